#include "mirror/PointSummary.h"

#include "influx/wire/LineProtocolReader.h"

namespace telemirror {

namespace {

bool isNumeric(FieldType type)
{
    return type != FieldType::String && type != FieldType::Boolean;
}

FieldValue sumOf(const FieldValue& a, const FieldValue& b)
{
    if (const auto* number = std::get_if<double>(&a))
        return *number + std::get<double>(b);
    if (const auto* number = std::get_if<quint64>(&a))
        return *number + std::get<quint64>(b);
    return static_cast<qint64>(
        static_cast<quint64>(std::get<qint64>(a)) + static_cast<quint64>(std::get<qint64>(b)));
}

} // namespace

void PointSummary::StreamDeleter::operator()(PointStream* stream) const
{
    stream->disconnect();
    stream->abort();
    stream->deleteLater();
}

PointSummary::PointSummary(Connection& source, const ReadRequest& request, QObject* parent)
    : QObject(parent)
    , m_source(source)
    , m_request(request)
{}

PointSummary::~PointSummary() = default;

void PointSummary::start()
{
    m_stream.reset(m_source.read(m_request).release());
    connect(m_stream.get(), &PointStream::batchReady, this, &PointSummary::takeBatches);
    connect(m_stream.get(), &PointStream::finished, this, [this] {
        m_sourceDone = true;
        if (!m_taking)
            finish();
    });
    connect(m_stream.get(), &PointStream::failed, this, [this](const Error& error) { fail(Error(error)); });
    takeBatches();
}

void PointSummary::takeBatches()
{
    if (m_taking)
        return;
    m_taking = true;
    while (m_stream) {
        const std::optional<LineBatch> batch = m_stream->takeBatch();
        if (!batch)
            break;
        LineProtocolReader reader(batch->lines);
        Point point;
        Result<bool> more = reader.next(point);
        for (; more && *more; more = reader.next(point))
            add(point);
        if (!more) {
            m_taking = false;
            return fail(more.error());
        }
    }
    m_taking = false;
    if (m_sourceDone)
        finish();
}

void PointSummary::add(const Point& point)
{
    for (const Field& field : point.fields) {
        const FieldType type = fieldTypeOf(field.value);
        auto [place, isNew] = m_fields.try_emplace({field.key, point.tags});
        auto& [summary, times] = place->second;
        ++summary.count;
        if (isNew) {
            summary.tags = point.tags;
            summary.field = field.key;
            summary.type = type;
            summary.first = summary.last = field.value;
            times = {point.time, point.time};
            if (isNumeric(type))
                summary.minimum = summary.maximum = summary.sum = field.value;
            continue;
        }
        if (summary.type != type)
            summary.isMixed = true;
        if (summary.isMixed)
            continue;
        if (point.time < times.start) {
            times.start = point.time;
            summary.first = field.value;
        }
        if (point.time >= times.stop) {
            times.stop = point.time;
            summary.last = field.value;
        }
        if (!isNumeric(type))
            continue;
        summary.minimum = std::min(*summary.minimum, field.value);
        summary.maximum = std::max(*summary.maximum, field.value);
        summary.sum = sumOf(*summary.sum, field.value);
    }
}

void PointSummary::finish()
{
    if (!m_stream)
        return;
    Summary summary;
    summary.bytesRead = m_stream->bytesRead();
    m_stream.reset();
    for (auto& [key, found] : m_fields) {
        FieldSummary& field = found.first;
        if (field.isMixed) {
            for (auto* value : {&field.first, &field.last, &field.minimum, &field.maximum, &field.sum})
                value->reset();
        }
        summary.fields.append(field);
    }
    emit finished(summary);
}

void PointSummary::fail(const Error& error)
{
    m_stream.reset();
    emit failed(error);
}

} // namespace telemirror
