#include "MemorySeries.h"

#include "sandbox/flux/FluxInterpreter.h"

#include <QtTest/QtTest>

#include <cmath>
#include <limits>

using namespace telemirror;
using namespace telemirror::sandbox;
using namespace Qt::StringLiterals;

namespace {

constexpr Nanoseconds minute = nanosecondsPerMinute;
/// 2024-05-01T00:00:00Z
constexpr Timestamp day = 1'714'521'600LL * nanosecondsPerSecond;
constexpr Timestamp now = day + 10 * minute;

/// The range of most tests: 2024-05-01, 00:00 to 00:10.
const QString ranged =
    uR"(from(bucket: "b") |> range(start: 2024-05-01T00:00:00Z, stop: 2024-05-01T00:10:00Z))"_s;
const QByteArray bounds = "2024-05-01T00:00:00Z,2024-05-01T00:10:00Z";

/// Lines as InfluxDB ends them.
QByteArray crlf(QByteArray text)
{
    return text.replace("\n", "\r\n");
}

} // namespace

class TestFluxInterpreter : public QObject
{
    Q_OBJECT

private:
    test::MemorySeries m_source{u"b"_s};

    [[nodiscard]] Result<QByteArray> run(const QString& script, const CsvDialect& dialect = {}) const
    {
        return FluxInterpreter(m_source, now).run(script, dialect);
    }
    /// The answer without carriage returns, or the error's text.
    [[nodiscard]] QByteArray text(const QString& script) const
    {
        const Result<QByteArray> answer = run(script);
        return answer ? QByteArray(*answer).replace("\r\n", "\n") : answer.error().message.toUtf8();
    }
    /// Everything but annotations, headers and the columns before the first of the table's own.
    [[nodiscard]] QByteArray rows(const QString& script) const
    {
        QByteArray joined;
        for (const QByteArray& line : text(script).split('\n')) {
            if (line.startsWith(",,"))
                joined += line.mid(2) + '\n';
            else if (!line.startsWith('#') && !line.startsWith(",result") && !line.isEmpty())
                joined += line + '\n';
        }
        return joined;
    }

private slots:
    void initTestCase()
    {
        const QList<Tag> roof{{"site", "roof"}};
        const QList<Tag> yard{{"site", "yard"}};
        for (int i = 0; i < 4; ++i)
            m_source.add("weather", roof, "temp", day + i * minute, 20.5 + i);
        m_source.add("weather", yard, "temp", day, -1.0);
        m_source.add("weather", yard, "temp", day + 2 * minute, 1e21);
        m_source.add("weather", roof, "count", day, std::numeric_limits<qint64>::min());
        m_source.add("weather", roof, "count", day + minute, std::numeric_limits<qint64>::max());
        m_source.add("types", {}, "u", day + 1, std::numeric_limits<quint64>::max());
        m_source.add("types", {}, "s", day + 500'000'000, "a,\"b\"\nc"_ba);
        m_source.add("types", {}, "ok", day, true);
        m_source.add("x\" |> drop()", {{"Zone, \\", " é=🌞"}}, "a\\b", day, "${now()}"_ba);
        m_source.add("old", {}, "v", -1'500'000'000, 1.0);
        m_source.add("future", {}, "v", now + 60 * minute, 2.0);
    }

    void plainRead()
    {
        QCOMPARE(
            *run(ranged + uR"( |> filter(fn: (r) => r._measurement == "weather" and r._field == "temp"))"_s),
            crlf("#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,"
                 "string,string\n"
                 "#group,false,false,true,true,false,false,true,true,true\n"
                 "#default,_result,,,,,,,,\n"
                 ",result,table,_start,_stop,_time,_value,_field,_measurement,site\n"
                 ",,0," +
                bounds +
                ",2024-05-01T00:00:00Z,20.5,temp,weather,roof\n"
                ",,0," +
                bounds +
                ",2024-05-01T00:01:00Z,21.5,temp,weather,roof\n"
                ",,0," +
                bounds +
                ",2024-05-01T00:02:00Z,22.5,temp,weather,roof\n"
                ",,0," +
                bounds +
                ",2024-05-01T00:03:00Z,23.5,temp,weather,roof\n"
                ",,1," +
                bounds +
                ",2024-05-01T00:00:00Z,-1,temp,weather,yard\n"
                ",,1," +
                bounds +
                ",2024-05-01T00:02:00Z,1000000000000000000000,temp,weather,yard\n"
                "\n"));
    }

    void schemasChange()
    {
        QCOMPARE(
            *run(ranged +
                uR"( |> filter(fn: (r) => r._measurement == "types") |> drop(columns: ["_start", "_stop"]))"_s),
            crlf("#datatype,string,long,dateTime:RFC3339,boolean,string,string\n"
                 "#group,false,false,false,false,true,true\n"
                 "#default,_result,,,,,\n"
                 ",result,table,_time,_value,_field,_measurement\n"
                 ",,0,2024-05-01T00:00:00Z,true,ok,types\n"
                 "\n"
                 "#datatype,string,long,dateTime:RFC3339,string,string,string\n"
                 "#group,false,false,false,false,true,true\n"
                 "#default,_result,,,,,\n"
                 ",result,table,_time,_value,_field,_measurement\n"
                 ",,1,2024-05-01T00:00:00.5Z,\"a,\"\"b\"\"\nc\",s,types\n"
                 "\n"
                 "#datatype,string,long,dateTime:RFC3339,unsignedLong,string,string\n"
                 "#group,false,false,false,false,true,true\n"
                 "#default,_result,,,,,\n"
                 ",result,table,_time,_value,_field,_measurement\n"
                 ",,2,2024-05-01T00:00:00.000000001Z,18446744073709551615,u,types\n"
                 "\n"));
    }

    void hostileNames()
    {
        // No raw string: moc loses its way in one with escaped quotes.
        const QString script = ranged +
            u" |> filter(fn: (r) => r._measurement == \"x\\\" |> drop()\" and r[\"Zone, \\\\\"] == \" é=🌞\""
            " and r._value == \"\\${now()}\")"
            " |> keep(columns: [\"_value\", \"Zone, \\\\\", \"_field\", \"_measurement\"])"_s;
        QCOMPARE(*run(script),
            crlf("#datatype,string,long,string,string,string,string\n"
                 "#group,false,false,false,true,true,true\n"
                 "#default,_result,,,,,\n"
                 ",result,table,_value,\"Zone, \\\",_field,_measurement\n"
                 ",,0,${now()},\" é=🌞\",a\\b,\"x\"\" |> drop()\"\n"
                 "\n"));
    }

    void results()
    {
        const QString only = uR"( |> filter(fn: (r) => r._field == "count") |> keep(columns: ["_value"]))"_s;
        QCOMPARE(*run(u"data = "_s + ranged + only + uR"(
                data |> first() |> yield(name: "b, 1")
                data |> last() |> yield(name: "a"))"_s),
            crlf("#datatype,string,long,long\n#group,false,false,false\n#default,a,,\n,result,table,_value\n"
                 ",,0,9223372036854775807\n\n"
                 "#datatype,string,long,long\n#group,false,false,false\n#default,\"b, "
                 "1\",,\n,result,table,_value\n"
                 ",,0,-9223372036854775808\n\n"));
    }

    void anErrorAfterTheFirstTableIsTheLastTable()
    {
        const QByteArray answer =
            *run(ranged + u" |> filter(fn: (r) => r._measurement == \"weather\") |> group()"_s);
        QVERIFY(answer.contains(",9223372036854775807,count,weather,roof\r\n"));
        QVERIFY2(answer.endsWith("\r\n\r\n#datatype,string,string\r\n#group,true,true\r\n#default,,\r\n"
                                 ",error,reference\r\n,schema collision: cannot group integer and float "
                                 "types together,\r\n"),
            answer.constData());
    }

    void emptyAnswers()
    {
        QCOMPARE(*run(ranged + uR"( |> filter(fn: (r) => r._measurement == "nothing"))"_s), "\r\n"_ba);
        QCOMPARE(
            *run(ranged +
                uR"( |> filter(fn: (r) => r._field == "count") |> filter(fn: (r) => r._value == 0, onEmpty: "keep") |> filter(fn: (r) => true, onEmpty: "keep") |> keep(columns: ["_field", "_value"]))"_s),
            crlf("#datatype,string,long,long,string\n#group,false,false,false,true\n#default,_result,0,,"
                 "count\n"
                 ",result,table,_value,_field\n\n"));
    }

    void dialect()
    {
        CsvDialect plain;
        plain.annotateDatatype = plain.annotateGroup = plain.annotateDefault = false;
        plain.delimiter = ";";
        const QString script = ranged +
            uR"( |> filter(fn: (r) => r._field == "count") |> keep(columns: ["_value"]) |> last())"_s;
        QCOMPARE(*run(script, plain), crlf(";result;table;_value\n;_result;0;9223372036854775807\n\n"));
        plain.header = false;
        QCOMPARE(*run(script, plain), crlf(";_result;0;9223372036854775807\n\n"));
    }

    void rangeBounds_data()
    {
        QTest::addColumn<QString>("range");
        QTest::addColumn<int>("points");
        QTest::newRow("stop is outside") << u"start: 2024-05-01T00:00:00Z, stop: 2024-05-01T00:03:00Z"_s << 3;
        QTest::newRow("start is inside")
            << u"start: 2024-05-01T00:03:00Z, stop: 2024-05-01T00:03:00.000000001Z"_s << 1;
        QTest::newRow("offset") << u"start: 2024-05-01T02:00:00+02:00, stop: 2024-05-01T02:01:00+02:00"_s
                                << 1;
        QTest::newRow("date") << u"start: 2024-05-01, stop: 2024-05-02"_s << 4;
        QTest::newRow("seconds") << u"start: 1714521600, stop: 1714521660"_s << 1;
        QTest::newRow("relative") << u"start: -8m"_s << 2;
        QTest::newRow("relative to both") << u"start: -1mo, stop: -9m30s"_s << 1;
        QTest::newRow("year") << u"start: -1y"_s << 4;
        QTest::newRow("now") << u"start: 0, stop: now()"_s << 4;
        QTest::newRow("time(v:)")
            << u"start: time(v: 1714521600000000000), stop: time(v: \"2024-05-01T00:02:00Z\")"_s << 2;
    }

    void rangeBounds()
    {
        QFETCH(QString, range);
        const QString script =
            uR"(from(bucket: "b") |> range(%1) |> filter(fn: (r) => r.site == "roof" and r._field == "temp") |> keep(columns: ["_value"]))"_s;
        QFETCH(int, points);
        QCOMPARE(rows(script.arg(range)).count('\n'), points);
    }

    void floatsThatAreNoNumbers()
    {
        test::MemorySeries odd(u"odd"_s);
        odd.add("m", {}, "f", day, std::numeric_limits<double>::quiet_NaN());
        odd.add("m", {}, "f", day + 1, std::numeric_limits<double>::infinity());
        odd.add("m", {}, "f", day + 2, -std::numeric_limits<double>::infinity());
        odd.add("m", {}, "f", day + 3, -0.0);
        odd.add("m", {}, "f", day + 4, 5e-324);
        const Result<QByteArray> answer = FluxInterpreter(odd, now).run(
            u"from(bucket: \"odd\") |> range(start: -1h) |> keep(columns: [\"_value\"])"_s);
        QVERIFY(answer);
        const QByteArrayList lines = answer->split('\n');
        QCOMPARE(lines.mid(4, 4), (QByteArrayList{",,0,NaN\r", ",,0,+Inf\r", ",,0,-Inf\r", ",,0,-0\r"}));
        QCOMPARE(lines[8].size(), qsizetype(4 + 326 + 1));
        QVERIFY(lines[8].endsWith("0005\r"));
    }

    void quoting_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QByteArray>("cell");
        QTest::newRow("empty") << ""_ba
                               << ""_ba;
        QTest::newRow("comma") << "a,b"_ba
                               << "\"a,b\""_ba;
        QTest::newRow("quote") << "\""_ba
                               << "\"\"\"\""_ba;
        QTest::newRow("newline") << "a\nb"_ba
                                 << "\"a\r\nb\""_ba;
        QTest::newRow("carriage return") << "a\rb"_ba
                                         << "\"ab\""_ba;
        QTest::newRow("leading space") << " a"_ba
                                       << "\" a\""_ba;
        QTest::newRow("leading space of Unicode") << "\xc2\xa0x"_ba
                                                  << "\"\xc2\xa0x\""_ba;
        QTest::newRow("trailing space") << "a "_ba
                                        << "a "_ba;
        QTest::newRow("end mark of Postgres") << "\\."_ba
                                              << "\"\\.\""_ba;
        QTest::newRow("hash") << "#datatype"_ba
                              << "#datatype"_ba;
        QTest::newRow("emoji") << "🌞"_ba
                               << "🌞"_ba;
    }

