#pragma once

#include "model/Error.h"

#include <QtCore/QByteArray>

namespace telemirror {

/// The error that an error reply of Redis means; `text` (e.g. "WRONGTYPE Operation against …") goes
/// into `detail`. The kind follows the reply's first word, as https://redis.io/docs/reference/
/// protocol-spec names it.
[[nodiscard]] Error errorOfReply(const QByteArray& text);

} // namespace telemirror
