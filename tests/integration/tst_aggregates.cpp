// Rules that copy one value a window of time: made by the source, verified, kept apart from raw ones.

#include "EngineBench.h"
#include "support/Await.h"
#include "support/TestServers.h"

#include "influx/wire/LineProtocolWriter.h"
#include "mirror/InfluxMirror.h"

#include <QtTest/QTest>

using namespace telemirror;
using namespace telemirror::test;
using namespace Qt::StringLiterals;

class AggregatesTest : public QObject
{
    Q_OBJECT

private slots:
    void valuesAreMadeByTheSource_data();
    void valuesAreMadeByTheSource();
    void rawAndAggregateDoNotMix();
    void measurementsHaveTheirOwn();
    void theWindowThatGoesOnIsReadAgain();

private:
    [[nodiscard]] static QList<Point> samplePoints(Timestamp base);
    [[nodiscard]] static QList<Point> aggregated(const QList<Point>& points, const Resolution& resolution);
    [[nodiscard]] static Resolution tenMinutes();
};

namespace {

QByteArray firstError(const Run& run)
{
    return run.errors.isEmpty() ? "no error"_ba : run.errors.first().toString().toUtf8();
}

double asDouble(const FieldValue& value)
{
    if (const auto* number = std::get_if<qint64>(&value))
        return static_cast<double>(*number);
    return std::get<double>(value);
}

/// What a window's values come to, worked out as plainly as can be.
FieldValue resultOf(AggregateFunction function, const QList<FieldValue>& values)
{
    switch (function) {
    case AggregateFunction::Mean: {
        double sum = 0.0;
        for (const FieldValue& value : values)
            sum += asDouble(value);
        return sum / static_cast<double>(values.size());
    }
    case AggregateFunction::Min: return *std::min_element(values.begin(), values.end());
    case AggregateFunction::Max: return *std::max_element(values.begin(), values.end());
    case AggregateFunction::Last: return values.last();
    case AggregateFunction::Count: return static_cast<qint64>(values.size());
    }
    return 0.0;
}

} // namespace

Resolution AggregatesTest::tenMinutes()
{
    Resolution resolution;
    resolution.every = 10 * nanosecondsPerMinute;
    resolution.function = AggregateFunction::Mean;
    resolution.fields = {{u"gust*"_s, AggregateFunction::Max}, {u"low \"1\""_s, AggregateFunction::Min},
        {u"tips"_s, AggregateFunction::Count}, {u"counter"_s, AggregateFunction::Last}};
    return resolution;
}

QList<Point> AggregatesTest::samplePoints(Timestamp base)
{
    QList<Point> points;
    QRandomGenerator random(5);
    for (int i = 0; i < 700; ++i) {
        // A silence of more than an hour in the midst: no windows there.
        if (i > 200 && i < 330)
            continue;
        const Timestamp time = base + i * 37 * nanosecondsPerSecond + 5;
        for (const char* station : {"north", "south, \"ridge\""}) {
            Point point{"weather 10", {{"station", station}},
                {{"temperature", random.generateDouble() * 40.0 - 10.0},
                    {"gust max", random.generateDouble() * 30.0},
                    {"low \"1\"", static_cast<qint64>(random.generate64())}, {"tips", i % 3 == 0},
                    {"counter", std::numeric_limits<qint64>::max() - i}, {"ok", random.bounded(2) == 0},
                    {"note", "n" + QByteArray::number(i)}},
                time};
            if (i % 2 == 0)
                point.fields.removeIf([](const Field& field) { return field.key == "tips"; });
            points.append(point);
        }
    }
    return points;
}

