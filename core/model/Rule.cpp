#include "model/Rule.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>
#include <QtCore/QRegularExpression>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

struct Unit
{
    QLatin1StringView name;
    Nanoseconds length;
};

// Longest first; formatDuration takes them greedily. "w" is read but not written: operators think
// of "20d", not of "2w6d".
constexpr std::array units{
    Unit{QLatin1StringView("w"), 7 * nanosecondsPerDay},
    Unit{QLatin1StringView("d"), nanosecondsPerDay},
    Unit{QLatin1StringView("h"), nanosecondsPerHour},
    Unit{QLatin1StringView("m"), nanosecondsPerMinute},
    Unit{QLatin1StringView("s"), nanosecondsPerSecond},
    Unit{QLatin1StringView("ms"), nanosecondsPerMillisecond},
    Unit{QLatin1StringView("us"), 1000},
    Unit{QLatin1StringView("ns"), 1},
};

QString tr(const char* text)
{
    return QCoreApplication::translate("telemirror::Rule", text);
}

tl::unexpected<Error> badKey(const QString& key, const QString& expected)
{
    return failure(Error::Kind::Configuration, tr("The rule's \"%1\" must be %2.").arg(key, expected));
}

/// Reads one object with a fixed set of keys; remembers the first fault.
class ObjectReader
{
public:
    explicit ObjectReader(const QJsonObject& json)
        : m_json(json)
    {}

    void string(const QString& key, QString& target)
    {
        const QJsonValue value = take(key);
        if (value.isString())
            target = value.toString();
        else if (!value.isUndefined())
            fault(key, tr("a text"));
    }
    void boolean(const QString& key, bool& target)
    {
        const QJsonValue value = take(key);
        if (value.isBool())
            target = value.toBool();
        else if (!value.isUndefined())
            fault(key, tr("true or false"));
    }
    void duration(const QString& key, Nanoseconds& target)
    {
        const QJsonValue value = take(key);
        if (value.isUndefined())
            return;
        const std::optional<Nanoseconds> parsed = parseDuration(value.toString());
        if (parsed)
            target = *parsed;
        else
            fault(key, tr("a duration such as \"5h\" or \"10m\""));
    }
    void count(const QString& key, int& target)
    {
        const QJsonValue value = take(key);
        if (value.isUndefined())
            return;
        const int number = value.toInt(0);
        if (number >= 1 && number <= Rule::mostAtOnce)
            target = number;
        else
            fault(key, tr("a number from 1 to %1").arg(Rule::mostAtOnce));
    }
    void optionalDuration(const QString& key, std::optional<Nanoseconds>& target)
    {
        if (!m_json.contains(key))
            return;
        Nanoseconds length = 0;
        duration(key, length);
        target = length;
    }
    void strings(const QString& key, QStringList& target)
    {
        const QJsonValue value = take(key);
        if (value.isUndefined())
            return;
        QStringList list;
        const QJsonArray array = value.toArray();
        const bool allStrings = value.isArray() &&
            std::all_of(array.begin(), array.end(), [](const QJsonValue& v) { return v.isString(); });
        if (!allStrings)
            return fault(key, tr("a list of texts"));
        for (const QJsonValue& item : array)
            list.append(item.toString());
        target = list;
    }
    [[nodiscard]] bool has(const QString& key) const { return m_json.contains(key); }
    QJsonValue take(const QString& key)
    {
        m_known.append(key);
        return m_json.value(key);
    }
    void fault(const QString& key, const QString& expected)
    {
        if (!m_error)
            m_error = badKey(key, expected).value();
    }
    /// The first fault, an unknown key included.
    std::optional<Error> finish()
    {
        for (const QString& key : m_json.keys()) {
            if (!m_error && !m_known.contains(key))
                m_error = failure(Error::Kind::Configuration, tr("A rule has no \"%1\".").arg(key)).value();
        }
        return m_error;
    }

private:
    QJsonObject m_json;
    QStringList m_known;
    std::optional<Error> m_error;
};

QJsonArray toJsonArray(const QStringList& list)
{
    return QJsonArray::fromStringList(list);
}

