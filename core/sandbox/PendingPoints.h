#pragma once

#include "model/Point.h"
#include "sandbox/SeriesColumn.h"
#include "sandbox/Store.h"

#include <QtCore/QHash>

#include <functional>
#include <vector>

namespace telemirror::sandbox {

/// The points of one write request, turned into columns; those that cannot be stored are counted.
class PendingPoints
{
public:
    struct Column
    {
        QByteArray field;
        SeriesColumn values;
    };
    struct Row
    {
        QByteArray measurement;
        QList<Tag> tags;
        std::vector<Column> columns;
    };

    /// The type that a field has in the store already.
    using KnownType =
        std::function<std::optional<FieldType>(const QByteArray& measurement, const QByteArray& field)>;

    /// Points before `oldest` are beyond what the bucket keeps.
    PendingPoints(Timestamp oldest, KnownType knownType);

    void add(const Point& point);
    [[nodiscard]] std::vector<Row>& rows() { return m_rows; }
    [[nodiscard]] WriteReport report() const;

private:
    Row& rowOf(const Point& point);
    size_t columnOf(Row& row, const Field& field, size_t hint);
    void drop(const QString& reason);

    Timestamp m_oldest;
    KnownType m_knownType;
    std::vector<Row> m_rows;
    QHash<QByteArray, size_t> m_rowIndex;
    QHash<QByteArray, FieldType> m_types;
    std::vector<size_t> m_columns; ///< of the point at hand; kept for its memory
    WriteReport m_report;
};

} // namespace telemirror::sandbox
