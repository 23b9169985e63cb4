#include "influx/wire/FluxLiteral.h"
#include "influx/wire/InfluxQlLiteral.h"

#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

using namespace telemirror;
using namespace Qt::StringLiterals;

class LiteralsTest : public QObject
{
    Q_OBJECT

private slots:
    void fluxStrings_data();
    void fluxStrings();
    void influxQlQuotes_data();
    void influxQlQuotes();
    void regexesMatchTheTextItself_data();
    void regexesMatchTheTextItself();
    void times_data();
    void times();
    void durations_data();
    void durations();
};

void LiteralsTest::fluxStrings_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("literal");
    QTest::newRow("empty") << u""_s << uR"("")"_s;
    QTest::newRow("plain") << u"weather"_s << uR"("weather")"_s;
    QTest::newRow("quote") << uR"(a"b)"_s << uR"("a\"b")"_s;
    QTest::newRow("backslash") << uR"(C:\)"_s << uR"("C:\\")"_s;
    QTest::newRow("newlines") << u"a\nb\rc\td"_s << uR"("a\nb\rc\td")"_s;
    QTest::newRow("interpolation") << u"${x}"_s << uR"("\${x}")"_s;
    QTest::newRow("dollar") << u"5$ a$b$"_s << uR"("5$ a$b$")"_s;
    QTest::newRow("dollar, quote") << uR"(a$"b)"_s << uR"("a\x24\"b")"_s;
    QTest::newRow("dollar, backslash") << uR"($\)"_s << uR"("\x24\\")"_s;
    QTest::newRow("dollars, interpolation") << u"$$${x}"_s << uR"("\x24\x24\${x}")"_s;
    QTest::newRow("escaped interpolation") << uR"(\${x})"_s << uR"("\\\${x}")"_s;
    QTest::newRow("control") << QString(QChar(0)) + QChar(0x1b) << uR"("\x00\x1b")"_s;
    QTest::newRow("unicode") << u"Süd 🌡"_s << u"\"Süd 🌡\""_s;
}

void LiteralsTest::fluxStrings()
{
    QFETCH(QString, text);
    QFETCH(QString, literal);
    QCOMPARE(flux::string(text), literal);
}

void LiteralsTest::influxQlQuotes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("identifier");
    QTest::addColumn<QString>("string");
    QTest::newRow("empty") << u""_s << uR"("")"_s << u"''"_s;
    QTest::newRow("double") << uR"(a"b)"_s << uR"("a\"b")"_s << uR"('a"b')"_s;
    QTest::newRow("single") << u"a'b"_s << uR"("a'b")"_s << uR"('a\'b')"_s;
    QTest::newRow("backslash") << uR"(a\)"_s << uR"("a\\")"_s << uR"('a\\')"_s;
    QTest::newRow("newline") << u"a\nb"_s << uR"("a\nb")"_s << uR"('a\nb')"_s;
    QTest::newRow("injection") << uR"(x"; DROP DATABASE y --)"_s << uR"("x\"; DROP DATABASE y --")"_s
                               << uR"('x"; DROP DATABASE y --')"_s;
    QTest::newRow("unicode") << u"Süd 🌡"_s << u"\"Süd 🌡\""_s << u"'Süd 🌡'"_s;
}

void LiteralsTest::influxQlQuotes()
{
    QFETCH(QString, text);
    QFETCH(QString, identifier);
    QFETCH(QString, string);
    QCOMPARE(influxql::identifier(text), identifier);
    QCOMPARE(influxql::string(text), string);
}

void LiteralsTest::regexesMatchTheTextItself_data()
{
    QTest::addColumn<QString>("text");
    const QStringList texts{u"real"_s, u"a.b*c+d?"_s, u"(x)[y]{2}|^z$"_s, u"a/b"_s, u"a\\"_s, u"\\/"_s,
        u"\\d/"_s, u"a\nb"_s, u"Süd 🌡"_s, u"-"_s, u" # "_s};
    for (const QString& text : texts)
        QTest::newRow(qPrintable(text)) << text;
}

void LiteralsTest::regexesMatchTheTextItself()
{
    QFETCH(QString, text);
    QString literal = flux::regexMatching(text);
    QCOMPARE(influxql::regexMatching(text), literal);
    QVERIFY(literal.startsWith(u'/') && literal.endsWith(u'/'));
    QString body = literal.sliced(1).chopped(1);
    // What both servers do with the literal before they compile it.
    body.replace(u"\\/"_s, u"/"_s);
    QVERIFY(!body.contains(u'\n'));
    // A backslash only in a class, where neither scanner has another use for it.
    QVERIFY(!QString(body).remove(u"[\\\\]"_s).contains(u"\\\\"_s));
    const QRegularExpression expression(body);
    QVERIFY(expression.isValid());
    QVERIFY(expression.match(u"<"_s + text + u">"_s).hasMatch());
    QVERIFY(!expression.match(u"<"_s + text.chopped(1) + u">"_s).hasMatch() || text.size() == 1);
    // No slash that is not escaped: none can end the literal.
    QVERIFY(!QRegularExpression(u"(?<!\\\\)/"_s).match(literal.sliced(1).chopped(1)).hasMatch());
}

void LiteralsTest::times_data()
{
    QTest::addColumn<Timestamp>("time");
    QTest::addColumn<QString>("literal");
    QTest::newRow("epoch") << Timestamp(0) << u"1970-01-01T00:00:00Z"_s;
    QTest::newRow("seconds") << Timestamp(1714521600) * nanosecondsPerSecond << u"2024-05-01T00:00:00Z"_s;
    QTest::newRow("one ns") << Timestamp(1) << u"1970-01-01T00:00:00.000000001Z"_s;
    QTest::newRow("ms") << Timestamp(1'500'000'000) << u"1970-01-01T00:00:01.5Z"_s;
    QTest::newRow("before") << Timestamp(-1) << u"1969-12-31T23:59:59.999999999Z"_s;
    QTest::newRow("smallest") << minimumTimestamp << u"1677-09-21T00:12:43.145224194Z"_s;
    QTest::newRow("largest") << maximumTimestamp << u"2262-04-11T23:47:16.854775806Z"_s;
}

void LiteralsTest::times()
{
    QFETCH(Timestamp, time);
    QFETCH(QString, literal);
    QCOMPARE(flux::time(time), literal);
    QCOMPARE(influxql::time(time), QString::number(time));
}

void LiteralsTest::durations_data()
{
    QTest::addColumn<Nanoseconds>("duration");
    QTest::addColumn<QString>("literal");
    QTest::newRow("zero") << Nanoseconds(0) << u"0s"_s;
    QTest::newRow("mixed") << nanosecondsPerHour + 30 * nanosecondsPerMinute << u"1h30m"_s;
    QTest::newRow("days") << 2 * nanosecondsPerDay << u"48h"_s;
    QTest::newRow("small") << Nanoseconds(1'002'003) << u"1ms2003ns"_s;
    QTest::newRow("negative") << -nanosecondsPerSecond << u"-1s"_s;
    QTest::newRow("smallest") << std::numeric_limits<Nanoseconds>::min() << u"-2562047h47m16s854ms775808ns"_s;
}

void LiteralsTest::durations()
{
    QFETCH(Nanoseconds, duration);
    QFETCH(QString, literal);
    QCOMPARE(flux::duration(duration), literal);
    QCOMPARE(influxql::duration(duration), literal);
}

QTEST_GUILESS_MAIN(LiteralsTest)
#include "tst_literals.moc"
