#include "model/Rule.h"

#include <QtCore/QJsonArray>
#include <QtTest/QTest>

using namespace telemirror;
using namespace Qt::StringLiterals;

class RuleTest : public QObject
{
    Q_OBJECT

private slots:
    void durationsRoundTrip_data();
    void durationsRoundTrip();
    void badDurationsAreRefused_data();
    void badDurationsAreRefused();
    void wildcards_data();
    void wildcards();
    void defaultsAreTheDesigns();
    void scheduleIsAlignedToTheClock();
    void overridesChangeWhatTheyGive();
    void jsonRoundTrips();
    void resolutionsByMeasurement_data();
    void resolutionsByMeasurement();
    void resolutionsChooseFunctions();
    void rangesAreWidenedToWholeWindows_data();
    void rangesAreWidenedToWholeWindows();
    void badJsonNamesTheKey_data();
    void badJsonNamesTheKey();
};

void RuleTest::durationsRoundTrip_data()
{
    QTest::addColumn<Nanoseconds>("value");
    QTest::addColumn<QString>("text");
    QTest::newRow("zero") << Nanoseconds(0) << u"0s"_s;
    QTest::newRow("hours") << 5 * nanosecondsPerHour << u"5h"_s;
    QTest::newRow("days") << 20 * nanosecondsPerDay << u"20d"_s;
    QTest::newRow("mixed") << nanosecondsPerHour + 30 * nanosecondsPerMinute << u"1h30m"_s;
    QTest::newRow("one ns") << Nanoseconds(1) << u"1ns"_s;
    QTest::newRow("negative") << -10 * nanosecondsPerMinute << u"-10m"_s;
    QTest::newRow("largest") << std::numeric_limits<Nanoseconds>::max()
                             << u"106751d23h47m16s854ms775us807ns"_s;
    QTest::newRow("smallest") << std::numeric_limits<Nanoseconds>::min()
                              << u"-106751d23h47m16s854ms775us808ns"_s;
}

void RuleTest::durationsRoundTrip()
{
    QFETCH(Nanoseconds, value);
    QFETCH(QString, text);
    QCOMPARE(formatDuration(value), text);
    QCOMPARE(parseDuration(text), std::optional(value));
}

