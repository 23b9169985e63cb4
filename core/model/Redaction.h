#pragma once

#include "model/Error.h"

namespace telemirror {

/// `error` with `secret` struck out of its texts, as it is and as headers and addresses write it
/// (percent-encoded, base64): a server may quote what it was sent.
[[nodiscard]] Error withoutSecret(Error error, const QString& secret);

} // namespace telemirror
