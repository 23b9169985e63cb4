#pragma once

#include "model/Error.h"

#include <QtCore/QJsonObject>

namespace telemirror::conformance {

/// The script that the product sends for a `[product …]` section: `kind` names the query, as
/// `measurements`, `schema`, `series`, `latest`, `read`, `whole`; the arguments are those of the
/// product's request, `start` and `stop` in nanoseconds or ISO 8601.
[[nodiscard]] Result<QString> productQuery(
    const QString& kind, const QJsonObject& arguments, const QString& bucket);

} // namespace telemirror::conformance
