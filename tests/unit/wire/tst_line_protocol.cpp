#include "HostilePoints.h"

#include "influx/wire/LineProtocolReader.h"
#include "influx/wire/LineProtocolWriter.h"

#include <QtTest/QTest>

#include <cmath>

Q_DECLARE_METATYPE(telemirror::FieldValue)
Q_DECLARE_METATYPE(telemirror::Point)

using namespace telemirror;
using namespace Qt::StringLiterals;

using Outcome = LineProtocolWriter::Outcome;

namespace {

/// A point as one readable line; the type of each value is seen.
QByteArray show(const Point& point)
{
    QByteArray text = point.measurement;
    for (const Tag& tag : point.tags)
        text += " [" + tag.key + "]=[" + tag.value + "]";
    for (const Field& field : point.fields) {
        text += " (" + field.key + ")=" + fieldTypeName(fieldTypeOf(field.value)).toUtf8() + ":";
        LineProtocolWriter::appendValue(text, field.value);
    }
    return text + " @" + QByteArray::number(point.time);
}

struct Reading
{
    QList<QByteArray> points;
    QList<QString> errors;
    QList<qint64> lines;
};

Reading readAll(const QByteArray& text, Precision precision = Precision::Nanoseconds)
{
    LineProtocolReader reader(text, precision, 42);
    Reading reading;
    Point point;
    for (;;) {
        const Result<bool> next = reader.next(point);
        if (!next)
            reading.errors.append(next.error().message);
        else if (*next)
            reading.points.append(show(point));
        else
            return reading;
        reading.lines.append(reader.lineNumber());
    }
}

Point pointWith(const FieldValue& value)
{
    return {"m", {}, {{"f", value}}, 0};
}

} // namespace

class LineProtocolTest : public QObject
{
    Q_OBJECT

private slots:
    void writes_data();
    void writes();
    void refuses_data();
    void refuses();
    void dropsWhatIsNoNumber();
    void reads_data();
    void reads();
    void faults_data();
    void faults();
    void precisions();
    void goesOnBehindAFault();
    void pointsAreReused();
    void hostilePointsRoundTrip();
    void rubbishNeverBreaksTheReader();
};

void LineProtocolTest::writes_data()
{
    QTest::addColumn<FieldValue>("value");
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char* name, const FieldValue& value, const char* text) {
        QTest::newRow(name) << value << QByteArray(text);
    };
    row("zero", 0.0, "0");
    row("negative zero", -0.0, "-0");
    row("tenth", 0.1, "0.1");
    row("whole", 3.0, "3");
    row("large", 1e21, "1e+21");
    row("largest", std::numeric_limits<double>::max(), "1.7976931348623157e+308");
    row("smallest", std::numeric_limits<double>::denorm_min(), "5e-324");
    row("int64 min", std::numeric_limits<qint64>::min(), "-9223372036854775808i");
    row("int64 max", std::numeric_limits<qint64>::max(), "9223372036854775807i");
    row("uint64 max", std::numeric_limits<quint64>::max(), "18446744073709551615u");
    row("true", true, "true");
    row("false", false, "false");
    row("string", "a b,c=d"_ba, "\"a b,c=d\"");
    row("empty string", QByteArray(), "\"\"");
    row("quotes", R"(say "hi" \ bye\)"_ba, R"("say \"hi\" \\ bye\\")");
    row("newline", "a\nb\r\n"_ba, "\"a\nb\r\n\"");
}

void LineProtocolTest::writes()
{
    QFETCH(FieldValue, value);
    QFETCH(QByteArray, text);
    QByteArray out = "before\n";
    QCOMPARE(LineProtocolWriter::append(out, pointWith(value)), Outcome::Written);
    QCOMPARE(out, "before\nm f=" + text + " 0\n");
    LineProtocolReader reader(QByteArrayView(out).sliced(7));
    Point point;
    QVERIFY(reader.next(point).value());
    QVERIFY(identical(point.fields.value(0).value, value));
}

