// The package "influxdata/influxdb/schema", and its older name "influxdata/influxdb/v1".
#include "sandbox/flux/FluxBucketReader.h"
#include "sandbox/flux/FluxBuiltins.h"
#include "sandbox/flux/FluxErrors.h"

#include <set>

namespace telemirror::sandbox {

using namespace Qt::StringLiterals;

namespace {

/// The series that the call's bucket, predicate, start and stop name. The schema functions look
/// back 30 days where nothing else is said.
Result<QList<FieldSeries>> seriesOf(FluxCall& call)
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
    const Result<QList<FieldSeries>> series = seriesOf(call);
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

/// In the order of the storage, where the measurement stands before and the field after all tags.
Result<FluxValue> tagKeys(FluxCall& call)
{
    const Result<QList<FieldSeries>> series = seriesOf(call);
    if (!series)
        return tl::unexpected(series.error());
    std::set<QByteArray> keys;
    for (const FieldSeries& one : *series) {
        for (const Tag& tag : one.tags)
            keys.insert(tag.key);
    }
    QList<QByteArray> names{"_start", "_stop"};
    if (!series->isEmpty())
        names.append("_measurement");
    names.append(QList<QByteArray>(keys.begin(), keys.end()));
    if (!series->isEmpty())
        names.append("_field");
    return namesAnswer(call, names);
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
