#include "sandbox/SampleSite.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <cmath>

using namespace telemirror;
using namespace telemirror::sandbox;
using namespace Qt::StringLiterals;

namespace {

// 2024-06-21, noon UTC.
constexpr Timestamp noon = 1'718'971'200'000'000'000;
constexpr TimeRange everything{std::numeric_limits<Timestamp>::min(), std::numeric_limits<Timestamp>::max()};

struct Held
{
    FieldSeries series;
    QList<Timestamp> times;
    QList<FieldValue> values;
};

QList<Held> all(const Store& store, const TimeRange& range = everything)
{
    QList<Held> result;
    const auto visited = store.visit(u"b"_s, range, {},
        [&result](const FieldSeries& series, const QList<Timestamp>& times, const QList<FieldValue>& values) {
            result.append({series, times, values});
        });
    if (!visited)
        qFatal("%s", qPrintable(visited.error().toString()));
    return result;
}

qsizetype count(const QList<Held>& held)
{
    qsizetype sum = 0;
    for (const Held& item : held)
        sum += item.times.size();
    return sum;
}

const Held* find(const QList<Held>& held, const QByteArray& measurement, const QByteArray& field)
{
    for (const Held& item : held) {
        if (item.series.measurement == measurement && item.series.field == field)
            return &item;
    }
    return nullptr;
}

} // namespace