    void quoting()
    {
        QFETCH(QByteArray, value);
        QFETCH(QByteArray, cell);
        test::MemorySeries one(u"one"_s);
        one.add("m", {}, "f", day, value);
        const Result<QByteArray> answer = FluxInterpreter(one, now).run(
            u"from(bucket: \"one\") |> range(start: -1h) |> keep(columns: [\"_value\"])"_s);
        QVERIFY(answer);
        QVERIFY2(answer->endsWith("\r\n,,0," + cell + "\r\n\r\n"), answer->constData());
    }

    void tagsInTheOrderOfBytes()
    {
        test::MemorySeries one(u"one"_s);
        one.add("m", {{"Zone", "1"}, {"area", "2"}, {"_value", "3"}}, "f", day, true);
        const Result<QByteArray> answer =
            FluxInterpreter(one, now).run(u"from(bucket: \"one\") |> range(start: -1h)"_s);
        QVERIFY(answer);
        QVERIFY2(
            answer->contains(",result,table,_start,_stop,_time,_value,Zone,_field,_measurement,area\r\n"),
            answer->constData());
    }

    void beforeTheEpoch()
    {
        QCOMPARE(
            rows(
                uR"(from(bucket: "b") |> range(start: 1969-12-31) |> filter(fn: (r) => r._measurement == "old") |> keep(columns: ["_time"]))"_s),
            "0,1969-12-31T23:59:58.5Z\n"_ba);
    }