QJsonArray toJsonArray(const QList<FieldFunction>& functions)
{
    QJsonArray list;
    for (const FieldFunction& entry : functions) {
        list.append(QJsonObject{
            {u"pattern"_s, entry.pattern}, {u"function"_s, aggregateFunctionName(entry.function)}});
    }
    return list;
}

Result<QList<FieldFunction>> readFunctions(const QJsonArray& array)
{
    QList<FieldFunction> functions;
    for (const QJsonValue& item : array) {
        FieldFunction entry;
        QString name;
        ObjectReader reader(item.toObject());
        reader.string(u"pattern"_s, entry.pattern);
        reader.string(u"function"_s, name);
        if (const auto function = aggregateFunctionFromName(name))
            entry.function = *function;
        else
            reader.fault(u"function"_s, tr("one of mean, min, max, last, count"));
        if (!item.isObject() || entry.pattern.isEmpty())
            reader.fault(u"fieldFunctions"_s, tr("a list of objects with a \"pattern\" and a \"function\""));
        if (const std::optional<Error> error = reader.finish())
            return tl::unexpected(*error);
        functions.append(entry);
    }
    return functions;
}

/// The functions by field of `reader`'s object, if it has any.
std::optional<Error> readFunctions(ObjectReader& reader, std::optional<QList<FieldFunction>>& target)
{
    const QJsonValue list = reader.take(u"fieldFunctions"_s);
    if (list.isArray()) {
        Result<QList<FieldFunction>> functions = readFunctions(list.toArray());
        if (!functions)
            return functions.error();
        target = *functions;
    } else if (!list.isUndefined()) {
        reader.fault(u"fieldFunctions"_s, tr("a list"));
    }
    return std::nullopt;
}

/// The error is of an entry of the list of functions; others are left to `reader`.
std::optional<Error> readResolution(ObjectReader& reader, RangeOverride& target)
{
    QString text;
    reader.string(u"resolution"_s, text);
    target.resolution = text.isEmpty() ? std::nullopt : Resolution::fromString(text);
    if (!target.resolution && reader.has(u"resolution"_s))
        reader.fault(u"resolution"_s, tr("\"raw\", or a duration and a function such as \"10m mean\""));
    return readFunctions(reader, target.fieldFunctions);
}

Result<QList<RangeOverride>> readOverrides(const QJsonArray& array)
{
    QList<RangeOverride> overrides;
    for (const QJsonValue& item : array) {
        RangeOverride entry;
        ObjectReader reader(item.toObject());
        reader.string(u"pattern"_s, entry.pattern);
        reader.optionalDuration(u"lookback"_s, entry.lookback);
        reader.optionalDuration(u"lookahead"_s, entry.lookahead);
        if (const std::optional<Error> error = readResolution(reader, entry))
            return tl::unexpected(*error);
        if (!item.isObject() || entry.pattern.isEmpty())
            reader.fault(u"overrides"_s, tr("a list of objects with a \"pattern\""));
        if (const std::optional<Error> error = reader.finish())
            return tl::unexpected(*error);
        overrides.append(entry);
    }
    return overrides;
}

Timestamp addClamped(Timestamp time, Nanoseconds delta)
{
    Timestamp sum = 0;
    if (qAddOverflow(time, delta, &sum))
        return delta > 0 ? maximumTimestamp : minimumTimestamp;
    return std::clamp(sum, minimumTimestamp, maximumTimestamp);
}

/// The first override that matches; one that gives nothing if none does.
RangeOverride overrideFor(const QList<RangeOverride>& overrides, const QString& measurement)
{
    const auto match = std::find_if(overrides.begin(), overrides.end(),
        [&](const RangeOverride& entry) { return matchesWildcard(entry.pattern, measurement); });
    return match == overrides.end() ? RangeOverride() : *match;
}

/// The first instant after `time` that is `offset` and a whole number of periods from the epoch.
Timestamp nextMultiple(Timestamp time, Nanoseconds every, Nanoseconds offset)
{
    const Timestamp shifted = time - offset;
    Timestamp periods = shifted / every;
    if (shifted % every < 0)
        --periods;
    return (periods + 1) * every + offset;
}

Nanoseconds utcOffset(Timestamp time, const QTimeZone& zone)
{
    return zone.offsetFromUtc(toDateTime(time)) * nanosecondsPerSecond;
}

