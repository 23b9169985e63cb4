#include "influx/wire/Rfc3339.h"

namespace telemirror::rfc3339 {

namespace {

/// Takes fixed-width parts off the front of a text.
class Scanner
{
public:
    explicit Scanner(std::string_view text)
        : m_text(text)
    {}

    /// A number of exactly `digits` digits; 0 and a fault if there is none.
    int number(size_t digits)
    {
        int value = 0;
        for (size_t i = 0; i < digits; ++i)
            value = value * 10 + digit();
        return value;
    }
    void character(char expected) { m_ok = take(expected) && m_ok; }
    bool take(char expected)
    {
        if (m_position >= m_text.size() || m_text[m_position] != expected)
            return false;
        ++m_position;
        return true;
    }
    bool isAtDigit() const
    {
        return m_position < m_text.size() && m_text[m_position] >= '0' && m_text[m_position] <= '9';
    }
    int digit()
    {
        if (!isAtDigit()) {
            m_ok = false;
            return 0;
        }
        return m_text[m_position++] - '0';
    }
    void fail() { m_ok = false; }
    bool ok() const { return m_ok; }
    bool atEnd() const { return m_position == m_text.size(); }

private:
    std::string_view m_text;
    size_t m_position = 0;
    bool m_ok = true;
};

bool isLeap(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int daysIn(int month, int year)
{
    if (month == 2)
        return isLeap(year) ? 29 : 28;
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

/// Days from 1970-01-01 in the proleptic Gregorian calendar.
qint64 daysFromEpoch(int year, int month, int day)
{
    // Years counted from March: the leap day is the last of the year then.
    const qint64 y = month > 2 ? year : year - 1;
    const qint64 dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    return 365 * y + y / 4 - y / 100 + y / 400 + dayOfYear - 719'468;
}

Nanoseconds fraction(Scanner& scanner)
{
    Nanoseconds value = 0;
    int digits = 0;
    while (scanner.isAtDigit()) {
        const int digit = scanner.digit();
        if (++digits <= 9)
            value = value * 10 + digit;
        else if (digit != 0)
            scanner.fail();
    }
    if (digits == 0)
        scanner.fail();
    for (; digits < 9; ++digits)
        value *= 10;
    return value;
}

/// Seconds east of UTC.
qint64 offset(Scanner& scanner)
{
    if (scanner.take('Z') || scanner.take('z'))
        return 0;
    const int sign = scanner.take('-') ? -1 : 1;
    if (sign > 0)
        scanner.character('+');
    const int hours = scanner.number(2);
    scanner.character(':');
    const int minutes = scanner.number(2);
    if (hours > 23 || minutes > 59)
        scanner.fail();
    return sign * (hours * 3600 + minutes * 60);
}

} // namespace

Outcome parse(std::string_view text, Timestamp& time)
{
    Scanner scanner(text);
    const int year = scanner.number(4);
    scanner.character('-');
    const int month = scanner.number(2);
    scanner.character('-');
    const int day = scanner.number(2);
    if (!scanner.take('t'))
        scanner.character('T');
    const int hour = scanner.number(2);
    scanner.character(':');
    const int minute = scanner.number(2);
    scanner.character(':');
    const int second = scanner.number(2);
    Nanoseconds nanoseconds = scanner.take('.') ? fraction(scanner) : 0;
    const qint64 east = offset(scanner);
    if (!scanner.ok() || !scanner.atEnd() || month < 1 || month > 12 || day < 1 ||
        day > daysIn(month, year) || hour > 23 || minute > 59 || second > 59)
        return Outcome::Invalid;

    qint64 seconds = daysFromEpoch(year, month, day) * 86'400 + hour * 3600 + minute * 60 + second - east;
    // Towards zero, so that the product cannot overflow where the sum would not.
    if (seconds < 0 && nanoseconds > 0) {
        ++seconds;
        nanoseconds -= nanosecondsPerSecond;
    }
    if (qMulOverflow(seconds, nanosecondsPerSecond, &time) || qAddOverflow(time, nanoseconds, &time) ||
        time < minimumTimestamp || time > maximumTimestamp)
        return Outcome::OutOfRange;
    return Outcome::Ok;
}

} // namespace telemirror::rfc3339
