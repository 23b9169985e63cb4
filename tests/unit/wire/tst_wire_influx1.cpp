// What is written to a real InfluxDB 1.x and read back through this library is what was written.

#include "HostilePoints.h"

#include "influx/wire/InfluxQlJsonReader.h"
#include "influx/wire/InfluxQlLineEncoder.h"
#include "influx/wire/InfluxQlLiteral.h"
#include "influx/wire/LineProtocolReader.h"
#include "influx/wire/LineProtocolWriter.h"
#include "support/TestServers.h"

#include <QtCore/QRandomGenerator>
#include <QtTest/QTest>

#include <cmath>

using namespace telemirror;
using namespace Qt::StringLiterals;

namespace {

InfluxQlLineEncoder::FieldColumn columnOf(const Field& field)
{
    return {field.key, field.key, fieldTypeOf(field.value)};
}

/// Hostile points that line protocol can hold and 1.x can be asked for, each in a measurement of its
/// own, so that no two fight over a field's type.
QList<Point> storablePoints(int count)
{
    test::HostilePoints source(1234);
    QList<Point> points;
    while (points.size() < count) {
        Point point = source.next();
        point.measurement += QByteArray::number(points.size());
        // InfluxQL cannot name a carriage return or a null character; 1.x has no unsigned integers.
        if (point.measurement.contains('\r') || point.measurement.contains('\0'))
            continue;
        point.tags.removeIf([](const Tag& tag) { return tag.value.isEmpty(); });
        point.fields.removeIf([](const Field& field) {
            const double* number = std::get_if<double>(&field.value);
            return (number && !std::isfinite(*number)) || std::holds_alternative<quint64>(field.value);
        });
        std::sort(point.fields.begin(), point.fields.end(),
            [](const Field& a, const Field& b) { return a.key < b.key; });
        // A shard for each of many weeks would take long.
        point.time = 1714521600123456789 + point.time % nanosecondsPerDay;
        QByteArray line;
        if (LineProtocolWriter::append(line, point) == LineProtocolWriter::Outcome::Written)
            points.append(point);
    }
    return points;
}

} // namespace

class WireInflux1Test : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void hostilePointsSurviveTheServer();
    void literalsMeanTheTextItself();
    void readerTakesWhatTheServerTakes();
    void refusedNamesAreRefusedThere_data();
    void refusedNamesAreRefusedThere();

private:
    QUrl m_server;
};

void WireInflux1Test::initTestCase()
{
    const std::optional<QUrl> url = test::influx1Url();
    if (!url)
        QSKIP("No InfluxDB 1.x: set TELEMIRROR_TEST_INFLUX1_URL.");
    m_server = *url;
}

void WireInflux1Test::hostilePointsSurviveTheServer()
{
    test::Influx1Database database(m_server);
    const QList<Point> points = storablePoints(300);
    QByteArray lines;
    for (const Point& point : points)
        LineProtocolWriter::append(lines, point);
    QCOMPARE(database.write(lines), 204);

    for (const Point& point : points) {
        QList<InfluxQlLineEncoder::FieldColumn> columns;
        for (const Field& field : point.fields)
            columns.append(columnOf(field));
        QByteArray back;
        LineSink sink({}, [&](LineBatch&& batch) { back += batch.lines; });
        InfluxQlLineEncoder encoder(point.measurement, columns, sink);
        InfluxQlJsonReader reader(encoder);
        const QString name = influxql::identifier(QString::fromUtf8(point.measurement));
        const QByteArray answer = database.query(u"SELECT *::field FROM %1 GROUP BY *"_s.arg(name));
        const Result<void> fed = reader.feed(answer);
        QVERIFY2(fed.has_value(), fed ? "" : qPrintable(fed.error().toString() + QString::fromUtf8(answer)));
        QVERIFY(reader.finish().has_value());
        sink.flush();
        Point read;
        LineProtocolReader lineReader(back);
        QByteArray line;
        LineProtocolWriter::append(line, point);
        QVERIFY2(lineReader.next(read).value_or(false), (line + answer).constData());
        QVERIFY2(test::identicalPoints(read, point), (line + back + answer).constData());
    }
}