/// The same by the minutes that clocks show, of every hour that passes. Only where clocks change by
/// less than an hour (Lord Howe Island) does it matter which offset holds.
Timestamp nextByOffset(Timestamp time, Nanoseconds every, Nanoseconds offset, const QTimeZone& zone)
{
    const auto withOffset = [&](Nanoseconds shown) {
        return nextMultiple(time + shown, every, offset) - shown;
    };
    const Timestamp next = withOffset(utcOffset(time, zone));
    const Timestamp changed = withOffset(utcOffset(next, zone));
    return changed > time ? changed : next;
}

/// When clocks in `zone` first show `local` (as if it were UTC), or, where they skip it, the end of
/// the gap.
Timestamp whenShown(Timestamp local, const QTimeZone& zone)
{
    // The offsets on both sides of any change nearby; the larger one gives the earlier instant.
    const Nanoseconds before = utcOffset(local - nanosecondsPerDay, zone);
    const Nanoseconds after = utcOffset(local + nanosecondsPerDay, zone);
    const Timestamp earlier = local - std::max(before, after);
    const Timestamp later = local - std::min(before, after);
    for (const Timestamp candidate : {earlier, later}) {
        if (candidate + utcOffset(candidate, zone) == local)
            return candidate;
    }
    const QTimeZone::OffsetData change = zone.nextTransition(toDateTime(earlier - nanosecondsPerSecond));
    return change.atUtc.isValid() ? fromDateTime(change.atUtc) : later;
}

/// The same by the times of day that clocks show.
Timestamp nextByWallClock(Timestamp time, Nanoseconds every, Nanoseconds offset, const QTimeZone& zone)
{
    // From before `time` on, as clocks may have been set back since.
    Timestamp local = nextMultiple(time + utcOffset(time, zone) - nanosecondsPerDay, every, offset);
    for (;; local += every) {
        const Timestamp next = whenShown(local, zone);
        if (next > time)
            return next;
    }
}

} // namespace

Resolution RangeOverride::applied(const Resolution& usual) const
{
    Resolution result = resolution.value_or(usual);
    result.fields = fieldFunctions.value_or(usual.fields);
    return result;
}

Timestamp Schedule::nextAfter(Timestamp time, const QTimeZone& zone) const
{
    if (every <= 0)
        return maximumTimestamp;
    if (nanosecondsPerHour % every == 0)
        return nextByOffset(time, every, offset, zone);
    if (nanosecondsPerDay % every == 0 || every % nanosecondsPerDay == 0)
        return nextByWallClock(time, every, offset, zone);
    return nextMultiple(time, every, offset);
}

Nanoseconds Schedule::usedJitter() const
{
    return std::clamp<Nanoseconds>(jitter, 0, std::max<Nanoseconds>(every, 0) / 2);
}

bool Rule::takes(const QString& measurement) const
{
    const auto matches = [&](const QString& pattern) { return matchesWildcard(pattern, measurement); };
    return std::any_of(include.begin(), include.end(), matches) &&
        std::none_of(exclude.begin(), exclude.end(), matches);
}

TimeRange Rule::wantedRange(const QString& measurement, Timestamp now) const
{
    const RangeOverride entry = overrideFor(overrides, measurement);
    return resolutionFor(measurement)
        .aligned({addClamped(now, -entry.lookback.value_or(lookback)),
            addClamped(now, entry.lookahead.value_or(lookahead))});
}

Resolution Rule::resolutionFor(const QString& measurement) const
{
    return overrideFor(overrides, measurement).applied(resolution);
}

Rule Rule::forMeasurement(const QString& measurement) const
{
    Rule rule = *this;
    rule.resolution = resolutionFor(measurement);
    return rule;
}

TimeRange Rule::widestRange(Timestamp now) const
{
    TimeRange widest = resolution.aligned({addClamped(now, -lookback), addClamped(now, lookahead)});
    for (const RangeOverride& entry : overrides) {
        const TimeRange range = entry.applied(resolution)
                                    .aligned({addClamped(now, -entry.lookback.value_or(lookback)),
                                        addClamped(now, entry.lookahead.value_or(lookahead))});
        widest.start = std::min(widest.start, range.start);
        widest.stop = std::max(widest.stop, range.stop);
    }
    return widest;
}

