#include "sandbox/flux/FluxDuration.h"

#include "sandbox/flux/FluxTime.h"

#include <array>
#include <charconv>

namespace telemirror::sandbox {

namespace {

struct Unit
{
    QByteArrayView name;
    qint64 months;
    Nanoseconds nanoseconds;
};

constexpr std::array units{
    Unit{"y", 12, 0},
    Unit{"mo", 1, 0},
    Unit{"w", 0, 7 * nanosecondsPerDay},
    Unit{"d", 0, nanosecondsPerDay},
    Unit{"h", 0, nanosecondsPerHour},
    Unit{"m", 0, nanosecondsPerMinute},
    Unit{"s", 0, nanosecondsPerSecond},
    Unit{"ms", 0, nanosecondsPerMillisecond},
    Unit{"us", 0, 1000},
    Unit{"\xc2\xb5s", 0, 1000},
    Unit{"ns", 0, 1},
};

const Unit* unitNamed(QByteArrayView name)
{
    for (const Unit& unit : units) {
        if (unit.name == name)
            return &unit;
    }
    return nullptr;
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

qint64 floorDivide(qint64 a, qint64 b)
{
    return a / b - (a % b < 0 ? 1 : 0);
}

Timestamp saturatedSum(Timestamp a, qint64 b)
{
    Timestamp sum = 0;
    if (__builtin_add_overflow(a, b, &sum))
        return b < 0 ? minimumTimestamp : maximumTimestamp;
    return std::clamp(sum, minimumTimestamp, maximumTimestamp);
}

} // namespace

Timestamp FluxDuration::addedTo(Timestamp time) const
{
    if (months == 0)
        return saturatedSum(time, nanoseconds);
    const qint64 day = floorDivide(time, nanosecondsPerDay);
    const Nanoseconds rest = time - day * nanosecondsPerDay;
    const FluxCivilDate date = FluxCivilDate::fromDays(day);
    const qint64 month = date.year * 12 + date.month - 1 + months;
    const FluxCivilDate first{floorDivide(month, 12), month - floorDivide(month, 12) * 12 + 1, 1};
    const qint64 lastDay = std::min(date.day, first.daysInMonth());
    const qint64 days = first.toDays() + lastDay - 1;
    Timestamp moved = 0;
    if (__builtin_mul_overflow(days, nanosecondsPerDay, &moved))
        return days < 0 ? minimumTimestamp : maximumTimestamp;
    return saturatedSum(saturatedSum(moved, rest), nanoseconds);
}

Timestamp FluxDuration::windowStart(Timestamp time) const
{
    if (months == 0) {
        const qint64 remainder = time - floorDivide(time, nanoseconds) * nanoseconds;
        return saturatedSum(time, -remainder);
    }
    const FluxCivilDate date = FluxCivilDate::fromDays(floorDivide(time, nanosecondsPerDay));
    const qint64 sinceEpoch = (date.year - 1970) * 12 + date.month - 1;
    return FluxDuration{floorDivide(sinceEpoch, months) * months, 0}.addedTo(0);
}

std::optional<FluxDuration> FluxDuration::parse(QByteArrayView text)
{
    FluxDuration total;
    if (text.isEmpty())
        return std::nullopt;
    const char* at = text.data();
    const char* const end = at + text.size();
    while (at != end) {
        qint64 amount = 0;
        const auto [after, code] = std::from_chars(at, end, amount);
        if (code != std::errc{} || !isDigit(*at))
            return std::nullopt;
        const char* unitEnd = after;
        while (unitEnd != end && !isDigit(*unitEnd))
            ++unitEnd;
        const Unit* unit = unitNamed(QByteArrayView(after, unitEnd - after));
        qint64 months = 0;
        qint64 nanoseconds = 0;
        if (unit == nullptr || __builtin_mul_overflow(amount, unit->months, &months) ||
            __builtin_mul_overflow(amount, unit->nanoseconds, &nanoseconds) ||
            __builtin_add_overflow(total.months, months, &total.months) ||
            __builtin_add_overflow(total.nanoseconds, nanoseconds, &total.nanoseconds))
            return std::nullopt;
        at = unitEnd;
    }
    return total;
}

QByteArray FluxDuration::toByteArray() const
{
    if (isZero())
        return QByteArrayLiteral("0ns");
    QByteArray text = isNegative() ? QByteArrayLiteral("-") : QByteArray();
    qint64 restMonths = months;
    qint64 restNanoseconds = nanoseconds;
    for (const Unit& unit : units) {
        if (unit.name.startsWith('\xc2'))
            continue;
        qint64& rest = unit.months != 0 ? restMonths : restNanoseconds;
        const qint64 size = unit.months != 0 ? unit.months : unit.nanoseconds;
        const qint64 amount = rest / size;
        rest %= size;
        if (amount != 0)
            text += QByteArray::number(amount < 0 ? -amount : amount) + unit.name.toByteArray();
    }
    return text;
}

} // namespace telemirror::sandbox