    void predicates_data()
    {
        QTest::addColumn<QString>("predicate");
        QTest::addColumn<QByteArray>("values");
        const QByteArray all = "20.5 21.5 22.5 23.5 -1 1000000000000000000000";
        const QByteArray roof = "20.5 21.5 22.5 23.5";
        QTest::newRow("tag") << uR"(r.site == "roof")"_s << roof;
        QTest::newRow("index") << uR"(r["site"] != "roof")"_s << "-1 1000000000000000000000"_ba;
        QTest::newRow("or") << uR"(r.site == "roof" or r._value < 0)"_s << "20.5 21.5 22.5 23.5 -1"_ba;
        QTest::newRow("not") << uR"(not r.site == "roof")"_s << "-1 1000000000000000000000"_ba;
        QTest::newRow("match") << uR"(r.site =~ /^ro+f$/)"_s << roof;
        QTest::newRow("no match") << uR"(r.site !~ /yard/)"_s << roof;
        QTest::newRow("slash in a pattern") << uR"(r.site !~ /\//)"_s << all;
        QTest::newRow("exists") << u"exists r.site"_s << all;
        QTest::newRow("not exists") << u"not exists r.nothing"_s << all;
        QTest::newRow("missing is unequal to the storage") << uR"(r.nothing != "a")"_s << all;
        QTest::newRow("missing is not unequal elsewhere")
            << uR"(r.nothing != "a" and not r.site == "x")"_s << QByteArray();
        QTest::newRow("other types are not equal to the storage")
            << uR"(r._value == "a" or r.site == "yard")"_s << "-1 1000000000000000000000"_ba;
        QTest::newRow("int and float") << u"r._value >= 23"_s << "23.5 1000000000000000000000"_ba;
        QTest::newRow("arithmetic") << u"r._value * 2.0 - 1.0 == 40.0"_s << "20.5"_ba;
        QTest::newRow("time") << u"r._time > 2024-05-01T00:02:00Z"_s << "23.5"_ba;
        QTest::newRow("conditional") << uR"(if r.site == "roof" then r._value > 22.0 else false)"_s
                                     << "22.5 23.5"_ba;
        QTest::newRow("conversion") << uR"(string(v: r._value) == "21.5")"_s << "21.5"_ba;
        QTest::newRow("interpolation") << uR"("${r.site}!" == "roof!")"_s << roof;
        QTest::newRow("constant") << u"true"_s << all;
        QTest::newRow("null constant") << u"r.nothing"_s << QByteArray();
        QTest::newRow("precedence") << uR"(r.site == "yard" and r._value < 0 or r._value == 20.5)"_s
                                    << "20.5 -1"_ba;
        QTest::newRow("name of a variable") << uR"(r.site == "r\x6fof")"_s << roof;
    }

