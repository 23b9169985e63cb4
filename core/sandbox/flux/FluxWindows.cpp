#include "sandbox/flux/FluxWindows.h"

#include "sandbox/flux/FluxErrors.h"

#include <numeric>

namespace telemirror::sandbox {

using namespace Qt::StringLiterals;

namespace {

/// A table of more windows is a mistake in the script, and would fill the memory.
constexpr size_t maximumWindows = 5'000'000;

} // namespace

Result<void> FluxWindows::validate() const
{
    if (m_every.isZero())
        return fluxArgumentError(u"duration used as an interval cannot be zero"_s);
    if (m_every.isNegative())
        return fluxArgumentError(u"duration used as an interval cannot be negative"_s);
    if (m_every.months != 0 && m_every.nanoseconds != 0)
        return failure(
            Error::Kind::Malformed, u"duration used as an interval cannot mix month and nanosecond units"_s);
    return {};
}

Result<FluxTable> FluxWindows::ordered(const FluxTable& table, const QByteArray& timeColumn)
{
    const FluxColumn* time = table.find(timeColumn);
    if (time == nullptr || time->type() != FluxType::Time)
        return fluxRuntimeError(u"missing time column \"%1\""_s.arg(QString::fromUtf8(timeColumn)));
    QList<qsizetype> rows;
    bool ascending = !time->hasNulls();
    for (qsizetype row = 1; ascending && row < table.rows; ++row)
        ascending = time->integer(row - 1) <= time->integer(row);
    if (ascending)
        return table;
    for (qsizetype row = 0; row < table.rows; ++row) {
        if (!time->isNull(row))
            rows.append(row);
    }
    std::stable_sort(rows.begin(), rows.end(),
        [time](qsizetype a, qsizetype b) { return time->integer(a) < time->integer(b); });
    return table.gathered(rows);
}

Result<std::vector<FluxWindow>> FluxWindows::split(const FluxTable& table, const QByteArray& timeColumn) const
{
    if (!table.bounds)
        return fluxRuntimeError(u"no bounds: a call to range() must come before"_s);
    const FluxColumn& time = *table.find(timeColumn);
    const TimeRange bounds = *table.bounds;
    std::vector<FluxWindow> windows;
    qsizetype row = 0;
    while (row < table.rows && time.integer(row) < bounds.start)
        ++row;
    Timestamp start = startOf(bounds.start);
    while (start < bounds.stop) {
        if (!m_createEmpty) {
            if (row == table.rows || time.integer(row) >= bounds.stop)
                break;
            start = startOf(time.integer(row));
        }
        const Timestamp end = endOf(start);
        const qsizetype from = row;
        while (row < table.rows && time.integer(row) < end && time.integer(row) < bounds.stop)
            ++row;
        windows.push_back({bounds.intersected({start, end}), from, row});
        if (windows.size() > maximumWindows)
            return fluxRuntimeError(u"window creates too many windows; use a longer duration for every"_s);
        if (end <= start)
            break;
        start = end;
    }
    return windows;
}

Timestamp FluxWindows::startOf(Timestamp time) const
{
    if (m_every == FluxDuration::infinite())
        return minimumTimestamp;
    return m_offset.addedTo(m_every.windowStart(m_offset.negated().addedTo(time)));
}

Timestamp FluxWindows::endOf(Timestamp start) const
{
    if (m_every == FluxDuration::infinite())
        return maximumTimestamp;
    // Without the offset the start is the first of a month, to which months can be added exactly.
    return m_offset.addedTo(m_every.addedTo(m_offset.negated().addedTo(start)));
}

} // namespace telemirror::sandbox
