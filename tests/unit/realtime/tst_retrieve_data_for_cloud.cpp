#include "realtime/RetrieveDataForCloud.h"

#include "support/Await.h"
#include "unit/realtime/FakeConnection.h"

#include <QtCore/QJsonDocument>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace telemirror;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr Timestamp begin = 1'700'000'000 * nanosecondsPerSecond;

Bucket bucketNamed(const QString& name, bool isSystem = false)
{
    return {name, name, 0, isSystem};
}

QList<LatestValue> values(double number, const QString& measurement = u"real"_s)
{
    return {{measurement, u"f"_s, {}, number, begin}};
}

tl::unexpected<Error> refusal(Error::Kind kind = Error::Kind::Forbidden)
{
    return failure(kind, u"no"_s);
}

TelemetryRound last(const QSignalSpy& spy)
{
    return spy.last().first().value<TelemetryRound>();
}

} // namespace

class RetrieveDataForCloudTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void roundAsksEveryBucketOnce();
    void rangeEndsWithNow_data();
    void rangeEndsWithNow();
    void atMostFourBucketsAreAskedAtATime();
    void bytesAndDocumentAgree();
    void onlyWhatIsNewIsNew();
    void roundWithoutValuesHasNoDocument();
    void failingBucketDoesNotStopTheOthers();
    void failingListIsAnError();
    void oldListServesWhenTheNewOneFails();
    void newBucketsAreSeen();
    void failingBucketRenewsTheList();
    void noBucketsAtAll();
    void answersAtOnceAreFine();
    void silentFieldsAreMissed();
    void tagFiltersDecide();
    void roundsFollowThePeriod();
    void slowRoundsNeverOverlap();
    void askingByHandJoinsTheRoundUnderWay();
    void clockSetBackDoesNotStopTheRounds();
    void stopIsQuiet();
    void startAgainGoesOn();
    void switchedOffDoesNotStart();
    void destructionFulfilsTheFuture();
    void listenerMayDestroyTheRetriever();
    void listenerMayAskForTheNextRound();

private:
    /// Lets continuations run until there is a question of this kind.
    void expectBuckets()
    {
        if (!QTest::qWaitFor([this] { return !m_connection->bucketQuestions.empty(); }))
            qFatal("the buckets were not asked for");
    }
    void expectLatest(size_t count)
    {
        if (!QTest::qWaitFor([this, count] { return m_connection->latestQuestions.size() >= count; }))
            qFatal("the buckets were not asked");
    }
    /// Goes through a whole round with one bucket.
    TelemetryRound oneRound(const Result<QList<LatestValue>>& answer)
    {
        const auto future = m_retriever->retrieve();
        if (!m_connection->bucketQuestions.empty())
            m_connection->answerBuckets(QList{bucketNamed(u"b"_s)});
        expectLatest(1);
        m_connection->answerLatest(answer);
        return test::await(future);
    }
    void settle() { QTest::qWait(0); }
    void make()
    {
        m_retriever = std::make_unique<RetrieveDataForCloud>(*m_connection, m_settings, *m_clock);
        m_spy = std::make_unique<QSignalSpy>(m_retriever.get(), &RetrieveDataForCloud::roundFinished);
    }

    TelemetrySettings m_settings;
    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<test::FakeConnection> m_connection;
    std::unique_ptr<RetrieveDataForCloud> m_retriever;
    std::unique_ptr<QSignalSpy> m_spy;
};

void RetrieveDataForCloudTest::init()
{
    m_settings = TelemetrySettings();
    m_clock = std::make_unique<ManualClock>(begin);
    m_connection = std::make_unique<test::FakeConnection>();
    make();
}

void RetrieveDataForCloudTest::cleanup()
{
    m_spy.reset();
    m_retriever.reset();
    m_connection.reset();
}