void LineProtocolTest::refuses_data()
{
    QTest::addColumn<Point>("point");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char* name, const Point& point, const QString& reason) {
        QTest::newRow(name) << point << reason;
    };
    const QList<Field> one{{"f", true}};
    row("no measurement", {"", {}, one, 0}, u"empty"_s);
    row("newline in the measurement", {"a\nb", {}, one, 0}, u"newline"_s);
    row("backslash ends the measurement", {"a\\", {}, one, 0}, u"backslash"_s);
    row("comment", {"#a", {}, one, 0}, u"comment"_s);
    row("tab first", {"\ta", {}, one, 0}, u"tab"_s);
    row("backslash before a quote", {"a\\\"b", {}, one, 0}, u"backslash"_s);
    row("backslash before a space", {"a\\ b", {}, one, 0}, u"backslash"_s);
    row("no tag key", {"m", {{"", "x"}}, one, 0}, u"empty"_s);
    row("newline in a tag", {"m", {{"k", "x\ny"}}, one, 0}, u"newline"_s);
    row("newline in a tag key", {"m", {{"k\n", "x"}}, one, 0}, u"newline"_s);
    row("backslash ends a tag", {"m", {{"k", "C:\\"}}, one, 0}, u"backslash"_s);
    row("tag named time", {"m", {{"time", "x"}}, one, 0}, u"reserved"_s);
    row("tags twice", {"m", {{"k", "x"}, {"k", "y"}}, one, 0}, u"same key"_s);
    row("no fields", {"m", {}, {}, 0}, u"no field"_s);
    row("no field key", {"m", {}, {{"", 1.0}}, 0}, u"empty"_s);
    row("field named time", {"m", {}, {{"time", 1.0}}, 0}, u"reserved"_s);
    row("newline in a field key", {"m", {}, {{"a\nb", 1.0}}, 0}, u"newline"_s);
    row("backslash before a space in a field key", {"m", {}, {{"a\\ b", 1.0}}, 0}, u"backslash"_s);
    row("fields twice", {"m", {}, {{"f", 1.0}, {"f", 2.0}}, 0}, u"same key"_s);
    row("too early", {"m", {}, one, minimumTimestamp - 1}, u"timestamp"_s);
    row("too late", {"m", {}, one, maximumTimestamp + 1}, u"timestamp"_s);
    row("too long", {"m", {{"k", QByteArray(65530, 'x')}}, one, 0}, u"65535"_s);
    row("quotes that hide the end of the line", {"m", {{"k", "a\\ b\\=c\""}}, one, 0}, u"quotes"_s);
}

void LineProtocolTest::refuses()
{
    QFETCH(Point, point);
    QFETCH(QString, reason);
    QByteArray out = "before\n";
    QString given;
    QCOMPARE(LineProtocolWriter::append(out, point, &given), Outcome::Refused);
    QVERIFY2(given.contains(reason), qPrintable(given));
    QCOMPARE(out, "before\n"_ba);
}

void LineProtocolTest::dropsWhatIsNoNumber()
{
    QByteArray out;
    int dropped = 0;
    const Point mixed{"m", {{"empty", ""}, {"k", "v"}},
        {{"a", std::nan("")}, {"b", 1.5}, {"c", -std::numeric_limits<double>::infinity()}, {"d", true}}, 9};
    QCOMPARE(LineProtocolWriter::append(out, mixed, nullptr, &dropped), Outcome::Written);
    QCOMPARE(out, "m,k=v b=1.5,d=true 9\n"_ba);
    QCOMPARE(dropped, 2);
    out.clear();
    QCOMPARE(LineProtocolWriter::append(out, pointWith(std::nan("")), nullptr, &dropped), Outcome::Dropped);
    QCOMPARE(out, QByteArray());
    QCOMPARE(dropped, 3);
}

void LineProtocolTest::reads_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QList<QByteArray>>("points");
    const auto row = [](const char* name, const QByteArray& text, const QList<QByteArray>& points) {
        QTest::newRow(name) << text << points;
    };
    row("nothing", "", {});
    row("comments and blank lines", "# m f=1\n\n  \n\t# x\nm f=1 1\n", {"m (f)=float:1 @1"});
    row("no newline at the end", "m f=1 1", {"m (f)=float:1 @1"});
    row("no time", "m f=1", {"m (f)=float:1 @42"});
    row("spaces", "  m  f=1   1  ", {"m (f)=float:1 @1"});
    row("negative time", "m f=1 -9223372036854775806", {"m (f)=float:1 @-9223372036854775806"});
    row("floats", "m a=1,b=-1.5,c=.5,d=1.,e=1e3,f=-1.5E-3,g=1e+21 1",
        {"m (a)=float:1 (b)=float:-1.5 (c)=float:0.5 (d)=float:1 (e)=float:1000 (f)=float:-0.0015 "
         "(g)=float:1e+21 @1"});
    row("integers", "m a=1i,b=-9223372036854775808i,c=18446744073709551615u 1",
        {"m (a)=integer:1i (b)=integer:-9223372036854775808i (c)=unsigned:18446744073709551615u @1"});
    row("booleans", "m a=t,b=T,c=true,d=True,e=TRUE,f=f,g=F,h=false,i=False,j=FALSE 1",
        {"m (a)=boolean:true (b)=boolean:true (c)=boolean:true (d)=boolean:true (e)=boolean:true "
         "(f)=boolean:false (g)=boolean:false (h)=boolean:false (i)=boolean:false (j)=boolean:false @1"});
    row("strings", R"(m a="x y, z=1",b="say \"hi\"",c="C:\\dir\n",d="" 1)",
        {R"(m (a)=string:"x y, z=1" (b)=string:"say \"hi\"" (c)=string:"C:\\dir\\n" (d)=string:"" @1)"});
    row("newline in a string", "m a=\"x\ny\" 1\nm a=1 2", {"m (a)=string:\"x\ny\" @1", "m (a)=float:1 @2"});
    row("tags sorted", "m,z=1,a=2,m=3 f=1 1", {"m [a]=[2] [m]=[3] [z]=[1] (f)=float:1 @1"});
    row("escapes", R"(m\ a\,b,k\ 1\,2\=3=v\ 1\,2\=3 f\ 1\,2\=3=1 1)",
        {"m a,b [k 1,2=3]=[v 1,2=3] (f 1,2=3)=float:1 @1"});
    row("backslashes that escape nothing", R"(m\a,k=C:\dir\\x f\g=1 1)",
        {R"(m\a [k]=[C:\dir\\x] (f\g)=float:1 @1)"});
    row("a backslash before an escape", R"(m,k=a\\ b f=1 1)", {R"(m [k]=[a\ b] (f)=float:1 @1)"});
    row("quotes are plain in names", R"(m"x",k"="v" f"=1 1)", {R"(m"x" [k"]=["v"] (f")=float:1 @1)"});
    row("an equals sign in the measurement", "m=x f=1 1", {"m=x (f)=float:1 @1"});
    row("unicode", "wétter,ort=Köln 🌡=1i 1", {"wétter [ort]=[Köln] (🌡)=integer:1i @1"});
}

