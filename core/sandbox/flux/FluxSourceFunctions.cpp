// from, buckets, range, filter, yield, union: where streams begin, how they are bounded, where they go.
#include "sandbox/flux/FluxBuiltins.h"
#include "sandbox/flux/FluxErrors.h"
#include "sandbox/flux/FluxFilter.h"

namespace telemirror::sandbox {

using namespace Qt::StringLiterals;

namespace {

FluxValue streamOf(FluxStream::Read read)
{
    return FluxValue(FluxValue::Stream(std::make_shared<FluxStream>(std::move(read))));
}

Result<FluxValue> from(FluxCall& call)
{
    const QString name = QString::fromUtf8(call.text("bucket"));
    const QString id = QString::fromUtf8(call.text("bucketID"));
    if (call.error())
        return tl::unexpected(*call.error());
    if (call.has("bucket") == call.has("bucketID")) {
        return fluxArgumentError(call.has("bucket") ? u"must specify only one of bucket or bucketID"_s
                                                    : u"must specify bucket or bucketID"_s);
    }
    if (call.has("bucket") && name.isEmpty()) {
        return failure(Error::Kind::Malformed,
            u"failed to initialize execute state: no bucket name or id have been specified"_s);
    }
    if (call.has("bucketID") && id.size() != 16) {
        return failure(Error::Kind::Malformed,
            u"failed to initialize execute state: invalid bucket id: id must have a length of 16 bytes"_s);
    }
    if (call.has("bucket"))
        return streamOf({name, {}, {}});
    for (const Bucket& bucket : call.context().source.buckets()) {
        if (bucket.id == id)
            return streamOf({bucket.name, {}, {}});
    }
    return failure(Error::Kind::ServerError, u"An internal error has occurred - check server logs"_s);
}

Result<FluxValue> buckets(FluxCall& call)
{
    const QList<Bucket> all = call.context().source.buckets();
    FluxTable table;
    table.rows = all.size();
    FluxColumn name("name"_ba, FluxType::String);
    FluxColumn id("id"_ba, FluxType::String);
    FluxColumn period("retentionPeriod"_ba, FluxType::Int);
    for (const Bucket& bucket : all) {
        name.appendText(bucket.name.toUtf8());
        id.appendText(bucket.id.toUtf8());
        period.appendBits(bucket.retention);
    }
    FluxColumn organization =
        FluxColumn::constant("organizationID"_ba, FluxValue(call.context().source.organizationId().toUtf8()));
    organization.setInKey(true);
    table.columns = {
        name, id, organization, FluxColumn::constant("retentionPolicy"_ba, FluxValue(QByteArray())), period};
    return call.answer({table});
}

/// Rows inside the range, with the bounds in the group key: for streams that were read before.
FluxTable bounded(const FluxTable& table, const TimeRange& range)
{
    const FluxColumn* time = table.find("_time");
    QList<qsizetype> kept;
    for (qsizetype row = 0; time != nullptr && row < table.rows; ++row) {
        if (!time->isNull(row) && range.contains(time->integer(row)))
            kept.append(row);
    }
    FluxTable result = table.gathered(kept);
    result.bounds = range;
    for (const auto& [label, bound] :
        {std::pair{"_start"_ba, range.start}, std::pair{"_stop"_ba, range.stop}}) {
        FluxColumn column = FluxColumn::constant(label, FluxValue(FluxInstant{bound}));
        column.setInKey(true);
        result.set(std::move(column));
    }
    return result;
}

Result<FluxValue> range(FluxCall& call)
{
    const FluxValue::Stream stream = call.stream();
    const Timestamp now = call.context().now;
    const TimeRange wanted{call.instant("start", now), call.instant("stop", now)};
    if (call.error())
        return tl::unexpected(*call.error());
    if (wanted.isEmpty())
        return failure(Error::Kind::Malformed,
            u"error in building plan while starting program: cannot query an empty range"_s);
    if (const FluxStream::Read* read = stream->pending(); read && !read->range && read->filters.empty()) {
        FluxStream::Read next = *read;
        next.range = wanted;
        return streamOf(std::move(next));
    }
    FluxTables result;
    for (const FluxTable& table : call.tables()) {
        if (table.find("_time") == nullptr)
            return fluxRuntimeError(u"range error: supplied time column _time doesn't exist"_s);
        if (table.find("_time")->type() != FluxType::Time)
            return fluxRuntimeError(u"range error: provided column _time is not of type time"_s);
        const TimeRange both = table.bounds ? table.bounds->intersected(wanted) : wanted;
        result.push_back(bounded(table, both));
    }
    return call.merged(std::move(result));
}

Result<FluxValue> filter(FluxCall& call)
{
    const FluxValue::Stream stream = call.stream();
    const FluxValue::Function predicate = call.function("fn");
    const QByteArray onEmpty = call.text("onEmpty", "drop");
    if (call.error())
        return tl::unexpected(*call.error());
    if (onEmpty != "drop" && onEmpty != "keep")
        return fluxArgumentError(
            u"onEmpty must be keep or drop, was \"%1\""_s.arg(QString::fromUtf8(onEmpty)));
    if (const FluxStream::Read* read = stream->pending(); read && onEmpty == "drop") {
        FluxStream::Read next = *read;
        next.filters.push_back(predicate);
        return streamOf(std::move(next));
    }
    FluxTables result;
    for (const FluxTable& table : call.tables()) {
        Result<FluxTable> kept = FluxFilter::filtered(call.context(), *predicate, table);
        if (!kept)
            return tl::unexpected(std::move(kept.error()));
        if (kept->rows > 0 || onEmpty == "keep")
            result.push_back(std::move(*kept));
    }
    return call.answer(std::move(result));
}

Result<FluxValue> yield(FluxCall& call)
{
    const FluxValue::Stream stream = call.stream();
    const QByteArray name = call.text("name", "_result");
    if (call.error())
        return tl::unexpected(*call.error());
    if (Result<void> added = call.context().addResult(name, stream); !added)
        return tl::unexpected(std::move(added.error()));
    return FluxValue(stream);
}

Result<FluxValue> unionOf(FluxCall& call)
{
    const FluxValue given = call.value("tables");
    const auto* streams = given.as<FluxValue::Array>();
    if (streams == nullptr || (*streams)->items.size() < 2)
        return fluxArgumentError(u"union must have at least two streams as input"_s);
    FluxTables result;
    for (const FluxValue& one : (*streams)->items) {
        const auto* stream = one.as<FluxValue::Stream>();
        if (stream == nullptr)
            return fluxArgumentError(
                u"expected [stream] but found %1 (argument tables)"_s.arg(FluxValue::typeName(one.type())));
        const Result<const FluxTables*> tables = (*stream)->tables(call.context());
        if (!tables)
            return tl::unexpected(tables.error());
        result.insert(result.end(), (*tables)->begin(), (*tables)->end());
    }
    return call.merged(std::move(result));
}

} // namespace

std::span<const FluxBuiltin> sourceFunctions()
{
    static const std::array all{
        FluxBuiltin{"from", "bucket bucketID", from},
        FluxBuiltin{"buckets", "", buckets},
        FluxBuiltin{"range", "<tables start! stop", range},
        FluxBuiltin{"filter", "<tables fn! onEmpty", filter},
        FluxBuiltin{"yield", "<tables name", yield},
        FluxBuiltin{"union", "tables!", unionOf},
    };
    return all;
}

} // namespace telemirror::sandbox
