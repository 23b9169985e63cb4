#pragma once

#include "influx/wire/InfluxQlHandler.h"

#include <QtCore/QByteArrayView>

#include <memory>

namespace telemirror {

/// A push reader of `/query` answers: one JSON object, or a stream of them (`chunked=true`). An
/// `"error"` anywhere, in any chunk, becomes an Error of kind Query with the server's text.
/// Members may come in any order save that `columns` precedes `values` in practice; if it does not,
/// the rows are kept until it came.
///
/// Source: InfluxDB API reference of 1.x, `GET /query`; models.Row of InfluxDB's sources.
class InfluxQlJsonReader
{
public:
    explicit InfluxQlJsonReader(InfluxQlHandler& handler);
    ~InfluxQlJsonReader();

    Result<void> feed(QByteArrayView bytes);
    /// Truncated if the text stops inside an object, if there was none, or if the last chunk said
    /// `"partial":true`.
    Result<void> finish();
    [[nodiscard]] qint64 rowCount() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace telemirror