void LineProtocolTest::reads()
{
    QFETCH(QByteArray, text);
    QFETCH(QList<QByteArray>, points);
    const Reading reading = readAll(text);
    QCOMPARE(reading.errors, QList<QString>());
    QCOMPARE(reading.points, points);
}

void LineProtocolTest::faults_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("fault");
    const auto row = [](const char* line, const QString& fault) {
        QTest::newRow(line) << QByteArray(line) << fault;
    };
    row("m", u"missing fields"_s);
    row("m 1", u"invalid field format"_s);
    row("m f=1 1\r", u"bad timestamp"_s);
    row("m f=1\r", u"invalid number"_s);
    row("m ", u"missing fields"_s);
    row("m,k=v", u"missing fields"_s);
    row(",k=v f=1", u"missing measurement"_s);
    row("m, f=1", u"missing tag key"_s);
    row("m,=v f=1", u"missing tag key"_s);
    row("m,k f=1", u"missing tag value"_s);
    row("m,k= f=1", u"missing tag value"_s);
    row("m,k=,l=1 f=1", u"missing tag value"_s);
    row("m,k=v=w f=1", u"invalid tag format"_s);
    row("m,k=C:\\ f=1", u"invalid tag format"_s);
    row("m,k=1,k=2 f=1", u"duplicate tags"_s);
    row("m,k=1,a=0,k=2 f=1", u"duplicate tags"_s);
    row("m f=", u"missing field value"_s);
    row("m f=,g=1", u"missing field value"_s);
    row("m =1", u"missing field key"_s);
    row("m f=1,=2", u"missing field key"_s);
    row("m f", u"invalid field format"_s);
    row("m f=1,g", u"invalid field format"_s);
    row("m f=1,", u"invalid field format"_s);
    row("m f=x", u"invalid boolean"_s);
    row("m f=tru", u"invalid boolean"_s);
    row("m f=+1", u"invalid boolean"_s);
    row("m f=1.1.1", u"invalid number"_s);
    row("m f=1.5i", u"invalid number"_s);
    row("m f=-", u"invalid number"_s);
    row("m f=-1u", u"invalid number"_s);
    row("m f=i", u"invalid boolean"_s);
    row("m f=NaN", u"invalid number"_s);
    row("m f=1e400", u"invalid float"_s);
    row("m f=9223372036854775808i",
        u"unable to parse integer 9223372036854775808: strconv.ParseInt: parsing \"9223372036854775808\": "
        "value out of range"_s);
    row("m f=18446744073709551616u",
        u"unable to parse unsigned 18446744073709551616: strconv.ParseUint: parsing "
        "\"18446744073709551616\": value out of range"_s);
    row("m f=\"x", u"unbalanced quotes"_s);
    row("m f=\"x\"y", u"invalid field format"_s);
    row("m f=1 1x", u"bad timestamp"_s);
    row("m f=1 1.5", u"bad timestamp"_s);
    row("m f=1 9223372036854775807", u"time outside range -9223372036854775806 - 9223372036854775806"_s);
    row("m f=1 99999999999999999999",
        u"strconv.ParseInt: parsing \"99999999999999999999\": value out of range"_s);
    row("m f=1 1 2", u"point is invalid"_s);
}

