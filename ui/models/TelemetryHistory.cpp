#include "ui/models/TelemetryHistory.h"

#include "ui/models/LatestValueModel.h"

#include <algorithm>
#include <limits>
#include <optional>

namespace telemirror {

namespace {

/// Nothing for a string.
std::optional<double> number(const FieldValue& value)
{
    switch (fieldTypeOf(value)) {
    case FieldType::Float: return std::get<double>(value);
    case FieldType::Integer: return static_cast<double>(std::get<qint64>(value));
    case FieldType::Unsigned: return static_cast<double>(std::get<quint64>(value));
    case FieldType::Boolean: return std::get<bool>(value) ? 1.0 : 0.0;
    case FieldType::String: break;
    }
    return std::nullopt;
}

} // namespace

void TelemetryHistory::add(const QList<LatestValue>& values)
{
    for (const LatestValue& value : values) {
        const std::optional<double> figure = number(value.value);
        if (!figure)
            continue;
        auto place = std::lower_bound(
            m_curves.begin(), m_curves.end(), value, [](const Curve& curve, const LatestValue& key) {
                return LatestValueModel::before(curve.key, key);
            });
        if (place == m_curves.end() || LatestValueModel::before(value, place->key)) {
            if (m_curves.size() >= maximumCurves)
                continue;
            Curve curve;
            curve.key = value;
            curve.data.name = LatestValueModel::label(value);
            curve.data.field = value.field;
            curve.data.tags = value.tags;
            place = m_curves.insert(place, curve);
        }
        append(place->data, value.time, *figure);
    }
}

void TelemetryHistory::append(SeriesData& data, Timestamp time, double value) const
{
    const qsizetype size = data.times.size();
    if (size > 0 && time <= data.times.last())
        return;
    if (size > 1) {
        // A source slower than the rounds has no gap at each of its steps.
        const Nanoseconds usual = std::max(m_period, data.times.at(size - 1) - data.times.at(size - 2));
        const Nanoseconds silence = time - data.times.last();
        if (silence / 3 > usual) {
            data.times.append(data.times.last() + usual);
            data.values.append(std::numeric_limits<double>::quiet_NaN());
        }
    }
    data.times.append(time);
    data.values.append(value);
    // Cut in large steps: each one moves the rest.
    const bool isOld = time - data.times.first() > longest + longest / 8;
    if (isOld || data.times.size() > maximumPoints) {
        const auto keep = std::lower_bound(data.times.begin(), data.times.end(), time - longest);
        const qsizetype cut =
            std::max<qsizetype>(keep - data.times.begin(), data.times.size() - maximumPoints * 7 / 8);
        data.times.remove(0, cut);
        data.values.remove(0, cut);
    }
}

SeriesData TelemetryHistory::curve(const LatestValue& value) const
{
    const auto place = std::lower_bound(m_curves.begin(), m_curves.end(), value,
        [](const Curve& curve, const LatestValue& key) { return LatestValueModel::before(curve.key, key); });
    if (place == m_curves.end() || LatestValueModel::before(value, place->key))
        return {};
    return place->data;
}

} // namespace telemirror
