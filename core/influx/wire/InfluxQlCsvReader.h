#pragma once

#include "influx/wire/InfluxQlHandler.h"

#include <QtCore/QByteArrayView>

#include <memory>

namespace telemirror {

/// A push reader of `/query` answers to `Accept: application/csv`: columns `name,tags,time,…`, repeated
/// headers, quoted cells. Cells are given as strings or null (an empty cell); types must be known from
/// elsewhere. InfluxDB 1.x gives errors as JSON even here: recognised by the leading brace.
///
/// Beware: 1.6 leaves the error of a single statement ("database not found", a timeout) out of CSV
/// altogether, and an empty string looks like null. Where that matters, ask for JSON.
class InfluxQlCsvReader
{
public:
    explicit InfluxQlCsvReader(InfluxQlHandler& handler);
    ~InfluxQlCsvReader();

    Result<void> feed(QByteArrayView bytes);
    Result<void> finish();
    [[nodiscard]] qint64 rowCount() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace telemirror