QList<RangeOverride> Rule::defaultOverrides()
{
    return {{u"historic*"_s, 20 * nanosecondsPerDay, 130 * nanosecondsPerHour}};
}

QJsonObject Rule::toJson() const
{
    QJsonArray ranges;
    for (const RangeOverride& entry : overrides) {
        QJsonObject range{{u"pattern"_s, entry.pattern}};
        if (entry.lookback)
            range.insert(u"lookback"_s, formatDuration(*entry.lookback));
        if (entry.lookahead)
            range.insert(u"lookahead"_s, formatDuration(*entry.lookahead));
        if (entry.resolution)
            range.insert(u"resolution"_s, entry.resolution->toString());
        if (entry.fieldFunctions)
            range.insert(u"fieldFunctions"_s, toJsonArray(*entry.fieldFunctions));
        ranges.append(range);
    }
    const QJsonObject when{{u"every"_s, formatDuration(schedule.every)},
        {u"offset"_s, formatDuration(schedule.offset)}, {u"enabled"_s, schedule.enabled},
        {u"atStart"_s, schedule.atStart}, {u"jitter"_s, formatDuration(schedule.jitter)}};
    return {{u"id"_s, id}, {u"name"_s, name}, {u"sourceConnection"_s, sourceConnection},
        {u"sourceBucket"_s, sourceBucket}, {u"destinationConnection"_s, destinationConnection},
        {u"destinationBucket"_s, destinationBucket}, {u"include"_s, toJsonArray(include)},
        {u"exclude"_s, toJsonArray(exclude)}, {u"lookback"_s, formatDuration(lookback)},
        {u"lookahead"_s, formatDuration(lookahead)}, {u"tailOverlap"_s, formatDuration(tailOverlap)},
        {u"overrides"_s, ranges}, {u"schedule"_s, when}, {u"unsignedAsInteger"_s, unsignedAsInteger},
        {u"resolution"_s, resolution.toString()}, {u"fieldFunctions"_s, toJsonArray(resolution.fields)},
        {u"verify"_s, verifyPolicyName(verify)}, {u"readsAtOnce"_s, readsAtOnce},
        {u"writesAtOnce"_s, writesAtOnce}};
}

Result<Rule> Rule::fromJson(const QJsonObject& json)
{
    Rule rule;
    ObjectReader reader(json);
    reader.string(u"id"_s, rule.id);
    reader.string(u"name"_s, rule.name);
    reader.string(u"sourceConnection"_s, rule.sourceConnection);
    reader.string(u"sourceBucket"_s, rule.sourceBucket);
    reader.string(u"destinationConnection"_s, rule.destinationConnection);
    reader.string(u"destinationBucket"_s, rule.destinationBucket);
    reader.strings(u"include"_s, rule.include);
    reader.strings(u"exclude"_s, rule.exclude);
    reader.duration(u"lookback"_s, rule.lookback);
    reader.duration(u"lookahead"_s, rule.lookahead);
    reader.duration(u"tailOverlap"_s, rule.tailOverlap);
    reader.boolean(u"unsignedAsInteger"_s, rule.unsignedAsInteger);

    const QJsonValue ranges = reader.take(u"overrides"_s);
    if (ranges.isArray()) {
        Result<QList<RangeOverride>> overrides = readOverrides(ranges.toArray());
        if (!overrides)
            return tl::unexpected(overrides.error());
        rule.overrides = *overrides;
    } else if (!ranges.isUndefined()) {
        reader.fault(u"overrides"_s, tr("a list"));
    }

    RangeOverride usual;
    if (const std::optional<Error> error = readResolution(reader, usual))
        return tl::unexpected(*error);
    rule.resolution = usual.applied(rule.resolution);
    reader.count(u"readsAtOnce"_s, rule.readsAtOnce);
    reader.count(u"writesAtOnce"_s, rule.writesAtOnce);
    QString policy = verifyPolicyName(rule.verify);
    reader.string(u"verify"_s, policy);
    if (const auto known = verifyPolicyFromName(policy))
        rule.verify = *known;
    else
        reader.fault(u"verify"_s, tr("\"never\", \"after-run\", \"daily-sample\" or \"weekly-full\""));

    const QJsonValue when = reader.take(u"schedule"_s);
    if (when.isObject()) {
        ObjectReader schedule(when.toObject());
        schedule.duration(u"every"_s, rule.schedule.every);
        schedule.duration(u"offset"_s, rule.schedule.offset);
        schedule.boolean(u"enabled"_s, rule.schedule.enabled);
        schedule.boolean(u"atStart"_s, rule.schedule.atStart);
        schedule.duration(u"jitter"_s, rule.schedule.jitter);
        if (rule.schedule.every < nanosecondsPerSecond)
            schedule.fault(u"every"_s, tr("at least one second"));
        if (const std::optional<Error> error = schedule.finish())
            return tl::unexpected(*error);
    } else if (!when.isUndefined()) {
        reader.fault(u"schedule"_s, tr("an object"));
    }

    if (const std::optional<Error> error = reader.finish())
        return tl::unexpected(*error);
    return rule;
}

