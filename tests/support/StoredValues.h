#pragma once

#include "model/Point.h"

#include <QtCore/QMap>
#include <QtCore/QUrl>

namespace telemirror::test {

/// What a database holds, field value by field value: the key names measurement, tag set, field and
/// nanosecond; the value its type and its exact content. Two databases hold the same if these maps
/// are equal.
using StoredValues = QMap<QByteArray, QByteArray>;

[[nodiscard]] StoredValues valuesOf(const QList<Point>& points);

/// Reads a database through the v1 API of any server (InfluxDB 1.x and 2.x, the sandbox), with a
/// reader of its own, so that it can judge the product's. `token` may be empty.
[[nodiscard]] StoredValues readBack(const QUrl& server, const QString& token, const QString& database);

/// The first few differences in words, for a failing test; empty if there are none.
[[nodiscard]] QByteArray differences(const StoredValues& actual, const StoredValues& expected);

} // namespace telemirror::test
