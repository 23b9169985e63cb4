#include "engine/SchemaReader.h"

#include "engine/ServerPlace.h"

#include <QtCore/QCryptographicHash>

namespace telemirror {

SchemaReader::SchemaReader(RedisClient& client, const QString& keyPrefix, Clock& clock)
    : m_cache(client, keyPrefix, clock)
{}

/// The same server for the same user, whatever it is called. No secret is in it.
QByteArray SchemaReader::placeOf(const ConnectionSettings& server)
{
    QCryptographicHash digest(QCryptographicHash::Sha256);
    for (const QByteArray& part :
        {serverPlace(server.url), server.organization.toUtf8(), server.username.toUtf8()}) {
        digest.addData(part);
        digest.addData(QByteArray(1, '\0'));
    }
    return digest.result().toHex().first(16) + ':';
}

QByteArray SchemaReader::keyOf(const ConnectionSettings& server, const SchemaQuestion& question)
{
    // Encoded, so that no name holds the separator.
    QByteArray key = placeOf(server) + "buckets";
    if (!question.bucket.isEmpty())
        key += ':' + QUrl::toPercentEncoding(question.bucket);
    if (!question.measurement.isEmpty())
        key += ':' + QUrl::toPercentEncoding(question.measurement);
    return key;
}

void SchemaReader::forget(const ConnectionSettings& server)
{
    m_cache.forget(placeOf(server));
}

} // namespace telemirror
