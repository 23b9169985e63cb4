#include "model/IntervalSet.h"

#include <QtTest/QTest>

using namespace telemirror;

class IntervalSetTest : public QObject
{
    Q_OBJECT

private slots:
    void addMergesWhatTouches_data();
    void addMergesWhatTouches();
    void subtractSplits();
    void missingFromIsTheComplement();
    void agreesWithABitmap();
};

void IntervalSetTest::addMergesWhatTouches_data()
{
    using Ranges = QList<TimeRange>;
    QTest::addColumn<Ranges>("added");
    QTest::addColumn<Ranges>("expected");
    QTest::newRow("empty range") << Ranges{{5, 5}} << Ranges{};
    QTest::newRow("reversed range") << Ranges{{5, 3}} << Ranges{};
    QTest::newRow("apart") << Ranges{{6, 8}, {1, 3}} << Ranges{{1, 3}, {6, 8}};
    QTest::newRow("touching left") << Ranges{{3, 5}, {1, 3}} << Ranges{{1, 5}};
    QTest::newRow("touching right") << Ranges{{1, 3}, {3, 5}} << Ranges{{1, 5}};
    QTest::newRow("bridging") << Ranges{{1, 3}, {5, 7}, {3, 5}} << Ranges{{1, 7}};
    QTest::newRow("swallowing") << Ranges{{2, 3}, {5, 7}, {9, 10}, {1, 9}} << Ranges{{1, 10}};
    QTest::newRow("inside") << Ranges{{1, 9}, {3, 4}} << Ranges{{1, 9}};
}

void IntervalSetTest::addMergesWhatTouches()
{
    QFETCH(QList<TimeRange>, added);
    QFETCH(QList<TimeRange>, expected);
    IntervalSet set;
    for (const TimeRange& range : added)
        set.add(range);
    QCOMPARE(set.ranges(), expected);
}

void IntervalSetTest::subtractSplits()
{
    IntervalSet set(TimeRange{0, 100});
    set.subtract(TimeRange{20, 30});
    set.subtract(TimeRange{90, 200});
    set.subtract(TimeRange{40, 40});
    QCOMPARE(set.ranges(), (QList<TimeRange>{{0, 20}, {30, 90}}));
    QCOMPARE(set.totalLength(), 80);
    QVERIFY(set.contains(19));
    QVERIFY(!set.contains(20));
    QVERIFY(!set.contains(29));
    QVERIFY(set.contains(30));
    QVERIFY(!set.contains(TimeRange{10, 40}));
    QVERIFY(set.contains(TimeRange{30, 90}));
}

void IntervalSetTest::missingFromIsTheComplement()
{
    IntervalSet set;
    set.add({10, 20});
    set.add({30, 40});
    QCOMPARE(set.missingFrom({15, 50}).ranges(), (QList<TimeRange>{{20, 30}, {40, 50}}));
    QCOMPARE(set.intersected({15, 50}).ranges(), (QList<TimeRange>{{15, 20}, {30, 40}}));
}

void IntervalSetTest::agreesWithABitmap()
{
    QRandomGenerator random(20240501);
    for (int round = 0; round < 200; ++round) {
        constexpr qsizetype size = 64;
        QList<bool> bitmap(size, false);
        IntervalSet set;
        for (int step = 0; step < 40; ++step) {
            const auto start = static_cast<qsizetype>(random.bounded(static_cast<quint32>(size)));
            const auto stop =
                start + static_cast<qsizetype>(random.bounded(static_cast<quint32>(size - start + 1)));
            const bool value = random.bounded(2) == 0;
            for (qsizetype i = start; i < stop; ++i)
                bitmap[i] = value;
            if (value)
                set.add(TimeRange{start, stop});
            else
                set.subtract(TimeRange{start, stop});
        }
        for (qsizetype i = 0; i < size; ++i)
            QCOMPARE(set.contains(i), bitmap[i]);
        QCOMPARE(set.totalLength(), bitmap.count(true));
        for (qsizetype i = 1; i < set.ranges().size(); ++i)
            QVERIFY(set.ranges()[i - 1].stop < set.ranges()[i].start);
    }
}

QTEST_GUILESS_MAIN(IntervalSetTest)
#include "tst_interval_set.moc"
