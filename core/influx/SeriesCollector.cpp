#include "influx/SeriesCollector.h"

#include <numeric>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

void sortByTime(SeriesData& data)
{
    if (std::ranges::is_sorted(data.times))
        return;
    QList<qsizetype> order(data.times.size());
    std::iota(order.begin(), order.end(), qsizetype(0));
    std::ranges::stable_sort(order, {}, [&data](qsizetype i) { return data.times[i]; });
    QList<Timestamp> times;
    QList<double> values;
    for (const qsizetype i : order) {
        times.append(data.times[i]);
        values.append(data.values[i]);
    }
    data.times = times;
    data.values = values;
}

QString tagSetText(const QList<Tag>& tags)
{
    QStringList parts;
    for (const Tag& tag : tags)
        parts.append(QString::fromUtf8(tag.key) + u'=' + QString::fromUtf8(tag.value));
    return parts.join(u", "_s);
}

Timestamp windowStart(Timestamp time, Nanoseconds every)
{
    Timestamp remainder = time % every;
    if (remainder < 0)
        remainder += every;
    return time - remainder;
}

} // namespace

SeriesCollector::SeriesCollector(const SeriesRequest& request, Nanoseconds meansOf)
    : m_request(request)
    , m_meansOf(meansOf)
{}

void SeriesCollector::add(const QList<Tag>& tags, Timestamp time, const FieldValue& value)
{
    std::visit(
        [&](const auto& held) {
            if constexpr (!std::is_same_v<std::decay_t<decltype(held)>, QByteArray>)
                add(tags, time, static_cast<double>(held));
        },
        value);
}

void SeriesCollector::add(const QList<Tag>& tags, Timestamp time, double value)
{
    auto place = m_series.find(tags);
    if (place == m_series.end()) {
        if (static_cast<qint64>(m_series.size()) >= m_request.maximumSeries)
            return;
        place = m_series.emplace(tags, SeriesData{}).first;
        place->second.field = m_request.field;
        place->second.tags = tags;
    }
    place->second.times.append(time);
    place->second.values.append(value);
}

void SeriesCollector::average(SeriesData& data) const
{
    QList<Timestamp> times;
    QList<double> values;
    for (qsizetype i = 0; i < data.times.size();) {
        const Timestamp window = windowStart(data.times[i], m_meansOf);
        double sum = 0;
        qsizetype count = 0;
        for (; i < data.times.size() && windowStart(data.times[i], m_meansOf) == window; ++i, ++count)
            sum += data.values[i];
        times.append(window);
        values.append(sum / static_cast<double>(count));
    }
    data.times = times;
    data.values = values;
}

QList<SeriesData> SeriesCollector::take()
{
    QList<SeriesData> result;
    for (auto& [tags, data] : m_series) {
        data.name = m_series.size() > 1 && !tags.isEmpty() ? data.field + u" {"_s + tagSetText(tags) + u'}'
                                                           : data.field;
        sortByTime(data);
        if (m_meansOf > 0)
            average(data);
        result.append(data);
    }
    m_series.clear();
    return result;
}

} // namespace telemirror
