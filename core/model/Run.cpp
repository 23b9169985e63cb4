#include "model/Run.h"

#include <array>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array triggers{
    RunTrigger::First, RunTrigger::Schedule, RunTrigger::Manual, RunTrigger::Retry, RunTrigger::Verify};
constexpr std::array states{
    RunState::Running, RunState::Done, RunState::Partial, RunState::Failed, RunState::Cancelled};

} // namespace

Tally& Tally::operator+=(const Tally& other)
{
    pointsRead += other.pointsRead;
    pointsWritten += other.pointsWritten;
    pointsDropped += other.pointsDropped;
    pointsRefused += other.pointsRefused;
    bytesRead += other.bytesRead;
    bytesWritten += other.bytesWritten;
    windows += other.windows;
    retries += other.retries;
    pointsCompared += other.pointsCompared;
    windowsMended += other.windowsMended;
    waited += other.waited;
    return *this;
}

QString runTriggerName(RunTrigger trigger)
{
    switch (trigger) {
    case RunTrigger::First: return u"first"_s;
    case RunTrigger::Schedule: return u"schedule"_s;
    case RunTrigger::Manual: return u"manual"_s;
    case RunTrigger::Retry: return u"retry"_s;
    case RunTrigger::Verify: return u"verify"_s;
    }
    return {};
}

QString runStateName(RunState state)
{
    switch (state) {
    case RunState::Running: return u"running"_s;
    case RunState::Done: return u"done"_s;
    case RunState::Partial: return u"partial"_s;
    case RunState::Failed: return u"failed"_s;
    case RunState::Cancelled: return u"cancelled"_s;
    }
    return {};
}

std::optional<RunTrigger> runTriggerFromName(QStringView name)
{
    for (const RunTrigger trigger : triggers) {
        if (name == runTriggerName(trigger))
            return trigger;
    }
    return std::nullopt;
}

std::optional<RunState> runStateFromName(QStringView name)
{
    for (const RunState state : states) {
        if (name == runStateName(state))
            return state;
    }
    return std::nullopt;
}

} // namespace telemirror
