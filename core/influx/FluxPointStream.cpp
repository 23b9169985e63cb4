#include "influx/FluxPointStream.h"

#include "influx/FluxQueries.h"
#include "influx/FluxRowReader.h"

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

/// Behind an empty shard the server is asked where the data goes on if more than this are left.
constexpr quint64 shardsToTry = 4;

/// The end of the shard that `time` lies in. Shards are laid out from the year 1 on (Go's zero time),
/// a Monday, so that those of seven days begin on Mondays.
Timestamp shardEnd(Timestamp time, Nanoseconds duration)
{
    constexpr qint64 secondsToEpoch = 62'135'596'800;
    const Nanoseconds shift = secondsToEpoch % (duration / nanosecondsPerSecond) * nanosecondsPerSecond;
    Nanoseconds within = (time % duration + shift) % duration;
    if (within < 0)
        within += duration;
    Timestamp end = 0;
    return __builtin_add_overflow(time, duration - within, &end) ? std::numeric_limits<Timestamp>::max()
                                                                 : end;
}

} // namespace

FluxPointStream::FluxPointStream(FluxConnection& connection, const ReadRequest& request)
    : HttpPointStream(connection, request)
{
    // To InfluxDB an empty range is an error; here it holds nothing.
    if (request.range.isEmpty()) {
        complete();
        return;
    }
    if (!request.resolution.isRaw()) {
        ask(connection.queryRequest(flux::schemaQuery(request.bucket, request.measurement, request.range)),
            [this](const QByteArray& answer) { takeFields(answer); });
        return;
    }
    connection.findShardDuration(
        request.bucket, [self = QPointer(this)](const Result<Nanoseconds>& duration) {
            if (!self)
                return;
            if (!duration) {
                self->fail(duration.error());
                return;
            }
            self->m_shardDuration = *duration;
            self->askForPart(self->readRequest().range.start);
        });
}

/// What can be made of a field depends on its type: a script that asks for the mean of a text fails.
void FluxPointStream::takeFields(const QByteArray& answer)
{
    QMap<QString, QList<FieldType>> fields;
    FluxRowReader reader([&fields](const FluxRow& row) {
        if (const std::optional<FieldValue> value = row.fieldValue())
            fields[QString::fromUtf8(row.field)].append(fieldTypeOf(*value));
    });
    Result<void> whole = reader.feed(answer);
    if (whole)
        whole = reader.finish();
    if (dialect() == nullptr)
        return;
    m_part = readRequest().range;
    if (!whole)
        fail(dialect()->errors().refined(whole.error()));
    else if (fields.isEmpty())
        complete();
    else
        receiveAnswerTo(flux::aggregateQuery(readRequest(), fields));
}

FluxConnection* FluxPointStream::dialect() const
{
    return static_cast<FluxConnection*>(connection());
}

ReadRequest FluxPointStream::part() const
{
    ReadRequest request = readRequest();
    request.range = m_part;
    return request;
}

void FluxPointStream::askForPart(Timestamp start)
{
    const Timestamp stop = readRequest().range.stop;
    m_part = {start, m_shardDuration > 0 ? std::min(stop, shardEnd(start, m_shardDuration)) : stop};
    m_asksForAll = false;
    receiveAnswerTo(flux::readQuery(part()));
}

void FluxPointStream::answerEnded()
{
    const Timestamp stop = readRequest().range.stop;
    const quint64 left = static_cast<quint64>(stop) - static_cast<quint64>(m_part.stop);
    const bool isLong = left / static_cast<quint64>(std::max<Nanoseconds>(m_shardDuration, 1)) > shardsToTry;
    if (m_part.stop >= stop)
        complete();
    else if (isLong && !m_decoder->hasTables())
        skipToData(m_part.stop);
    else
        askForPart(m_part.stop);
}

/// Over years without a point in one step.
void FluxPointStream::skipToData(Timestamp start)
{
    FluxConnection* server = dialect();
    if (server == nullptr)
        return;
    m_part = {start, readRequest().range.stop};
    auto first = std::make_shared<Timestamp>(m_part.stop);
    auto reader = std::make_shared<FluxRowReader>([first](const FluxRow& row) {
        if (row.time)
            *first = std::min(*first, *row.time);
    });
    ask(server->queryRequest(flux::firstTimeQuery(part())), [this, reader, first](const QByteArray& answer) {
        Result<void> read = reader->feed(answer);
        if (read)
            read = reader->finish();
        if (!read && connection() != nullptr)
            fail(connection()->errors().refined(read.error()));
        else if (*first >= readRequest().range.stop)
            complete();
        else
            askForPart(*first);
    });
}

void FluxPointStream::receiveAnswerTo(const QString& script)
{
    FluxConnection* server = dialect();
    if (server == nullptr)
        return;
    const ReadRequest& request = readRequest();
    auto decoder =
        std::make_unique<FluxPointDecoder>(request.measurement.toUtf8(), sink(), request.unsignedAsInteger);
    m_decoder = decoder.get();
    receive(server->queryRequest(script), std::move(decoder));
}

bool FluxPointStream::recovered(const Error& error)
{
    const bool typesCollide = error.detail.contains("schema collision"_L1, Qt::CaseInsensitive);
    const bool isFirstPart = m_part.start == readRequest().range.start;
    if (!typesCollide || m_asksForAll || !readRequest().resolution.isRaw() || !isFirstPart || !startOver())
        return false;
    m_asksForAll = true;
    receiveAnswerTo(flux::wholeReadQuery(part()));
    return true;
}

} // namespace telemirror
