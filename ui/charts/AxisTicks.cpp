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
constexpr qint64 week = 7 * day;

/// Milliseconds; lengths after which a clock or a week reads round.
constexpr std::array<qint64, 27> steps{1, 2, 5, 10, 20, 50, 100, 200, 500, second, 2 * second, 5 * second,
    15 * second, 30 * second, minute, 2 * minute, 5 * minute, 15 * minute, 30 * minute, hour, 2 * hour,
    3 * hour, 6 * hour, 12 * hour, day, 2 * day, week};
/// Months, then years.
constexpr std::array<qint64, 13> calendarSteps{1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000};
constexpr double monthLength = 30.44 * static_cast<double>(day);

/// The marks of one axis, gathered from the left to the right.
class TimeMarks
{
public:
    TimeMarks(const TimeRange& range, const QTimeZone& zone)
        : m_range(range)
        , m_zone(zone)
        , m_start(toDateTime(range.start).toMSecsSinceEpoch())
        , m_stop(toDateTime(range.stop).toMSecsSinceEpoch())
        , m_startOffset(zone.offsetFromUtc(toDateTime(range.start)) * second)
    {}

    [[nodiscard]] double length() const { return static_cast<double>(m_stop) - static_cast<double>(m_start); }

    /// Steps of up to an hour: clocks are changed by whole or half hours, so that every instant is
    /// met once, also in the hour that comes twice.
    QList<AxisTicks::TimeTick> instants(qint64 step)
    {
        const qint64 wallStart = m_start + m_startOffset;
        for (qint64 wall = floorTo(wallStart, step); wall - m_startOffset <= m_stop; wall += step)
            add(wall - m_startOffset, step);
        return m_ticks;
    }

    /// Longer steps, round on the wall's clock: there a day is always 24 hours long.
    QList<AxisTicks::TimeTick> wallTimes(qint64 step)
    {
        // The epoch was a Thursday; weeks begin on Monday.
        const qint64 origin = step % week == 0 ? 4 * day : 0;
        const qint64 wallStart = m_start + m_startOffset - origin;
        for (qint64 wall = floorTo(wallStart, step) - step + origin;; wall += step) {
            const QDateTime onWall = QDateTime::fromMSecsSinceEpoch(wall, Qt::UTC);
            const qint64 instant = QDateTime(onWall.date(), onWall.time(), m_zone).toMSecsSinceEpoch();
            if (instant > m_stop)
                return m_ticks;
            add(instant, step);
        }
    }

    QList<AxisTicks::TimeTick> months(qint64 count)
    {
        const QDate first = local(m_start).date();
        const qint64 number = static_cast<qint64>(first.year()) * 12 + first.month() - 1;
        for (qint64 month = number - number % count;; month += count) {
            const QDate date(static_cast<int>(month / 12), static_cast<int>(month % 12) + 1, 1);
            const qint64 instant = date.startOfDay(m_zone).toMSecsSinceEpoch();
            if (!date.isValid() || instant > m_stop)
                return m_ticks;
            add(instant, count < 12 ? 31 * day : 366 * day);
        }
    }

private:
    [[nodiscard]] static qint64 floorTo(qint64 value, qint64 step)
    {
        const qint64 rest = value % step;
        return value - (rest < 0 ? rest + step : rest);
    }
    [[nodiscard]] QDateTime local(qint64 instant) const
    {
        return QDateTime::fromMSecsSinceEpoch(instant, Qt::UTC).toTimeZone(m_zone);
    }

    void add(qint64 instant, qint64 step)
    {
        // Milliseconds are compared: beyond the range, nanoseconds may overflow.
        if (instant < m_start || instant > m_stop)
            return;
        const Timestamp time = instant * nanosecondsPerMillisecond;
        if (time < m_range.start || (!m_ticks.isEmpty() && time <= m_ticks.last().time))
            return;
        const QDateTime moment = local(instant);
        AxisTicks::TimeTick tick{time, label(moment, step), {}};
        const QString under = underneath(moment, step);
        const int offset = moment.offsetFromUtc();
        if (step <= hour && !m_ticks.isEmpty() && offset != m_lastOffset)
            tick.date = offsetText(offset);
        else if (under != m_lastUnder)
            tick.date = under;
        m_lastUnder = under;
        m_lastOffset = offset;
        m_ticks.append(tick);
    }

    [[nodiscard]] static QString label(const QDateTime& moment, qint64 step)
    {
        if (step < second)
            return moment.toString(u"HH:mm:ss.zzz"_s);
        if (step < minute)
            return moment.toString(u"HH:mm:ss"_s);
        if (step < day)
            return moment.toString(u"HH:mm"_s);
        if (step <= week)
            return QLocale().toString(moment.date(), u"d MMM"_s);
        return QLocale().toString(moment.date(), step < 366 * day ? u"MMM"_s : u"yyyy"_s);
    }

