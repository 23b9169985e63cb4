#include "mirror/MeasurementMirror.h"

#include "mirror/WindowPlanner.h"

namespace telemirror {

namespace {

/// A batch is never made smaller than this: then it is not its size that is too large.
constexpr qsizetype smallestBatch = 64 * 1024;

} // namespace

MeasurementMirror::MeasurementMirror(const Job& job, const QString& measurement, QObject* parent)
    : MeasurementTask(job, measurement, parent)
{}

Result<void> MeasurementMirror::plan()
{
    const Result<IntervalSet> done = m_job.journal.done(m_job.ruleKey, m_run.measurement);
    if (!done)
        return tl::unexpected(done.error());
    const Result<Timestamp> lastNow = m_job.journal.lastNow(m_job.ruleKey, m_run.measurement);
    if (!lastNow)
        return tl::unexpected(lastNow.error());
    const TimeRange wanted = m_job.rule.wantedRange(m_run.measurement, m_job.now);
    const WindowPlanner planner{wanted, *done, *lastNow, m_job.rule.tailOverlap, m_job.now};
    // The destination of an aggregated rule holds other counts than its source.
    if (m_job.rule.resolution.isRaw())
        m_recheck = planner.recheck();
    const IntervalSet plan = planner.plan();
    for (const TimeRange& range : plan.ranges())
        m_rest.add(m_job.rule.resolution.aligned(range));
    m_isFirst = !planner.believesJournal();
    if (!m_rest.isEmpty())
        m_run.planned = {m_rest.ranges().first().start, m_rest.ranges().last().stop};
    m_run.plannedLength = m_rest.totalLength();
    return {};
}

void MeasurementMirror::planAgain(const TimeRange& range)
{
    m_rest = IntervalSet(range);
    m_run.planned = range;
    m_run.plannedLength = range.length();
    m_isAgain = true;
}

void MeasurementMirror::start()
{
    markStarted();
    // Nothing done is believed yet: from now on everything is, up to here, should this run not come
    // to its end.
    if (m_isFirst) {
        Result<void> marked = m_job.ledger->forget(m_job.ruleKey, m_run.measurement);
        if (marked)
            marked = m_job.ledger->commitNow(m_job.ruleKey, m_run.measurement, m_job.now);
        if (!marked)
            return failLater(marked.error());
    }
    QMetaObject::invokeMethod(this, &MeasurementMirror::checkOverlap, Qt::QueuedConnection);
}

/// Strikes out of the plan what was read before and has nothing new.
void MeasurementMirror::checkOverlap()
{
    if (m_run.state != RunState::Running)
        return;
    if (m_recheck.isEmpty()) {
        next();
        return;
    }
    m_check = new OverlapCheck(
        {m_job.route.source, m_job.rule.sourceBucket, m_job.route.destination, m_job.route.destinationBucket},
        m_run.measurement, m_recheck, this);
    connect(m_check, &OverlapCheck::finished, this, [this](bool isSame) {
        std::exchange(m_check, nullptr)->deleteLater();
        if (isSame) {
            m_rest.subtract(m_recheck);
            m_run.plannedLength = m_rest.totalLength();
        }
        next();
    });
    m_check->start();
}

void MeasurementMirror::stop()
{
    delete std::exchange(m_check, nullptr);
    closeTransfer();
    m_waitingUntil = 0;
}

MeasurementRun MeasurementMirror::run() const
{
    MeasurementRun run = m_run;
    if (m_transfer != nullptr)
        run.tally += m_transfer->tally();
    return run;
}

Timestamp MeasurementMirror::waitingUntil() const
{
    return m_transfer != nullptr ? m_transfer->waitingUntil() : m_waitingUntil;
}

QString MeasurementMirror::waitingReason() const
{
    return m_transfer != nullptr ? m_transfer->waitingReason() : m_waitingReason;
}

void MeasurementMirror::next()
{
    m_waitingUntil = 0;
    m_waitingReason.clear();
    if (m_run.state != RunState::Running)
        return;
    if (!m_rest.isEmpty()) {
        TimeRange range = m_window.next(m_rest.ranges().last());
        if (!waitForGovernor(range))
            transfer(range);
        return;
    }
    const Result<void> committed =
        m_isAgain ? Result<void>() : m_job.ledger->commitNow(m_job.ruleKey, m_run.measurement, m_job.now);
    if (!committed)
        return fail(committed.error());
    if (m_run.tally.pointsRefused > 0) {
        Error error;
        error.kind = Error::Kind::PartialWrite;
        error.message = tr("%1 points could not be stored; they are kept with the reasons in \"%2\".")
                            .arg(m_run.tally.pointsRefused)
                            .arg(m_job.route.deadLetters.path());
        error.connection = m_job.route.destination.settings().name;
        error.bucket = m_job.route.destinationBucket;
        error.measurement = m_run.measurement;
        m_run.errors.append(error);
    }
    end(m_run.errors.isEmpty() ? RunState::Done : RunState::Partial);
}

/// Waits if the source's quota does not allow for reading `range` now; shortens it where that is
/// enough.
bool MeasurementMirror::waitForGovernor(TimeRange& range)
{
    if (m_job.reads == nullptr)
        return false;
    const auto expected = [&] {
        return m_bytesPerNanosecond
            ? static_cast<qint64>(static_cast<double>(range.length()) * *m_bytesPerNanosecond)
            : m_job.reads->usualBytes();
    };
    const std::optional<qint64> room = m_job.reads->room();
    const bool isWorthwhile = room && *room >= m_job.reads->kept().bytes / 10;
    if (isWorthwhile && m_bytesPerNanosecond && expected() > *room) {
        const auto length =
            static_cast<Nanoseconds>(static_cast<double>(*room) / *m_bytesPerNanosecond * 0.95);
        range.start = range.stop - std::clamp(length, AdaptiveWindow::shortestLength, range.length());
    }
    const Nanoseconds delay = m_job.reads->readyAt(expected()) - m_job.route.clock.now();
    if (delay <= 0) {
        m_hold = m_job.reads->hold(expected());
        return false;
    }
    const auto rounded = std::chrono::ceil<std::chrono::milliseconds>(std::chrono::nanoseconds(delay));
    m_run.tally.waited += rounded;
    wait(rounded, m_job.reads->waitingReason());
    emit progressed();
    return true;
}

void MeasurementMirror::transfer(const TimeRange& range)
{
    ReadRequest request;
    request.bucket = m_job.rule.sourceBucket;
    request.measurement = m_run.measurement;
    // The rest begins with a whole window of the resolution, so this stays within it.
    request.range = {m_job.rule.resolution.floor(range.start), range.stop};
    request.resolution = m_job.rule.resolution;
    request.limits = m_limits;
    request.unsignedAsInteger = m_job.rule.unsignedAsInteger && !m_job.route.destination.storesUnsigned();
    request.leaveOutText = !m_job.route.destination.storesText();
    m_transfer = new WindowTransfer(m_job.route, request, this);
    connect(m_transfer, &WindowTransfer::finished, this, &MeasurementMirror::onCopied);
    connect(m_transfer, &WindowTransfer::failed, this, &MeasurementMirror::onFailed);
    connect(m_transfer, &WindowTransfer::progressed, this, [this] {
        m_hold.passed(m_transfer->tally().bytesRead);
        emit progressed();
    });
    m_transfer->start();
}

void MeasurementMirror::onCopied()
{
    const TimeRange range = m_transfer->request().range;
    const Tally tally = m_transfer->tally();
    const QList<RefusedStretch> refused = m_transfer->refused();
    if (m_transfer->tooLarge() != 0)
        m_limits.bytes = std::clamp(m_transfer->tooLarge() / 2, smallestBatch, m_limits.bytes);
    m_run.tally += tally;
    closeTransfer();
    const Result<void> committed =
        m_job.ledger->commitWindow(m_job.ruleKey, m_run.measurement, range, refused);
    if (!committed)
        return fail(committed.error());
    ++m_run.tally.windows;
    m_rest.subtract(range);
    m_run.doneLength = m_run.plannedLength - m_rest.totalLength();
    m_window.succeeded(range, tally.pointsRead);
    m_bytesPerNanosecond = static_cast<double>(tally.bytesRead) / static_cast<double>(range.length());
    m_job.policy.succeeded();
    m_failures = 0;
    emit progressed();
    next();
}

void MeasurementMirror::onFailed(const Error& failure)
{
    const Error error = failure; // the transfer, whose it may be, goes
    const TimeRange range = m_transfer->request().range;
    const bool atSource = m_transfer->failedAtSource();
    const Tally lost = m_transfer->tally();
    closeTransfer();
    // The points will be counted when the window succeeds; what it took counts in any case.
    m_run.tally.bytesRead += lost.bytesRead;
    m_run.tally.bytesWritten += lost.bytesWritten;
    m_run.tally.retries += lost.retries;
    m_run.tally.waited += lost.waited;

    if (error.kind == Error::Kind::Cancelled) {
        m_run.errors.append(error);
        return end(RunState::Cancelled);
    }
    if (!atSource)
        return fail(error);
    const bool isShortest = !m_job.rule.resolution.isRaw() && range.length() <= m_job.rule.resolution.every;
    if (error.kind == Error::Kind::TooLarge && !isShortest && m_window.tooLarge(range)) {
        m_failures = 0;
        return repeat(std::chrono::milliseconds(0), error);
    }
    const auto delay = m_job.policy.delayAfter(error, ++m_failures);
    if (!delay)
        return fail(error);
    // A limit that is met in the middle of a window would be met there again.
    const bool isCutByLimit = error.kind == Error::Kind::RateLimited && lost.bytesRead > 0;
    if (error.kind == Error::Kind::Timeout || isCutByLimit)
        m_window.tooSlow(range);
    repeat(*delay, error);
}

void MeasurementMirror::repeat(std::chrono::milliseconds delay, const Error& error)
{
    ++m_run.tally.retries;
    m_run.tally.waited += delay;
    if (delay.count() > 0) {
        wait(delay, error.toString());
    } else {
        // Not at once: the caller may be deep in a signal of the stream that failed.
        QMetaObject::invokeMethod(this, &MeasurementMirror::next, Qt::QueuedConnection);
    }
    emit progressed();
}

void MeasurementMirror::wait(std::chrono::milliseconds delay, const QString& reason)
{
    m_waitingUntil = m_job.route.clock.now() + delay.count() * nanosecondsPerMillisecond;
    m_waitingReason = reason;
    m_job.route.clock.after(delay, this, [this] { next(); });
}

void MeasurementMirror::closeTransfer()
{
    m_hold = {};
    if (m_transfer == nullptr)
        return;
    m_transfer->disconnect(this);
    m_transfer->stop();
    m_transfer->deleteLater();
    m_transfer = nullptr;
}

} // namespace telemirror
