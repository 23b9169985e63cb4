#pragma once

#include "model/Error.h"
#include "model/Schema.h"

#include <QtCore/QByteArray>

namespace telemirror {

/// Answers about a schema as JSON, for the cache. What cannot be read back (another version's, or
/// damaged) is an error of kind Malformed. Two equal answers give equal bytes.
class SchemaCodec
{
public:
    [[nodiscard]] static QByteArray encode(const QList<Bucket>& buckets);
    [[nodiscard]] static QByteArray encode(const QStringList& measurements);
    [[nodiscard]] static QByteArray encode(const MeasurementSchema& schema);

    static Result<void> decode(const QByteArray& bytes, QList<Bucket>& buckets);
    static Result<void> decode(const QByteArray& bytes, QStringList& measurements);
    static Result<void> decode(const QByteArray& bytes, MeasurementSchema& schema);
};

} // namespace telemirror
