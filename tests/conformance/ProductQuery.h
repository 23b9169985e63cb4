#pragma once

#include "model/Error.h"

#include <QtCore/QJsonObject>

namespace telemirror::conformance {

// The queries that the product sends, for `[product …]` and `[influxql …]` sections. `kind` names the
// query; the arguments are those of the product's request: `measurement`, `field`, `start` and `stop`
// (nanoseconds or ISO 8601), `every`, `resolution` ("2m mean") and `functions` ({pattern: function}),
// `fields` ({name: type or list of types}), `contains`.

/// The Flux script of `measurements`, `schema`, `extent` (`part`), `series`, `latest`, `count`,
/// `summary`, `read`, `whole`, `first-time` or `aggregates`.
[[nodiscard]] Result<QString> productQuery(
    const QString& kind, const QJsonObject& arguments, const QString& bucket);

/// The InfluxQL statements of `databases`, `policies`, `creation`, `measurements`, `shards`, `schema`,
/// `latest`, `read`, `trial`, `series`, `count`, `extent`, `summary` or `aggregates`.
[[nodiscard]] Result<QString> productStatements(
    const QString& kind, const QJsonObject& arguments, const QString& bucket);

} // namespace telemirror::conformance
