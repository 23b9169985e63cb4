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
    void timesFollowTheCalendar_data();
    void timesFollowTheCalendar();
    void theHourThatComesTwiceIsLabelledTwice();
    void valuesAreRound();
    void valueLabelsStayShort_data();
    void valueLabelsStayShort();
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

void TestAxisTicks::timesFollowTheCalendar_data()
{
    QTest::addColumn<QDate>("from");
    QTest::addColumn<QDate>("to");
    QTest::addColumn<QStringList>("labels");
    QTest::addColumn<QStringList>("under");
    QTest::newRow("weeks begin on Monday") << QDate(2026, 11, 1) << QDate(2026, 11, 29)
                                           << QStringList{u"2 Nov"_s, u"9 Nov"_s, u"16 Nov"_s, u"23 Nov"_s}
                                           << QStringList{u"2026"_s, {}, {}, {}};
    QTest::newRow("months") << QDate(2025, 10, 20) << QDate(2026, 3, 10)
                            << QStringList{u"Nov"_s, u"Dec"_s, u"Jan"_s, u"Feb"_s, u"Mar"_s}
                            << QStringList{u"2025"_s, {}, u"2026"_s, {}, {}};
    QTest::newRow("quarters") << QDate(2024, 12, 31) << QDate(2026, 1, 2)
                              << QStringList{u"Jan"_s, u"Apr"_s, u"Jul"_s, u"Oct"_s, u"Jan"_s}
                              << QStringList{u"2025"_s, {}, {}, {}, u"2026"_s};
    QTest::newRow("years") << QDate(2019, 6, 1) << QDate(2024, 6, 1)
                           << QStringList{u"2020"_s, u"2021"_s, u"2022"_s, u"2023"_s, u"2024"_s}
                           << QStringList{{}, {}, {}, {}, {}};
}

void TestAxisTicks::timesFollowTheCalendar()
{
    QFETCH(QDate, from);
    QFETCH(QDate, to);
    QFETCH(QStringList, labels);
    QFETCH(QStringList, under);
    const QTimeZone paris("Europe/Paris");
    QStringList foundLabels;
    QStringList foundUnder;
    for (const AxisTicks::TimeTick& tick : AxisTicks::times(
             {fromDateTime(from.startOfDay(paris)), fromDateTime(to.startOfDay(paris))}, 6, paris)) {
        foundLabels.append(tick.label);
        foundUnder.append(tick.date);
        QCOMPARE(toDateTime(tick.time).toTimeZone(paris).time(), QTime(0, 0));
    }
    QCOMPARE(foundLabels, labels);
    QCOMPARE(foundUnder, under);
}

void TestAxisTicks::theHourThatComesTwiceIsLabelledTwice()
{
    const QTimeZone paris("Europe/Paris");
    QStringList labels;
    QStringList under;
    for (const AxisTicks::TimeTick& tick : AxisTicks::times({utc(10, 24, 23), utc(10, 25, 3)}, 6, paris)) {
        labels.append(tick.label);
        under.append(tick.date);
    }
    QCOMPARE(labels, (QStringList{u"01:00"_s, u"02:00"_s, u"02:00"_s, u"03:00"_s, u"04:00"_s}));
    QCOMPARE(under[2], u"UTC+01:00"_s);
}

void TestAxisTicks::valuesAreRound()
{
    QStringList labels;
    for (const AxisTicks::ValueTick& tick : AxisTicks::values(-0.3, 1.1, 5).ticks)
        labels.append(tick.label);
    QCOMPARE(labels, (QStringList{u"0"_s, u"0.5"_s, u"1.0"_s}));
    labels.clear();
    for (const AxisTicks::ValueTick& tick : AxisTicks::values(0, 4000, 4).ticks)
        labels.append(tick.label);
    QCOMPARE(labels.last(), u"4\u202f000"_s);
}

void TestAxisTicks::valueLabelsStayShort_data()
{
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("note");
    QTest::newRow("plain") << 229.1 << 230.4 << u"229.5"_s << QString();
    QTest::newRow("a counter") << 3591200100.0 << 3591200140.0 << u"100"_s
                               << u"+3\u202f591\u202f200\u202f000"_s;
    QTest::newRow("millions") << 0.0 << 45e6 << u"0"_s << u"×10⁶"_s;
    QTest::newRow("tiny") << 1e-7 << 9e-7 << u"200"_s << u"×10⁻⁹"_s;
    QTest::newRow("below zero") << -3591200140.0 << -3591200100.0 << u"860"_s
                                << u"\u22123\u202f591\u202f201\u202f000"_s;
}

void TestAxisTicks::valueLabelsStayShort()
{
    QFETCH(double, low);
    QFETCH(double, high);
    QFETCH(QString, first);
    QFETCH(QString, note);
    const AxisTicks::ValueTicks ticks = AxisTicks::values(low, high, 4);
    QVERIFY(!ticks.ticks.isEmpty());
    QCOMPARE(ticks.ticks.first().label, first);
    QCOMPARE(ticks.note, note);
    QSet<QString> labels;
    for (const AxisTicks::ValueTick& tick : ticks.ticks) {
        QVERIFY2(tick.label.size() <= AxisTicks::longestLabel, qPrintable(tick.label));
        labels.insert(tick.label);
    }
    QCOMPARE(labels.size(), ticks.ticks.size());
}

void TestAxisTicks::valuesStandNonsense()
{
    QVERIFY(AxisTicks::values(1, 1, 5).ticks.isEmpty());
    QVERIFY(AxisTicks::values(std::nan(""), 1, 5).ticks.isEmpty());
    QVERIFY(AxisTicks::values(-1e308, 1e308, 5).ticks.size() <= 20);
    QVERIFY(AxisTicks::values(1e18, 1e18 + 256, 5).ticks.size() <= 20);
}

QTEST_GUILESS_MAIN(TestAxisTicks)
#include "tst_axis_ticks.moc"
