#include "ui/charts/AxisTicks.h"

#include "ui/Format.h"

#include <QtCore/QDateTime>
#include <QtCore/QLocale>

#include <array>
#include <cmath>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 second = 1000;
constexpr qint64 minute = 60 * second;
constexpr qint64 hour = 60 * minute;
constexpr qint64 day = 24 * hour;

// Milliseconds; lengths after which a clock or a calendar reads round.
constexpr std::array<qint64, 30> steps{1, 2, 5, 10, 20, 50, 100, 200, 500, second, 2 * second, 5 * second,
    15 * second, 30 * second, minute, 2 * minute, 5 * minute, 15 * minute, 30 * minute, hour, 2 * hour,
    3 * hour, 6 * hour, 12 * hour, day, 2 * day, 7 * day, 28 * day, 91 * day, 364 * day};

qint64 stepFor(qint64 length, int count)
{
    for (const qint64 step : steps) {
        if (length / step < count)
            return step;
    }
    return (length / count / (364 * day) + 1) * 364 * day;
}

QString labelFor(const QDateTime& moment, qint64 step)
{
    if (step < second)
        return moment.toString(u"HH:mm:ss.zzz"_s);
    if (step < minute)
        return moment.toString(u"HH:mm:ss"_s);
    if (step < day)
        return moment.toString(u"HH:mm"_s);
    return QLocale().toString(moment.date(), step < 91 * day ? u"d MMM"_s : u"MMM yyyy"_s);
}

} // namespace

QList<AxisTicks::TimeTick> AxisTicks::times(const TimeRange& range, int count, const QTimeZone& zone)
{
    QList<TimeTick> ticks;
    if (range.isEmpty() || count <= 0)
        return ticks;
    const qint64 start = range.start / nanosecondsPerMillisecond;
    const qint64 stop = range.stop / nanosecondsPerMillisecond;
    const qint64 step = stepFor(stop - start, count);
    // Round on the wall's clock: there a day is always 24 hours long.
    const qint64 wallStart = start + zone.offsetFromUtc(toDateTime(range.start)) * second;
    QDate lastDate;
    qint64 last = std::numeric_limits<qint64>::min();
    // One step early, and past the end, for the clocks may change in between.
    for (qint64 wall = (wallStart / step - 1) * step;; wall += step) {
        const QDateTime onWall = QDateTime::fromMSecsSinceEpoch(wall, Qt::UTC);
        const QDateTime moment(onWall.date(), onWall.time(), zone);
        const qint64 instant = moment.toMSecsSinceEpoch();
        if (instant > stop || ticks.size() > 2 * count)
            break;
        // Milliseconds are compared: beyond the range, nanoseconds may overflow.
        const Timestamp time = instant >= start ? instant * nanosecondsPerMillisecond : minimumTimestamp;
        if (time < range.start || instant <= last)
            continue;
        last = instant;
        TimeTick tick{time, labelFor(moment, step), {}};
        if (step < day && moment.date() != lastDate)
            tick.date = QLocale().toString(moment.date(), u"ddd d MMM"_s);
        lastDate = moment.date();
        ticks.append(tick);
    }
    return ticks;
}

QList<AxisTicks::ValueTick> AxisTicks::values(double low, double high, int count)
{
    QList<ValueTick> ticks;
    const double length = high - low;
    if (!std::isfinite(length) || length <= 0 || count <= 0)
        return ticks;
    const double rough = length / count;
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    const double factor = rough / power;
    const double step = power * (factor <= 1 ? 1 : factor <= 2 ? 2 : factor <= 5 ? 5 : 10);
    const double size = std::max(std::abs(low), std::abs(high));
    const int decimals = std::clamp(static_cast<int>(-std::floor(std::log10(step) + 1e-9)), 0, 12);
    const bool plain = size < 1e7 && step > 1e-6;
    for (double index = std::ceil(low / step); index * step <= high; ++index) {
        const double value = index * step;
        // Adding a step that is lost in the value would go on for ever.
        if (ticks.size() > 4 * count || (!ticks.isEmpty() && value <= ticks.last().value))
            break;
        QString label = plain ? QString::number(value, 'f', decimals) : QString::number(value, 'g', 5);
        if (plain && decimals == 0)
            label = format::count(std::llround(value));
        else if (index == 0.0)
            label = u"0"_s;
        ticks.append({value, label});
    }
    return ticks;
}

} // namespace telemirror
