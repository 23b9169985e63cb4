#pragma once

#include "model/TimeRange.h"

#include <QtCore/QByteArrayView>

#include <optional>

namespace telemirror {

/// Finds its way in line protocol without reading the values: enough to take batches apart.
/// Newlines inside quoted strings do not end a line.
class LineScan
{
public:
    /// The end of the first line of `lines`, one past its newline; the size if there is none.
    [[nodiscard]] static qsizetype endOfLine(QByteArrayView lines);
    /// The same; nothing if the newline that ends the line is not there (yet).
    [[nodiscard]] static std::optional<qsizetype> endOfWholeLine(QByteArrayView lines);
    /// How many fields a line holds.
    [[nodiscard]] static qint64 fieldCount(QByteArrayView line);
    /// The timestamp at the end of a line; 0 if there is none.
    [[nodiscard]] static Timestamp timeOf(QByteArrayView line);
    /// Where the line after `count` lines begins.
    [[nodiscard]] static qsizetype afterLines(QByteArrayView lines, qint64 count);
};

} // namespace telemirror