void RetrieveDataForCloudTest::roundAsksEveryBucketOnce()
{
    const auto future = m_retriever->retrieve();
    expectBuckets();
    m_connection->answerBuckets(QList{bucketNamed(u"_monitoring"_s, true), bucketNamed(u"b \"1\", é"_s),
        bucketNamed(u"b2"_s), bucketNamed(u"_tasks"_s, true)});
    expectLatest(2);
    QCOMPARE(m_connection->latestQuestions[0].request.bucket, u"b \"1\", é"_s);
    QCOMPARE(m_connection->latestQuestions[1].request.bucket, u"b2"_s);
    QCOMPARE(m_connection->latestQuestions[0].request.nameContains, u"real"_s);
    m_clock->advance(3ms);
    m_connection->answerLatest(values(1));
    m_connection->answerLatest(values(2));
    const TelemetryRound round = test::await(future);
    QCOMPARE(
        round.bytes, R"({"ts":1700000000003,"values":{"b \"1\", é/real":{"f":1},"b2/real":{"f":2}}})"_ba);
    QCOMPARE(round.time, begin + 3 * nanosecondsPerMillisecond);
    QCOMPARE(round.buckets, 2);
    QVERIFY(round.isNew);
    QVERIFY(round.errors.isEmpty());
    QCOMPARE(round.values.size(), 2);
    QCOMPARE(m_connection->latestAsked, 2);
    QCOMPARE(m_spy->size(), 1);
    QCOMPARE(last(*m_spy).bytes, round.bytes);
}

