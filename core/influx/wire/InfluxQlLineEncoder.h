#pragma once

#include "influx/wire/InfluxQlHandler.h"
#include "influx/wire/LineSink.h"

#include <memory>

namespace telemirror {

/// Turns the rows of `SELECT <fields> FROM <measurement> GROUP BY *` (epoch=ns) into line
/// protocol, one line a row. `columns` says what each column behind `time` is: the field and its
/// type, from `SHOW FIELD KEYS`; several columns may be one field in several types.
class InfluxQlLineEncoder final : public InfluxQlHandler
{
public:
    struct FieldColumn
    {
        QByteArray column; ///< label in the answer
        QByteArray field;
        FieldType type = FieldType::Float;
    };

    /// `unsignedAsInteger`: see ReadRequest.
    InfluxQlLineEncoder(const QByteArray& measurement, QList<FieldColumn> columns, LineSink& sink,
        bool unsignedAsInteger = false);
    ~InfluxQlLineEncoder() override;

    void beginSeries(const InfluxQlSeries& series) override;
    Result<void> row(std::span<const JsonCell> cells) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace telemirror
