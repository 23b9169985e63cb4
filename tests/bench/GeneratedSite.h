#pragma once

#include "model/TimeRange.h"

#include <QtCore/QByteArray>
#include <QtCore/QStringList>

#include <array>
#include <vector>

namespace telemirror::bench {

/// A site made up as it is asked for: measurements of five fields each (floats, an integer, a boolean),
/// a row a second, the last at `end`. Answers cost next to nothing, so that what is measured is whoever
/// asks.
class GeneratedSite
{
public:
    /// As many points (field values) in all, spread evenly over the measurements.
    GeneratedSite(qint64 points, int measurements, Timestamp end);

    static constexpr int fields = 5;
    [[nodiscard]] QStringList measurements() const;
    /// All of it.
    [[nodiscard]] TimeRange range() const;
    [[nodiscard]] qint64 points() const;

    /// What a Flux server says of a query for the points within `range`, without `_start`, `_stop` and
    /// `_measurement`: a table a field.
    [[nodiscard]] QByteArray answer(const TimeRange& range) const;
    /// The earliest row in `range`, as the answer to a query for the first times; nothing if there is none.
    [[nodiscard]] QByteArray firstTime(const TimeRange& range) const;
    /// The names, as `schema.measurements()` gives them.
    [[nodiscard]] QByteArray names() const;

private:
    /// The seconds of the rows within `range`: from the first on, up to without the second.
    [[nodiscard]] std::pair<qint64, qint64> rows(const TimeRange& range) const;

    int m_measurements;
    qint64 m_first; ///< second of the first row
    qint64 m_end;   ///< one behind that of the last
    /// By field, what stands between a row's time and its end: values that come again and again.
    std::array<std::vector<QByteArray>, fields> m_cells;
};

} // namespace telemirror::bench