void RetrieveDataForCloudTest::rangeEndsWithNow_data()
{
    QTest::addColumn<Timestamp>("now");
    QTest::addColumn<qint64>("milliseconds");
    QTest::addColumn<TimeRange>("range");
    QTest::newRow("now is in it") << begin << qint64(30'000)
                                  << TimeRange{begin - 30 * nanosecondsPerSecond, begin + 1};
    QTest::newRow("no length") << begin << qint64(0) << TimeRange{begin, begin + 1};
    QTest::newRow("negative") << begin << qint64(-5) << TimeRange{begin, begin + 1};
    QTest::newRow("all that there is") << begin << std::numeric_limits<qint64>::max()
                                       << TimeRange{begin - std::numeric_limits<qint64>::max(), begin + 1};
    QTest::newRow("before the earliest")
        << Timestamp(-5) << std::numeric_limits<qint64>::max() << TimeRange{minimumTimestamp, -4};
    QTest::newRow("the end of time") << std::numeric_limits<qint64>::max() << qint64(1)
                                     << TimeRange{maximumTimestamp - 1 - nanosecondsPerMillisecond,
                                            maximumTimestamp};
}

void RetrieveDataForCloudTest::rangeEndsWithNow()
{
    QFETCH(Timestamp, now);
    QFETCH(qint64, milliseconds);
    QFETCH(TimeRange, range);
    m_clock->jumpTo(now);
    m_settings.range = std::chrono::milliseconds(milliseconds);
    make();
    const auto future = m_retriever->retrieve();
    expectBuckets();
    m_connection->answerBuckets(QList{bucketNamed(u"b"_s)});
    expectLatest(1);
    QCOMPARE(m_connection->latestQuestions[0].request.range.start, range.start);
    QCOMPARE(m_connection->latestQuestions[0].request.range.stop, range.stop);
    QVERIFY(!m_connection->latestQuestions[0].request.range.isEmpty());
}

void RetrieveDataForCloudTest::atMostFourBucketsAreAskedAtATime()
{
    const auto future = m_retriever->retrieve();
    QList<Bucket> buckets;
    for (int i = 0; i < 25; ++i)
        buckets.append(bucketNamed(u"b%1"_s.arg(i)));
    m_connection->answerBuckets(buckets);
    expectLatest(4);
    for (int i = 0; i < 25; ++i) {
        settle();
        QCOMPARE(m_connection->latestQuestions.size(), size_t(std::min(4, 25 - i)));
        QVERIFY(!future.isFinished());
        m_connection->answerLatest(values(i, u"real%1"_s.arg(i)));
        expectLatest(size_t(std::min(4, 25 - i - 1)));
    }
    const TelemetryRound round = test::await(future);
    QCOMPARE(round.buckets, 25);
    QCOMPARE(round.values.size(), 25);
    QCOMPARE(m_connection->latestAsked, 25);
}

void RetrieveDataForCloudTest::bytesAndDocumentAgree()
{
    m_settings.coordinates = Coordinates{1.5, 2.5};
    make();
    const TelemetryRound round =
        oneRound(QList<LatestValue>{{u"real"_s, u"f"_s, {}, qint64(9'007'199'254'740'993), begin}});
    QCOMPARE(QJsonDocument::fromJson(round.bytes).object(), round.document);
    QVERIFY(round.bytes.contains("9007199254740993"));
    QVERIFY(round.bytes.contains("\"latitude\":1.5"));
}

void RetrieveDataForCloudTest::onlyWhatIsNewIsNew()
{
    QVERIFY(oneRound(values(1)).isNew);
    m_clock->advance(1s);
    const TelemetryRound same = oneRound(values(1));
    QVERIFY(!same.isNew);
    QVERIFY(!same.document.isEmpty());
    QVERIFY(oneRound(values(2)).isNew);
    // Silence is no news, and neither is what follows it unchanged.
    QVERIFY(!oneRound(QList<LatestValue>{}).isNew);
    QVERIFY(!oneRound(values(2)).isNew);
    QVERIFY(oneRound(values(2, u"real2"_s)).isNew);
}

void RetrieveDataForCloudTest::roundWithoutValuesHasNoDocument()
{
    m_settings.coordinates = Coordinates{1, 2};
    make();
    const TelemetryRound round = oneRound(QList<LatestValue>{});
    QVERIFY(round.document.isEmpty());
    QVERIFY(round.bytes.isEmpty());
    QVERIFY(!round.isNew);
    QVERIFY(round.errors.isEmpty());
    QCOMPARE(round.buckets, 1);
}

void RetrieveDataForCloudTest::failingBucketDoesNotStopTheOthers()
{
    const auto future = m_retriever->retrieve();
    m_connection->answerBuckets(QList{bucketNamed(u"b1"_s), bucketNamed(u"b2"_s), bucketNamed(u"b3"_s)});
    expectLatest(3);
    m_connection->answerLatest(values(1, u"real1"_s));
    m_connection->answerLatest(refusal());
    m_connection->answerLatest(values(3, u"real3"_s));
    const TelemetryRound round = test::await(future);
    QCOMPARE(round.values.size(), 2);
    QCOMPARE(round.buckets, 3);
    QVERIFY(round.isNew);
    QCOMPARE(round.errors.size(), 1);
    QCOMPARE(round.errors[0].bucket, u"b2"_s);
    QCOMPARE(Error::kindName(round.errors[0].kind), u"forbidden"_s);
}

void RetrieveDataForCloudTest::failingListIsAnError()
{
    const auto future = m_retriever->retrieve();
    m_connection->answerBuckets(refusal(Error::Kind::Unauthorized));
    const TelemetryRound round = test::await(future);
    QCOMPARE(round.errors.size(), 1);
    QCOMPARE(Error::kindName(round.errors[0].kind), u"unauthorized"_s);
    QCOMPARE(round.buckets, 0);
    QCOMPARE(m_connection->latestAsked, 0);
    // The next one asks anew.
    QVERIFY(oneRound(values(1)).isNew);
    QCOMPARE(m_connection->bucketsAsked, 2);
}

void RetrieveDataForCloudTest::oldListServesWhenTheNewOneFails()
{
    oneRound(values(1));
    m_clock->advance(60s);
    const auto future = m_retriever->retrieve();
    expectBuckets();
    m_connection->answerBuckets(refusal(Error::Kind::Timeout));
    expectLatest(1);
    m_connection->answerLatest(values(2));
    const TelemetryRound round = test::await(future);
    QVERIFY(round.isNew);
    QCOMPARE(round.buckets, 1);
    QCOMPARE(round.errors.size(), 1);
}

void RetrieveDataForCloudTest::newBucketsAreSeen()
{
    oneRound(values(1));
    m_clock->advance(29s);
    oneRound(values(1));
    QCOMPARE(m_connection->bucketsAsked, 1);
    m_clock->advance(1s);
    const auto future = m_retriever->retrieve();
    QCOMPARE(m_connection->bucketsAsked, 2);
    m_connection->answerBuckets(QList{bucketNamed(u"b"_s), bucketNamed(u"new"_s)});
    expectLatest(2);
    m_connection->answerLatest(values(1));
    m_connection->answerLatest(values(1));
    QCOMPARE(test::await(future).buckets, 2);
}

void RetrieveDataForCloudTest::failingBucketRenewsTheList()
{
    oneRound(refusal(Error::Kind::NotFound));
    oneRound(values(1));
    QCOMPARE(m_connection->bucketsAsked, 2);
}

void RetrieveDataForCloudTest::noBucketsAtAll()
{
    const auto future = m_retriever->retrieve();
    m_connection->answerBuckets(QList{bucketNamed(u"_monitoring"_s, true)});
    const TelemetryRound round = test::await(future);
    QCOMPARE(round.buckets, 0);
    QVERIFY(round.errors.isEmpty());
    QVERIFY(round.bytes.isEmpty());
}

/// As a connection may that has a cache, or refuses before it sends anything.
void RetrieveDataForCloudTest::answersAtOnceAreFine()
{
    QList<Bucket> buckets;
    for (int i = 0; i < 50; ++i)
        buckets.append(bucketNamed(u"b%1"_s.arg(i)));
    m_connection->bucketsAtOnce = buckets;
    m_connection->latestAtOnce = values(1);
    TelemetryRound round = test::await(m_retriever->retrieve());
    QCOMPARE(round.buckets, 50);
    QCOMPARE(round.values.size(), 50);
    QCOMPARE(m_connection->latestAsked, 50);
    QCOMPARE(m_spy->size(), 1);

    m_connection->latestAtOnce = refusal();
    round = test::await(m_retriever->retrieve());
    QCOMPARE(round.errors.size(), 50);
    m_connection->bucketsAtOnce = refusal();
    m_retriever->start();
    for (int rounds = 1; rounds <= 13; ++rounds) { // at 0, 5, … 60 s
        QVERIFY(QTest::qWaitFor([&] { return m_spy->size() == 2 + rounds; }));
        m_clock->advance(5s);
    }
}

void RetrieveDataForCloudTest::silentFieldsAreMissed()
{
    const auto value = [](const QString& measurement, const QString& field, const FieldValue& content) {
        return LatestValue{measurement, field, {}, content, begin};
    };
    const QList<LatestValue> all{value(u"real"_s, u"f"_s, 1.5), value(u"real"_s, u"g"_s, qint64(2)),
        value(u"real"_s, u"s"_s, "text"_ba), value(u"real2"_s, u"h"_s, true)};
    QCOMPARE(oneRound(all).bytes,
        R"({"ts":1700000000000,"values":{"real":{"f":1.5,"g":2,"s":"text"},"real2":{"h":1}}})"_ba);
    // A number that is missing is 0; a text that is missing, and a measurement, are not there.
    const TelemetryRound round = oneRound(QList{all[0]});
    QCOMPARE(round.bytes, R"({"ts":1700000000000,"values":{"real":{"f":1.5,"g":0}}})"_ba);
    QVERIFY(round.isNew);
    QCOMPARE(round.values.size(), 1);
    QVERIFY(!oneRound(QList{all[0]}).isNew);
    // It comes back as another type: it is that then.
    QCOMPARE(oneRound(QList{value(u"real"_s, u"g"_s, "two"_ba)}).bytes,
        R"({"ts":1700000000000,"values":{"real":{"f":0,"g":"two"}}})"_ba);
    QCOMPARE(oneRound(QList{all[0]}).bytes, R"({"ts":1700000000000,"values":{"real":{"f":1.5}}})"_ba);
    // What has not been seen for a day is forgotten.
    QCOMPARE(oneRound(all).document.value("values"_L1).toObject().size(), 2);
    m_clock->advance(24h);
    QVERIFY(oneRound(QList{all[0]}).bytes.contains("\"g\":0"));
    m_clock->advance(1ms);
    QVERIFY(!oneRound(QList{all[0]}).bytes.contains("\"g\""));
}

void RetrieveDataForCloudTest::tagFiltersDecide()
{
    m_settings.tagFilters = {{u"host"_s, {u"a"_s}}};
    make();
    const TelemetryRound round =
        oneRound(QList<LatestValue>{{u"real"_s, u"f"_s, {{"host"_ba, "a"_ba}}, 1.0, begin},
            {u"real"_s, u"g"_s, {{"host"_ba, "b"_ba}}, 2.0, begin}});
    QCOMPARE(round.bytes, R"({"ts":1700000000000,"values":{"real":{"f":1}}})"_ba);
    QCOMPARE(round.values.size(), 1);
    // Nor does a series that is left out leave a field behind.
    const TelemetryRound none =
        oneRound(QList<LatestValue>{{u"real"_s, u"g"_s, {{"host"_ba, "b"_ba}}, 2.0, begin}});
    QVERIFY(none.bytes.isEmpty());
}

void RetrieveDataForCloudTest::roundsFollowThePeriod()
{
    m_retriever->start();
    m_retriever->start(); // no second timer
    expectBuckets();
    QCOMPARE(m_connection->bucketsAsked, 1);
    m_connection->answerBuckets(QList{bucketNamed(u"b"_s)});
    for (int i = 1; i <= 5; ++i) {
        expectLatest(1);
        QCOMPARE(m_connection->latestAsked, i);
        m_clock->advance(200ms); // the round's own time does not shift the next one
        m_connection->answerLatest(values(i));
        QVERIFY(QTest::qWaitFor([&] { return m_spy->size() == i; }));
        m_clock->advance(4799ms);
        settle();
        QCOMPARE(m_connection->latestAsked, i);
        m_clock->advance(1ms);
    }
}

void RetrieveDataForCloudTest::slowRoundsNeverOverlap()
{
    m_retriever->start();
    m_connection->answerBuckets(QList{bucketNamed(u"b"_s)});
    expectLatest(1);
    m_clock->advance(12s);
    settle();
    QCOMPARE(m_connection->latestAsked, 1);
    m_connection->answerLatest(values(1));
    QVERIFY(QTest::qWaitFor([&] { return m_spy->size() == 1; }));
    // What was missed is not made up for: the next is the one at 15 s.
    m_clock->advance(2999ms);
    settle();
    QCOMPARE(m_connection->latestAsked, 1);
    m_clock->advance(1ms);
    expectLatest(1);
    QCOMPARE(m_connection->latestQuestions[0].request.range.stop, begin + 15 * nanosecondsPerSecond + 1);
}

void RetrieveDataForCloudTest::askingByHandJoinsTheRoundUnderWay()
{
    m_retriever->start();
    const auto first = m_retriever->retrieve();
    const auto second = m_retriever->retrieve();
    m_connection->answerBuckets(QList{bucketNamed(u"b"_s)});
    expectLatest(1);
    m_connection->answerLatest(values(1));
    QCOMPARE(test::await(first).bytes, test::await(second).bytes);
    QCOMPARE(m_connection->latestAsked, 1);
    QVERIFY(QTest::qWaitFor([&] { return m_spy->size() == 1; }));

    // One by hand, under way when the next is due, counts as that one.
    m_clock->advance(4s);
    const auto byHand = m_retriever->retrieve();
    expectLatest(1);
    m_clock->advance(1s);
    settle();
    QCOMPARE(m_connection->latestAsked, 2);
    m_connection->answerLatest(values(2));
    test::await(byHand);
    m_clock->advance(4999ms);
    settle();
    QCOMPARE(m_connection->latestAsked, 2);
    m_clock->advance(1ms);
    expectLatest(1);
    QCOMPARE(m_connection->latestAsked, 3);
}

void RetrieveDataForCloudTest::clockSetBackDoesNotStopTheRounds()
{
    m_retriever->start();
    m_connection->answerBuckets(QList{bucketNamed(u"b"_s)});
    expectLatest(1);
    m_clock->jumpTo(begin - nanosecondsPerDay);
    m_connection->answerLatest(values(1));
    QVERIFY(QTest::qWaitFor([&] { return m_spy->size() == 1; }));
    m_clock->advance(5s);
    // The list of buckets is from a time to come, so it is not trusted.
    expectBuckets();
    QCOMPARE(m_connection->bucketsAsked, 2);
}

void RetrieveDataForCloudTest::stopIsQuiet()
{
    m_retriever->start();
    const auto future = m_retriever->retrieve();
    m_connection->answerBuckets(QList{bucketNamed(u"b"_s)});
    expectLatest(1);
    m_retriever->stop();
    QVERIFY(future.isFinished());
    QCOMPARE(future.result().errors.size(), 1);
    QCOMPARE(Error::kindName(future.result().errors[0].kind), u"cancelled"_s);
    m_connection->answerLatest(values(1));
    settle();
    m_clock->advance(60s);
    settle();
    QCOMPARE(m_spy->size(), 0);
    QCOMPARE(m_connection->latestAsked, 1);
}

void RetrieveDataForCloudTest::startAgainGoesOn()
{
    m_retriever->start();
    m_connection->answerBuckets(QList{bucketNamed(u"b"_s)});
    expectLatest(1);
    m_retriever->stop();
    m_retriever->start();
    expectLatest(2);
    m_connection->answerLatest(values(1)); // of the round that was given up
    settle();
    QCOMPARE(m_spy->size(), 0);
    m_connection->answerLatest(values(2));
    QVERIFY(QTest::qWaitFor([&] { return m_spy->size() == 1; }));
    QVERIFY(last(*m_spy).bytes.contains("\"f\":2"));
    // One timer alone.
    m_clock->advance(5s);
    expectLatest(1);
    QCOMPARE(m_connection->latestAsked, 3);
}

void RetrieveDataForCloudTest::switchedOffDoesNotStart()
{
    m_settings.enabled = false;
    make();
    m_retriever->start();
    m_clock->advance(60s);
    settle();
    QCOMPARE(m_connection->bucketsAsked, 0);
    QVERIFY(oneRound(values(1)).isNew); // by hand all the same
}

void RetrieveDataForCloudTest::destructionFulfilsTheFuture()
{
    const auto future = m_retriever->retrieve();
    m_connection->answerBuckets(QList{bucketNamed(u"b"_s)});
    expectLatest(1);
    m_spy.reset();
    m_retriever.reset();
    QVERIFY(future.isFinished());
    QCOMPARE(Error::kindName(future.result().errors.at(0).kind), u"cancelled"_s);
    m_connection->answerLatest(values(1));
    settle();
}

void RetrieveDataForCloudTest::listenerMayDestroyTheRetriever()
{
    connect(m_retriever.get(), &RetrieveDataForCloud::roundFinished, this, [this] { m_retriever.reset(); });
    m_retriever->start();
    m_connection->answerBuckets(QList{bucketNamed(u"b"_s)});
    expectLatest(1);
    m_connection->answerLatest(values(1));
    QVERIFY(QTest::qWaitFor([&] { return !m_retriever; }));
    m_clock->advance(60s);
    settle();
    QCOMPARE(m_connection->latestAsked, 1);

    // Also when all answers come at once.
    m_connection->bucketsAtOnce = QList{bucketNamed(u"b1"_s), bucketNamed(u"b2"_s)};
    m_connection->latestAtOnce = values(1);
    make();
    connect(m_retriever.get(), &RetrieveDataForCloud::roundFinished, this, [this] { m_retriever.reset(); });
    auto& retriever = *m_retriever;
    retriever.start();
    QVERIFY(QTest::qWaitFor([&] { return !m_retriever; }));
}

void RetrieveDataForCloudTest::listenerMayAskForTheNextRound()
{
    QFuture<TelemetryRound> next;
    connect(m_retriever.get(), &RetrieveDataForCloud::roundFinished, this, [&] {
        if (m_spy->size() == 1)
            next = m_retriever->retrieve();
    });
    const auto first = m_retriever->retrieve();
    m_connection->answerBuckets(QList{bucketNamed(u"b"_s)});
    expectLatest(1);
    m_connection->answerLatest(values(1));
    expectLatest(1);
    m_connection->answerLatest(values(2));
    QVERIFY(test::await(next).bytes.contains("\"f\":2"));
}

QTEST_GUILESS_MAIN(RetrieveDataForCloudTest)
#include "tst_retrieve_data_for_cloud.moc"
