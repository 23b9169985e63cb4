#include "ui/charts/AxisTicks.h"

#include <QtTest/QTest>

#include <cmath>

using namespace telemirror;
using namespace Qt::StringLiterals;

namespace {

Timestamp utc(int month, int day, int hour, int minute = 0)
{
    return fromDateTime(QDateTime({2026, month, day}, {hour, minute}, Qt::UTC));
}

} // namespace

class TestAxisTicks : public QObject
{
    Q_OBJECT

private slots:
    void timesAreRoundLocally();
    void timesSurviveTheChangeOfClocks();
    void timesAreBounded_data();
    void timesAreBounded();
    void valuesAreRound();
    void valuesStandNonsense();
};

void TestAxisTicks::timesAreRoundLocally()
{
    // Calcutta is five and a half hours ahead: round hours there are half hours in UTC.
    const QList<AxisTicks::TimeTick> ticks =
        AxisTicks::times({utc(11, 24, 12), utc(11, 24, 18)}, 7, QTimeZone("Asia/Kolkata"));
    QCOMPARE(ticks.size(), 6);
    QCOMPARE(ticks.first().time, utc(11, 24, 12, 30));
    QCOMPARE(ticks.first().label, u"18:00"_s);
    QVERIFY(!ticks.first().date.isEmpty());
    QVERIFY(ticks[1].date.isEmpty());
}

void TestAxisTicks::timesSurviveTheChangeOfClocks()
{
    // In the night to 25 October 2026 Paris has 02:00 to 03:00 twice: the day has 25 hours.
    const QTimeZone paris("Europe/Paris");
    const QList<AxisTicks::TimeTick> ticks = AxisTicks::times({utc(10, 24, 0), utc(10, 27, 0)}, 14, paris);
    for (const AxisTicks::TimeTick& tick : ticks) {
        const QTime local = toDateTime(tick.time).toTimeZone(paris).time();
        QVERIFY2(local.hour() % 6 == 0 && local.minute() == 0, qPrintable(local.toString()));
    }
    QVERIFY(ticks.size() >= 11);
}

void TestAxisTicks::timesAreBounded_data()
{
    QTest::addColumn<qint64>("start");
    QTest::addColumn<qint64>("stop");
    QTest::newRow("a second") << utc(1, 1, 0) << utc(1, 1, 0) + nanosecondsPerSecond;
    QTest::newRow("an hour") << utc(1, 1, 0) << utc(1, 1, 1);
    QTest::newRow("a week") << utc(1, 1, 0) << utc(1, 8, 0);
    QTest::newRow("all of time") << minimumTimestamp << maximumTimestamp;
    QTest::newRow("before 1970") << qint64(-5'000'000'000) << qint64(5'000'000'000);
}

void TestAxisTicks::timesAreBounded()
{
    QFETCH(qint64, start);
    QFETCH(qint64, stop);
    const QList<AxisTicks::TimeTick> ticks = AxisTicks::times({start, stop}, 8, QTimeZone::utc());
    QVERIFY(ticks.size() >= 2);
    QVERIFY(ticks.size() <= 9);
    for (qsizetype i = 0; i < ticks.size(); ++i) {
        QVERIFY(ticks[i].time >= start && ticks[i].time <= stop);
        QVERIFY(i == 0 || ticks[i].time > ticks[i - 1].time);
    }
}

void TestAxisTicks::valuesAreRound()
{
    QStringList labels;
    for (const AxisTicks::ValueTick& tick : AxisTicks::values(-0.3, 1.1, 5))
        labels.append(tick.label);
    QCOMPARE(labels, (QStringList{u"0"_s, u"0.5"_s, u"1.0"_s}));
    labels.clear();
    for (const AxisTicks::ValueTick& tick : AxisTicks::values(0, 4000, 4))
        labels.append(tick.label);
    QCOMPARE(labels.last(), u"4\u202f000"_s);
}

void TestAxisTicks::valuesStandNonsense()
{
    QVERIFY(AxisTicks::values(1, 1, 5).isEmpty());
    QVERIFY(AxisTicks::values(std::nan(""), 1, 5).isEmpty());
    QVERIFY(AxisTicks::values(-1e308, 1e308, 5).size() <= 20);
    QVERIFY(AxisTicks::values(1e18, 1e18 + 256, 5).size() <= 20);
}

QTEST_GUILESS_MAIN(TestAxisTicks)
#include "tst_axis_ticks.moc"
