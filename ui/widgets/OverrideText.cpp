#include "ui/widgets/OverrideText.h"

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

/// Whether the part could be read, and said nothing that was said before.
bool take(const QString& part, RangeOverride& entry)
{
    const QStringList words = part.split(u' ', Qt::SkipEmptyParts);
    const bool isBack = words.value(1) == u"back"_s;
    const bool isAhead = words.value(1) == u"ahead"_s;
    if (words.size() == 2 && (isBack || isAhead)) {
        std::optional<Nanoseconds>& target = isBack ? entry.lookback : entry.lookahead;
        const bool isFirst = !target.has_value();
        target = parseDuration(words[0]);
        return isFirst && target.has_value();
    }
    const bool isFirst = !entry.resolution.has_value();
    entry.resolution = Resolution::fromString(words.join(u' '));
    return isFirst && entry.resolution.has_value();
}

} // namespace

QString OverrideText::of(const RangeOverride& entry)
{
    QStringList parts;
    if (entry.lookback)
        parts.append(formatDuration(*entry.lookback) + u" back"_s);
    if (entry.lookahead)
        parts.append(formatDuration(*entry.lookahead) + u" ahead"_s);
    if (entry.resolution)
        parts.append(entry.resolution->toString());
    return entry.pattern + u": "_s + parts.join(u", "_s);
}

std::optional<RangeOverride> OverrideText::read(const QString& line)
{
    // A pattern may hold colons and commas; what stands behind it cannot.
    const qsizetype colon = line.lastIndexOf(u':');
    RangeOverride entry;
    entry.pattern = line.left(std::max<qsizetype>(colon, 0)).trimmed();
    if (entry.pattern.isEmpty())
        return std::nullopt;
    const QString rest = line.mid(colon + 1).trimmed();
    const QStringList parts = rest.isEmpty() ? QStringList() : rest.split(u',');
    for (const QString& part : parts) {
        if (!take(part, entry))
            return std::nullopt;
    }
    return entry;
}

} // namespace telemirror
