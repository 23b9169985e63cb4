#pragma once

#include "model/TimeRange.h"

#include <QtCore/QList>
#include <QtCore/QMap>

namespace telemirror {

/// So many points somewhere in that range.
struct RefusedStretch
{
    TimeRange range;
    qint64 points = 0;
    bool operator==(const RefusedStretch&) const = default;
};

/// When the points were that a destination cannot have, to the minute: so that a comparison of any
/// whole minutes can tell them from lost ones. Value type.
class RefusalMap
{
public:
    void add(Timestamp time, qint64 points);
    void add(const RefusalMap& other);
    /// By minute, cut to `range`, in the order of time.
    [[nodiscard]] QList<RefusedStretch> within(const TimeRange& range) const;

    /// The smallest range of whole minutes around `range`.
    [[nodiscard]] static TimeRange wholeMinutes(const TimeRange& range);

private:
    QMap<Timestamp, qint64> m_points; ///< by the minute's start
};

} // namespace telemirror
