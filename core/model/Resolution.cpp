#include "model/Resolution.h"

#include "model/Rule.h"

#include <array>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array functions{AggregateFunction::Mean, AggregateFunction::Min, AggregateFunction::Max,
    AggregateFunction::Last, AggregateFunction::Count};

} // namespace

AggregateFunction Resolution::functionFor(const QString& field, FieldType type) const
{
    const auto match = std::find_if(fields.begin(), fields.end(),
        [&field](const FieldFunction& entry) { return matchesWildcard(entry.pattern, field); });
    const AggregateFunction wanted = match == fields.end() ? function : match->function;
    const bool isNumber = type != FieldType::String && type != FieldType::Boolean;
    return isNumber || wanted == AggregateFunction::Count ? wanted : AggregateFunction::Last;
}

FieldType Resolution::resultType(AggregateFunction function, FieldType type)
{
    switch (function) {
    case AggregateFunction::Mean: return FieldType::Float;
    case AggregateFunction::Count: return FieldType::Integer;
    case AggregateFunction::Min:
    case AggregateFunction::Max:
    case AggregateFunction::Last: break;
    }
    return type;
}

Timestamp Resolution::floor(Timestamp time) const
{
    if (isRaw())
        return time;
    const Nanoseconds into = time % every < 0 ? time % every + every : time % every;
    Timestamp start = 0;
    return qSubOverflow(time, into, &start) ? minimumTimestamp : std::max(start, minimumTimestamp);
}

TimeRange Resolution::aligned(const TimeRange& range) const
{
    if (isRaw() || range.isEmpty())
        return range;
    Timestamp stop = floor(range.stop);
    if (stop < range.stop && qAddOverflow(stop, every, &stop))
        stop = maximumTimestamp;
    return {floor(range.start), std::min(stop, maximumTimestamp)};
}

QString Resolution::toString() const
{
    return isRaw() ? u"raw"_s : formatDuration(every) + u' ' + aggregateFunctionName(function);
}

std::optional<Resolution> Resolution::fromString(const QString& text)
{
    Resolution resolution;
    if (text == u"raw"_s)
        return resolution;
    const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    const auto every = parseDuration(words.value(0));
    const auto function = aggregateFunctionFromName(words.value(1));
    if (words.size() != 2 || !every || *every <= 0 || !function)
        return std::nullopt;
    resolution.every = *every;
    resolution.function = *function;
    return resolution;
}

QString aggregateFunctionName(AggregateFunction function)
{
    switch (function) {
    case AggregateFunction::Mean: return u"mean"_s;
    case AggregateFunction::Min: return u"min"_s;
    case AggregateFunction::Max: return u"max"_s;
    case AggregateFunction::Last: return u"last"_s;
    case AggregateFunction::Count: return u"count"_s;
    }
    return {};
}

std::optional<AggregateFunction> aggregateFunctionFromName(QStringView name)
{
    for (const AggregateFunction function : functions) {
        if (aggregateFunctionName(function) == name)
            return function;
    }
    return std::nullopt;
}

} // namespace telemirror
