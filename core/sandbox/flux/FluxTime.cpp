#include "sandbox/flux/FluxTime.h"

#include <array>

namespace telemirror::sandbox {

namespace {

/// Reads a text of fixed shape from left to right.
class Digits
{
public:
    explicit Digits(QByteArrayView text)
        : m_text(text)
    {}

    bool number(int width, qint64& value)
    {
        value = 0;
        for (int i = 0; i < width; ++i, ++m_at) {
            if (!atDigit())
                return false;
            value = value * 10 + (m_text[m_at] - '0');
        }
        return true;
    }
    bool skip(char c)
    {
        if (m_at >= m_text.size() || m_text[m_at] != c)
            return false;
        ++m_at;
        return true;
    }
    [[nodiscard]] bool atDigit() const
    {
        return m_at < m_text.size() && m_text[m_at] >= '0' && m_text[m_at] <= '9';
    }
    [[nodiscard]] bool atEnd() const { return m_at == m_text.size(); }

private:
    QByteArrayView m_text;
    qsizetype m_at = 0;
};

bool readFraction(Digits& digits, qint64& nanoseconds)
{
    if (!digits.skip('.'))
        return true;
    if (!digits.atDigit())
        return false;
    qint64 scale = nanosecondsPerSecond;
    while (digits.atDigit()) {
        qint64 digit = 0;
        digits.number(1, digit);
        scale /= 10;
        nanoseconds += digit * scale;
    }
    return true;
}

bool readOffset(Digits& digits, qint64& seconds)
{
    if (digits.skip('Z'))
        return true;
    qint64 sign = 1;
    if (digits.skip('-'))
        sign = -1;
    else if (!digits.skip('+'))
        return false;
    qint64 hours = 0;
    qint64 minutes = 0;
    if (!digits.number(2, hours) || !digits.skip(':') || !digits.number(2, minutes) || hours > 23 ||
        minutes > 59)
        return false;
    seconds = sign * (hours * 3600 + minutes * 60);
    return true;
}

bool readClock(Digits& digits, qint64& seconds, qint64& nanoseconds)
{
    qint64 hour = 0;
    qint64 minute = 0;
    qint64 second = 0;
    if (!digits.number(2, hour) || !digits.skip(':') || !digits.number(2, minute) || !digits.skip(':') ||
        !digits.number(2, second) || hour > 23 || minute > 59 || second > 59)
        return false;
    qint64 offset = 0;
    if (!readFraction(digits, nanoseconds) || !readOffset(digits, offset))
        return false;
    seconds = hour * 3600 + minute * 60 + second - offset;
    return true;
}

void appendPadded(QByteArray& out, qint64 value, int width)
{
    std::array<char, 16> digits{};
    for (int i = width - 1; i >= 0; --i, value /= 10)
        digits[static_cast<size_t>(i)] = static_cast<char>('0' + value % 10);
    out.append(digits.data(), width);
}

} // namespace

// Days and dates by the era arithmetic of H. Hinnant's "chrono-compatible low-level date
// algorithms": years begin in March, so that the leap day is the last of its year.
FluxCivilDate FluxCivilDate::fromDays(qint64 days)
{
    days += 719'468;
    const qint64 era = (days >= 0 ? days : days - 146'096) / 146'097;
    const qint64 dayOfEra = days - era * 146'097;
    const qint64 yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36'524 - dayOfEra / 146'096) / 365;
    const qint64 dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const qint64 shifted = (5 * dayOfYear + 2) / 153;
    const qint64 month = shifted < 10 ? shifted + 3 : shifted - 9;
    return {yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1};
}

qint64 FluxCivilDate::toDays() const
{
    const qint64 shiftedYear = month <= 2 ? year - 1 : year;
    const qint64 era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400;
    const qint64 yearOfEra = shiftedYear - era * 400;
    const qint64 dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    const qint64 dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146'097 + dayOfEra - 719'468;
}

qint64 FluxCivilDate::daysInMonth() const
{
    const FluxCivilDate next =
        month == 12 ? FluxCivilDate{year + 1, 1, 1} : FluxCivilDate{year, month + 1, 1};
    return next.toDays() - FluxCivilDate{year, month, 1}.toDays();
}

std::optional<Timestamp> parseFluxTime(QByteArrayView text)
{
    Digits digits(text);
    FluxCivilDate date;
    if (!digits.number(4, date.year) || !digits.skip('-') || !digits.number(2, date.month) ||
        !digits.skip('-') || !digits.number(2, date.day) || date.month < 1 || date.month > 12 ||
        date.day < 1 || date.day > date.daysInMonth())
        return std::nullopt;
    qint64 seconds = 0;
    qint64 nanoseconds = 0;
    if (!digits.atEnd() && (!digits.skip('T') || !readClock(digits, seconds, nanoseconds) || !digits.atEnd()))
        return std::nullopt;
    seconds += date.toDays() * 86'400;
    // Years of four digits fit into 128 bits of nanoseconds with ease, not into 64.
    __extension__ using Wide = __int128;
    const Wide wide = static_cast<Wide>(seconds) * nanosecondsPerSecond + nanoseconds;
    if (wide < std::numeric_limits<qint64>::min() || wide > std::numeric_limits<qint64>::max())
        return std::nullopt;
    return static_cast<Timestamp>(wide);
}

void appendFluxTime(QByteArray& out, Timestamp time)
{
    qint64 seconds = time / nanosecondsPerSecond;
    qint64 fraction = time % nanosecondsPerSecond;
    if (fraction < 0) {
        fraction += nanosecondsPerSecond;
        --seconds;
    }
    qint64 day = seconds / 86'400;
    qint64 secondOfDay = seconds % 86'400;
    if (secondOfDay < 0) {
        secondOfDay += 86'400;
        --day;
    }
    const FluxCivilDate date = FluxCivilDate::fromDays(day);
    appendPadded(out, date.year, 4);
    out += '-';
    appendPadded(out, date.month, 2);
    out += '-';
    appendPadded(out, date.day, 2);
    out += 'T';
    appendPadded(out, secondOfDay / 3600, 2);
    out += ':';
    appendPadded(out, secondOfDay / 60 % 60, 2);
    out += ':';
    appendPadded(out, secondOfDay % 60, 2);
    if (fraction != 0) {
        out += '.';
        appendPadded(out, fraction, 9);
        while (out.endsWith('0'))
            out.chop(1);
    }
    out += 'Z';
}

} // namespace telemirror::sandbox