    [[nodiscard]] static QString underneath(const QDateTime& moment, qint64 step)
    {
        if (step < day)
            return QLocale().toString(moment.date(), u"ddd d MMM"_s);
        return step < 366 * day ? QString::number(moment.date().year()) : QString();
    }

    [[nodiscard]] static QString offsetText(int seconds)
    {
        const QTime size = QTime(0, 0).addSecs(std::abs(seconds));
        return u"UTC"_s + (seconds < 0 ? u'\u2212' : u'+') + size.toString(u"HH:mm"_s);
    }

    TimeRange m_range;
    QTimeZone m_zone;
    qint64 m_start;
    qint64 m_stop;
    qint64 m_startOffset;
    QList<AxisTicks::TimeTick> m_ticks;
    QString m_lastUnder;
    int m_lastOffset = 0;
};

QString superscript(int number)
{
    static constexpr std::array<char16_t, 10> digits{
        u'⁰', u'¹', u'²', u'³', u'⁴', u'⁵', u'⁶', u'⁷', u'⁸', u'⁹'};
    QString text;
    for (int rest = std::abs(number); rest > 0; rest /= 10)
        text.prepend(digits[static_cast<std::size_t>(rest % 10)]);
    return number < 0 ? u'⁻' + text : text;
}

/// Labels of `value * unit`; how many decimals the step needs.
QString plainLabel(double value, double step)
{
    const int decimals = std::clamp(static_cast<int>(-std::floor(std::log10(step) + 1e-9)), 0, 12);
    if (decimals == 0 && std::abs(value) < 1e15)
        return format::count(std::llround(value));
    return value == 0.0 ? u"0"_s : QString::number(value, 'f', decimals);
}

qsizetype longest(const QList<AxisTicks::ValueTick>& ticks)
{
    qsizetype size = 0;
    for (const AxisTicks::ValueTick& tick : ticks)
        size = std::max(size, tick.label.size());
    return size;
}

} // namespace

QList<AxisTicks::TimeTick> AxisTicks::times(const TimeRange& range, int count, const QTimeZone& zone)
{
    if (range.stop <= range.start || count <= 0)
        return {};
    TimeMarks marks(range, zone);
    for (const qint64 step : steps) {
        if (marks.length() / static_cast<double>(step) < count)
            return step <= hour ? marks.instants(step) : marks.wallTimes(step);
    }
    for (const qint64 step : calendarSteps) {
        if (marks.length() / (static_cast<double>(step) * monthLength) < count)
            return marks.months(step);
    }
    return marks.months(calendarSteps.back() * 2);
}

double AxisTicks::valueStep(double low, double high, int count)
{
    const double length = high - low;
    if (!std::isfinite(length) || length <= 0 || count <= 0)
        return 0.0;
    const double rough = length / count;
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    const double factor = rough / power;
    return power * (factor <= 1 ? 1 : factor <= 2 ? 2 : factor <= 5 ? 5 : 10);
}

AxisTicks::ValueTicks AxisTicks::values(double low, double high, int count)
{
    const double step = valueStep(low, high, count);
    if (step <= 0)
        return {};
    ValueTicks result;
    for (double index = std::ceil(low / step); index * step <= high * (1 + 1e-12); ++index) {
        const double value = index * step;
        // Adding a step that is lost in the value would go on for ever.
        if (result.ticks.size() > 4 * count ||
            (!result.ticks.isEmpty() && value <= result.ticks.last().value))
            break;
        result.ticks.append({value, plainLabel(value, step)});
    }
    const double size = std::max(std::abs(low), std::abs(high));
    if (longest(result.ticks) <= longestLabel && size >= 1e-3)
        return result;

    // In thousands, millions, thousandths, …
    const int exponent = static_cast<int>(std::floor(std::log10(size) / 3)) * 3;
    const double unit = std::pow(10.0, exponent);
    for (ValueTick& tick : result.ticks)
        tick.label = plainLabel(tick.value / unit, step / unit);
    if (longest(result.ticks) <= longestLabel) {
        result.note = u"×10"_s + superscript(exponent);
        return result;
    }
    // They differ in their last digits only: count from a round value.
    const double reach = std::pow(10.0, std::ceil(std::log10(high - low)) + 1);
    const double base = std::floor(low / reach) * reach;
    for (ValueTick& tick : result.ticks)
        tick.label = plainLabel(tick.value - base, step);
    result.note = (base < 0 ? u"\u2212"_s : u"+"_s) +
        (std::abs(base) < 1e15 ? plainLabel(std::abs(base), reach)
                               : QString::number(std::abs(base), 'g', 12));
    if (longest(result.ticks) > longestLabel) {
        for (ValueTick& tick : result.ticks)
            tick.label = QString::number(tick.value - base, 'g', 3);
    }
    return result;
}

} // namespace telemirror
