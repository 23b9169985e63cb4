#include "realtime/TelemetryDocument.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QProcess>
#include <QtTest/QTest>

#include <cmath>

using namespace telemirror;
using namespace Qt::StringLiterals;

namespace {

constexpr Timestamp now = 1'700'000'000'123'456'789;
constexpr qint64 int64Max = std::numeric_limits<qint64>::max();
constexpr qint64 int64Min = std::numeric_limits<qint64>::min();
constexpr quint64 uint64Max = std::numeric_limits<quint64>::max();

LatestValue value(const QString& measurement, const QString& field, const FieldValue& fieldValue,
    Timestamp time = now, const QList<Tag>& tags = {})
{
    return {measurement, field, tags, fieldValue, time};
}

TelemetrySettings withCoordinates()
{
    TelemetrySettings settings;
    settings.coordinates = Coordinates{48.5, -122.25};
    return settings;
}

TelemetrySettings expanding()
{
    TelemetrySettings settings;
    settings.expandTags = true;
    return settings;
}

TelemetrySettings droppingStrings()
{
    TelemetrySettings settings;
    settings.dropStrings = true;
    return settings;
}

TelemetrySettings filtering(const QList<TagFilter>& filters)
{
    TelemetrySettings settings;
    settings.tagFilters = filters;
    return settings;
}

TelemetrySettings at(double latitude, double longitude)
{
    TelemetrySettings settings;
    settings.coordinates = Coordinates{latitude, longitude};
    return settings;
}

TelemetrySettings keepingBooleans()
{
    TelemetrySettings settings;
    settings.booleansAsNumbers = false;
    return settings;
}

} // namespace

class TelemetryDocumentTest : public QObject
{
    Q_OBJECT

private slots:
    void valuesAreShaped_data();
    void valuesAreShaped();
    void timeIsInMilliseconds_data();
    void timeIsInMilliseconds();
    void valuesKeepTypeAndKey();
    void nothingIsEmpty();
    void defaultHasNoBytes();
    void onlyWhatIsWrittenMakesADifference();
    void largeNumbersMakeADifference();
    void documentsFollowTheSchema_data();
    void documentsFollowTheSchema();
    void validatorAgrees_data();
    void validatorAgrees();

private:
    QByteArrayList m_documents;
};

