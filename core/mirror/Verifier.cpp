#include "mirror/Verifier.h"

#include "mirror/WindowPlanner.h"

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

/// Below so many values nothing is gained by telling more precisely where they differ.
constexpr qint64 fewValues = 20;

QString asText(Timestamp time)
{
    return toDateTime(time).toString(Qt::ISODateWithMs);
}

Timestamp middleOf(const TimeRange& range)
{
    // Not half the sum, nor half the length: both may overflow.
    return range.start / 2 + range.stop / 2 + (range.start % 2 + range.stop % 2) / 2;
}

} // namespace

Verifier::Verifier(const Job& job, const QString& measurement, const IntervalSet& ranges, QObject* parent)
    : MeasurementTask(job, measurement, parent)
{
    if (!ranges.isEmpty())
        m_run.planned = {ranges.ranges().first().start, ranges.ranges().last().stop};
    m_run.plannedLength = ranges.totalLength();
    const QList<TimeRange> windows = windowsOf(ranges, m_job.rule.resolution);
    for (const TimeRange& range : windows)
        m_windows.append({range, false});
}

QList<TimeRange> Verifier::windowsOf(const IntervalSet& ranges, const Resolution& resolution)
{
    // Without a sign: from the first instant to the last is more than a signed number holds.
    quint64 length = 0;
    for (const TimeRange& range : ranges.ranges())
        length += static_cast<quint64>(range.stop) - static_cast<quint64>(range.start);
    const auto days = static_cast<qint64>(length / nanosecondsPerDay / mostWindows + 1);
    Resolution grid;
    grid.every = days * nanosecondsPerDay;
    if (!resolution.isRaw())
        grid.every = resolution.aligned({0, grid.every}).stop;
    QList<TimeRange> windows;
    for (const TimeRange& range : ranges.ranges()) {
        for (Timestamp start = range.start; start < range.stop;) {
            const TimeRange whole = grid.aligned({start, start + 1});
            const Timestamp stop = std::min(whole.stop, range.stop);
            windows.append({start, stop});
            start = stop;
        }
    }
    return windows;
}

void Verifier::start()
{
    markStarted();
    if (const Result<void> ready = prepare(); !ready)
        return failLater(ready.error());
    QMetaObject::invokeMethod(this, &Verifier::next, Qt::QueuedConnection);
}

/// Makes the windows. What passes is done, and to be believed: so the journal must say since when.
Result<void> Verifier::prepare()
{
    if (const Result<void> cut = setKnownApart(); !cut)
        return cut;
    const Result<Timestamp> lastNow = m_job.journal.lastNow(m_job.ruleKey, m_run.measurement);
    if (!lastNow)
        return tl::unexpected(lastNow.error());
    const WindowPlanner planner{{}, {}, *lastNow, m_job.rule.tailOverlap, m_job.now};
    if (planner.believesJournal())
        return {};
    const Result<void> forgotten = m_job.ledger->forget(m_job.ruleKey, m_run.measurement);
    return forgotten ? m_job.ledger->commitNow(m_job.ruleKey, m_run.measurement, m_job.now) : forgotten;
}

/// What was found to be too much before, and stays, is compared by itself: so it does not cast doubt
/// on what is around it.
Result<void> Verifier::setKnownApart()
{
    const Result<QList<WindowCheck>> checks =
        m_job.journal.checks(m_job.ruleKey, m_run.measurement, m_run.planned);
    if (!checks)
        return tl::unexpected(checks.error());
    for (const WindowCheck& check : *checks) {
        if (check.passed || check.mendable)
            continue;
        QList<Window> windows;
        for (const Window& window : std::as_const(m_windows)) {
            const TimeRange& range = window.range;
            if (!range.contains(check.range)) {
                windows.append(window);
                continue;
            }
            for (const TimeRange& part : {TimeRange{range.start, check.range.start}, check.range,
                     TimeRange{check.range.stop, range.stop}}) {
                if (!part.isEmpty())
                    windows.append({part, false});
            }
        }
        m_windows = windows;
    }
    return {};
}

void Verifier::stop()
{
    closeComparison();
    closeMend();
}