    void predicates()
    {
        QFETCH(QString, predicate);
        QFETCH(QByteArray, values);
        const QByteArray answer = rows(ranged +
            uR"( |> filter(fn: (r) => r._measurement == "weather" and r._field == "temp") |> filter(fn: (r) => %1) |> keep(columns: ["_value"]))"_s
                .arg(predicate));
        QByteArrayList found;
        for (const QByteArray& line : answer.trimmed().split('\n'))
            found.append(line.mid(line.indexOf(',') + 1));
        QCOMPARE(found.join(' '), values);
    }

    void pushdown()
    {
        m_source.visited = 0;
        QCOMPARE(
            rows(ranged +
                uR"( |> filter(fn: (r) => r._measurement == "weather" and r._value < 0.0 and r.site == "yard" and r._field == "temp") |> keep(columns: ["_value"]))"_s),
            "0,-1\n"_ba);
        QCOMPARE(m_source.visited, 1);
    }

    void pipelines_data()
    {
        QTest::addColumn<QString>("pipeline");
        QTest::addColumn<QByteArray>("answer");
        const QString temp =
            uR"( |> filter(fn: (r) => r._field == "temp") |> drop(columns: ["_start", "_stop", "_field", "_measurement"]))"_s;
        const QString count =
            uR"( |> filter(fn: (r) => r._field == "count") |> drop(columns: ["_start", "_stop", "_field", "_measurement", "site"]))"_s;
        const auto row = [](const char* name, const QString& pipeline, const QByteArray& answer) {
            QTest::newRow(name) << pipeline << answer;
        };
        row("first", temp + u" |> first()"_s,
            "0,2024-05-01T00:00:00Z,20.5,roof\n1,2024-05-01T00:00:00Z,-1,yard\n");
        row("last", temp + u" |> last()"_s,
            "0,2024-05-01T00:03:00Z,23.5,roof\n1,2024-05-01T00:02:00Z,1000000000000000000000,yard\n");
        row("min", temp + u" |> min()"_s,
            "0,2024-05-01T00:00:00Z,20.5,roof\n1,2024-05-01T00:00:00Z,-1,yard\n");
        row("max", temp + u" |> max()"_s,
            "0,2024-05-01T00:03:00Z,23.5,roof\n1,2024-05-01T00:02:00Z,1000000000000000000000,yard\n");
        row("count", temp + u" |> count()"_s, "0,roof,4\n1,yard,2\n");
        row("sum", temp + uR"( |> filter(fn: (r) => r.site == "roof") |> sum())"_s, "0,roof,88\n");
        row("sum of integers", count + u" |> sum()"_s, "0,-1\n");
        row("mean", temp + uR"( |> filter(fn: (r) => r.site == "roof") |> mean())"_s, "0,roof,22\n");
        row("spread", temp + uR"( |> filter(fn: (r) => r.site == "roof") |> spread())"_s, "0,roof,3\n");
        row("group", temp + uR"( |> group() |> sort() |> limit(n: 2))"_s,
            "0,2024-05-01T00:00:00Z,-1,yard\n0,2024-05-01T00:00:00Z,20.5,roof\n");
        row("group by value", temp + uR"( |> limit(n: 1) |> group(columns: ["_value"]))"_s,
            "0,2024-05-01T00:00:00Z,-1,yard\n1,2024-05-01T00:00:00Z,20.5,roof\n");
        row("group except",
            temp + uR"( |> group(columns: ["_time", "_value", "site"], mode: "except") |> count())"_s,
            "0,6\n");
        row("sort descending", count + uR"( |> sort(desc: true) |> keep(columns: ["_value"]))"_s,
            "0,9223372036854775807\n0,-9223372036854775808\n");
        row("limit with offset", temp + u" |> limit(n: 1, offset: 1)"_s,
            "0,2024-05-01T00:01:00Z,21.5,roof\n1,2024-05-01T00:02:00Z,1000000000000000000000,yard\n");
        row("tail", temp + u" |> tail(n: 1, offset: 1)"_s,
            "0,2024-05-01T00:02:00Z,22.5,roof\n1,2024-05-01T00:00:00Z,-1,yard\n");
        row("rename",
            temp +
                uR"( |> last() |> rename(columns: {site: "place", _value: "v"}) |> keep(columns: ["v", "place"]))"_s,
            "0,23.5,roof\n1,1000000000000000000000,yard\n");
        row("keep with a function", temp + u" |> last() |> keep(fn: (column) => column =~ /^s/)"_s,
            "0,roof\n1,yard\n");
        row("distinct", temp + uR"( |> group() |> distinct(column: "site"))"_s, "0,roof\n0,yard\n");
        row("unique", temp + uR"( |> group() |> unique(column: "site") |> keep(columns: ["site"]))"_s,
            "0,roof\n0,yard\n");
        row("pivot", temp + uR"( |> pivot(rowKey: ["_time"], columnKey: ["site"], valueColumn: "_value"))"_s,
            "0,2024-05-01T00:00:00Z,20.5,-1\n0,2024-05-01T00:01:00Z,21.5,\n"
            "0,2024-05-01T00:02:00Z,22.5,1000000000000000000000\n0,2024-05-01T00:03:00Z,23.5,\n");
        row("fill",
            temp +
                uR"( |> pivot(rowKey: ["_time"], columnKey: ["site"], valueColumn: "_value") |> fill(column: "yard", value: 0.0) |> tail(n: 1))"_s,
            "0,2024-05-01T00:03:00Z,23.5,0\n");
        row("fill with the previous",
            temp +
                uR"( |> pivot(rowKey: ["_time"], columnKey: ["site"], valueColumn: "_value") |> fill(column: "yard", usePrevious: true) |> limit(n: 2))"_s,
            "0,2024-05-01T00:00:00Z,20.5,-1\n0,2024-05-01T00:01:00Z,21.5,-1\n");
        row("aggregateWindow",
            uR"( |> filter(fn: (r) => r._field == "temp" and r.site == "roof") |> aggregateWindow(every: 3m, fn: mean) |> keep(columns: ["_time", "_value"]))"_s,
            "0,2024-05-01T00:03:00Z,21.5\n0,2024-05-01T00:06:00Z,23.5\n0,2024-05-01T00:09:00Z,\n0,2024-05-"
            "01T00:10:00Z,\n");
        row("aggregateWindow, empty counts",
            uR"( |> filter(fn: (r) => r._field == "temp" and r.site == "roof") |> aggregateWindow(every: 5m, fn: count) |> keep(columns: ["_time", "_value"]))"_s,
            "0,2024-05-01T00:05:00Z,4\n0,2024-05-01T00:10:00Z,0\n");
        row("aggregateWindow without empty ones",
            uR"( |> filter(fn: (r) => r._field == "temp" and r.site == "yard") |> aggregateWindow(every: 2m, fn: sum, createEmpty: false, timeSrc: "_start") |> keep(columns: ["_time", "_value"]))"_s,
            "0,2024-05-01T00:00:00Z,-1\n0,2024-05-01T00:02:00Z,1000000000000000000000\n");
        row("aggregateWindow of a selector",
            uR"( |> filter(fn: (r) => r._field == "temp" and r.site == "roof") |> aggregateWindow(every: 2m, fn: last) |> keep(columns: ["_time", "_value", "site"]))"_s,
            "0,2024-05-01T00:02:00Z,21.5,roof\n0,2024-05-01T00:04:00Z,23.5,roof\n"
            "0,2024-05-01T00:06:00Z,,roof\n0,2024-05-01T00:08:00Z,,roof\n0,2024-05-01T00:10:00Z,,roof\n");
        row("aggregateWindow with an offset",
            uR"( |> filter(fn: (r) => r._field == "temp" and r.site == "roof") |> aggregateWindow(every: 5m, offset: 1m, fn: count, createEmpty: false) |> keep(columns: ["_time", "_value"]))"_s,
            "0,2024-05-01T00:01:00Z,1\n0,2024-05-01T00:06:00Z,3\n");
        row("aggregateWindow of the script",
            uR"( |> filter(fn: (r) => r._field == "temp" and r.site == "roof") |> aggregateWindow(every: 5m, createEmpty: false, fn: (column, tables=<-) => tables |> limit(n: 2) |> sum(column: column)) |> keep(columns: ["_time", "_value"]))"_s,
            "0,42,2024-05-01T00:05:00Z\n");
        row("window",
            uR"( |> filter(fn: (r) => r._field == "temp" and r.site == "roof") |> window(every: 2m) |> keep(columns: ["_start", "_stop", "_value"]) |> count())"_s,
            "0,2024-05-01T00:00:00Z,2024-05-01T00:02:00Z,2\n1,2024-05-01T00:02:00Z,2024-05-01T00:04:00Z,2\n");
    }

