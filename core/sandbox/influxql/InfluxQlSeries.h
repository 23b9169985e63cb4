#pragma once

#include "model/Point.h"
#include "model/TimeRange.h"

#include <functional>

namespace telemirror::sandbox {

/// An instant in an answer, apart from integers that are values.
struct InfluxQlTime
{
    Timestamp time = 0;
};

using InfluxQlCell = std::variant<std::monostate, InfluxQlTime, FieldValue>;

/// One series of the answer to an InfluxQL statement. Rows are made when they are asked for.
struct InfluxQlSeries
{
    QByteArray name; ///< may be empty
    QList<Tag> tags; ///< the dimensions of GROUP BY, with empty values too
    QList<QByteArray> columns;
    qsizetype rows = 0;
    std::function<InfluxQlCell(qsizetype row, qsizetype column)> cell;
};

} // namespace telemirror::sandbox