QList<Point> AggregatesTest::aggregated(const QList<Point>& points, const Resolution& resolution)
{
    using Key = std::tuple<QByteArray, QList<Tag>, QByteArray, Timestamp>;
    std::map<Key, QList<FieldValue>> windows;
    for (const Point& point : points) {
        for (const Field& field : point.fields)
            windows[{point.measurement, point.tags, field.key, resolution.floor(point.time)}].append(
                field.value);
    }
    QList<Point> result;
    for (const auto& [key, values] : windows) {
        const auto& [measurement, tags, field, time] = key;
        const AggregateFunction function =
            resolution.functionFor(QString::fromUtf8(field), fieldTypeOf(values.first()));
        result.append({measurement, tags, {{field, resultOf(function, values)}}, time});
    }
    return result;
}

void AggregatesTest::valuesAreMadeByTheSource_data()
{
    QTest::addColumn<bool>("fromInflux1");
    QTest::newRow("Flux to InfluxQL") << false;
    QTest::newRow("InfluxQL to Flux") << true;
}

void AggregatesTest::valuesAreMadeByTheSource()
{
    QFETCH(bool, fromInflux1);
    if (!influx1Url())
        QSKIP("TELEMIRROR_TEST_INFLUX1_URL names no server; ./check starts one");
    const auto sandbox = startSandbox(u"weather"_s);
    Influx1Database influx1(*influx1Url());
    const ConnectionSettings fluxSide =
        EngineBench::connection(fromInflux1 ? u"local"_s : u"cloud"_s, *sandbox);
    const ConnectionSettings qlSide =
        EngineBench::connection(fromInflux1 ? u"cloud"_s : u"local"_s, *influx1Url(), Dialect::InfluxQL);

    const QList<Point> points = samplePoints(SystemClock().now() - 30 * nanosecondsPerHour);
    QByteArray lines;
    for (const Point& point : points)
        LineProtocolWriter::append(lines, point);
    QCOMPARE(fromInflux1 ? influx1.write(lines) : writePoints(*sandbox, u"weather"_s, points), 204);

    Rule rule = fromInflux1 ? EngineBench::rule(influx1.name(), u"weather"_s)
                            : EngineBench::rule(u"weather"_s, influx1.name());
    rule.resolution = tenMinutes();
    rule.lookback = 3 * nanosecondsPerDay;
    rule.verify = VerifyPolicy::Never;
    EngineBench bench;
    bench.setUp(fromInflux1 ? qlSide : fluxSide, fromInflux1 ? fluxSide : qlSide, rule);
    const EngineBench::Outcome outcome = bench.sync();
    QVERIFY2(outcome.run.state == RunState::Done, firstError(outcome.run).constData());

    const auto stored = [&] {
        return fromInflux1 ? readBack(sandbox->url(), sandbox->token(), u"weather"_s)
                           : readBack(*influx1Url(), {}, influx1.name());
    };
    const StoredValues expected = valuesOf(aggregated(points, rule.resolution));
    QVERIFY(expected.size() > 400);
    QCOMPARE(differences(stored(), expected), ""_ba);
    QCOMPARE(outcome.measurements.first().planned.start % rule.resolution.every, 0);
    QCOMPARE(outcome.measurements.first().planned.stop % rule.resolution.every, 0);

    const EngineBench::Outcome verified = bench.verify();
    QVERIFY2(verified.run.state == RunState::Done, firstError(verified.run).constData());
    QCOMPARE(verified.run.tally.windowsMended, 0);
    QCOMPARE(verified.run.tally.pointsCompared, expected.size());

    // A value that the destination lost, and one that somebody changed there.
    const QList<Point> aggregates = aggregated(points, rule.resolution);
    Point changed = aggregates[aggregates.size() / 2];
    QCOMPARE(changed.fields.size(), 1);
    changed.fields[0].value = std::visit(
        [](auto value) -> FieldValue {
            if constexpr (std::is_same_v<decltype(value), QByteArray>)
                return value + "!";
            else if constexpr (std::is_same_v<decltype(value), bool>)
                return !value;
            else
                return static_cast<decltype(value)>(value - 1);
        },
        changed.fields[0].value);
    lines.clear();
    LineProtocolWriter::append(lines, changed);
    QCOMPARE(fromInflux1 ? writePoints(*sandbox, u"weather"_s, {changed}) : influx1.write(lines), 204);
    QVERIFY(stored() != expected);
    const EngineBench::Outcome mended = bench.verify();
    QVERIFY2(mended.run.state == RunState::Done, firstError(mended.run).constData());
    QVERIFY(mended.run.tally.windowsMended >= 1);
    QCOMPARE(differences(stored(), expected), ""_ba);
}

