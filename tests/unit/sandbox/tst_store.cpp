#include "model/Clock.h"
#include "sandbox/Store.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

#include <bit>

using namespace telemirror;
using namespace telemirror::sandbox;
using namespace Qt::StringLiterals;

namespace {

constexpr Timestamp base = 1'700'000'000'000'000'000;
constexpr TimeRange everything{minimumTimestamp, maximumTimestamp};

Point point(const QByteArray& measurement, const QList<Tag>& tags, const QByteArray& field,
    const FieldValue& value, Timestamp time)
{
    return {measurement, tags, {{field, value}}, time};
}

/// All that a bucket holds in a range, one text a value.
QStringList dump(const Store& store, const QString& bucket, const TimeRange& range = everything)
{
    QStringList lines;
    const auto done = store.visit(bucket, range, {},
        [&lines](const FieldSeries& series, const QList<Timestamp>& times, const QList<FieldValue>& values) {
            QCOMPARE(times.size(), values.size());
            for (qsizetype i = 0; i < times.size(); ++i) {
                QString tags;
                for (const Tag& tag : series.tags)
                    tags += u","_s + QString::fromUtf8(tag.key) + u"="_s + QString::fromUtf8(tag.value);
                const QString value = std::visit(
                    [](const auto& held) {
                        if constexpr (std::is_same_v<std::decay_t<decltype(held)>, QByteArray>)
                            return QString::fromUtf8(held);
                        else
                            return QVariant(held).toString();
                    },
                    values.at(i));
                lines << u"%1%2 %3=%4 %5"_s.arg(QString::fromUtf8(series.measurement), tags,
                    QString::fromUtf8(series.field), value, QString::number(times.at(i)));
            }
        });
    if (!done)
        lines << done.error().toString();
    return lines;
}

} // namespace