    void pipelines()
    {
        QFETCH(QString, pipeline);
        QFETCH(QByteArray, answer);
        QCOMPARE(rows(ranged + pipeline), answer);
    }

    void aggregateWindowColumns()
    {
        QCOMPARE(
            *run(ranged +
                uR"( |> filter(fn: (r) => r._field == "count") |> aggregateWindow(every: 10m, fn: mean))"_s),
            crlf("#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,"
                 "string,string\n"
                 "#group,false,false,true,true,false,false,true,true,true\n"
                 "#default,_result,,,,,,,,\n"
                 ",result,table,_start,_stop,_time,_value,_field,_measurement,site\n"
                 ",,0," +
                bounds + ",2024-05-01T00:10:00Z,-0.5,count,weather,roof\n\n"));
    }

    void monthWindows()
    {
        QCOMPARE(
            rows(
                uR"(from(bucket: "b") |> range(start: 2024-03-15, stop: 2024-05-31) |> filter(fn: (r) => r._field == "temp" and r.site == "roof") |> aggregateWindow(every: 1mo, fn: count) |> keep(columns: ["_time", "_value"]))"_s),
            "0,2024-04-01T00:00:00Z,0\n0,2024-05-01T00:00:00Z,0\n0,2024-05-31T00:00:00Z,4\n"_ba);
    }

