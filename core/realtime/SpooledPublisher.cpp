#include "realtime/SpooledPublisher.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

namespace telemirror {

using namespace Qt::StringLiterals;
using Status = PublisherState::Status;

namespace {

constexpr qint64 mostDeadLetterBytes = 16 * 1024 * 1024;
constexpr int deadLetterFilesKept = 3;

} // namespace

SpooledPublisher::SpooledPublisher(const QString& id, const QString& name, const SpoolPaths& paths,
    const SpoolLimits& limits, Clock& clock, QObject* parent)
    : TelemetryPublisher(id, name, parent)
    , m_paths(paths)
    , m_limits(limits)
    , m_clock(clock)
    , m_deadLetters(paths.deadLetters, mostDeadLetterBytes, deadLetterFilesKept, RotatingFile::Sync::Always)
{}

SpooledPublisher::~SpooledPublisher() = default;

void SpooledPublisher::start()
{
    TelemetryPublisher::start();
    if (!openSpool())
        return;
    if (const Result<qint64> expired = m_spool->expire(m_clock.now()))
        noteDropped(*expired);
    noteSpool();
    sendOldest();
}

bool SpooledPublisher::openSpool()
{
    if (m_spool)
        return true;
    Result<std::unique_ptr<TelemetrySpool>> opened = TelemetrySpool::open(m_paths.spool, m_limits);
    if (!opened) {
        noteStorage(opened.error());
        if (opened.error().kind == Error::Kind::Busy)
            return false;
        opened = TelemetrySpool::inMemory(m_limits);
        if (!opened)
            return false;
    }
    m_spool = std::move(*opened);
    update([](PublisherState& state) { state.status = Status::Ready; });
    if (const QString damaged = m_spool->damagedFile(); !damaged.isEmpty())
        noteStorage(failure(Error::Kind::Storage,
            tr("The telemetry spool was damaged; it was put aside as \"%1\", and what waited in it was not "
               "sent.")
                .arg(damaged))
                        .value());
    return true;
}

void SpooledPublisher::deliver(const TelemetryRound& round)
{
    if (!openSpool())
        return; // another program publishes
    qint64 dropped = 0;
    if (const Result<qint64> expired = m_spool->expire(m_clock.now()))
        dropped += *expired;
    const Result<qint64> appended = m_spool->append(round.time, round.bytes);
    if (appended) {
        dropped += *appended;
    } else {
        ++dropped;
        noteStorage(appended.error());
    }
    noteDropped(dropped);
    noteSpool();
    sendOldest();
}

void SpooledPublisher::sendOldest()
{
    if (m_inFlight || m_waiting || !m_spool)
        return;
    const Result<std::optional<SpooledDocument>> next = nextUnsettled();
    noteSpool();
    if (!next) {
        noteStorage(next.error());
        retryAfter(next.error(), true);
        return;
    }
    if (!*next)
        return;
    m_inFlight = **next;
    m_spool->hold(m_inFlight->id);
    send(*m_inFlight);
}

/// Takes away what is done with; if the disk does not let us, nothing is sent again for that.
Result<std::optional<SpooledDocument>> SpooledPublisher::nextUnsettled()
{
    for (;;) {
        Result<std::optional<SpooledDocument>> oldest = m_spool->oldest();
        if (!oldest || !*oldest || (*oldest)->id > m_settled)
            return oldest;
        if (const Result<void> removed = m_spool->remove((*oldest)->id); !removed)
            return tl::unexpected(removed.error());
    }
}

void SpooledPublisher::delivered()
{
    if (!m_inFlight)
        return;
    const Timestamp time = m_inFlight->time;
    settleInFlight();
    m_backOff.reset();
    m_refusedSince.reset();
    update([&](PublisherState& state) {
        ++state.sent;
        state.lastSent = time;
        state.nextTry = 0;
        state.status = Status::Ready;
    });
    sendOldest();
}

void SpooledPublisher::failed(const Error& error, Verdict verdict)
{
    if (!m_inFlight)
        return;
    const bool isHopeless = isRefusedForLong(verdict);
    update([&](PublisherState& state) {
        ++state.failed;
        state.lastError = error;
    });
    const Result<void> buried =
        verdict == Verdict::RefuseDocument || isHopeless ? bury(error) : Result<void>();
    if (!buried)
        noteStorage(buried.error());
    m_inFlight.reset();
    m_spool->hold(0);
    // The next document after a refused one is another matter: at once.
    if (verdict == Verdict::RefuseDocument && buried)
        sendOldest();
    else
        retryAfter(buried ? error : buried.error(), !buried || verdict == Verdict::AskOperator);
}

bool SpooledPublisher::isRefusedForLong(Verdict verdict)
{
    if (verdict != Verdict::AskOperator) {
        m_refusedSince.reset();
        return false;
    }
    const Timestamp now = m_clock.now();
    // A clock that was set back is no reason to give up.
    if (!m_refusedSince || now < *m_refusedSince)
        m_refusedSince = now;
    constexpr Nanoseconds patience =
        std::chrono::duration_cast<std::chrono::nanoseconds>(longestRefusal).count();
    return now - *m_refusedSince >= patience;
}

void SpooledPublisher::retryAfter(const Error& error, bool isForTheOperator)
{
    const std::chrono::milliseconds delay = m_backOff.next(error, isForTheOperator);
    m_waiting = true;
    update([&](PublisherState& state) {
        state.status = isForTheOperator ? Status::Failed : Status::Waiting;
        state.nextTry = m_clock.now() + delay.count() * nanosecondsPerMillisecond;
    });
    m_clock.after(delay, this, [this, schedule = ++m_schedule] {
        if (schedule == m_schedule)
            retryNow();
    });
}

void SpooledPublisher::retryNow()
{
    ++m_schedule;
    m_waiting = false;
    sendOldest();
}

/// The reason stands first, so that it is seen before a long document.
Result<void> SpooledPublisher::bury(const Error& error)
{
    const Timestamp now = m_clock.now();
    const QJsonObject head{{u"reason"_s, error.toString()}, {u"refused"_s, now / nanosecondsPerMillisecond}};
    QByteArray line = QJsonDocument(head).toJson(QJsonDocument::Compact);
    line.chop(1);
    // Not by way of QJsonValue, which would lose digits of the largest integers.
    line += ",\"document\":" + m_inFlight->bytes + '}';
    if (const Result<void> kept = m_deadLetters.append(line, now); !kept)
        return kept;
    settleInFlight();
    update([](PublisherState& state) { ++state.refused; });
    return {};
}

void SpooledPublisher::settleInFlight()
{
    m_spool->hold(0);
    m_settled = m_inFlight->id;
    m_inFlight.reset();
    // If the disk does not let us, nextUnsettled() finds it, and says so.
    static_cast<void>(m_spool->remove(m_settled));
    noteSpool();
}

void SpooledPublisher::noteStorage(const Error& error)
{
    update([&](PublisherState& state) {
        state.lastError = error;
        if (error.kind == Error::Kind::Busy)
            state.status = Status::Failed;
    });
}

void SpooledPublisher::noteDropped(qint64 count)
{
    if (count > 0)
        update([count](PublisherState& state) { state.dropped += count; });
}

void SpooledPublisher::noteSpool()
{
    update([this](PublisherState& state) {
        state.spooled = m_spool->count();
        state.spooledBytes = m_spool->bytes();
    });
}

} // namespace telemirror