QString verifyPolicyName(VerifyPolicy policy)
{
    switch (policy) {
    case VerifyPolicy::Never: return u"never"_s;
    case VerifyPolicy::AfterRun: return u"after-run"_s;
    case VerifyPolicy::DailySample: return u"daily-sample"_s;
    case VerifyPolicy::WeeklyFull: return u"weekly-full"_s;
    }
    return {};
}

std::optional<VerifyPolicy> verifyPolicyFromName(QStringView name)
{
    for (const VerifyPolicy policy :
        {VerifyPolicy::Never, VerifyPolicy::AfterRun, VerifyPolicy::DailySample, VerifyPolicy::WeeklyFull}) {
        if (verifyPolicyName(policy) == name)
            return policy;
    }
    return std::nullopt;
}

QString formatDuration(Nanoseconds duration)
{
    if (duration == 0)
        return u"0s"_s;
    QString text;
    // The negative half of the range is the larger one: count down there.
    Nanoseconds rest = duration > 0 ? -duration : duration;
    if (duration < 0)
        text = u"-"_s;
    for (const Unit& unit : units) {
        if (unit.length == 7 * nanosecondsPerDay)
            continue;
        const Nanoseconds count = rest / unit.length;
        rest %= unit.length;
        if (count != 0)
            text += QString::number(-count) + unit.name;
    }
    return text;
}

std::optional<Nanoseconds> parseDuration(QStringView text)
{
    const bool negative = text.startsWith(u'-');
    if (negative)
        text = text.sliced(1);
    if (text.isEmpty())
        return std::nullopt;
    Nanoseconds total = 0; // kept negative: reaches the smallest value too
    while (!text.isEmpty()) {
        qsizetype digits = 0;
        while (digits < text.size() && text[digits] >= u'0' && text[digits] <= u'9')
            ++digits;
        bool ok = false;
        const Nanoseconds count = text.first(digits).toLongLong(&ok);
        text = text.sliced(digits);
        qsizetype letters = 0;
        while (letters < text.size() && text[letters].isLetter())
            ++letters;
        const QStringView name = text.first(letters);
        text = text.sliced(letters);
        const auto unit = std::find_if(
            units.begin(), units.end(), [&](const Unit& candidate) { return name == candidate.name; });
        Nanoseconds part = 0;
        if (!ok || unit == units.end() || qMulOverflow(-count, unit->length, &part) ||
            qAddOverflow(total, part, &total))
            return std::nullopt;
    }
    if (negative)
        return total;
    if (total == std::numeric_limits<Nanoseconds>::min())
        return std::nullopt;
    return -total;
}

bool matchesWildcard(const QString& pattern, const QString& name)
{
    // Qt's own conversion takes names for paths: its star stops at a slash.
    QString body = QRegularExpression::escape(pattern);
    body.replace(u"\\*"_s, u".*"_s).replace(u"\\?"_s, u"."_s);
    const QRegularExpression expression(
        u"\\A(?:"_s + body + u")\\z"_s, QRegularExpression::DotMatchesEverythingOption);
    return expression.match(name).hasMatch();
}

} // namespace telemirror