class TestSampleSite : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_store = *Store::open({});
        QVERIFY(m_store->createBucket(u"b"_s));
    }

    void fillsTheBucketAtOnce()
    {
        QElapsedTimer timer;
        timer.start();
        ManualClock clock(noon);
        fill(clock);
        const auto held = all(*m_store);
        qInfo("%lld values in %lld ms", static_cast<long long>(count(held)),
            static_cast<long long>(timer.elapsed()));
        QVERIFY(count(held) > 60'000);
        QVERIFY(count(held) < 150'000);
        QVERIFY(timer.elapsed() < 5000);
    }

    void reachesAreAsDesigned_data()
    {
        QTest::addColumn<QByteArray>("measurement");
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<FieldType>("type");
        QTest::addColumn<qint64>("first");
        QTest::addColumn<qint64>("last");
        const qint64 hour = nanosecondsPerHour;
        QTest::newRow("weather") << "weather"_ba
                                 << "temperature"_ba << FieldType::Float << -24 * hour << qint64(0);
        QTest::newRow("energy") << "solar plant"_ba
                                << "energy"_ba << FieldType::Integer << -24 * hour << qint64(0);
        QTest::newRow("status") << "solar plant"_ba
                                << "status"_ba << FieldType::String << -24 * hour << qint64(0);
        QTest::newRow("online") << "solar plant"_ba
                                << "online"_ba << FieldType::Boolean << -24 * hour << qint64(0);
        QTest::newRow("historic") << "historic weather"_ba
                                  << "rain"_ba << FieldType::Float << -480 * hour << qint64(0);
        QTest::newRow("forecast") << "forecast"_ba
                                  << "cloud_cover"_ba << FieldType::Float << -24 * hour << 130 * hour;
        QTest::newRow("realtime") << "realtime_weather"_ba
                                  << "irradiance"_ba << FieldType::Float << -hour << qint64(0);
        QTest::newRow("counter") << "real grid"_ba
                                 << "energy_total"_ba << FieldType::Unsigned << -hour << qint64(0);
        QTest::newRow("hard name") << "site \"A\", north"_ba
                                   << "soil \"moisture\""_ba << FieldType::Float << -24 * hour << qint64(0);
    }
    void reachesAreAsDesigned()
    {
        QFETCH(QByteArray, measurement);
        QFETCH(QByteArray, field);
        QFETCH(FieldType, type);
        QFETCH(qint64, first);
        QFETCH(qint64, last);
        ManualClock clock(noon);
        fill(clock);
        const auto held = all(*m_store);
        const Held* item = find(held, measurement, field);
        QVERIFY(item != nullptr);
        QCOMPARE(item->series.type, type);
        QCOMPARE(item->times.constFirst(), noon + first);
        QCOMPARE(item->times.constLast(), noon + last);
    }

    void signalsArePlausible()
    {
        for (Timestamp time = noon - 40 * nanosecondsPerDay; time < noon; time += 7 * nanosecondsPerMinute) {
            QVERIFY(SampleSignals::temperature(time) > -5.0 && SampleSignals::temperature(time) < 45.0);
            QVERIFY(SampleSignals::humidity(time) >= 0.0 && SampleSignals::humidity(time) <= 100.0);
            QVERIFY(SampleSignals::pressure(time) > 980.0 && SampleSignals::pressure(time) < 1045.0);
            QVERIFY(SampleSignals::windDirection(time) >= 0.0 && SampleSignals::windDirection(time) < 360.0);
            QVERIFY(SampleSignals::rain(time) >= 0.0);
            const double power = SampleSignals::power(0, time);
            QVERIFY(power >= 0.0 && power <= 10'000.0);
            QVERIFY(SampleSignals::sunHeight(time) > 0.0 || power == 0.0);
            // Smooth: a second changes little.
            QVERIFY(std::abs(SampleSignals::temperature(time + nanosecondsPerSecond) -
                        SampleSignals::temperature(time)) < 0.1);
        }
        QVERIFY(SampleSignals::sunHeight(noon) > 0.8);
        QVERIFY(SampleSignals::sunHeight(noon + 12 * nanosecondsPerHour) < -0.2);
        SampleSignals site;
        QVERIFY(site.energy(0, noon + nanosecondsPerHour) >= site.energy(0, noon));
        QVERIFY(site.energy(0, noon) > 0);
    }

    void goesOnAsTimePasses()
    {
        ManualClock clock(noon);
        const auto site = fill(clock);
        clock.advance(std::chrono::minutes(2));
        const auto fresh = all(*m_store, {noon + 1, noon + 2 * nanosecondsPerMinute + 1});
        const Held* grid = find(fresh, "real grid"_ba, "frequency"_ba);
        QVERIFY(grid != nullptr);
        QCOMPARE(grid->times.size(), 120);
        QCOMPARE(find(fresh, "weather"_ba, "rain"_ba)->times.size(), 2);
    }

    /// Filled at one go, in steps, or again in a file that had a pause: the same values.
    void valuesDoNotDependOnTheWay()
    {
        ManualClock clock(noon);
        {
            const auto site = fill(clock);
            clock.advance(std::chrono::minutes(30));
        }
        clock.jumpTo(noon + 2 * nanosecondsPerHour);
        fill(clock);
        const auto stepwise = all(*m_store, {noon + nanosecondsPerHour, noon + 2 * nanosecondsPerHour + 1});

        init();
        fill(clock);
        const auto atOnce = all(*m_store, {noon + nanosecondsPerHour, noon + 2 * nanosecondsPerHour + 1});
        QCOMPARE(stepwise.size(), atOnce.size());
        for (qsizetype i = 0; i < atOnce.size(); ++i) {
            QCOMPARE(stepwise.at(i).times, atOnce.at(i).times);
            for (qsizetype k = 0; k < atOnce.at(i).values.size(); ++k)
                QVERIFY(identical(stepwise.at(i).values.at(k), atOnce.at(i).values.at(k)));
        }
    }

    void aLongPauseIsFilledOnlyAsFarAsNeeded()
    {
        ManualClock clock(noon);
        fill(clock);
        const Timestamp later = noon + 100 * nanosecondsPerDay;
        clock.jumpTo(later);
        fill(clock);
        const auto held = all(*m_store, {noon + nanosecondsPerDay, everything.stop});
        QCOMPARE(find(held, "real grid"_ba, "frequency"_ba)->times.constFirst(), later - nanosecondsPerHour);
        QVERIFY(count(held) < 150'000);
    }

private:
    /// A site that has caught up with the clock.
    std::unique_ptr<SampleSite> fill(ManualClock& clock)
    {
        auto site = std::make_unique<SampleSite>(*m_store, u"b"_s, clock);
        QSignalSpy spy(site.get(), &SampleSite::caughtUp);
        site->start();
        for (int turn = 0; turn < 1000 && spy.isEmpty(); ++turn)
            clock.advance(std::chrono::milliseconds(0));
        if (spy.isEmpty())
            qFatal("the sample site never caught up");
        return site;
    }

    std::unique_ptr<Store> m_store;
};

QTEST_GUILESS_MAIN(TestSampleSite)
#include "tst_sample_site.moc"
