#include "influx/wire/LiteralText.h"

#include <array>

namespace telemirror::literal {

using namespace Qt::StringLiterals;

namespace {

struct Unit
{
    QLatin1StringView name;
    Nanoseconds length;
};

// No unit above the hour: a "day" of Flux follows the location option. No "us": InfluxDB 1.x reads
// "u", Flux reads "us"; nanoseconds are read by both.
constexpr std::array units{
    Unit{QLatin1StringView("h"), nanosecondsPerHour},
    Unit{QLatin1StringView("m"), nanosecondsPerMinute},
    Unit{QLatin1StringView("s"), nanosecondsPerSecond},
    Unit{QLatin1StringView("ms"), nanosecondsPerMillisecond},
    Unit{QLatin1StringView("ns"), 1},
};

} // namespace

QString regexMatching(const QString& text)
{
    static constexpr QStringView metacharacters = u".+*?()|[]{}^$/";
    QString quoted = u"/"_s;
    for (const QChar character : text) {
        // Flux's scanner may take the second of two backslashes, before a slash, for `\/`, and turns
        // a code such as \x5c into the character before the expression is read: so in a class.
        if (character == u'\\') {
            quoted += u"[\\\\]"_s;
            continue;
        }
        // A control character as its code: a raw newline would end the literal in InfluxQL.
        if (character.unicode() < 0x20 || character.unicode() == 0x7f) {
            quoted += u"\\x%1"_s.arg(character.unicode(), 2, 16, QLatin1Char('0'));
            continue;
        }
        if (metacharacters.contains(character))
            quoted += u'\\';
        quoted += character;
    }
    return quoted + u'/';
}

QString duration(Nanoseconds duration)
{
    if (duration == 0)
        return u"0s"_s;
    QString text;
    if (duration < 0)
        text = u"-"_s;
    // Counted below zero, where the larger half of the range is.
    Nanoseconds rest = duration > 0 ? -duration : duration;
    for (const Unit& unit : units) {
        const Nanoseconds count = rest / unit.length;
        rest %= unit.length;
        if (count != 0)
            text += QString::number(-count) + unit.name;
    }
    return text;
}

} // namespace telemirror::literal
