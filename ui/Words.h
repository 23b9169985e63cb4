#pragma once

#include "influx/ConnectionSettings.h"
#include "model/LogRecord.h"
#include "model/PublisherState.h"
#include "model/Run.h"
#include "model/Schema.h"
#include "redis/RedisClient.h"
#include "ui/Theme.h"

#include <QtCore/QString>

/// Words, colours and icons for the states that the core names by enumerations.
namespace telemirror::words {

[[nodiscard]] QString of(RunState state);
[[nodiscard]] QString of(RunTrigger trigger);
[[nodiscard]] QString of(ConnectionState::Status status);
[[nodiscard]] QString of(RedisState::Status status);
[[nodiscard]] QString of(PublisherState::Status status);
[[nodiscard]] QString of(LogLevel level);
[[nodiscard]] QString of(FieldType type);
[[nodiscard]] QString of(Dialect dialect);
/// "InfluxDB 1.6.7"
[[nodiscard]] QString of(const ServerInfo& server);

[[nodiscard]] Tone tone(RunState state);
[[nodiscard]] Tone tone(ConnectionState::Status status);
[[nodiscard]] Tone tone(RedisState::Status status);
[[nodiscard]] Tone tone(PublisherState::Status status);
[[nodiscard]] Tone tone(LogLevel level);

/// Name of an icon.
[[nodiscard]] QString icon(RunState state);
[[nodiscard]] QString icon(PublisherState::Status status);
[[nodiscard]] QString icon(LogLevel level);

} // namespace telemirror::words
