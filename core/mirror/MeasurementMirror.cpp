#include "mirror/MeasurementMirror.h"

#include "mirror/WindowPlanner.h"

namespace telemirror {

MeasurementMirror::MeasurementMirror(const MirrorContext& context, const Rule& rule, const QString& ruleKey,
    const QString& measurement, Timestamp now, QObject* parent)
    : QObject(parent)
    , m_context(context)
    , m_rule(rule)
    , m_ruleKey(ruleKey)
    , m_now(now)
    , m_retry(context.random)
{
    m_state.measurement = measurement;
}

MeasurementMirror::~MeasurementMirror() = default;

void MeasurementMirror::start()
{
    m_state.started = m_context.clock.now();
    if (const Result<void> planned = plan(); !planned) {
        const Error error = planned.error();
        return m_context.clock.after(std::chrono::milliseconds(0), this, [this, error] { endWith(error); });
    }
    m_context.clock.after(std::chrono::milliseconds(0), this, [this] { nextWindow(); });
}

MeasurementRun MeasurementMirror::state() const
{
    MeasurementRun state = m_state;
    if (m_transfer)
        state.tally += m_transfer->tally();
    return state;
}

Result<void> MeasurementMirror::plan()
{
    const Result<IntervalSet> done = m_context.journal.done(m_ruleKey, m_state.measurement);
    if (!done)
        return tl::unexpected(done.error());
    const Result<Timestamp> lastNow = m_context.journal.lastNow(m_ruleKey, m_state.measurement);
    if (!lastNow)
        return tl::unexpected(lastNow.error());

    PlanInput input;
    input.wanted = m_rule.wantedRange(m_state.measurement, m_now);
    input.done = *done;
    input.now = m_now;
    input.lastNow = *lastNow;
    input.tailOverlap = m_rule.tailOverlap;
    m_ranges = WindowPlanner::plan(input);
    if (m_ranges.isEmpty())
        return {};
    m_state.planned = m_ranges.first();
    for (const TimeRange& range : std::as_const(m_ranges)) {
        m_state.planned.start = std::min(m_state.planned.start, range.start);
        m_state.planned.stop = std::max(m_state.planned.stop, range.stop);
        m_state.plannedLength += range.length();
    }
    return {};
}

void MeasurementMirror::nextWindow()
{
    if (!m_ranges.isEmpty()) {
        // The past is read backwards, newest first; the future forwards.
        const bool backwards = m_ranges.first().stop <= m_now;
        return transferWindow(m_window.next(m_ranges.first(), backwards));
    }
    const Result<void> committed = m_context.journal.commitNow(m_ruleKey, m_state.measurement, m_now);
    if (!committed)
        return endWith(committed.error());
    end(m_state.tally.pointsRefused > 0 ? RunState::Partial : RunState::Done);
}

void MeasurementMirror::transferWindow(const TimeRange& window)
{
    ReadRequest request;
    request.bucket = m_rule.sourceBucket;
    request.measurement = m_state.measurement;
    request.range = window;
    request.unsignedAsInteger = m_rule.unsignedAsInteger && !m_context.destination.storesUnsigned();
    m_transfer = std::make_unique<WindowTransfer>(
        m_context.source, m_context.destination, request, m_rule.destinationBucket);
    connect(m_transfer.get(), &WindowTransfer::progressed, this, &MeasurementMirror::changed);
    // Queued: the transfer must not be destroyed by what it calls.
    connect(m_transfer.get(), &WindowTransfer::finished, this, &MeasurementMirror::windowDone,
        Qt::QueuedConnection);
    connect(m_transfer.get(), &WindowTransfer::failed, this, &MeasurementMirror::windowFailed,
        Qt::QueuedConnection);
    m_transfer->start();
}

void MeasurementMirror::windowDone()
{
    const std::unique_ptr<WindowTransfer> transfer = std::move(m_transfer);
    const TimeRange window = transfer->range();
    Tally tally = transfer->tally();

    // First the points that could not be written, then the journal: a crash in between repeats.
    if (const Result<void> kept = m_context.deadLetters.append(transfer->refused()); !kept)
        return endWith(kept.error());
    for (const RefusedPoint& point : transfer->refused()) {
        if (m_state.errors.size() >= 10)
            break;
        Error error;
        error.kind = Error::Kind::PartialWrite;
        error.message = tr("A point cannot be written and is kept in %1.").arg(m_context.deadLetters.path());
        error.detail = point.reason;
        error.measurement = m_state.measurement;
        m_state.errors.append(error);
    }
    const Result<void> committed = m_context.journal.commitWindow(m_ruleKey, m_state.measurement, window);
    if (!committed)
        return endWith(committed.error());

    tally.windows = 1;
    m_state.tally += tally;
    m_state.doneLength += window.length();
    m_window.succeeded(window.length(), tally.pointsRead);
    m_retry.reset();
    TimeRange& rest = m_ranges.first();
    if (window.start == rest.start)
        rest.start = window.stop;
    else
        rest.stop = window.start;
    if (rest.isEmpty())
        m_ranges.removeFirst();
    emit changed();
    nextWindow();
}

void MeasurementMirror::windowFailed(const Error& error)
{
    const std::unique_ptr<WindowTransfer> transfer = std::move(m_transfer);
    // The bytes were read and charged; the points will come again.
    m_state.tally.bytesRead += transfer->tally().bytesRead;

    const bool shorter = (error.kind == Error::Kind::TooLarge || error.kind == Error::Kind::Timeout) &&
        m_window.tooLarge(transfer->range().length());
    if (error.kind == Error::Kind::TooLarge) {
        if (!shorter)
            return endWith(error);
        ++m_state.tally.retries;
        return nextWindow();
    }
    const std::optional<std::chrono::milliseconds> delay = m_retry.next(error);
    if (!delay)
        return endWith(error);
    wait(*delay, error);
}

void MeasurementMirror::wait(std::chrono::milliseconds delay, const Error& error)
{
    ++m_state.tally.retries;
    m_state.tally.waited += delay;
    m_waitingUntil = m_context.clock.now() + delay.count() * nanosecondsPerMillisecond;
    m_waitingReason = error.message;
    emit changed();
    m_context.clock.after(delay, this, [this] {
        m_waitingUntil = 0;
        m_waitingReason.clear();
        emit changed();
        nextWindow();
    });
}

void MeasurementMirror::end(RunState state)
{
    m_state.state = state;
    m_state.ended = m_context.clock.now();
    emit finished();
}

void MeasurementMirror::endWith(const Error& error)
{
    Error named = error;
    if (named.measurement.isEmpty())
        named.measurement = m_state.measurement;
    m_state.errors.append(named);
    end(RunState::Failed);
}

} // namespace telemirror
