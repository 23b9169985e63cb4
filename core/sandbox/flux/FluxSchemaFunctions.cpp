// The package "influxdata/influxdb/schema", and its older name "influxdata/influxdb/v1".
#include "sandbox/flux/FluxBucketReader.h"
#include "sandbox/flux/FluxBuiltins.h"
#include "sandbox/flux/FluxErrors.h"

#include <set>

namespace telemirror::sandbox {

using namespace Qt::StringLiterals;

namespace {

constexpr Nanoseconds week = 7 * nanosecondsPerDay;

/// The beginning of the shard that a time lies in, where shards are a week long: a Monday.
Timestamp weekStart(Timestamp time)
{
    constexpr Timestamp monday = 4 * nanosecondsPerDay; // 1970-01-05
    Nanoseconds within = (time - monday) % week;
    if (time < minimumTimestamp + 2 * week)
        return minimumTimestamp;
    if (time > maximumTimestamp - 2 * week)
        return maximumTimestamp - week;
    return time - (within < 0 ? within + week : within);
}

/// The series that the call's bucket, predicate, start and stop name. The schema functions look
/// back 30 days where nothing else is said.
Result<QList<FieldSeries>> seriesOf(FluxCall& call, bool ofMeasurements = false)
{
    const Timestamp now = call.context().now;
    FluxStream::Read read;
    read.bucket = QString::fromUtf8(call.text("bucket"));
    read.range = TimeRange{call.instant("start", now - 30 * nanosecondsPerDay), call.instant("stop", now)};
    if (call.has("predicate"))
        read.filters.push_back(call.function("predicate"));
    const QByteArray measurement = call.text("measurement");
    if (call.error())
        return tl::unexpected(*call.error());
    if (read.range->isEmpty())
        return fluxArgumentError(u"cannot query an empty range"_s);
    // The storage answers out of its index, which tells the shards apart and no times within them:
    // the measurements even out of that of the whole bucket.
    read.range = ofMeasurements
        ? TimeRange{minimumTimestamp, maximumTimestamp}
        : TimeRange{weekStart(read.range->start), weekStart(read.range->stop - 1) + week};
    Result<QList<FieldSeries>> found = FluxBucketReader(call.context(), read).series();
    if (found && call.has("measurement"))
        found->removeIf([&](const FieldSeries& series) { return series.measurement != measurement; });
    return found;
}

Result<FluxValue> namesAnswer(FluxCall& call, const QList<QByteArray>& names)
{
    FluxTable table;
    table.rows = names.size();
    FluxColumn value("_value"_ba, FluxType::String);
    for (const QByteArray& name : names)
        value.appendText(name);
    table.columns.push_back(std::move(value));
    return call.answer({table});
}

QByteArray columnOf(const FieldSeries& series, const QByteArray& name)
{
    if (name == "_measurement")
        return series.measurement;
    if (name == "_field")
        return series.field;
    for (const Tag& tag : series.tags) {
        if (tag.key == name)
            return tag.value;
    }
    return {};
}

Result<FluxValue> valuesOf(FluxCall& call, const QByteArray& column)
{
    const Result<QList<FieldSeries>> series = seriesOf(call, column == "_measurement");
    if (!series)
        return tl::unexpected(series.error());
    std::set<QByteArray> names;
    for (const FieldSeries& one : *series) {
        if (const QByteArray name = columnOf(one, column); !name.isEmpty())
            names.insert(name);
    }
    return namesAnswer(call, QList<QByteArray>(names.begin(), names.end()));
}

Result<FluxValue> measurements(FluxCall& call)
{
    return valuesOf(call, "_measurement");
}

Result<FluxValue> fieldKeys(FluxCall& call)
{
    return valuesOf(call, "_field");
}

Result<FluxValue> tagValues(FluxCall& call)
{
    return valuesOf(call, call.text("tag"));
}

/// The bounds, then all keys by name; the field and the measurement are keys of every series.
Result<FluxValue> tagKeys(FluxCall& call)
{
    const Result<QList<FieldSeries>> series = seriesOf(call);
    if (!series)
        return tl::unexpected(series.error());
    std::set<QByteArray> keys{"_field", "_measurement"};
    for (const FieldSeries& one : *series) {
        for (const Tag& tag : one.tags)
            keys.insert(tag.key);
    }
    return namesAnswer(
        call, QList<QByteArray>{"_start", "_stop"} + QList<QByteArray>(keys.begin(), keys.end()));
}

} // namespace

std::span<const FluxBuiltin> schemaFunctions()
{
    static const std::array all{
        FluxBuiltin{"measurements", "bucket! start stop", measurements},
        FluxBuiltin{"fieldKeys", "bucket! predicate start stop", fieldKeys},
        FluxBuiltin{"measurementFieldKeys", "bucket! measurement! start stop", fieldKeys},
        FluxBuiltin{"tagKeys", "bucket! predicate start stop", tagKeys},
        FluxBuiltin{"measurementTagKeys", "bucket! measurement! start stop", tagKeys},
        FluxBuiltin{"tagValues", "bucket! tag! predicate start stop", tagValues},
        FluxBuiltin{"measurementTagValues", "bucket! measurement! tag! start stop", tagValues},
    };
    return all;
}

} // namespace telemirror::sandbox
