#pragma once

#include "model/Error.h"
#include "model/Point.h"

#include <QtCore/QList>
#include <QtCore/QString>

#include <optional>

namespace telemirror {

/// What a summary is asked of: all points of one measurement in one range.
struct SummaryRequest
{
    QString bucket;
    QString measurement;
    TimeRange range;
};

/// What a server says of one field of one series in a range. Values are exact, in the type they are
/// stored in.
struct FieldSummary
{
    QList<Tag> tags; ///< sorted; none that are empty
    QByteArray field;
    FieldType type = FieldType::Float;
    qint64 count = 0;
    std::optional<FieldValue> first;
    std::optional<FieldValue> last;
    std::optional<FieldValue> minimum; ///< of numbers only, as are the next two
    std::optional<FieldValue> maximum;
    /// Integers: modulo 2^64. Floats: as the server added them, so the last digits depend on it.
    std::optional<FieldValue> sum;
    /// The series holds values of several types under the field: only the count is given.
    bool isMixed = false;
};

/// An answer to a SummaryRequest.
struct Summary
{
    QList<FieldSummary> fields; ///< none that hold nothing; in no order
    qint64 bytesRead = 0;       ///< answer bodies, as they came over the wire

    /// Field values in all.
    [[nodiscard]] qint64 count() const
    {
        qint64 sum = 0;
        for (const FieldSummary& field : fields)
            sum += field.count;
        return sum;
    }
};

} // namespace telemirror
