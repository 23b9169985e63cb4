#include "realtime/TelemetryDocument.h"

#include <QtCore/QJsonDocument>
#include <QtTest/QTest>

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

/// The rules of resources/telemetry.schema.json, read from it as far as they vary.
void TelemetryDocumentTest::documentsFollowTheSchema()
{
    QFile file(QStringLiteral(TELEMIRROR_TELEMETRY_SCHEMA));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QJsonParseError error;
    const QJsonObject schema = QJsonDocument::fromJson(file.readAll(), &error).object();
    QCOMPARE(error.error, QJsonParseError::NoError);
    QCOMPARE(schema.value("$schema"_L1).toString(), u"https://json-schema.org/draft/2020-12/schema"_s);

    QFETCH(QList<BucketValues>, buckets);
    QFETCH(TelemetrySettings, settings);
    const QJsonObject document = TelemetryDocument::build(buckets, settings, now).json();
    QStringList required;
    for (const QJsonValue& name : schema.value("required"_L1).toArray())
        required.append(name.toString());
    QCOMPARE(document.keys(), required);
    const QJsonObject values = document.value("values"_L1).toObject();
    for (auto entry = values.begin(); entry != values.end(); ++entry) {
        if (entry.value().isDouble()) {
            QVERIFY(entry.key() == u"latitude"_s || entry.key() == u"longitude"_s);
            continue;
        }
        const QJsonObject fields = entry.value().toObject();
        QVERIFY(!fields.isEmpty());
        for (const QJsonValue& field : fields)
            QVERIFY(field.isDouble() || field.isString());
    }
}

QTEST_GUILESS_MAIN(TelemetryDocumentTest)
#include "tst_telemetry_document.moc"