void WireInflux1Test::literalsMeanTheTextItself()
{
    test::Influx1Database database(m_server);
    const QStringList texts{u"plain"_s, u"a.b"_s, u"axb"_s, u"a/b"_s, u"C:\\dir"_s, u"\\/ x"_s,
        u"it's \"it\""_s, u"(a|b)[c]{1}^$*+?"_s, u"' OR k =~ /.*/ --"_s, u"Süd 🌡"_s, u"tab\tx"_s};
    QByteArray lines;
    for (const QString& text : texts)
        LineProtocolWriter::append(lines, {"m", {{"k", text.toUtf8()}}, {{"f", 1.0}}, 1});
    QCOMPARE(database.write(lines), 204);

    const auto countWhere = [&](const QString& condition) {
        const QByteArray answer = database.query(u"SELECT f FROM m WHERE %1 GROUP BY k"_s.arg(condition));
        return answer.contains("error") ? -1 : static_cast<int>(answer.count("\"values\""));
    };
    for (const QString& text : texts) {
        QCOMPARE(countWhere(u"k = "_s + influxql::string(text)), 1);
        QCOMPARE(countWhere(u"k =~ "_s + influxql::regexMatching(text)), 1);
    }
}

void WireInflux1Test::readerTakesWhatTheServerTakes()
{
    test::Influx1Database database(m_server);
    QRandomGenerator random(2024);
    const QByteArray alphabet(",,k=v \"\\\n#\t1.-ietT");
    int taken = 0;
    int refused = 0;
    for (int i = 0; i < 600; ++i) {
        // A measurement of its own for each, so that none fights another over a field's type.
        QByteArray text = 'm' + QByteArray::number(i);
        for (int length = random.bounded(12); length > 0; --length)
            text += alphabet[random.bounded(alphabet.size())];
        if (random.bounded(3) != 0)
            text += " f=1";
        if (random.bounded(2) != 0)
            text += " 1714521600000000000";
        LineProtocolReader reader(text);
        Point point;
        Result<bool> next = reader.next(point);
        bool takes = next.has_value();
        while (next.value_or(true)) {
            next = reader.next(point);
            takes = takes && next.has_value();
        }
        QVERIFY2(
            (database.write(text) == 204) == takes, (text + (takes ? " taken" : " refused")).constData());
        ++(takes ? taken : refused);
    }
    QVERIFY(taken > 100);
    QVERIFY(refused > 100);
}

void WireInflux1Test::refusedNamesAreRefusedThere_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<int>("status");
    QTest::newRow("good") << "m,k=v f=1 1"_ba << 204;
    QTest::newRow("backslash ends a tag") << "m,k=C:\\ f=1 1"_ba << 400;
    QTest::newRow("two backslashes end a tag") << "m,k=C:\\\\ f=1 1"_ba << 400;
    QTest::newRow("newline in a tag") << "m,k=a\nb f=1 1"_ba << 400;
    QTest::newRow("empty tag") << "m,k= f=1 1"_ba << 400;
    QTest::newRow("field time") << "m time=1 1"_ba << 400;
    QTest::newRow("tag time") << "m,time=1 f=1 1"_ba << 400;
    QTest::newRow("backslash before a space in a field key") << "m a\\\\ b=1 1"_ba << 400;
    QTest::newRow("quotes that hide the end") << "m,k=a\\\\ b\\\\=c\" f=1 1\nm f=\"\" 1"_ba << 400;
    QTest::newRow("too late") << "m f=1 9223372036854775807"_ba << 400;
}

void WireInflux1Test::refusedNamesAreRefusedThere()
{
    QFETCH(QByteArray, line);
    QFETCH(int, status);
    test::Influx1Database database(m_server);
    QCOMPARE(database.write(line + '\n'), status);
}

QTEST_GUILESS_MAIN(WireInflux1Test)
#include "tst_wire_influx1.moc"
