#include "ui/models/TelemetryHistory.h"

#include "ui/charts/GapMarker.h"
#include "ui/models/LatestValueModel.h"

#include <algorithm>
#include <limits>
#include <optional>

namespace telemirror {

namespace {

/// By name alone: `Entry` is private to the class.
constexpr auto isBefore = [](const auto& entry, const LatestValue& key) {
    return LatestValueModel::before(entry.key, key);
};

} // namespace

std::optional<double> TelemetryHistory::figure(const FieldValue& value)
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

void TelemetryHistory::add(const QList<LatestValue>& values)
{
    for (const LatestValue& value : values) {
        const std::optional<double> number = figure(value.value);
        if (!number)
            continue;
        if (Curve* curve = curveFor(value))
            append(*curve, value.time, *number);
    }
}

Curve* TelemetryHistory::curveFor(const LatestValue& key)
{
    auto place = std::lower_bound(m_curves.begin(), m_curves.end(), key, isBefore);
    if (place == m_curves.end() || LatestValueModel::before(key, place->key)) {
        if (m_curves.size() >= maximumCurves)
            return nullptr;
        place = m_curves.insert(place, {key, std::make_shared<Curve>()});
    }
    return place->curve.get();
}

qsizetype TelemetryHistory::mostPoints() const
{
    return std::min(maximumPoints, totalPoints / std::max<qsizetype>(1, m_curves.size()));
}

void TelemetryHistory::prepend(const LatestValue& key, const SeriesData& older)
{
    Curve* curve = curveFor(key);
    if (curve == nullptr)
        return;
    SeriesData marked = GapMarker::mark(older, m_period);
    const Timestamp first = curve->isEmpty() ? maximumTimestamp : curve->times().first();
    const auto end = std::lower_bound(marked.times.begin(), marked.times.end(), first);
    qsizetype count = std::min(end - marked.times.begin(), marked.values.size());
    const qsizetype room = std::max<qsizetype>(0, mostPoints() - curve->size());
    const qsizetype skipped = std::max<qsizetype>(0, count - room);
    count -= skipped;
    if (count <= 0)
        return;
    marked.times = marked.times.mid(skipped, count);
    marked.values = marked.values.mid(skipped, count);
    // Between the two, too, something may be missing.
    const Nanoseconds usual = std::max(m_period, GapMarker::usualStep(marked.times));
    if (!curve->isEmpty() && (first - marked.times.last()) / 3 > usual) {
        marked.times.append(marked.times.last() + usual);
        marked.values.append(std::numeric_limits<double>::quiet_NaN());
    }
    *curve = Curve(marked.times + curve->times(), marked.values + curve->values()).indexed();
}

void TelemetryHistory::append(Curve& curve, Timestamp time, double value) const
{
    const qsizetype size = curve.size();
    if (size > 0 && time <= curve.times().last())
        return;
    if (size > 1) {
        // A source slower than the rounds has no gap at each of its steps.
        const Nanoseconds usual = std::max(m_period, curve.times().at(size - 1) - curve.times().at(size - 2));
        const Nanoseconds silence = time - curve.times().last();
        if (silence / 3 > usual)
            curve.append(curve.times().last() + usual, std::numeric_limits<double>::quiet_NaN());
    }
    curve.append(time, value);
    // Cut in large steps: each one moves the rest.
    const qsizetype most = mostPoints();
    if (time - curve.times().first() > longest + longest / 8)
        curve.removeBefore(time - longest);
    if (curve.size() > most)
        curve.removeFirst(curve.size() - most * 7 / 8);
}

std::shared_ptr<const Curve> TelemetryHistory::curve(const LatestValue& value) const
{
    const auto place = std::lower_bound(m_curves.begin(), m_curves.end(), value, isBefore);
    if (place == m_curves.end() || LatestValueModel::before(value, place->key))
        return {};
    return place->curve;
}

} // namespace telemirror