class TestStore : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        auto opened = Store::open({});
        QVERIFY2(opened, qPrintable(opened ? QString() : opened.error().toString()));
        m_store = std::move(*opened);
        QVERIFY(m_store->createBucket(u"b"_s));
    }

    void keepsBits_data()
    {
        QTest::addColumn<FieldValue>("value");
        QTest::newRow("negative zero") << FieldValue(-0.0);
        QTest::newRow("smallest double") << FieldValue(5e-324);
        QTest::newRow("largest double") << FieldValue(std::numeric_limits<double>::max());
        QTest::newRow("pi") << FieldValue(3.141592653589793);
        QTest::newRow("int64 min") << FieldValue(std::numeric_limits<qint64>::min());
        QTest::newRow("int64 max") << FieldValue(std::numeric_limits<qint64>::max());
        QTest::newRow("uint64 max") << FieldValue(std::numeric_limits<quint64>::max());
        QTest::newRow("uint64 2^63") << FieldValue(quint64(1) << 63);
        QTest::newRow("empty string") << FieldValue(QByteArray(""));
        QTest::newRow("string with zero byte") << FieldValue(QByteArray("a\0b", 3));
        QTest::newRow("unicode") << FieldValue("Żółć 🌞 \"x\" \\ \n"_ba);
        QTest::newRow("true") << FieldValue(true);
        QTest::newRow("false") << FieldValue(false);
    }
    void keepsBits()
    {
        QFETCH(FieldValue, value);
        const auto report = m_store->write(u"b"_s, base,
            {point("m"_ba, {}, "f"_ba, value, minimumTimestamp),
                point("m"_ba, {}, "f"_ba, value, maximumTimestamp)});
        QVERIFY(report);
        QCOMPARE(report->values, 2);
        QList<FieldValue> read;
        QList<Timestamp> readTimes;
        // The last instant is outside of every half-open range that ends at it.
        const TimeRange all{minimumTimestamp, std::numeric_limits<Timestamp>::max()};
        QVERIFY(m_store->visit(u"b"_s, all, {},
            [&](const FieldSeries& series, const QList<Timestamp>& times, const QList<FieldValue>& values) {
                QCOMPARE(series.type, fieldTypeOf(value));
                read = values;
                readTimes = times;
            }));
        QCOMPARE(readTimes, (QList<Timestamp>{minimumTimestamp, maximumTimestamp}));
        QVERIFY(identical(read.at(0), value));
        QVERIFY(identical(read.at(1), value));
    }

    void newerValueReplacesOlder()
    {
        QVERIFY(m_store->write(u"b"_s, base,
            {point("m"_ba, {}, "f"_ba, 1.0, 10), point("m"_ba, {}, "f"_ba, 2.0, 5),
                point("m"_ba, {}, "f"_ba, 3.0, 10)}));
        QVERIFY(m_store->write(u"b"_s, base, {point("m"_ba, {}, "f"_ba, 4.0, 5)}));
        QCOMPARE(dump(*m_store, u"b"_s), (QStringList{u"m f=4 5"_s, u"m f=3 10"_s}));
    }

    /// Whatever the order and size of writes, the store holds what a plain map would.
    void agreesWithAMap()
    {
        QRandomGenerator random(42);
        std::map<Timestamp, qint64> model;
        for (int round = 0; round < 60; ++round) {
            QList<Point> points;
            const int count = 1 + random.bounded(round % 10 == 0 ? 5000 : 300);
            const int first = random.bounded(20'000);
            const int step = 1 + random.bounded(3);
            for (int i = 0; i < count; ++i) {
                const Timestamp time = random.bounded(4) == 0 ? random.bounded(30'000) : first + i * step;
                const qint64 value = random.generate();
                model[time] = value;
                points.append(point("m"_ba, {}, "f"_ba, value, time));
            }
            QVERIFY(m_store->write(u"b"_s, base, points));
            if (round % 7 == 3) {
                const Timestamp start = random.bounded(25'000);
                const TimeRange gone{start, start + random.bounded(4000)};
                QVERIFY(m_store->remove(u"b"_s, gone, {}));
                model.erase(model.lower_bound(gone.start), model.lower_bound(gone.stop));
            }
            const Timestamp start = random.bounded(30'000);
            const TimeRange range{start, start + random.bounded(10'000)};
            QList<Timestamp> wantedTimes;
            QList<qint64> wanted;
            for (auto it = model.lower_bound(range.start); it != model.lower_bound(range.stop); ++it) {
                wantedTimes.append(it->first);
                wanted.append(it->second);
            }
            QList<Timestamp> times;
            QList<qint64> values;
            QVERIFY(m_store->visit(u"b"_s, range, {},
                [&](const FieldSeries&, const QList<Timestamp>& t, const QList<FieldValue>& v) {
                    times = t;
                    for (const FieldValue& value : v)
                        values.append(std::get<qint64>(value));
                }));
            QCOMPARE(times, wantedTimes);
            QCOMPARE(values, wanted);
            const auto series = m_store->series(u"b"_s, range, {});
            QVERIFY(series);
            QCOMPARE(series->isEmpty(), wanted.isEmpty());
        }
    }

    void typeConflictDropsThePointAlone()
    {
        QVERIFY(m_store->write(u"b"_s, base, {point("m"_ba, {}, "x"_ba, qint64(1), 1)}));
        const auto report = m_store->write(u"b"_s, base,
            {point("m"_ba, {{"t"_ba, "1"_ba}}, "x"_ba, 1.5, 2), point("m"_ba, {}, "x"_ba, qint64(3), 3)});
        QVERIFY(report);
        QCOMPARE(report->dropped, 1);
        QCOMPARE(report->values, 1);
        QCOMPARE(report->reason,
            u"field type conflict: input field \"x\" on measurement \"m\" is type float, already exists as type integer"_s);
        QCOMPARE(dump(*m_store, u"b"_s), (QStringList{u"m x=1 1"_s, u"m x=3 3"_s}));
        // The same name elsewhere is another field.
        QCOMPARE(m_store->write(u"b"_s, base, {point("other"_ba, {}, "x"_ba, 1.5, 2)})->dropped, 0);
        // The type goes with the last value.
        QVERIFY(m_store->remove(u"b"_s, everything, {}));
        QCOMPARE(m_store->write(u"b"_s, base, {point("m"_ba, {}, "x"_ba, 1.5, 2)})->dropped, 0);
    }

    void orderIsBySeriesThenTime()
    {
        QVERIFY(m_store->write(u"b"_s, base,
            {point("b"_ba, {}, "f"_ba, 1.0, 1), point("a"_ba, {{"t"_ba, "2"_ba}}, "f"_ba, 2.0, 1),
                point("a"_ba, {{"t"_ba, "1"_ba}}, "g"_ba, 3.0, 1),
                point("a"_ba, {{"t"_ba, "1"_ba}}, "f"_ba, 4.0, 2),
                point("a"_ba, {{"t"_ba, "1"_ba}}, "f"_ba, 5.0, 1), point("a"_ba, {}, "z"_ba, 6.0, 1)}));
        QCOMPARE(dump(*m_store, u"b"_s),
            (QStringList{u"a z=6 1"_s, u"a,t=1 f=5 1"_s, u"a,t=1 f=4 2"_s, u"a,t=1 g=3 1"_s, u"a,t=2 f=2 1"_s,
                u"b f=1 1"_s}));
    }

    void removeTakesRangeAndFilter()
    {
        for (Timestamp time = 0; time < 3000; ++time)
            m_points.append({"m"_ba, {}, {{"f"_ba, 1.0}, {"g"_ba, 2.0}}, time});
        QVERIFY(m_store->write(u"b"_s, base, m_points));
        QVERIFY(m_store->remove(
            u"b"_s, {100, 2900}, [](const FieldSeries& series) { return series.field == "f"; }));
        QCOMPARE(dump(*m_store, u"b"_s).size(), 3000 + 200);
        QCOMPARE(dump(*m_store, u"b"_s, {99, 2901}).size(), 2802 + 2);
    }

    void bucketsHaveNamesIdsAndRetention()
    {
        const auto made = m_store->createBucket(u"site \"A"_s.remove(u'"'), 3600 * nanosecondsPerSecond);
        QVERIFY(made);
        QVERIFY(QRegularExpression(u"^[0-9a-f]{16}$"_s).match(made->bucket.id).hasMatch());
        QCOMPARE(m_store->createBucket(u"b"_s).error().kind, Error::Kind::Busy);
        QCOMPARE(m_store->createBucket({}).error().kind, Error::Kind::BadRequest);
        QCOMPARE(m_store->write(u"none"_s, base, QList<Point>{}).error().kind, Error::Kind::NotFound);
        QCOMPARE(m_store->visit(u"none"_s, everything, {}, {}).error().kind, Error::Kind::NotFound);

        const auto report = m_store->write(made->bucket.id, base,
            {point("m"_ba, {}, "f"_ba, 1.0, base - 2 * nanosecondsPerHour),
                point("m"_ba, {}, "f"_ba, 2.0, base - nanosecondsPerMinute)});
        QCOMPARE(report->dropped, 1);
        QCOMPARE(report->reason, u"points beyond retention policy"_s);
        QVERIFY(m_store->expire(base + nanosecondsPerDay));
        QVERIFY(dump(*m_store, made->bucket.id).isEmpty());

        QVERIFY(m_store->removeBucket(made->bucket.id));
        QCOMPARE(m_store->removeBucket(made->bucket.id).error().kind, Error::Kind::NotFound);
        QCOMPARE(m_store->buckets().size(), 1);
    }

    void readerErrorWritesNothing()
    {
        int calls = 0;
        const auto report = m_store->write(u"b"_s, base, [&calls](Point& p) -> Result<bool> {
            if (++calls == 2)
                return failure(Error::Kind::Malformed, u"line 2"_s);
            p = point("m"_ba, {}, "f"_ba, 1.0, 1);
            return true;
        });
        QVERIFY(!report);
        QCOMPARE(report.error().kind, Error::Kind::Malformed);
        QVERIFY(dump(*m_store, u"b"_s).isEmpty());
    }

    void survivesReopeningAndSeesOthers()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"sub/store.db"_s);
        const Point hostile = point("m, =\"\n"_ba, {{"t,="_ba, "v \\"_ba}}, "f🌞"_ba, "text"_ba, 7);
        {
            auto first = *Store::open(path);
            auto second = *Store::open(path);
            QVERIFY(first->createBucket(u"kept"_s));
            QVERIFY(second->bucket(u"kept"_s));
            QVERIFY(first->write(u"kept"_s, base, {hostile}));
            QCOMPARE(dump(*second, u"kept"_s), dump(*first, u"kept"_s));
            QVERIFY(second->write(u"kept"_s, base, {point("m"_ba, {}, "f"_ba, true, 1)}));
            QCOMPARE(first->write(u"kept"_s, base, {point("m"_ba, {}, "f"_ba, 1.0, 1)})->dropped, 1);
        }
        auto again = *Store::open(path);
        QCOMPARE(dump(*again, u"kept"_s), (QStringList{u"m f=true 1"_s, u"m, =\"\n,t,==v \\ f🌞=text 7"_s}));
        QCOMPARE(*again->newest(u"kept"_s, {}), std::optional<Timestamp>(7));
    }

    void unusablePathIsAnError()
    {
        const auto opened = Store::open(u"/proc/no/such/store.db"_s);
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, Error::Kind::Storage);
    }

    /// Figures for the log; the floor is far below what any machine does, so that it tells of a
    /// change in kind and not of a busy machine.
    void isFast()
    {
        QTemporaryDir folder;
        auto store = *Store::open(folder.filePath(u"store.db"_s));
        QVERIFY(store->createBucket(u"b"_s));
        constexpr int rows = 100'000;
        QElapsedTimer timer;
        timer.start();
        for (int batch = 0; batch < 5; ++batch) {
            int i = 0;
            QVERIFY(store->write(u"b"_s, base, [&](Point& p) -> Result<bool> {
                if (i == rows / 5)
                    return false;
                p.measurement = "weather"_ba;
                p.tags = {{"station"_ba, i % 2 == 0 ? "north"_ba : "south"_ba}};
                p.fields = {{"a"_ba, i * 0.1}, {"b"_ba, qint64(i)}, {"c"_ba, i * 0.2}};
                p.time = base + (batch * (rows / 5) + i) * nanosecondsPerSecond;
                ++i;
                return true;
            }));
        }
        const double writeRate = 3.0 * rows / (static_cast<double>(timer.nsecsElapsed()) / 1e9);
        timer.restart();
        qsizetype seen = 0;
        QVERIFY(store->visit(u"b"_s, everything, {},
            [&seen](const FieldSeries&, const QList<Timestamp>& times, const QList<FieldValue>&) {
                seen += times.size();
            }));
        const double readRate = 3.0 * rows / (static_cast<double>(timer.nsecsElapsed()) / 1e9);
        QCOMPARE(seen, 3 * rows);
        qInfo("written %.0f values/s, visited %.0f values/s", writeRate, readRate);
        QVERIFY(writeRate > 50'000);
        QVERIFY(readRate > 200'000);
    }

private:
    std::unique_ptr<Store> m_store;
    QList<Point> m_points;
};

QTEST_GUILESS_MAIN(TestStore)
#include "tst_store.moc"