    void unionOfStreams()
    {
        QCOMPARE(rows(u"a = "_s + ranged +
                     uR"( |> filter(fn: (r) => r._field == "count") |> keep(columns: ["_value"])
                b = a |> first()
                union(tables: [a, b]) |> count())"_s),
            "0,3\n"_ba);
    }

    void buckets()
    {
        QCOMPARE(*run(u"buckets()"_s),
            crlf("#datatype,string,long,string,string,string,string,long\n"
                 "#group,false,false,false,false,true,false,false\n#default,_result,,,,,,\n"
                 ",result,table,name,id,organizationID,retentionPolicy,retentionPeriod\n"
                 ",,0,b,0001,0a0b,,3600\n\n"));
        QCOMPARE(rows(uR"(buckets() |> filter(fn: (r) => r.name == "c"))"_s), QByteArray());
    }

    void schema_data()
    {
        QTest::addColumn<QString>("call");
        QTest::addColumn<QByteArray>("names");
        QTest::newRow("measurements")
            << uR"(schema.measurements(bucket: "b"))"_s << "future old types weather x\"\" |> drop()"_ba;
        QTest::newRow("measurements since ever")
            << uR"(schema.measurements(bucket: "b", start: 1960-01-01, stop: 1980-01-01))"_s
            << "future old types weather x\"\" |> drop()"_ba;
        QTest::newRow("field keys")
            << uR"(schema.measurementFieldKeys(bucket: "b", measurement: "weather"))"_s << "count temp"_ba;
        QTest::newRow("fields by predicate")
            << uR"(schema.fieldKeys(bucket: "b", predicate: (r) => r.site == "yard"))"_s << "temp"_ba;
        QTest::newRow("tag keys") << uR"(schema.measurementTagKeys(bucket: "b", measurement: "weather"))"_s
                                  << "_start _stop _field _measurement site"_ba;
        QTest::newRow("tag values") << uR"(schema.tagValues(bucket: "b", tag: "site"))"_s << "roof yard"_ba;
        QTest::newRow("tag values of one")
            << uR"(schema.measurementTagValues(bucket: "b", measurement: "types", tag: "site"))"_s
            << QByteArray();
    }

