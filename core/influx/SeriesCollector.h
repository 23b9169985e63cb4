#pragma once

#include "influx/Connection.h"

#include <map>

namespace telemirror {

/// Gathers the values of one field as curves, one for each tag set, up to the number asked for.
class SeriesCollector
{
public:
    /// `meansOf`: average what comes over windows of this length, aligned to the epoch (0: keep it
    /// as it is). For servers that cannot average the type.
    SeriesCollector(const SeriesRequest& request, Nanoseconds meansOf);

    /// Numbers, and booleans as 0 and 1; strings are left out.
    void add(const QList<Tag>& tags, Timestamp time, const FieldValue& value);
    void add(const QList<Tag>& tags, Timestamp time, double value);
    /// The curves in the order of their tags, times ascending.
    [[nodiscard]] QList<SeriesData> take();

private:
    void average(SeriesData& data) const;

    SeriesRequest m_request;
    Nanoseconds m_meansOf;
    std::map<QList<Tag>, SeriesData> m_series;
};

} // namespace telemirror