MeasurementRun Verifier::run() const
{
    MeasurementRun run = m_run;
    if (m_comparison != nullptr)
        run.tally += m_comparison->tally();
    if (m_mend != nullptr) {
        Tally mend = m_mend->run().tally;
        mend.windows = 0; // here a window is one that was compared
        run.tally += mend;
    }
    return run;
}

Timestamp Verifier::waitingUntil() const
{
    if (m_mend != nullptr)
        return m_mend->waitingUntil();
    return m_comparison != nullptr ? m_comparison->waitingUntil() : 0;
}

QString Verifier::waitingReason() const
{
    if (m_mend != nullptr)
        return m_mend->waitingReason();
    return m_comparison != nullptr ? m_comparison->waitingReason() : QString();
}

void Verifier::next()
{
    if (m_run.state != RunState::Running)
        return;
    if (m_windows.isEmpty())
        return end(m_run.errors.isEmpty() ? RunState::Done : RunState::Partial);
    m_window = m_windows.takeLast();
    compare();
}

void Verifier::compare()
{
    m_comparison = new WindowComparison({m_job.rule, m_job.route.source, m_job.route.destination,
                                            m_job.route.clock, m_job.policy, m_job.route.policy},
        m_run.measurement, m_window.range, this);
    connect(m_comparison, &WindowComparison::finished, this, &Verifier::onCompared);
    connect(m_comparison, &WindowComparison::failed, this, &Verifier::onFailed);
    connect(m_comparison, &WindowComparison::waitingChanged, this, &Verifier::progressed);
    m_comparison->start();
}

void Verifier::onCompared()
{
    judge();
    emit progressed();
}

void Verifier::onFailed(const Error& failure)
{
    const Error error = failure; // the comparison, whose it may be, goes
    if (error.kind == Error::Kind::Cancelled) {
        m_run.errors.append(error);
        return end(RunState::Cancelled);
    }
    // Too much for one answer, or for the time allowed: in halves it may be done.
    const bool isTooMuch = error.kind == Error::Kind::TooLarge || error.kind == Error::Kind::Timeout;
    if (isTooMuch && split()) {
        QMetaObject::invokeMethod(this, &Verifier::next, Qt::QueuedConnection);
        return;
    }
    fail(error);
}

/// Decides on the window that was compared.
void Verifier::judge()
{
    const SummaryDifference& difference = m_comparison->difference();
    if (difference.isEmpty())
        return pass(0);
    const Result<qint64> refused =
        m_job.journal.refusedPoints(m_job.ruleKey, m_run.measurement, m_window.range);
    if (!refused)
        return fail(refused.error());
    if (*refused > 0 && difference.isExplainedBy(*refused))
        return pass(*refused);
    if (m_window.isMended) {
        const bool canTellMore = m_comparison->sourceCount() + m_comparison->destinationCount() > fewValues &&
            m_narrowings < mostNarrowings && *refused == 0;
        if (canTellMore && split()) {
            ++m_narrowings;
            return next();
        }
        return reject();
    }
    if (isKnownToStay())
        return reject();
    if (isWorthSplitting() && split())
        return next();
    mend();
}

/// Whether the same was found before, and copying again did not help.
bool Verifier::isKnownToStay() const
{
    const Result<QList<WindowCheck>> checks =
        m_job.journal.checks(m_job.ruleKey, m_run.measurement, m_window.range);
    if (!checks || checks->size() != 1)
        return false;
    const WindowCheck& before = checks->first();
    const SummaryDifference& now = m_comparison->difference();
    return !before.passed && !before.mendable && before.range == m_window.range && now.missing == 0 &&
        now.changed == 0 && before.extra == now.extra && before.compared == m_comparison->sourceCount();
}

/// Not where most is missing: then everything is to be copied anyway.
bool Verifier::isWorthSplitting() const
{
    const qint64 wanted = m_comparison->sourceCount();
    const qint64 found = m_comparison->destinationCount();
    return std::max(wanted, found) > mendedAtOnce && m_comparison->difference().missing <= wanted / 2;
}

/// Puts the halves of the window in its place; false if it cannot be made any shorter.
bool Verifier::split()
{
    const TimeRange range = m_window.range;
    const Timestamp middle = m_job.rule.resolution.floor(middleOf(range));
    if (range.length() < 2 * shortestWindow || middle <= range.start || middle >= range.stop)
        return false;
    const bool isMended = m_window.isMended;
    closeComparison();
    m_windows.append({{range.start, middle}, isMended});
    m_windows.append({{middle, range.stop}, isMended});
    return true;
}