/// Each row is built from its input in order and in reverse: the order must not matter.
void TelemetryDocumentTest::valuesAreShaped_data()
{
    QTest::addColumn<QList<BucketValues>>("buckets");
    QTest::addColumn<TelemetrySettings>("settings");
    QTest::addColumn<QByteArray>("expected"); // of "values"

    const TelemetrySettings plain;
    const auto row = [](const char* name, const QList<BucketValues>& buckets,
                         const TelemetrySettings& settings, const QByteArray& expected) {
        QTest::newRow(name) << buckets << settings << expected;
    };
    const auto one = [&](const char* name, const FieldValue& fieldValue, const QByteArray& expected) {
        row(name, {{u"b"_s, {value(u"real"_s, u"f"_s, fieldValue)}}}, TelemetrySettings(),
            "{\"real\":{\"f\":" + expected + "}}");
    };

    row("nothing", {}, plain, "{}"_ba);
    row("bucket with nothing", {{u"b"_s, {}}}, plain, "{}"_ba);
    row("several fields and measurements",
        {{u"b"_s,
            {value(u"real2"_s, u"z"_s, 1.5), value(u"real1"_s, u"y"_s, 2.5),
                value(u"real1"_s, u"x"_s, 3.5)}}},
        plain, R"({"real1":{"x":3.5,"y":2.5},"real2":{"z":1.5}})"_ba);

    one("float", 0.1, "0.1"_ba);
    one("float, all digits", 0.1 + 0.2, "0.30000000000000004"_ba);
    one("float, large", 1.7976931348623157e308, "1.7976931348623157e+308"_ba);
    one("float, small", 5e-324, "5e-324"_ba);
    one("float without a fraction", 21.0, "21"_ba);
    one("NaN", std::numeric_limits<double>::quiet_NaN(), "0"_ba);
    one("infinity", std::numeric_limits<double>::infinity(), "0"_ba);
    one("minus infinity", -std::numeric_limits<double>::infinity(), "0"_ba);
    one("true", true, "1"_ba);
    one("false", false, "0"_ba);
    one("integer beyond 2^53", qint64(9'007'199'254'740'993), "9007199254740993"_ba);
    one("largest integer", int64Max, "9223372036854775807"_ba);
    one("least integer", int64Min, "-9223372036854775808"_ba);
    one("unsigned", quint64(7), "7"_ba);
    one("unsigned as an integer", quint64(int64Max), "9223372036854775807"_ba);
    one("unsigned beyond integers", quint64(int64Max) + 1, "9223372036854775808"_ba);
    one("largest unsigned", uint64Max, "18446744073709551615"_ba);
    one("string", "on"_ba, "\"on\""_ba);
    one("empty string", ""_ba, "\"\""_ba);
    one("string, hostile", u"\"\\,=\n\t\x01🌡é"_s.toUtf8(), "\"\\\"\\\\,=\\n\\t\\u0001🌡é\""_ba);
    row("large number among hostile names",
        {{u"b"_s,
            {value(u"real \"\\\n🌡"_s, u"a\"b"_s, uint64Max),
                value(u"real \"\\\n🌡"_s, u""_s, "x\"y"_ba)}}},
        withCoordinates(),
        "{\"latitude\":48.5,\"longitude\":-122.25,"
        "\"real \\\"\\\\\\n🌡\":{\"\":\"x\\\"y\",\"a\\\"b\":18446744073709551615}}"_ba);
    row("strings dropped",
        {{u"b"_s,
            {value(u"real"_s, u"f"_s, 1.0), value(u"real"_s, u"s"_s, "text"_ba),
                value(u"realwords"_s, u"s"_s, "text"_ba)}}},
        droppingStrings(), R"({"real":{"f":1}})"_ba);
    row("a dropped string does not hide a number",
        {{u"b"_s, {value(u"real"_s, u"f"_s, 1.0, 1), value(u"real"_s, u"f"_s, "text"_ba, 2)}}},
        droppingStrings(), R"({"real":{"f":1}})"_ba);

    const QList<Tag> a{{"t"_ba, "a"_ba}};
    const QList<Tag> b{{"t"_ba, "b"_ba}};
    row("newest wins",
        {{u"b"_s,
            {value(u"real"_s, u"f"_s, 1.0, now - 2, b), value(u"real"_s, u"f"_s, 2.0, now - 1, a),
                value(u"real"_s, u"f"_s, 3.0, now - 3)}}},
        plain, R"({"real":{"f":2}})"_ba);
    row("measurements that take turns",
        {{u"b"_s,
             {value(u"real1"_s, u"f"_s, 1.0, 1), value(u"real2"_s, u"f"_s, 2.0, 1),
                 value(u"real1"_s, u"f"_s, 3.0, 2), value(u"real1"_s, u"g"_s, 4.0, 1),
                 value(u"real2"_s, u"f"_s, 5.0, 2)}},
            {u"c"_s, {value(u"real2"_s, u"f"_s, 6.0, 1), value(u"real3"_s, u"f"_s, 7.0, 1)}}},
        plain, R"({"b/real2":{"f":5},"c/real2":{"f":6},"real1":{"f":3,"g":4},"real3":{"f":7}})"_ba);
    row("newest wins by the field",
        {{u"b"_s,
            {value(u"real"_s, u"f"_s, 1.0, 2, a), value(u"real"_s, u"g"_s, 2.0, 1, a),
                value(u"real"_s, u"f"_s, 3.0, 1, b), value(u"real"_s, u"g"_s, 4.0, 2, b)}}},
        plain, R"({"real":{"f":1,"g":4}})"_ba);
    row("newest NaN is 0 all the same",
        {{u"b"_s,
            {value(u"real"_s, u"f"_s, 1.0, 1, a),
                value(u"real"_s, u"f"_s, std::numeric_limits<double>::quiet_NaN(), 2, b)}}},
        plain, R"({"real":{"f":0}})"_ba);
    row("before 1970",
        {{u"b"_s, {value(u"real"_s, u"f"_s, 1.0, -2, b), value(u"real"_s, u"f"_s, 2.0, -1, a)}}}, plain,
        R"({"real":{"f":2}})"_ba);
    row("a tie goes to the greater tag set",
        {{u"b"_s,
            {value(u"real"_s, u"f"_s, 1.0, now, b), value(u"real"_s, u"f"_s, 2.0, now, a),
                value(u"real"_s, u"f"_s, 3.0, now)}}},
        plain, R"({"real":{"f":1}})"_ba);
    row("tag sets compare by bytes",
        {{u"b"_s,
            {value(u"real"_s, u"f"_s, 1.0, now, {{"t"_ba, "é"_ba}}),
                value(u"real"_s, u"f"_s, 2.0, now, {{"t"_ba, "z"_ba}})}}},
        plain, R"({"real":{"f":1}})"_ba);
    row("order of tags does not matter",
        {{u"b"_s,
            {value(u"real"_s, u"f"_s, 1.0, now, {{"z"_ba, "1"_ba}, {"a"_ba, "1"_ba}}),
                value(u"real"_s, u"f"_s, 2.0, now, {{"a"_ba, "2"_ba}, {"z"_ba, "0"_ba}})}}},
        plain, R"({"real":{"f":2}})"_ba);
    row("a tie of types goes to the later type",
        {{u"b"_s, {value(u"real"_s, u"f"_s, 9.0), value(u"real"_s, u"f"_s, qint64(1))}}}, plain,
        R"({"real":{"f":1}})"_ba);
    row("a tie of all but the value goes to the greater",
        {{u"b"_s, {value(u"real"_s, u"f"_s, qint64(5)), value(u"real"_s, u"f"_s, qint64(9))}}}, plain,
        R"({"real":{"f":9}})"_ba);
    row("a large number that lost leaves nothing",
        {{u"b"_s, {value(u"real"_s, u"f"_s, uint64Max, 1, a), value(u"real"_s, u"f"_s, quint64(3), 2, b)}}},
        plain, R"({"real":{"f":3}})"_ba);

    row("two buckets, names apart",
        {{u"b1"_s, {value(u"real1"_s, u"f"_s, 1.0)}}, {u"b2"_s, {value(u"real2"_s, u"f"_s, 2.0)}}}, plain,
        R"({"real1":{"f":1},"real2":{"f":2}})"_ba);
    row("two buckets, one name: that one alone",
        {{u"b1"_s, {value(u"real"_s, u"f"_s, 1.0, 1), value(u"real1"_s, u"f"_s, 3.0)}},
            {u"b2"_s, {value(u"real"_s, u"f"_s, 2.0, 2)}}},
        plain, R"({"b1/real":{"f":1},"b2/real":{"f":2},"real1":{"f":3}})"_ba);
    row("different fields under one name collide too",
        {{u"b1"_s, {value(u"real"_s, u"f"_s, 1.0)}}, {u"b2"_s, {value(u"real"_s, u"g"_s, 2.0)}}}, plain,
        R"({"b1/real":{"f":1},"b2/real":{"g":2}})"_ba);
    row("what is dropped does not collide",
        {{u"b1"_s, {value(u"real"_s, u"f"_s, 1.0)}}, {u"b2"_s, {value(u"real"_s, u"g"_s, "x"_ba)}}},
        droppingStrings(), R"({"real":{"f":1}})"_ba);
    row("one bucket twice is one bucket",
        {{u"b"_s, {value(u"real"_s, u"f"_s, 1.0)}}, {u"b"_s, {value(u"real"_s, u"g"_s, 2.0)}}}, plain,
        R"({"real":{"f":1,"g":2}})"_ba);
    row("a longer name meets a plain one",
        {{u"a"_s, {value(u"real"_s, u"f"_s, 1.0)}}, {u"b"_s, {value(u"real"_s, u"f"_s, 2.0)}},
            {u"c"_s, {value(u"a/real"_s, u"f"_s, 3.0)}}},
        plain, R"({"a/real":{"f":1},"b/real":{"f":2},"c/a/real":{"f":3}})"_ba);
    row("two longer names meet: the newest",
        {{u"a"_s, {value(u"b/c"_s, u"f"_s, 1.0, 1)}}, {u"a/b"_s, {value(u"c"_s, u"f"_s, 2.0, 2)}},
            {u"x"_s, {value(u"b/c"_s, u"f"_s, 3.0), value(u"c"_s, u"f"_s, 4.0)}}},
        plain, R"({"a/b/c":{"f":2},"x/b/c":{"f":3},"x/c":{"f":4}})"_ba);

    row("coordinates", {{u"b"_s, {value(u"real"_s, u"f"_s, 1.0)}}}, withCoordinates(),
        R"({"latitude":48.5,"longitude":-122.25,"real":{"f":1}})"_ba);
    row("coordinates alone", {}, withCoordinates(), R"({"latitude":48.5,"longitude":-122.25})"_ba);
    row("measurement named as a coordinate", {{u"b"_s, {value(u"latitude"_s, u"f"_s, 1.0)}}},
        withCoordinates(), R"({"b/latitude":{"f":1},"latitude":48.5,"longitude":-122.25})"_ba);
    row("measurement named as a coordinate, none set", {{u"b"_s, {value(u"latitude"_s, u"f"_s, 1.0)}}}, plain,
        R"({"latitude":{"f":1}})"_ba);

    row("tags expanded",
        {{u"b"_s,
            {value(u"real"_s, u"f"_s, 1.0, 1, {{"z"_ba, "1"_ba}, {"a"_ba, "2"_ba}}),
                value(u"real"_s, u"f"_s, 2.0, 2, b), value(u"real"_s, u"f"_s, 3.0, 3)}}},
        expanding(), R"({"real":{"f":3},"real{a=2,z=1}":{"f":1},"real{t=b}":{"f":2}})"_ba);
    row("tags expanded, hostile", {{u"b"_s, {value(u"real"_s, u"f"_s, 1.0, 1, {{"a,b"_ba, "c=d}{\\"_ba}})}}},
        expanding(), R"({"real{a\\,b=c\\=d\\}\\{\\\\}":{"f":1}})"_ba);
    row("tags expanded, two buckets",
        {{u"b1"_s, {value(u"real"_s, u"f"_s, 1.0, 1, a)}}, {u"b2"_s, {value(u"real"_s, u"f"_s, 2.0, 1, b)}}},
        expanding(), R"({"b1/real{t=a}":{"f":1},"b2/real{t=b}":{"f":2}})"_ba);
    row("tags expanded: a number that is missing is 0, a string is not",
        {{u"b"_s,
            {value(u"real"_s, u"f"_s, 1.0, 1, a), value(u"real"_s, u"g"_s, qint64(2), 1, b),
                value(u"real"_s, u"s"_s, "x"_ba, 1, b), value(u"real2"_s, u"h"_s, true, 1, a)}}},
        expanding(),
        R"({"real2{t=a}":{"h":1},"real{t=a}":{"f":1,"g":0},"real{t=b}":{"f":0,"g":2,"s":"x"}})"_ba);

    const QList<LatestValue> tagged{value(u"real"_s, u"f"_s, 1.0, 1, {{"host"_ba, "a"_ba}, {"z"_ba, "é"_ba}}),
        value(u"real"_s, u"f"_s, 2.0, 2, {{"host"_ba, "b"_ba}}), value(u"real"_s, u"f"_s, 3.0, 3)};
    row("filter: one value", {{u"b"_s, tagged}}, filtering({{u"host"_s, {u"a"_s}}}),
        R"({"real":{"f":1}})"_ba);
    row("filter: any of several values", {{u"b"_s, tagged}}, filtering({{u"host"_s, {u"b"_s, u"a"_s}}}),
        R"({"real":{"f":2}})"_ba);
    row("filter: all of several filters", {{u"b"_s, tagged}},
        filtering({{u"host"_s, {u"a"_s, u"b"_s}}, {u"z"_s, {u"é"_s}}}), R"({"real":{"f":1}})"_ba);
    row("filter: without the tag", {{u"b"_s, tagged}}, filtering({{u"host"_s, {u""_s}}}),
        R"({"real":{"f":3}})"_ba);
    row("filter: nothing fits", {{u"b"_s, tagged}}, filtering({{u"host"_s, {u"A"_s}}}), "{}"_ba);
    row("filter: no values fit nothing", {{u"b"_s, tagged}}, filtering({{u"host"_s, {}}}), "{}"_ba);
    row("filter: what is left out does not collide",
        {{u"b1"_s, tagged}, {u"b2"_s, {value(u"real"_s, u"g"_s, 9.0)}}}, filtering({{u"host"_s, {u"a"_s}}}),
        R"({"real":{"f":1}})"_ba);

    row("a known number that is missing is 0",
        {{u"b"_s, {value(u"real"_s, u"f"_s, 1.0)}, {{u"real"_s, {u"f"_s, u"g"_s, u"é \""_s}}}}}, plain,
        "{\"real\":{\"f\":1,\"g\":0,\"é \\\"\":0}}"_ba);
    row("a known number is no measurement",
        {{u"b"_s, {value(u"real"_s, u"f"_s, 1.0)}, {{u"real2"_s, {u"g"_s}}}}}, plain,
        R"({"real":{"f":1}})"_ba);
    row("a known number that is a string now",
        {{u"b"_s, {value(u"real"_s, u"f"_s, "x"_ba)}, {{u"real"_s, {u"f"_s, u"g"_s}}}}}, plain,
        R"({"real":{"f":"x","g":0}})"_ba);
    row("known numbers of another bucket do not count",
        {{u"b1"_s, {value(u"real"_s, u"f"_s, 1.0)}}, {u"b2"_s, {}, {{u"real"_s, {u"g"_s}}}}}, plain,
        R"({"real":{"f":1}})"_ba);
    row("known numbers where names collide",
        {{u"b1"_s, {value(u"real"_s, u"f"_s, 1.0)}, {{u"real"_s, {u"g"_s}}}},
            {u"b2"_s, {value(u"real"_s, u"f"_s, 2.0)}, {{u"real"_s, {u"h"_s}}}}},
        plain, R"({"b1/real":{"f":1,"g":0},"b2/real":{"f":2,"h":0}})"_ba);
    row("known numbers of expanded tag sets",
        {{u"b"_s, {value(u"real"_s, u"f"_s, 1.0, 1, a), value(u"real"_s, u"f"_s, 2.0, 1, b)},
            {{u"real"_s, {u"g"_s}}}}},
        expanding(), R"({"real{t=a}":{"f":1,"g":0},"real{t=b}":{"f":2,"g":0}})"_ba);

    row("booleans may stay", {{u"b"_s, {value(u"real"_s, u"off"_s, false), value(u"real"_s, u"on"_s, true)}}},
        keepingBooleans(), R"({"real":{"off":false,"on":true}})"_ba);
    row(
        "a boolean that stays is no number",
        {{u"b"_s, {value(u"real"_s, u"on"_s, true, 1, a), value(u"real"_s, u"f"_s, 1.0, 1, b)}}},
        [] {
            TelemetrySettings settings = keepingBooleans();
            settings.expandTags = true;
            return settings;
        }(),
        R"({"real{t=a}":{"f":0,"on":true},"real{t=b}":{"f":1}})"_ba);

    const QList<BucketValues> one1{{u"b"_s, {value(u"latitude"_s, u"f"_s, 1.0)}}};
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const double infinity = std::numeric_limits<double>::infinity();
    row("coordinates at the ends", one1, at(-90, 180),
        R"({"b/latitude":{"f":1},"latitude":-90,"longitude":180})"_ba);
    row("coordinates at the other ends", one1, at(90, -180),
        R"({"b/latitude":{"f":1},"latitude":90,"longitude":-180})"_ba);
    row("latitude too large", one1, at(std::nextafter(90.0, 91.0), 0), R"({"latitude":{"f":1}})"_ba);
    row("latitude too small", one1, at(-91, 0), R"({"latitude":{"f":1}})"_ba);
    row("longitude too large", one1, at(0, 180.5), R"({"latitude":{"f":1}})"_ba);
    row("longitude too small", one1, at(0, -infinity), R"({"latitude":{"f":1}})"_ba);
    row("latitude NaN", one1, at(nan, 0), R"({"latitude":{"f":1}})"_ba);
    row("longitude NaN", one1, at(0, nan), R"({"latitude":{"f":1}})"_ba);
}

void TelemetryDocumentTest::valuesAreShaped()
{
    QFETCH(QList<BucketValues>, buckets);
    QFETCH(TelemetrySettings, settings);
    QFETCH(QByteArray, expected);
    const QByteArray whole = "{\"ts\":1700000000123,\"values\":" + expected + "}";
    const TelemetryDocument document = TelemetryDocument::build(buckets, settings, now);
    QCOMPARE(document.toBytes(), whole);

    // What is shown is what is written, but for numbers beyond a signed integer.
    QJsonParseError error;
    const QJsonDocument parsed = QJsonDocument::fromJson(whole, &error);
    QCOMPARE(error.error, QJsonParseError::NoError);
    QCOMPARE(document.json(), parsed.object());

    std::reverse(buckets.begin(), buckets.end());
    for (BucketValues& bucket : buckets)
        std::reverse(bucket.values.begin(), bucket.values.end());
    const TelemetryDocument reversed = TelemetryDocument::build(buckets, settings, now);
    QCOMPARE(reversed.toBytes(), whole);
    QVERIFY(reversed.sameValues(document));
}

void TelemetryDocumentTest::timeIsInMilliseconds_data()
{
    QTest::addColumn<Timestamp>("time");
    QTest::addColumn<qint64>("milliseconds");
    QTest::newRow("epoch") << Timestamp(0) << qint64(0);
    QTest::newRow("cut") << Timestamp(1'999'999) << qint64(1);
    QTest::newRow("before the epoch") << Timestamp(-1) << qint64(-1);
    QTest::newRow("latest") << maximumTimestamp << qint64(9'223'372'036'854);
    QTest::newRow("earliest") << minimumTimestamp << qint64(-9'223'372'036'855);
}

void TelemetryDocumentTest::timeIsInMilliseconds()
{
    QFETCH(Timestamp, time);
    QFETCH(qint64, milliseconds);
    const auto document = TelemetryDocument::build({}, {}, time);
    QCOMPARE(document.json().value("ts"_L1).toInteger(), milliseconds);
    QCOMPARE(document.toBytes(), "{\"ts\":" + QByteArray::number(milliseconds) + ",\"values\":{}}");
}

void TelemetryDocumentTest::valuesKeepTypeAndKey()
{
    const QList<Tag> tags{{"t"_ba, "b"_ba}};
    const auto document = TelemetryDocument::build(
        {{u"b1"_s, {value(u"real"_s, u"f"_s, uint64Max, 5, tags), value(u"real"_s, u"f"_s, quint64(1), 4)}},
            {u"b2"_s, {value(u"real"_s, u"on"_s, true, 6)}}},
        {}, now);
    QCOMPARE(document.values().size(), 2);
    QCOMPARE(document.values()[0].measurement, u"b1/real"_s);
    QCOMPARE(document.values()[0].tags, tags);
    QCOMPARE(document.values()[0].time, 5);
    QVERIFY(identical(document.values()[0].value, uint64Max));
    QCOMPARE(document.values()[1].measurement, u"b2/real"_s);
    QVERIFY(identical(document.values()[1].value, true));
    QVERIFY(!document.isEmpty());
}

void TelemetryDocumentTest::nothingIsEmpty()
{
    QVERIFY(TelemetryDocument::build({}, withCoordinates(), now).isEmpty());
    QVERIFY(TelemetryDocument::build({{u"b"_s, {value(u"real"_s, u"s"_s, "x"_ba)}}}, droppingStrings(), now)
                .isEmpty());
}

void TelemetryDocumentTest::defaultHasNoBytes()
{
    QVERIFY(TelemetryDocument().toBytes().isEmpty());
    QVERIFY(TelemetryDocument().isEmpty());
}

void TelemetryDocumentTest::onlyWhatIsWrittenMakesADifference()
{
    const auto build = [](const FieldValue& fieldValue, Timestamp time, Timestamp at) {
        return TelemetryDocument::build({{u"b"_s, {value(u"real"_s, u"f"_s, fieldValue, time)}}}, {}, at);
    };
    const auto document = build(1.5, 10, now);
    QVERIFY(document.sameValues(build(1.5, 10, now + nanosecondsPerHour)));
    QVERIFY(document.sameValues(build(1.5, 20, now)));
    QVERIFY(!document.sameValues(build(1.25, 10, now)));
    QVERIFY(!document.sameValues(build("1.5"_ba, 10, now)));
    QVERIFY(!document.sameValues(TelemetryDocument()));
}

void TelemetryDocumentTest::largeNumbersMakeADifference()
{
    // The same double.
    const auto build = [](quint64 number) {
        return TelemetryDocument::build({{u"b"_s, {value(u"real"_s, u"f"_s, number)}}}, {}, now);
    };
    QVERIFY(build(uint64Max).sameValues(build(uint64Max)));
    QVERIFY(!build(uint64Max).sameValues(build(uint64Max - 1)));
    QVERIFY(!build(quint64(int64Max)).sameValues(build(quint64(int64Max) + 1)));
}

void TelemetryDocumentTest::documentsFollowTheSchema_data()
{
    valuesAreShaped_data();
}

/// Every document of the table, judged against resources/telemetry.schema.json by a validator that is
/// not ours; and documents that break each rule, which it must refuse.
void TelemetryDocumentTest::documentsFollowTheSchema()
{
    QFETCH(QList<BucketValues>, buckets);
    QFETCH(TelemetrySettings, settings);
    m_documents.append(TelemetryDocument::build(buckets, settings, now).toBytes());
}

void TelemetryDocumentTest::validatorAgrees_data()
{
    QTest::addColumn<QByteArray>("broken"); // empty: all documents of the table before
    QTest::newRow("every document") << ""_ba;
    QTest::newRow("no time") << R"({"values":{}})"_ba;
    QTest::newRow("no values") << R"({"ts":1})"_ba;
    QTest::newRow("time as text") << R"({"ts":"1","values":{}})"_ba;
    QTest::newRow("fraction of a millisecond") << R"({"ts":1.5,"values":{}})"_ba;
    QTest::newRow("something else") << R"({"ts":1,"values":{},"more":1})"_ba;
    QTest::newRow("latitude out of range") << R"({"ts":1,"values":{"latitude":90.5}})"_ba;
    QTest::newRow("longitude out of range") << R"({"ts":1,"values":{"longitude":-181}})"_ba;
    QTest::newRow("number for a measurement") << R"({"ts":1,"values":{"real":1}})"_ba;
    QTest::newRow("measurement without fields") << R"({"ts":1,"values":{"real":{}}})"_ba;
    QTest::newRow("null in a field") << R"({"ts":1,"values":{"real":{"f":null}}})"_ba;
    QTest::newRow("list in a field") << R"({"ts":1,"values":{"real":{"f":[1]}}})"_ba;
}

void TelemetryDocumentTest::validatorAgrees()
{
    QFETCH(QByteArray, broken);
    QProcess validator;
    validator.start(u"python3"_s,
        {u"-c"_s, QStringLiteral(R"(
import json, sys
try:
    import jsonschema
except ImportError:
    sys.exit(77)
schema = json.load(open(sys.argv[1], encoding="utf-8"))
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)
for line in sys.stdin.buffer:
    errors = list(validator.iter_errors(json.loads(line)))
    if errors:
        print(errors[0].message, "in", line)
        sys.exit(1)
)"),
            QStringLiteral(TELEMIRROR_TELEMETRY_SCHEMA)});
    if (!validator.waitForStarted())
        QSKIP("python3 is not installed");
    validator.write(broken.isEmpty() ? m_documents.join('\n') : broken);
    validator.closeWriteChannel();
    QVERIFY(validator.waitForFinished());
    if (validator.exitCode() == 77)
        QSKIP("python3-jsonschema is not installed");
    QVERIFY(!m_documents.isEmpty() || !broken.isEmpty());
    QVERIFY2(validator.exitCode() == (broken.isEmpty() ? 0 : 1),
        validator.readAllStandardOutput() + validator.readAllStandardError());
}

QTEST_GUILESS_MAIN(TelemetryDocumentTest)
#include "tst_telemetry_document.moc"
