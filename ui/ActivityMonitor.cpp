#include "ui/ActivityMonitor.h"

#include "model/Clock.h"
#include "ui/Format.h"

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

QString subjectOf(const ConnectionState& state)
{
    return u"connection/"_s + state.connectionId;
}

QString subjectOf(const Run& run)
{
    return u"rule/"_s + run.ruleId;
}

QString nameOf(const Run& run)
{
    return format::singleLine(run.ruleName.isEmpty() ? run.ruleId : run.ruleName);
}

} // namespace

ActivityMonitor::State ActivityMonitor::state() const
{
    if (isRunning())
        return State::Running;
    if (!m_faults.isEmpty())
        return State::Failing;
    return m_paused ? State::Paused : State::Idle;
}

QString ActivityMonitor::summary() const
{
    switch (state()) {
    case State::Running: return *m_running.cbegin();
    case State::Failing: return *m_faults.cbegin();
    case State::Paused: return tr("The schedule is paused");
    case State::Idle: break;
    }
    Timestamp next = 0;
    for (const Timestamp due : m_due) {
        if (due != 0 && (next == 0 || due < next))
            next = due;
    }
    if (next == 0)
        return tr("Nothing to do");
    return tr("Next run: %1").arg(format::when(next, SystemClock().now()));
}

QStringList ActivityMonitor::ruleIds() const
{
    QStringList ids;
    for (const Rule& rule : m_profile.rules)
        ids.append(rule.id);
    return ids;
}

void ActivityMonitor::setProfile(const Profile& profile)
{
    m_profile = profile;
    const QStringList rules = ruleIds();
    m_running.removeIf([&](const auto& entry) { return !rules.contains(entry.key()); });
    m_due.removeIf([&](const auto& entry) { return !rules.contains(entry.key()); });
    // What was wrong belongs to the settings of before; if it still is, it is said again.
    m_faults.clear();
    emit changed();
}

void ActivityMonitor::setConnectionState(const ConnectionState& state)
{
    const ConnectionSettings* settings = m_profile.connection(state.connectionId);
    if (settings == nullptr)
        return;
    const QString name = format::singleLine(settings->name.isEmpty() ? settings->id : settings->name);
    if (state.status == ConnectionState::Status::Failed)
        noteFault(subjectOf(state), tr("%1 is not connected").arg(name), state.error.message);
    else if (state.status == ConnectionState::Status::Ready)
        noteHealth(subjectOf(state), tr("%1 is connected again").arg(name), {});
}

void ActivityMonitor::setRuleState(const RuleState& state)
{
    m_due.insert(state.ruleId, state.nextDue);
    if (!state.running)
        m_running.remove(state.ruleId);
    emit changed();
}

void ActivityMonitor::setProgress(const RunProgress& progress)
{
    if (progress.run.state != RunState::Running)
        return;
    const QString text = progress.waitingUntil != 0
        ? tr("%1: waiting until %2")
              .arg(nameOf(progress.run), format::when(progress.waitingUntil, SystemClock().now()))
        : tr("Mirroring %1: %2 %").arg(nameOf(progress.run)).arg(qRound(progress.fraction * 100));
    QString& known = m_running[progress.run.ruleId];
    if (std::exchange(known, text) != text)
        emit changed();
}

void ActivityMonitor::setRunStarted(const Run& run)
{
    m_running.insert(run.ruleId, tr("Mirroring %1").arg(nameOf(run)));
    emit changed();
}

void ActivityMonitor::setRunFinished(const Run& run)
{
    m_running.remove(run.ruleId);
    const QString reason =
        run.errors.isEmpty() ? tr("See History for the reason.") : run.errors.first().message;
    switch (run.state) {
    case RunState::Failed:
        noteFault(subjectOf(run), tr("%1 is not mirrored").arg(nameOf(run)), reason);
        break;
    case RunState::Partial:
        noteFault(subjectOf(run), tr("%1 is mirrored in part only").arg(nameOf(run)), reason);
        break;
    case RunState::Done:
        noteHealth(subjectOf(run), tr("%1 is mirrored again").arg(nameOf(run)),
            tr("%1 written").arg(format::points(run.tally.pointsWritten)));
        break;
    case RunState::Cancelled:
    case RunState::Running: break; // says nothing about whether it would work
    }
    emit changed();
}

void ActivityMonitor::setPaused(bool paused)
{
    m_paused = paused;
    emit changed();
}

void ActivityMonitor::noteFault(const QString& subject, const QString& title, const QString& text)
{
    const bool isNew = !m_faults.contains(subject);
    m_faults.insert(subject, title);
    if (isNew)
        emit failed(title, format::singleLine(text));
    emit changed();
}

void ActivityMonitor::noteHealth(const QString& subject, const QString& title, const QString& text)
{
    if (m_faults.remove(subject) > 0)
        emit recovered(title, text);
    emit changed();
}

Tone toneOf(ActivityMonitor::State state)
{
    switch (state) {
    case ActivityMonitor::State::Idle: return Tone::Good;
    case ActivityMonitor::State::Running: return Tone::Info;
    case ActivityMonitor::State::Paused: return Tone::Neutral;
    case ActivityMonitor::State::Failing: return Tone::Bad;
    }
    return Tone::Neutral;
}

QString iconOf(ActivityMonitor::State state)
{
    switch (state) {
    case ActivityMonitor::State::Idle: return u"check"_s;
    case ActivityMonitor::State::Running: return u"sync"_s;
    case ActivityMonitor::State::Paused: return u"pause"_s;
    case ActivityMonitor::State::Failing: return u"warning"_s;
    }
    return {};
}

} // namespace telemirror
