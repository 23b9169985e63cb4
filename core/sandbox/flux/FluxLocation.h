#pragma once

#include <QtCore/QString>

namespace telemirror::sandbox {

/// A stretch of a script: lines and columns count from 1, columns in bytes, the end is exclusive.
struct FluxLocation
{
    int startLine = 1;
    int startColumn = 1;
    int endLine = 1;
    int endColumn = 1;

    /// From the start of this one to the end of the other.
    [[nodiscard]] FluxLocation to(const FluxLocation& last) const
    {
        return {startLine, startColumn, last.endLine, last.endColumn};
    }
    /// `@1:27-1:40`, as InfluxDB names a place.
    [[nodiscard]] QString toString() const
    {
        return QStringLiteral("@%1:%2-%3:%4").arg(startLine).arg(startColumn).arg(endLine).arg(endColumn);
    }
};

} // namespace telemirror::sandbox