void RuleTest::badDurationsAreRefused_data()
{
    QTest::addColumn<QString>("text");
    for (const auto* text : {"", "-", "5", "h", "5 h", "5x", "1.5h", "--1h", "106752d",
             "99999999999999999999s", "106751d23h47m16s854ms775us808ns"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void RuleTest::badDurationsAreRefused()
{
    QFETCH(QString, text);
    QCOMPARE(parseDuration(text), std::nullopt);
}

void RuleTest::wildcards_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("matches");
    QTest::newRow("all") << u"*"_s << u"a/b\nc"_s << true;
    QTest::newRow("prefix") << u"historic*"_s << u"historic wind"_s << true;
    QTest::newRow("not in the middle") << u"historic*"_s << u"prehistoric"_s << false;
    QTest::newRow("one character") << u"m?"_s << u"m1"_s << true;
    QTest::newRow("exactly one") << u"m?"_s << u"m12"_s << false;
    QTest::newRow("metacharacters") << u"a.b[0](x)+^$|\\"_s << u"a.b[0](x)+^$|\\"_s << true;
    QTest::newRow("dot is a dot") << u"a.b"_s << u"axb"_s << false;
    QTest::newRow("case") << u"Wind"_s << u"wind"_s << false;
    QTest::newRow("emoji") << u"*🌡"_s << u"air🌡"_s << true;
    QTest::newRow("trailing newline") << u"a"_s << u"a\n"_s << false;
    QTest::newRow("empty pattern") << u""_s << u"a"_s << false;
}

void RuleTest::wildcards()
{
    QFETCH(QString, pattern);
    QFETCH(QString, name);
    QFETCH(bool, matches);
    QCOMPARE(matchesWildcard(pattern, name), matches);
}

void RuleTest::defaultsAreTheDesigns()
{
    Rule rule;
    const Timestamp now = 1'700'000'000 * nanosecondsPerSecond;
    QCOMPARE(rule.wantedRange(u"wind"_s, now),
        (TimeRange{now - 5 * nanosecondsPerHour, now + 130 * nanosecondsPerHour}));
    QCOMPARE(rule.wantedRange(u"historic_wind"_s, now).start, now - 20 * nanosecondsPerDay);
    QVERIFY(rule.takes(u"anything"_s));
    rule.exclude = {u"tmp*"_s};
    QVERIFY(!rule.takes(u"tmp1"_s));
    rule.include = {u"wind"_s, u"sun*"_s};
    QVERIFY(rule.takes(u"sunshine"_s));
    QVERIFY(!rule.takes(u"rain"_s));
    rule.lookback = std::numeric_limits<Nanoseconds>::max();
    QCOMPARE(rule.wantedRange(u"wind"_s, 0).start, minimumTimestamp);
    QCOMPARE(rule.wantedRange(u"wind"_s, -100).start, minimumTimestamp);
}

void RuleTest::scheduleIsAlignedToTheClock()
{
    const Schedule hourly;
    QCOMPARE(hourly.nextAfter(0), nanosecondsPerHour);
    QCOMPARE(hourly.nextAfter(nanosecondsPerHour - 1), nanosecondsPerHour);
    QCOMPARE(hourly.nextAfter(nanosecondsPerHour), 2 * nanosecondsPerHour);
    QCOMPARE(hourly.nextAfter(-1), 0);
    const Schedule quarterPast{nanosecondsPerHour, 15 * nanosecondsPerMinute, true, true};
    QCOMPARE(quarterPast.nextAfter(0), 15 * nanosecondsPerMinute);
    QCOMPARE(quarterPast.nextAfter(15 * nanosecondsPerMinute), 75 * nanosecondsPerMinute);
}

void RuleTest::overridesChangeWhatTheyGive()
{
    Rule rule;
    rule.lookback = 5;
    rule.lookahead = 7;
    rule.overrides = {{u"back*"_s, 50, {}}, {u"*ahead"_s, {}, 70}, {u"none"_s, {}, {}}};
    QCOMPARE(rule.wantedRange(u"back ahead"_s, 100), (TimeRange{50, 107})); // the first that matches
    QCOMPARE(rule.wantedRange(u"ahead"_s, 100), (TimeRange{95, 170}));
    QCOMPARE(rule.wantedRange(u"none"_s, 100), (TimeRange{95, 107}));
    QCOMPARE(rule.wantedRange(u"other"_s, 100), (TimeRange{95, 107}));
    const Result<Rule> read = Rule::fromJson(rule.toJson());
    QVERIFY(read.has_value());
    QCOMPARE(*read, rule);
    QCOMPARE(rule.toJson().value(u"overrides"_s).toArray().first().toObject(),
        (QJsonObject{{u"pattern"_s, u"back*"_s}, {u"lookback"_s, u"50ns"_s}}));
}

void RuleTest::jsonRoundTrips()
{
    Rule rule;
    rule.id = u"main"_s;
    rule.name = u"Wetter \"Süd\""_s;
    rule.sourceConnection = u"cloud"_s;
    rule.sourceBucket = u"weather"_s;
    rule.destinationConnection = u"local"_s;
    rule.destinationBucket = u"db/rp"_s;
    rule.include = {u"a*"_s, u"b"_s};
    rule.exclude = {u"c"_s};
    rule.lookback = 3 * nanosecondsPerDay;
    rule.lookahead = 0;
    rule.tailOverlap = nanosecondsPerMinute;
    rule.overrides = {{u"x*"_s, 1, 2},
        {u"y*"_s, {}, {}, Resolution{nanosecondsPerMinute, AggregateFunction::Last, {}},
            QList<FieldFunction>{{u"r"_s, AggregateFunction::Count}}},
        {u"z"_s, {}, {}, Resolution{}, QList<FieldFunction>{}}};
    rule.readsAtOnce = 1;
    rule.writesAtOnce = Rule::mostAtOnce;
    rule.schedule = {nanosecondsPerMinute, nanosecondsPerSecond, false, false, 7};
    rule.unsignedAsInteger = false;
    rule.resolution = {10 * nanosecondsPerMinute, AggregateFunction::Max,
        {{u"rain \"*\""_s, AggregateFunction::Count}, {u"*"_s, AggregateFunction::Last}}};
    rule.verify = VerifyPolicy::WeeklyFull;
    const Result<Rule> read = Rule::fromJson(rule.toJson());
    QVERIFY(read.has_value());
    QCOMPARE(*read, rule);
    QCOMPARE(Rule::fromJson({}).value(), Rule{});
}

void RuleTest::resolutionsByMeasurement_data()
{
    QTest::addColumn<QString>("measurement");
    QTest::addColumn<QString>("resolution");
    QTest::addColumn<AggregateFunction>("ofRain"); // what is made of the field "rain"
    QTest::newRow("the rule's") << u"other"_s << u"10m mean"_s << AggregateFunction::Max;
    QTest::newRow("raw") << u"fast"_s << u"raw"_s << AggregateFunction::Max;
    QTest::newRow("coarser") << u"slow 1"_s << u"1h last"_s << AggregateFunction::Max;
    QTest::newRow("the first that matches") << u"slow 2"_s << u"1h last"_s << AggregateFunction::Max;
    QTest::newRow("other functions") << u"counted"_s << u"10m mean"_s << AggregateFunction::Count;
    QTest::newRow("no functions") << u"plain"_s << u"30s min"_s << AggregateFunction::Min;
    QTest::newRow("ranges only") << u"historic"_s << u"10m mean"_s << AggregateFunction::Max;
}

void RuleTest::resolutionsByMeasurement()
{
    QFETCH(QString, measurement);
    QFETCH(QString, resolution);
    QFETCH(AggregateFunction, ofRain);
    const auto text = [](const char* form) { return Resolution::fromString(QString::fromLatin1(form)); };
    Rule rule;
    rule.resolution = *text("10m mean");
    rule.resolution.fields = {{u"rain"_s, AggregateFunction::Max}};
    rule.overrides = {{u"fast"_s, {}, {}, Resolution{}}, {u"slow*"_s, {}, {}, text("1h last")},
        {u"slow 2"_s, {}, {}, text("1m max")},
        {u"counted"_s, {}, {}, {}, QList<FieldFunction>{{u"rain"_s, AggregateFunction::Count}}},
        {u"plain"_s, {}, {}, text("30s min"), QList<FieldFunction>{}},
        {u"historic"_s, nanosecondsPerDay, {}}};
    const Resolution found = rule.resolutionFor(measurement);
    QCOMPARE(found.toString(), resolution);
    QCOMPARE(found.functionFor(u"rain"_s, FieldType::Float), ofRain);
    QCOMPARE(rule.forMeasurement(measurement).resolution, found);
    QCOMPARE(rule.forMeasurement(measurement).overrides, rule.overrides);
    const Result<Rule> read = Rule::fromJson(rule.toJson());
    QVERIFY2(read.has_value(), read ? "" : qPrintable(read.error().message));
    QCOMPARE(*read, rule);
    // Whole windows of the resolution that counts.
    const TimeRange wanted = rule.wantedRange(measurement, 1'700'000'123 * nanosecondsPerSecond + 7);
    QCOMPARE(found.aligned(wanted), wanted);
    const TimeRange widest = rule.widestRange(1'700'000'123 * nanosecondsPerSecond + 7);
    QVERIFY(widest.start <= wanted.start && widest.stop >= wanted.stop);
}

void RuleTest::resolutionsChooseFunctions()
{
    const Resolution resolution{nanosecondsPerMinute, AggregateFunction::Mean,
        {{u"rain*"_s, AggregateFunction::Count}, {u"r*"_s, AggregateFunction::Max}}};
    QCOMPARE(resolution.toString(), u"1m mean"_s);
    QCOMPARE(resolution.functionFor(u"t"_s, FieldType::Float), AggregateFunction::Mean);
    QCOMPARE(resolution.functionFor(u"rain 1"_s, FieldType::Float), AggregateFunction::Count);
    QCOMPARE(resolution.functionFor(u"rain 1"_s, FieldType::String), AggregateFunction::Count);
    QCOMPARE(resolution.functionFor(u"r"_s, FieldType::Unsigned), AggregateFunction::Max);
    QCOMPARE(resolution.functionFor(u"r"_s, FieldType::Boolean), AggregateFunction::Last);
    QCOMPARE(resolution.functionFor(u"t"_s, FieldType::String), AggregateFunction::Last);
    QCOMPARE(Resolution::resultType(AggregateFunction::Mean, FieldType::Integer), FieldType::Float);
    QCOMPARE(Resolution::resultType(AggregateFunction::Count, FieldType::String), FieldType::Integer);
    QCOMPARE(Resolution::resultType(AggregateFunction::Max, FieldType::Unsigned), FieldType::Unsigned);
}

void RuleTest::rangesAreWidenedToWholeWindows_data()
{
    QTest::addColumn<TimeRange>("range");
    QTest::addColumn<TimeRange>("aligned");
    QTest::newRow("aligned") << TimeRange{-20, 30} << TimeRange{-20, 30};
    QTest::newRow("inside one") << TimeRange{11, 12} << TimeRange{10, 20};
    QTest::newRow("around zero") << TimeRange{-1, 1} << TimeRange{-10, 10};
    QTest::newRow("empty") << TimeRange{5, 5} << TimeRange{5, 5};
    QTest::newRow("everything") << TimeRange{minimumTimestamp, maximumTimestamp}
                                << TimeRange{minimumTimestamp, maximumTimestamp};
}

void RuleTest::rangesAreWidenedToWholeWindows()
{
    QFETCH(TimeRange, range);
    QFETCH(TimeRange, aligned);
    Resolution resolution;
    QCOMPARE(resolution.aligned(range), range);
    resolution.every = 10;
    QCOMPARE(resolution.aligned(range), aligned);
    Rule rule;
    rule.resolution.every = nanosecondsPerHour;
    rule.overrides.clear();
    const TimeRange wanted = rule.wantedRange(u"m"_s, 1'700'000'123 * nanosecondsPerSecond);
    QCOMPARE(wanted.start % nanosecondsPerHour, 0);
    QCOMPARE(wanted.stop % nanosecondsPerHour, 0);
    QCOMPARE(wanted.length(), 136 * nanosecondsPerHour);
}

void RuleTest::badJsonNamesTheKey_data()
{
    QTest::addColumn<QJsonObject>("json");
    QTest::addColumn<QString>("key");
    QTest::newRow("unknown key") << QJsonObject{{u"lookbak"_s, u"5h"_s}} << u"lookbak"_s;
    QTest::newRow("number for text") << QJsonObject{{u"name"_s, 1}} << u"name"_s;
    QTest::newRow("bad duration") << QJsonObject{{u"lookback"_s, u"five"_s}} << u"lookback"_s;
    QTest::newRow("text for list") << QJsonObject{{u"include"_s, u"*"_s}} << u"include"_s;
    QTest::newRow("mixed list") << QJsonObject{{u"include"_s, QJsonArray{u"a"_s, 1}}} << u"include"_s;
    QTest::newRow("no pattern") << QJsonObject{{u"overrides"_s, QJsonArray{QJsonObject{}}}} << u"overrides"_s;
    QTest::newRow("nested key") << QJsonObject{{u"schedule"_s, QJsonObject{{u"evry"_s, u"1h"_s}}}}
                                << u"evry"_s;
    for (const auto* text : {"", "10m", "mean", "0s mean", "-10m mean", "10m median", "10m mean max", "RAW"})
        QTest::addRow("resolution %s", text)
            << QJsonObject{{u"resolution"_s, QString::fromLatin1(text)}} << u"resolution"_s;
    QTest::newRow("resolution of a measurement")
        << QJsonObject{{u"overrides"_s,
               QJsonArray{QJsonObject{{u"pattern"_s, u"a"_s}, {u"resolution"_s, u"10m"_s}}}}}
        << u"resolution"_s;
    QTest::newRow("function of a measurement")
        << QJsonObject{{u"overrides"_s,
               QJsonArray{QJsonObject{{u"pattern"_s, u"a"_s}, {u"fieldFunctions"_s, u"max"_s}}}}}
        << u"fieldFunctions"_s;
    for (const QJsonValue& number : {QJsonValue(0), QJsonValue(9), QJsonValue(-1), QJsonValue(1.5),
             QJsonValue(u"2"_s), QJsonValue(QJsonValue::Null)}) {
        for (const QString& key : {u"readsAtOnce"_s, u"writesAtOnce"_s})
            QTest::addRow("%s %s", qPrintable(key), qPrintable(number.toVariant().toString()))
                << QJsonObject{{key, number}} << key;
    }
    QTest::newRow("functions") << QJsonObject{{u"fieldFunctions"_s, 1}} << u"fieldFunctions"_s;
    QTest::newRow("function without a pattern")
        << QJsonObject{{u"fieldFunctions"_s, QJsonArray{QJsonObject{{u"function"_s, u"max"_s}}}}}
        << u"fieldFunctions"_s;
    QTest::newRow("unknown function")
        << QJsonObject{{u"fieldFunctions"_s,
               QJsonArray{QJsonObject{{u"pattern"_s, u"a"_s}, {u"function"_s, u"median"_s}}}}}
        << u"function"_s;
    QTest::newRow("policy") << QJsonObject{{u"verify"_s, u"sometimes"_s}} << u"verify"_s;
    QTest::newRow("too often") << QJsonObject{{u"schedule"_s, QJsonObject{{u"every"_s, u"0s"_s}}}}
                               << u"every"_s;
}

void RuleTest::badJsonNamesTheKey()
{
    QFETCH(QJsonObject, json);
    QFETCH(QString, key);
    const Result<Rule> read = Rule::fromJson(json);
    QVERIFY(!read.has_value());
    QCOMPARE(read.error().kind, Error::Kind::Configuration);
    QVERIFY2(read.error().message.contains(u'"' + key + u'"'), qPrintable(read.error().message));
}

QTEST_GUILESS_MAIN(RuleTest)
#include "tst_rule.moc"