void LineProtocolTest::faults()
{
    QFETCH(QByteArray, line);
    QFETCH(QString, fault);
    const Reading reading = readAll(line + "\nok f=1 1\n");
    // A string that does not end takes the next line in: that is what InfluxDB does, too.
    const bool swallows = fault == u"unbalanced quotes"_s;
    const QString shown = QString::fromUtf8(swallows ? line + "\nok f=1 1\n" : line);
    QCOMPARE(reading.errors, QList<QString>{u"unable to parse '%1': %2"_s.arg(shown, fault)});
    QCOMPARE(reading.points.size(), swallows ? 0 : 1);
}

void LineProtocolTest::precisions()
{
    QCOMPARE(readAll("m f=1 7", Precision::Seconds).points, QList<QByteArray>{"m (f)=float:1 @7000000000"});
    QCOMPARE(readAll("m f=1 7", Precision::Milliseconds).points, QList<QByteArray>{"m (f)=float:1 @7000000"});
    QCOMPARE(readAll("m f=1 -7", Precision::Microseconds).points, QList<QByteArray>{"m (f)=float:1 @-7000"});
    QVERIFY(readAll("m f=1 9223372037", Precision::Seconds).errors.value(0).contains(u"outside range"_s));
}

void LineProtocolTest::goesOnBehindAFault()
{
    const Reading reading = readAll("m f=1 1\nbad\nm f=\"a\nb\" 2\n# c\n\nm f=3 3\nworse\n");
    QCOMPARE(reading.points.size(), 3);
    QCOMPARE(reading.errors.size(), 2);
    QCOMPARE(reading.lines, (QList<qint64>{1, 2, 3, 7, 8}));
}

void LineProtocolTest::pointsAreReused()
{
    LineProtocolReader reader("m,a=1,b=2 f=\"long text\",g=1 1\nm f=t 2\n");
    Point point;
    QVERIFY(reader.next(point).value());
    const Point kept = point;
    QVERIFY(reader.next(point).value());
    QCOMPARE(show(kept), "m [a]=[1] [b]=[2] (f)=string:\"long text\" (g)=float:1 @1"_ba);
    QCOMPARE(show(point), "m (f)=boolean:true @2"_ba);
    QVERIFY(!reader.next(point).value());
}

void LineProtocolTest::hostilePointsRoundTrip()
{
    test::HostilePoints source(7);
    QByteArray lines;
    QList<Point> written;
    int refused = 0;
    for (int i = 0; i < 200'000; ++i) {
        Point point = source.next();
        const Outcome outcome = LineProtocolWriter::append(lines, point);
        refused += outcome == Outcome::Refused;
        if (outcome != Outcome::Written)
            continue;
        point.tags.removeIf([](const Tag& tag) { return tag.value.isEmpty(); });
        point.fields.removeIf([](const Field& field) {
            const double* number = std::get_if<double>(&field.value);
            return number && !std::isfinite(*number);
        });
        written.append(point);
    }
    // Neither way is rare, or the test would say little.
    QVERIFY(written.size() > 5'000);
    QVERIFY(refused > 5'000);
    LineProtocolReader reader(lines);
    Point point;
    for (const Point& expected : written) {
        const Result<bool> next = reader.next(point);
        QVERIFY2(next.has_value(), next ? "" : qPrintable(next.error().message));
        QVERIFY(*next);
        QVERIFY2(test::identicalPoints(point, expected),
            (show(point) + " instead of " + show(expected)).constData());
    }
    QVERIFY(!reader.next(point).value());
}

void LineProtocolTest::rubbishNeverBreaksTheReader()
{
    QRandomGenerator random(99);
    const QByteArray alphabet("mk=f, \"\\\n\r#\t1.-ieu+tT\0", 22);
    for (int round = 0; round < 50'000; ++round) {
        QByteArray text;
        for (int i = random.bounded(60); i > 0; --i)
            text += alphabet[random.bounded(alphabet.size())];
        // What is read can be written again or is refused, and reads the same then.
        LineProtocolReader reader(text);
        Point point;
        for (int i = 0; i <= text.count('\n') + 1; ++i) {
            const Result<bool> next = reader.next(point);
            if (!next)
                continue;
            if (!*next)
                break;
            QByteArray line;
            if (LineProtocolWriter::append(line, point) != Outcome::Written)
                continue;
            LineProtocolReader again(line);
            Point copy;
            QVERIFY2(again.next(copy).value_or(false), line.constData());
            QVERIFY2(test::identicalPoints(copy, point), line.constData());
        }
        QVERIFY(!reader.next(point).value_or(true));
    }
}

QTEST_GUILESS_MAIN(LineProtocolTest)
#include "tst_line_protocol.moc"