void Verifier::mend()
{
    // First in the journal: should the program end now, the next run copies it.
    const Result<void> noted = m_job.ledger->commitCheck(m_job.ruleKey, m_run.measurement, found(true));
    closeComparison();
    if (!noted)
        return fail(noted.error());
    m_mend = new MeasurementMirror(m_job, m_run.measurement, this);
    m_mend->planAgain(m_window.range);
    connect(m_mend, &MeasurementMirror::finished, this, &Verifier::onMended);
    connect(m_mend, &MeasurementMirror::progressed, this, &Verifier::progressed);
    m_mend->start();
}

void Verifier::onMended()
{
    const MeasurementRun mended = m_mend->run();
    closeMend();
    if (mended.state == RunState::Cancelled) {
        m_run.errors += mended.errors;
        return end(RunState::Cancelled);
    }
    if (mended.state == RunState::Failed) {
        m_run.errors += mended.errors;
        return end(RunState::Failed);
    }
    m_window.isMended = true;
    m_windows.append(m_window);
    emit progressed();
    // Later: this is called by the mend's own signal.
    QMetaObject::invokeMethod(this, &Verifier::next, Qt::QueuedConnection);
}

/// What the comparison found, as the journal keeps it.
WindowCheck Verifier::found(bool mendable) const
{
    const SummaryDifference& difference = m_comparison->difference();
    WindowCheck check;
    check.range = m_window.range;
    check.checked = m_job.route.clock.now();
    check.compared = m_comparison->sourceCount();
    check.missing = difference.missing;
    check.extra = difference.extra;
    check.changed = difference.changed;
    check.mendable = mendable;
    check.note = difference.examples.join(u"; "_s);
    return check;
}

void Verifier::pass(qint64 refused)
{
    WindowCheck check = found(false);
    check.passed = true;
    check.missing = 0;
    check.refused = refused;
    check.note.clear();
    if (m_window.isMended)
        ++m_run.tally.windowsMended;
    record(check);
}

/// The window differs, and nothing more can be done here.
void Verifier::reject()
{
    const SummaryDifference& difference = m_comparison->difference();
    const WindowCheck check = found(difference.missing > 0 || difference.changed > 0);
    Error error;
    error.kind = Error::Kind::Mismatch;
    error.message = check.mendable
        ? tr("From %1 to %2 the destination differs, also after copying again: %3 values are missing, %4 are "
             "too many, %5 series differ; see who else writes there.")
              .arg(asText(check.range.start), asText(check.range.stop))
              .arg(check.missing)
              .arg(check.extra)
              .arg(check.changed)
        : tr("From %1 to %2 the destination holds %3 values that the source has not; a mirror never deletes: "
             "remove them there if they are not wanted.")
              .arg(asText(check.range.start), asText(check.range.stop))
              .arg(check.extra);
    error.detail = check.note;
    error.connection = m_job.route.destination.settings().name;
    error.bucket = m_job.route.destinationBucket;
    error.measurement = m_run.measurement;
    m_run.errors.append(error);
    record(check);
}

void Verifier::record(const WindowCheck& check)
{
    m_run.tally.pointsCompared += check.compared;
    ++m_run.tally.windows;
    closeComparison();
    const Result<void> committed = m_job.ledger->commitCheck(m_job.ruleKey, m_run.measurement, check);
    if (!committed)
        return fail(committed.error());
    m_run.doneLength += check.range.length();
    next();
}

void Verifier::closeComparison()
{
    if (m_comparison == nullptr)
        return;
    m_run.tally += m_comparison->tally();
    m_comparison->disconnect(this);
    m_comparison->deleteLater();
    m_comparison = nullptr;
}

void Verifier::closeMend()
{
    if (m_mend == nullptr)
        return;
    m_mend->disconnect(this);
    m_mend->cancel();
    Tally tally = m_mend->run().tally;
    tally.windows = 0;
    m_run.tally += tally;
    m_mend->deleteLater();
    m_mend = nullptr;
}

} // namespace telemirror
