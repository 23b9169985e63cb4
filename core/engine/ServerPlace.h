#pragma once

#include "influx/ConnectionSettings.h"

namespace telemirror {

/// The address of a server as instances on several machines can compare it: without user and slash
/// at the end, and with the machine's id where it is the own machine, which is another one elsewhere.
[[nodiscard]] QByteArray serverPlace(const QUrl& url);

} // namespace telemirror