    void schema()
    {
        QFETCH(QString, call);
        QFETCH(QByteArray, names);
        QByteArrayList found;
        for (QByteArray line :
            rows(u"import \"influxdata/influxdb/schema\"\n"_s + call).trimmed().split('\n')) {
            line = line.mid(line.indexOf(',') + 1);
            found.append(line.startsWith('"') ? line.mid(1, line.size() - 2) : line);
        }
        QCOMPARE(found.join(' '), names);
    }

    void map()
    {
        QCOMPARE(
            rows(ranged +
                uR"( |> filter(fn: (r) => r._field == "count") |> keep(columns: ["_value", "site"]) |> map(fn: (r) => ({r with f: float(v: r._value), who: r.site + "!"})) |> limit(n: 1))"_s),
            "0,-9223372036854775808,roof,-9223372036854776000,roof!\n"_ba);
    }

    void language_data()
    {
        QTest::addColumn<QString>("script");
        QTest::newRow("block") << u"f = (x) => { y = x * 2\n return y + 1 }\nv = f(x: 3) == 7"_s;
        QTest::newRow("default argument") << u"f = (x, y=10) => x + y\nv = f(x: 1) == 11"_s;
        QTest::newRow("shorthand") << u"f = (x) => x\nx = 1\nv = f(x) == 1"_s;
        QTest::newRow("record")
            << u"a = {one: 1, \"two 2\": 2}\nb = {a with three: 3}\nv = b.one + b[\"two 2\"] + b.three == 6"_s;
        QTest::newRow("array") << u"a = [1, 2, 3]\nv = a[2] == 3"_s;
        QTest::newRow("text")
            << u"v = \"${1 + 1} \\\"q\\\" ${\"in ${string(v: 3)}\"}\" == \"2 \\\"q\\\" in 3\""_s;
        QTest::newRow("extremes")
            << u"v = string(v: -9223372036854775808) == \"-9223372036854775808\" and uint(v: \"18446744073709551615\") > 9223372036854775807"_s;
        QTest::newRow("precedence")
            << u"v = 1.0 + 2.0 * 3.0 ^ 2.0 == 19.0 and (not true or true) or not false and 2 + 3 * 4 == 14"_s;
        QTest::newRow("durations")
            << u"v = string(v: -1h30m) == \"-1h30m\" and duration(v: \"1mo2w\") == 1mo2w"_s;
        QTest::newRow("comments") << u"package main // so\n// another\nv = true"_s;
        QTest::newRow("option now")
            << u"option now = () => 2020-01-01T00:00:00Z\nv = now() == 2020-01-01T00:00:00Z"_s;
        QTest::newRow("pipe into a function") << u"f = (x=<-, y) => x + y\nv = 1 |> f(y: 2) == 3"_s;
    }

    void language()
    {
        QFETCH(QString, script);
        const QString probe = script + u"\nbuckets() |> filter(fn: (r) => v) |> keep(columns: [\"name\"])"_s;
        QCOMPARE(rows(probe), "0,b\n"_ba);
        const QString opposite =
            script + u"\nbuckets() |> filter(fn: (r) => not v) |> keep(columns: [\"name\"])"_s;
        QCOMPARE(rows(opposite), QByteArray());
    }

