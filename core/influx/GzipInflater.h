#pragma once

#include "model/Error.h"

#include <QtCore/QByteArray>

#include <memory>

namespace telemirror {

/// Unpacks a gzip stream (RFC 1952, one or several members) piece by piece: however much a piece
/// unpacks to, no more than the caller's buffer is produced at a time.
class GzipInflater
{
public:
    GzipInflater();
    ~GzipInflater();
    GzipInflater(const GzipInflater&) = delete;
    GzipInflater& operator=(const GzipInflater&) = delete;

    /// Gives the next packed bytes; only when read() has returned 0.
    void setInput(const QByteArray& packed);
    /// Unpacks up to `size` bytes into `out`. 0: more input is needed, or the end was reached.
    /// Damaged data is an error of kind Malformed.
    [[nodiscard]] Result<qsizetype> read(char* out, qsizetype size);
    /// Whether the bytes given so far end where a gzip stream may end.
    [[nodiscard]] bool isComplete() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace telemirror
