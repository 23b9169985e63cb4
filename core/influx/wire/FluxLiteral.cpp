#include "influx/wire/FluxLiteral.h"

#include "influx/wire/LiteralText.h"

namespace telemirror::flux {

using namespace Qt::StringLiterals;

namespace {

/// The escape that Flux needs for `character`, or nothing if it may stand as it is.
QString escapeOf(QChar character)
{
    switch (character.unicode()) {
    case '"': return u"\\\""_s;
    case '\\': return u"\\\\"_s;
    case '\n': return u"\\n"_s;
    case '\r': return u"\\r"_s;
    case '\t': return u"\\t"_s;
    default: break;
    }
    if (character.unicode() < 0x20 || character.unicode() == 0x7f)
        return u"\\x%1"_s.arg(character.unicode(), 2, 16, QLatin1Char('0'));
    return {};
}

/// A dollar sign in front of `rest`, the part of the literal behind it.
QString dollarBefore(QStringView rest)
{
    if (rest.startsWith(u'{'))
        return u"\\$"_s;
    // Flux's scanner reads a dollar sign together with the character behind it: a backslash there
    // would lose its meaning, and what it escapes would end the literal.
    return rest.startsWith(u'\\') ? u"\\x24"_s : u"$"_s;
}

} // namespace

QString string(const QString& text)
{
    // From the end, as the form of a dollar sign depends on what follows it.
    QStringList parts;
    QString next; // the part that follows
    for (qsizetype i = text.size() - 1; i >= 0; --i) {
        QString part = text[i] == u'$' ? dollarBefore(next) : escapeOf(text[i]);
        if (part.isEmpty())
            part = text[i];
        next = part;
        parts.prepend(part);
    }
    return u'"' + parts.join(QString()) + u'"';
}

QString regexMatching(const QString& text)
{
    return literal::regexMatching(text);
}

QString time(Timestamp time)
{
    // Every 64-bit number of nanoseconds lies between the years 1677 and 2262: a date literal holds it.
    Timestamp seconds = time / nanosecondsPerSecond;
    Nanoseconds fraction = time % nanosecondsPerSecond;
    if (fraction < 0) {
        fraction += nanosecondsPerSecond;
        --seconds;
    }
    QString text = QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC).toString(u"yyyy-MM-ddTHH:mm:ss"_s);
    if (fraction != 0) {
        QString digits = u"%1"_s.arg(fraction, 9, 10, QLatin1Char('0'));
        while (digits.endsWith(u'0'))
            digits.chop(1);
        text += u'.' + digits;
    }
    return text + u'Z';
}

QString duration(Nanoseconds duration)
{
    return literal::duration(duration);
}

} // namespace telemirror::flux