    void errors_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("message");
        const auto row = [](const char* name, const QString& script, Error::Kind kind,
                             const QString& message) {
            QTest::newRow(name) << script << static_cast<int>(kind) << message;
        };
        using Kind = Error::Kind;
        row("empty", QString(), Kind::BadRequest, u"no streaming data"_s);
        row("undefined", u"from(bucket: \"b\") |> range(start: 0) |> foo()"_s, Kind::BadRequest,
            u"error @1:41-1:44: undefined identifier foo"_s);
        row("undefined in a function", ranged + u" |> filter(fn: (r) => nobody == 1)"_s, Kind::BadRequest,
            u"undefined identifier nobody"_s);
        row("unfinished", u"from(bucket: \"b\""_s, Kind::BadRequest,
            u"compilation failed: error @1:17-1:17: expected ), got EOF"_s);
        row("open string", u"from(bucket: \"b)"_s, Kind::BadRequest, u"string literal is not terminated"_s);
        row("bad escape", u"a = \"\\q\""_s, Kind::BadRequest, u"invalid escape"_s);
        row("no expression", u"a = "_s, Kind::BadRequest, u"compilation failed"_s);
        row("missing bucket", u"from(bucket: \"c\\\"\") |> range(start: 0)"_s, Kind::NotFound,
            u"failed to initialize execute state: could not find bucket \"c\"\""_s);
        row("unbounded", u"from(bucket: \"b\")"_s, Kind::BadRequest,
            u"cannot submit unbounded read to \"b\"; try bounding 'from' with a call to 'range'"_s);
        row("unbounded filter", u"from(bucket: \"b\") |> filter(fn: (r) => true)"_s, Kind::BadRequest,
            u"cannot submit unbounded read"_s);
        row("empty range", u"from(bucket: \"b\") |> range(start: 1, stop: 1)"_s, Kind::Malformed,
            u"error in building plan while starting program: cannot query an empty range"_s);
        row("two results", u"buckets()\nbuckets()"_s, Kind::Malformed,
            u"more than one result with the name \"_result\""_s);
        row("two yields", u"buckets() |> yield(name: \"a\")\nbuckets() |> yield(name: \"a\")"_s,
            Kind::Malformed, u"found more than one call to yield() with the name \"a\""_s);
        row("schema collision",
            ranged + u" |> filter(fn: (r) => r._measurement == \"weather\") |> drop(columns: [\"_field\"])"_s,
            Kind::Query, u"schema collision detected: column \"_value\" is both of type float and int"_s);
        row("mean of text", ranged + u" |> filter(fn: (r) => r._field == \"s\") |> mean()"_s, Kind::Query,
            u"unsupported input type for mean aggregate: string"_s);
        row("no column", ranged + u" |> drop(columns: [\"_value\"]) |> sum()"_s, Kind::Query,
            u"column \"_value\" does not exist"_s);
        row("unexpected argument", u"from(bucket: \"b\", foo: 1)"_s, Kind::BadRequest,
            u"error @1:1-1:26: found unexpected argument foo"_s);
        row("missing argument", u"from(bucket: \"b\") |> range()"_s, Kind::BadRequest,
            u"missing required argument start"_s);
        row("wrong type", u"from(bucket: 1)"_s, Kind::BadRequest, u"expected string but found int"_s);
        row("import", u"import \"strings\"\nbuckets()"_s, Kind::BadRequest,
            u"error @1:1-1:17: invalid import path strings"_s);
        row("operands", u"a = 1 + \"b\""_s, Kind::BadRequest,
            u"unsupported binary expression int + string"_s);
        row("values", ranged + u" |> filter(fn: (r) => r._value + 1.0 > 1.0)"_s, Kind::Query,
            u"unsupported binary expression"_s);
        row("reassigned", u"a = 1\na = 2\nbuckets()"_s, Kind::BadRequest, u"reassigned"_s);
        row("recursion", u"f = (x) => f(x: x)\nbuckets()"_s, Kind::BadRequest, u"undefined identifier f"_s);
        row("too deep", QString(5000, u'(') + u"1"_s, Kind::BadRequest, u"nested too deep"_s);
        row("too long", u"a = 1"_s + u" + 1"_s.repeated(5000), Kind::BadRequest, u"nested too deep"_s);
        row("look-behind", ranged + u" |> filter(fn: (r) => r.site =~ /(?<=a)b/)"_s, Kind::BadRequest,
            u"error parsing regexp"_s);
        row("division by zero", u"a = 1 / 0\nbuckets()"_s, Kind::BadRequest, u"cannot divide by zero"_s);
        row("zero window", ranged + u" |> aggregateWindow(every: 0s, fn: count)"_s, Kind::BadRequest,
            u"cannot be zero"_s);
        row("too many windows", ranged + u" |> aggregateWindow(every: 1ns, fn: count)"_s, Kind::Query,
            u"too many windows"_s);
        row("no number", u"a = int(v: \"x\")\nbuckets()"_s, Kind::BadRequest,
            u"cannot convert string \"x\" to int due to invalid syntax"_s);
        row("int overflow", u"a = 9223372036854775808\nbuckets()"_s, Kind::BadRequest, u"invalid literal"_s);
    }

    void errors()
    {
        QFETCH(QString, script);
        QFETCH(int, kind);
        QFETCH(QString, message);
        const Result<QByteArray> answer = run(script);
        QVERIFY2(!answer, answer ? answer->constData() : "");
        QVERIFY2(answer.error().message.contains(message), qPrintable(answer.error().message));
        QCOMPARE(Error::kindName(answer.error().kind), Error::kindName(static_cast<Error::Kind>(kind)));
    }
};

QTEST_GUILESS_MAIN(TestFluxInterpreter)
#include "tst_flux_interpreter.moc"
