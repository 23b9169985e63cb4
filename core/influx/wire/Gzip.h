#pragma once

#include "model/Error.h"

#include <QtCore/QByteArray>

namespace telemirror {

/// `data` as one gzip member (RFC 1952). Level 1 (fast) to 12 (small). Thread-safe.
[[nodiscard]] QByteArray gzipCompress(QByteArrayView data, int level = 1);
/// The inverse, for one or several members. More than `maximumSize` bytes out is an error of kind
/// TooLarge, damaged data one of kind Malformed. Thread-safe.
[[nodiscard]] Result<QByteArray> gzipDecompress(QByteArrayView data, qsizetype maximumSize);

} // namespace telemirror
