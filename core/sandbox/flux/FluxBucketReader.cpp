#include "sandbox/flux/FluxBucketReader.h"

#include "sandbox/flux/FluxErrors.h"
#include "sandbox/flux/FluxFilter.h"
#include "sandbox/flux/FluxFunction.h"

namespace telemirror::sandbox {

using namespace Qt::StringLiterals;

namespace {

FluxColumn keyColumn(const QByteArray& label, FluxValue value)
{
    FluxColumn column = FluxColumn::constant(label, value);
    column.setInKey(true);
    return column;
}

FluxType columnType(FieldType type)
{
    switch (type) {
    case FieldType::Float: return FluxType::Float;
    case FieldType::Integer: return FluxType::Int;
    case FieldType::Unsigned: return FluxType::UInt;
    case FieldType::String: return FluxType::String;
    case FieldType::Boolean: return FluxType::Bool;
    }
    return FluxType::Null;
}

/// The labels and values of a series' own columns, in the order of bytes, as InfluxDB's storage
/// hands them out.
QList<Tag> seriesColumns(const FieldSeries& series)
{
    QList<Tag> columns{{"_field"_ba, series.field}, {"_measurement"_ba, series.measurement}};
    static const QList<QByteArray> taken{"_field", "_measurement", "_start", "_stop", "_time", "_value"};
    for (const Tag& tag : series.tags) {
        if (!taken.contains(tag.key))
            columns.append(tag);
    }
    std::sort(columns.begin(), columns.end());
    return columns;
}

void appendValue(FluxColumn& column, const FieldValue& value)
{
    switch (value.index()) {
    case 0: column.appendBits(std::bit_cast<qint64>(std::get<double>(value))); break;
    case 1: column.appendBits(std::get<qint64>(value)); break;
    case 2: column.appendBits(static_cast<qint64>(std::get<quint64>(value))); break;
    case 3: column.appendText(std::get<QByteArray>(value)); break;
    default: column.appendBits(std::get<bool>(value) ? 1 : 0); break;
    }
}

/// Whether the storage of a server takes an expression of a predicate: comparisons of a column with
/// a literal, joined by `and` and `or`.
bool isForStorage(const FluxSyntax& syntax)
{
    using Kind = FluxSyntax::Kind;
    if (syntax.kind == Kind::Unary)
        return syntax.name == "exists";
    if (syntax.kind != Kind::Binary)
        return false;
    if (syntax.name == "and" || syntax.name == "or")
        return isForStorage(*syntax.children[0]) && isForStorage(*syntax.children[1]);
    const auto isColumn = [](const FluxSyntax& side) {
        return side.kind == Kind::Member || side.kind == Kind::Index;
    };
    const auto isLiteral = [](const FluxSyntax& side) {
        const bool isNegative = side.kind == Kind::Unary && side.name == "-";
        return (isNegative ? *side.children[0] : side).kind == Kind::Literal;
    };
    return isColumn(*syntax.children[0]) && isLiteral(*syntax.children[1]);
}

/// Has what the storage would filter compared as it compares, as long as it lives.
class StorageFilter
{
public:
    StorageFilter(FluxContext& context, const FluxFunction& function)
        : m_context(context)
    {
        m_context.inStorage = function.syntax && isForStorage(*function.syntax->children[0]);
    }
    ~StorageFilter() { m_context.inStorage = false; }
    Q_DISABLE_COPY_MOVE(StorageFilter)

private:
    FluxContext& m_context;
};

} // namespace

Result<FluxTables> FluxBucketReader::tables()
{
    const Result<TimeRange> bounds = range();
    if (!bounds)
        return tl::unexpected(bounds.error());
    const Result<void> done = m_context.source.visit(
        m_read.bucket, *bounds, [this](const FieldSeries& series) { return accepts(series, true); },
        [this](const FieldSeries& series, const QList<Timestamp>& times, const QList<FieldValue>& values) {
            if (m_error)
                return;
            if (Result<void> taken = visited(series, times, values); !taken)
                m_error = std::move(taken.error());
        });
    if (!done)
        return tl::unexpected(explained(done.error()));
    if (m_error)
        return tl::unexpected(*m_error);
    return std::move(m_tables);
}

Result<QList<FieldSeries>> FluxBucketReader::series()
{
    const Result<TimeRange> bounds = range();
    if (!bounds)
        return tl::unexpected(bounds.error());
    Result<QList<FieldSeries>> found = m_context.source.series(
        m_read.bucket, *bounds, [this](const FieldSeries& series) { return accepts(series, false); });
    if (!found)
        return tl::unexpected(explained(found.error()));
    if (m_error)
        return tl::unexpected(*m_error);
    return found;
}

Result<TimeRange> FluxBucketReader::range() const
{
    if (m_read.range)
        return *m_read.range;
    return failure(Error::Kind::BadRequest,
        u"error in building plan while starting program: cannot submit unbounded read to \"%1\"; try bounding 'from' with a call to 'range'"_s
            .arg(m_read.bucket));
}

bool FluxBucketReader::accepts(const FieldSeries& series, bool valuesUnknown)
{
    if (m_error)
        return false;
    const QList<Tag> columns = seriesColumns(series);
    const auto lookup = [&](const QByteArray& name) -> FluxNode {
        if (name == "_value" || name == "_time") {
            FluxNode unknown;
            unknown.kind = FluxNode::Kind::Unknown;
            return unknown;
        }
        if (name == "_start" || name == "_stop")
            return FluxNode::constant(
                FluxValue(FluxInstant{name == "_start" ? m_read.range->start : m_read.range->stop}));
        for (const Tag& column : columns) {
            if (column.key == name)
                return FluxNode::constant(FluxValue(column.value));
        }
        return FluxNode::constant({});
    };
    for (const FluxValue::Function& filter : m_read.filters) {
        const StorageFilter storage(m_context, *filter);
        const Result<FluxNode> rest = FluxFilter::bind(m_context, *filter, lookup);
        if (!rest) {
            m_error = rest.error();
            return false;
        }
        if (rest->isConstant() && !rest->value.isNull() && !rest->value.as<bool>()) {
            m_error =
                fluxRuntimeError(u"type conflict: bool != %1"_s.arg(FluxValue::typeName(rest->value.type())))
                    .value();
            return false;
        }
        if (rest->isConstant() && !rest->value.isTrue())
            return false;
        if (!rest->isConstant() && !valuesUnknown) {
            m_error =
                fluxArgumentError(u"the predicate of a schema function cannot use _value or _time"_s).value();
            return false;
        }
    }
    return true;
}

Result<void> FluxBucketReader::visited(
    const FieldSeries& series, const QList<Timestamp>& times, const QList<FieldValue>& values)
{
    FluxTable table;
    table.rows = times.size();
    table.bounds = m_read.range;
    const QList<Tag> own = seriesColumns(series);
    table.columns.reserve(static_cast<size_t>(own.size()) + 4);
    table.columns.push_back(keyColumn("_start"_ba, FluxValue(FluxInstant{m_read.range->start})));
    table.columns.push_back(keyColumn("_stop"_ba, FluxValue(FluxInstant{m_read.range->stop})));
    FluxColumn time("_time"_ba, FluxType::Time);
    FluxColumn value("_value"_ba, columnType(series.type));
    time.reserve(times.size());
    value.reserve(times.size());
    for (qsizetype i = 0; i < times.size(); ++i) {
        time.appendBits(times[i]);
        appendValue(value, values[i]);
    }
    table.columns.push_back(std::move(time));
    table.columns.push_back(std::move(value));
    for (const Tag& column : own)
        table.columns.push_back(keyColumn(column.key, FluxValue(column.value)));
    for (const FluxValue::Function& filter : m_read.filters) {
        const StorageFilter storage(m_context, *filter);
        Result<FluxTable> kept = FluxFilter::filtered(m_context, *filter, std::move(table));
        if (!kept)
            return tl::unexpected(std::move(kept.error()));
        table = std::move(*kept);
        if (table.rows == 0)
            return {};
    }
    if (table.rows > 0)
        m_tables.push_back(std::move(table));
    return {};
}

Error FluxBucketReader::explained(Error error) const
{
    if (error.kind != Error::Kind::NotFound)
        return error;
    return failure(Error::Kind::NotFound,
        u"failed to initialize execute state: could not find bucket \"%1\""_s.arg(m_read.bucket))
        .value();
}

} // namespace telemirror::sandbox
