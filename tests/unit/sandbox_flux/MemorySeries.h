#pragma once

#include "sandbox/SeriesSource.h"

#include <map>

namespace telemirror::test {

using namespace Qt::StringLiterals;

/// A bucket in memory; counts what the interpreter asks for.
class MemorySeries final : public sandbox::SeriesSource
{
public:
    explicit MemorySeries(QString bucket)
        : m_bucket(std::move(bucket))
    {}

    void add(const QByteArray& measurement, QList<Tag> tags, const QByteArray& field, Timestamp time,
        const FieldValue& value)
    {
        std::sort(tags.begin(), tags.end());
        m_series[{measurement, tags, field, fieldTypeOf(value)}][time] = value;
    }

    [[nodiscard]] QList<Bucket> buckets() const override { return {{u"0001"_s, m_bucket, 3600, false}}; }
    [[nodiscard]] QString organizationId() const override { return u"0a0b"_s; }

    Result<void> visit(const QString& bucket, const TimeRange& range, const Filter& filter,
        const Visitor& visitor) const override
    {
        if (bucket != m_bucket)
            return failure(Error::Kind::NotFound, u"no such bucket"_s);
        for (const auto& [key, values] : m_series) {
            QList<Timestamp> times;
            QList<FieldValue> held;
            for (auto at = values.lower_bound(range.start); at != values.end() && at->first < range.stop;
                 ++at) {
                times.append(at->first);
                held.append(at->second);
            }
            const sandbox::FieldSeries series = seriesOf(key);
            if (times.isEmpty() || !filter(series))
                continue;
            ++visited;
            visitor(series, times, held);
        }
        return {};
    }

    [[nodiscard]] Result<QList<sandbox::FieldSeries>> series(
        const QString& bucket, const TimeRange& range, const Filter& filter) const override
    {
        QList<sandbox::FieldSeries> found;
        const Result<void> done = visit(bucket, range, filter,
            [&](const sandbox::FieldSeries& series, const auto&, const auto&) { found.append(series); });
        if (!done)
            return tl::unexpected(done.error());
        return found;
    }

    mutable int visited = 0;

private:
    using Key = std::tuple<QByteArray, QList<Tag>, QByteArray, FieldType>;

    static sandbox::FieldSeries seriesOf(const Key& key)
    {
        return {std::get<0>(key), std::get<1>(key), std::get<2>(key), std::get<3>(key)};
    }

    QString m_bucket;
    std::map<Key, std::map<Timestamp, FieldValue>> m_series;
};

} // namespace telemirror::test
