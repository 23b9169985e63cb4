#include "realtime/RetrieveDataForCloud.h"

#include "model/FutureHandler.h"
#include "realtime/KnownFields.h"
#include "realtime/TelemetryDocument.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QPointer>
#include <QtCore/QPromise>

namespace telemirror {

using namespace std::chrono_literals;

namespace {

using Milliseconds = std::chrono::milliseconds;

constexpr int maximumInFlight = 4;
constexpr Nanoseconds bucketsLastFor = 30 * nanosecondsPerSecond;
constexpr Milliseconds shortestPeriod = 100ms;

/// The range that ends with `now`, which is in it.
TimeRange rangeUntil(Timestamp now, Milliseconds length)
{
    const Timestamp end = std::clamp(now, minimumTimestamp, maximumTimestamp - 1);
    Nanoseconds nanoseconds = 0;
    if (__builtin_mul_overflow(length.count(), nanosecondsPerMillisecond, &nanoseconds) || nanoseconds < 0)
        nanoseconds = length.count() < 0 ? 0 : std::numeric_limits<Nanoseconds>::max();
    Timestamp start = 0;
    if (__builtin_sub_overflow(end, nanoseconds, &start))
        start = minimumTimestamp;
    return {std::max(start, minimumTimestamp), end + 1};
}

} // namespace

class RetrieveDataForCloud::Private
{
public:
    Private(
        RetrieveDataForCloud& owner, Connection& connection, const TelemetrySettings& settings, Clock& clock);
    ~Private() { giveUp(); }

    void start();
    void stop();
    QFuture<TelemetryRound> retrieve();

private:
    /// What one round has gathered so far.
    struct Round
    {
        QPromise<TelemetryRound> promise;
        QFuture<TelemetryRound> future;
        TelemetryRound result;
        TimeRange range;
        QStringList waiting; ///< buckets not asked yet
        int inFlight = 0;
        QList<BucketValues> values;
        QElapsedTimer watch;
    };

    void tick();
    void scheduleNext();
    QFuture<TelemetryRound> beginRound();
    void takeBuckets(const Result<QList<Bucket>>& buckets);
    void askAll();
    void askNext();
    [[nodiscard]] bool isCurrent(quint64 number) const { return m_round && number == m_roundNumber; }
    void takeValues(const QString& bucket, const Result<QList<LatestValue>>& values);
    void finishRound();
    void giveUp();

    RetrieveDataForCloud& m_owner;
    Connection& m_connection;
    TelemetrySettings m_settings;
    Clock& m_clock;

    bool m_started = false;
    quint64 m_schedule = 0; ///< a tick of an older one counts no more
    Timestamp m_lastTick = 0;

