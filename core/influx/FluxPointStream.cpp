#include "influx/FluxPointStream.h"

#include "influx/FluxPointDecoder.h"
#include "influx/FluxQueries.h"
#include "influx/FluxRowReader.h"

namespace telemirror {

using namespace Qt::StringLiterals;

FluxPointStream::FluxPointStream(FluxConnection& connection, const ReadRequest& request)
    : HttpPointStream(connection, request)
{
    // To InfluxDB an empty range is an error; here it holds nothing.
    if (request.range.isEmpty())
        complete();
    else if (request.resolution.isRaw())
        receiveAnswerTo(connection, flux::readQuery(request));
    else
        ask(connection.queryRequest(flux::schemaQuery(request.bucket, request.measurement, request.range)),
            [this](const QByteArray& answer) { takeFields(answer); });
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
    auto* dialect = static_cast<FluxConnection*>(connection());
    if (dialect == nullptr)
        return;
    if (!whole)
        fail(dialect->errors().refined(whole.error()));
    else if (fields.isEmpty())
        complete();
    else
        receiveAnswerTo(*dialect, flux::aggregateQuery(readRequest(), fields));
}

void FluxPointStream::receiveAnswerTo(FluxConnection& connection, const QString& script)
{
    const ReadRequest& request = readRequest();
    receive(connection.queryRequest(script),
        std::make_unique<FluxPointDecoder>(request.measurement.toUtf8(), sink(), request.unsignedAsInteger));
}

bool FluxPointStream::recovered(const Error& error)
{
    const bool typesCollide = error.detail.contains("schema collision"_L1, Qt::CaseInsensitive);
    if (!typesCollide || m_asksForAll || !readRequest().resolution.isRaw() || connection() == nullptr ||
        !startOver())
        return false;
    m_asksForAll = true;
    receiveAnswerTo(static_cast<FluxConnection&>(*connection()), flux::wholeReadQuery(readRequest()));
    return true;
}

} // namespace telemirror
