#pragma once

#include "model/Error.h"
#include "model/PublisherSettings.h"

#include <QtCore/QJsonObject>

#include <optional>

namespace telemirror {

/// The publishers of a profile as JSON, without their secrets.
[[nodiscard]] QJsonObject publishersToJson(const PublisherSettings& settings);
/// Reads them; what is missing stays as it is. The first fault, named.
[[nodiscard]] std::optional<Error> readPublishers(const QJsonObject& json, PublisherSettings& settings);

} // namespace telemirror