    std::unique_ptr<Round> m_round;
    quint64 m_roundNumber = 0; ///< an answer to an older one counts no more
    QStringList m_buckets;
    std::optional<Timestamp> m_bucketsTime;
    KnownFields m_knownFields;
    TelemetryDocument m_lastDocument; ///< the last one with values
};

RetrieveDataForCloud::Private::Private(
    RetrieveDataForCloud& owner, Connection& connection, const TelemetrySettings& settings, Clock& clock)
    : m_owner(owner)
    , m_connection(connection)
    , m_settings(settings)
    , m_clock(clock)
{
    m_settings.period = std::max(m_settings.period, shortestPeriod);
}

void RetrieveDataForCloud::Private::start()
{
    if (m_started || !m_settings.enabled)
        return;
    m_started = true;
    tick();
}

void RetrieveDataForCloud::Private::stop()
{
    m_started = false;
    ++m_schedule;
    giveUp();
}

QFuture<TelemetryRound> RetrieveDataForCloud::Private::retrieve()
{
    return m_round ? m_round->future : beginRound();
}

/// Time for a periodic round.
void RetrieveDataForCloud::Private::tick()
{
    m_lastTick = m_clock.now();
    if (m_round) // asked for by hand; it counts as this one, and ends with scheduleNext()
        return;
    beginRound();
}

/// The next tick stands on the grid that the last one began, and lies ahead.
void RetrieveDataForCloud::Private::scheduleNext()
{
    const Nanoseconds period = Nanoseconds(m_settings.period.count()) * nanosecondsPerMillisecond;
    // The clock may have been set back or forth meanwhile.
    const Nanoseconds elapsed = std::max<Nanoseconds>(m_clock.now() - m_lastTick, 0) % period;
    const Milliseconds delay((period - elapsed + nanosecondsPerMillisecond - 1) / nanosecondsPerMillisecond);
    m_clock.after(delay, &m_owner, [this, schedule = ++m_schedule] {
        if (schedule == m_schedule)
            tick();
    });
}

QFuture<TelemetryRound> RetrieveDataForCloud::Private::beginRound()
{
    const Timestamp now = m_clock.now();
    ++m_roundNumber;
    m_round = std::make_unique<Round>();
    m_round->promise.start();
    m_round->future = m_round->promise.future();
    m_round->range = rangeUntil(now, m_settings.range);
    m_round->watch.start();
    QFuture<TelemetryRound> future = m_round->future;

    if (m_bucketsTime && now >= *m_bucketsTime && now - *m_bucketsTime < bucketsLastFor) {
        askAll();
        return future;
    }
    whenFinished(&m_owner, m_connection.buckets(),
        [this, number = m_roundNumber](const Result<QList<Bucket>>& buckets) {
            if (isCurrent(number))
                takeBuckets(buckets);
        });
    return future;
}

void RetrieveDataForCloud::Private::takeBuckets(const Result<QList<Bucket>>& buckets)
{
    if (buckets) {
        m_buckets.clear();
        for (const Bucket& bucket : *buckets) {
            if (!bucket.isSystem)
                m_buckets.append(bucket.name);
        }
        m_bucketsTime = m_clock.now();
    } else {
        m_round->result.errors.append(buckets.error());
    }
    askAll();
}

void RetrieveDataForCloud::Private::askAll()
{
    m_round->waiting = m_buckets;
    m_round->result.buckets = static_cast<int>(m_buckets.size());
    if (m_round->waiting.isEmpty())
        finishRound();
    else
        askNext();
}

void RetrieveDataForCloud::Private::askNext()
{
    // An answer given at once may end the round in here, and its listener this object.
    const QPointer<RetrieveDataForCloud> guard(&m_owner);
    const quint64 number = m_roundNumber;
    while (guard && isCurrent(number) && m_round->inFlight < maximumInFlight && !m_round->waiting.isEmpty()) {
        const QString bucket = m_round->waiting.takeFirst();
        ++m_round->inFlight;
        whenFinished(&m_owner, m_connection.latest({bucket, m_settings.pattern, m_round->range}),
            [this, bucket, number](const Result<QList<LatestValue>>& values) {
                if (isCurrent(number))
                    takeValues(bucket, values);
            });
    }
}

void RetrieveDataForCloud::Private::takeValues(
    const QString& bucket, const Result<QList<LatestValue>>& values)
{
    --m_round->inFlight;
    if (values) {
        // What can be done while other buckets are waited for is not left to the end.
        BucketValues found{bucket, *values, {}};
        m_knownFields.complete(found, m_settings, m_clock.now());
        m_round->values.append(std::move(found));
    } else {
        Error error = values.error();
        if (error.bucket.isEmpty())
            error.bucket = bucket;
        m_round->result.errors.append(error);
        m_bucketsTime.reset(); // it may be gone
    }
    const QPointer<RetrieveDataForCloud> guard(&m_owner);
    const quint64 number = m_roundNumber;
    askNext();
    if (guard && isCurrent(number) && m_round->inFlight == 0)
        finishRound();
}

void RetrieveDataForCloud::Private::finishRound()
{
    // Out of the way before anyone is told: a listener may ask for the next one.
    const std::unique_ptr<Round> round = std::move(m_round);
    TelemetryRound& result = round->result;
    result.time = m_clock.now();
    result.took = Milliseconds(round->watch.elapsed());
    TelemetryDocument document = TelemetryDocument::build(round->values, m_settings, result.time);
    if (!document.isEmpty()) {
        result.document = document.json();
        result.bytes = document.toBytes();
        result.values = document.values();
        result.isNew = !document.sameValues(m_lastDocument);
        m_lastDocument = std::move(document);
    }
    if (m_started)
        scheduleNext();
    const QPointer<RetrieveDataForCloud> guard(&m_owner);
    round->promise.addResult(result);
    round->promise.finish();
    if (guard)
        emit guard->roundFinished(result);
}

void RetrieveDataForCloud::Private::giveUp()
{
    const std::unique_ptr<Round> round = std::move(m_round);
    if (!round)
        return;
    TelemetryRound result;
    result.time = m_clock.now();
    result.took = Milliseconds(round->watch.elapsed());
    result.errors.append(
        failure(Error::Kind::Cancelled, RetrieveDataForCloud::tr("The retrieval was stopped.")).value());
    round->promise.addResult(result);
    round->promise.finish();
}

RetrieveDataForCloud::RetrieveDataForCloud(
    Connection& connection, const TelemetrySettings& settings, Clock& clock, QObject* parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this, connection, settings, clock))
{}

RetrieveDataForCloud::~RetrieveDataForCloud() = default;

void RetrieveDataForCloud::start()
{
    d->start();
}

void RetrieveDataForCloud::stop()
{
    d->stop();
}

QFuture<TelemetryRound> RetrieveDataForCloud::retrieve()
{
    return d->retrieve();
}

} // namespace telemirror