void AggregatesTest::rawAndAggregateDoNotMix()
{
    const auto cloud = startSandbox(u"weather"_s);
    const auto local = startSandbox(u"mirror"_s);
    const QList<Point> points = samplePoints(SystemClock().now() - 30 * nanosecondsPerHour);
    QCOMPARE(writePoints(*cloud, u"weather"_s, points), 204);
    Rule rule = EngineBench::rule(u"weather"_s, u"mirror"_s);
    rule.lookback = 3 * nanosecondsPerDay;
    EngineBench bench;
    const auto setUp = [&] {
        bench.setUp(
            EngineBench::connection(u"cloud"_s, *cloud), EngineBench::connection(u"local"_s, *local), rule);
    };
    setUp();
    const qint64 raw = bench.sync().run.tally.pointsWritten;
    QCOMPARE(bench.sync().run.tally.pointsWritten, 0);

    // What is done of the one is not done of the other.
    rule.destinationBucket = u"aggregates"_s;
    rule.resolution = tenMinutes();
    setUp();
    const QString tenMinuteKey = InfluxMirror::ruleKey(rule);
    QCOMPARE(bench.sync().run.tally.pointsWritten, valuesOf(aggregated(points, rule.resolution)).size());
    QCOMPARE(bench.sync().run.tally.pointsWritten, 0);
    rule.resolution.function = AggregateFunction::Max;
    QVERIFY(InfluxMirror::ruleKey(rule) != tenMinuteKey);
    setUp();
    QVERIFY(bench.sync().run.tally.pointsWritten > 0);
    rule.resolution = {};
    rule.destinationBucket = u"raw again"_s; // a count is an integer where the raw field is none
    setUp();
    QCOMPARE(bench.sync().run.tally.pointsWritten, raw);
}

/// One rule: raw, but for two measurements, of which one changes its resolution later.
void AggregatesTest::measurementsHaveTheirOwn()
{
    const auto cloud = startSandbox(u"weather"_s);
    const auto local = startSandbox(u"mirror"_s);
    const Timestamp start = SystemClock().now() - 4 * nanosecondsPerHour;
    QList<Point> raw;
    QList<Point> mean;
    QList<Point> most;
    for (int i = 0; i < 500; ++i) {
        const Timestamp time = start + i * 20 * nanosecondsPerSecond;
        raw.append({"exact", {{"mast", "a"}}, {{"v", i * 0.5}, {"text", "x"_ba}}, time});
        mean.append({"mean wind", {{"mast", "b"}}, {{"v", i * 0.25}, {"rain", qint64(i % 7)}}, time});
        most.append({"most", {}, {{"v", i * 2.0}}, time});
    }
    QCOMPARE(writePoints(*cloud, u"weather"_s, raw + mean + most), 204);
    Rule rule = EngineBench::rule(u"weather"_s, u"mirror"_s);
    rule.lookback = nanosecondsPerDay;
    rule.verify = VerifyPolicy::Never;
    const Resolution meanOf{
        5 * nanosecondsPerMinute, AggregateFunction::Mean, {{u"rain"_s, AggregateFunction::Max}}};
    const Resolution mostOf{30 * nanosecondsPerMinute, AggregateFunction::Max, {}};
    const RangeOverride ofMean{
        u"mean*"_s, {}, {}, Resolution{meanOf.every, meanOf.function, {}}, meanOf.fields};
    rule.overrides = {ofMean, {u"most"_s, {}, {}, mostOf}};
    EngineBench bench;
    const auto setUp = [&] {
        bench.setUp(
            EngineBench::connection(u"cloud"_s, *cloud), EngineBench::connection(u"local"_s, *local), rule);
    };
    setUp();
    const SyncPlan plan = await(bench.engine().plan(rule.id)).value();
    QMap<QString, QString> planned;
    for (const MeasurementPlan& one : plan.measurements)
        planned.insert(one.measurement, one.resolution.toString());
    QCOMPARE(planned,
        (QMap<QString, QString>{
            {u"exact"_s, u"raw"_s}, {u"mean wind"_s, u"5m mean"_s}, {u"most"_s, u"30m max"_s}}));

    const EngineBench::Outcome outcome = bench.sync();
    QVERIFY2(outcome.run.state == RunState::Done, firstError(outcome.run).constData());
    const QList<Point> expected = raw + aggregated(mean, meanOf) + aggregated(most, mostOf);
    const auto stored = [&] { return readBack(local->url(), local->token(), u"mirror"_s); };
    QCOMPARE(differences(stored(), valuesOf(expected)), ""_ba);
    QCOMPARE(bench.sync().run.tally.pointsWritten, 0);
    const EngineBench::Outcome verified = bench.verify();
    QVERIFY2(verified.run.state == RunState::Done, firstError(verified.run).constData());
    QCOMPARE(verified.run.tally.windowsMended, 0);
    QCOMPARE(verified.run.tally.pointsCompared, valuesOf(expected).size());
    const Timestamp now = SystemClock().now();
    const auto covered = [&] {
        QStringList names;
        const Coverage coverage = await(bench.engine().coverage(rule.id, {start, now})).value();
        for (const MeasurementCoverage& one : coverage.measurements)
            names.append(one.measurement);
        return names;
    };
    QCOMPARE(covered(), (QStringList{u"exact"_s, u"mean wind"_s, u"most"_s}));

    // What is done of the others stays done; what was copied in another resolution does not count.
    rule.overrides = {ofMean};
    setUp();
    QCOMPARE(covered(), (QStringList{u"exact"_s, u"mean wind"_s}));
    QCOMPARE(bench.sync().run.tally.pointsWritten, most.size());
    QCOMPARE(bench.sync().run.tally.pointsWritten, 0);
    QCOMPARE(covered(), (QStringList{u"exact"_s, u"mean wind"_s, u"most"_s}));
    bench.engine().forget(rule.id);
    QCOMPARE(covered(), QStringList());
}

void AggregatesTest::theWindowThatGoesOnIsReadAgain()
{
    const auto cloud = startSandbox(u"weather"_s);
    const auto local = startSandbox(u"mirror"_s);
    const Timestamp now = SystemClock().now();
    Rule rule = EngineBench::rule(u"weather"_s, u"mirror"_s);
    rule.resolution.every = nanosecondsPerHour;
    rule.resolution.function = AggregateFunction::Count;
    QList<Point> points{{"m", {}, {{"v", 1.0}}, rule.resolution.floor(now)}};
    QCOMPARE(writePoints(*cloud, u"weather"_s, points), 204);
    EngineBench bench;
    bench.setUp(
        EngineBench::connection(u"cloud"_s, *cloud), EngineBench::connection(u"local"_s, *local), rule);
    QVERIFY(bench.sync().run.state == RunState::Done);
    points.append({"m", {}, {{"v", 2.0}}, now});
    QCOMPARE(writePoints(*cloud, u"weather"_s, points), 204);
    QVERIFY(bench.sync().run.state == RunState::Done);
    QCOMPARE(differences(readBack(local->url(), local->token(), u"mirror"_s),
                 valuesOf(aggregated(points, rule.resolution))),
        ""_ba);
}

QTEST_GUILESS_MAIN(AggregatesTest)
#include "tst_aggregates.moc"
