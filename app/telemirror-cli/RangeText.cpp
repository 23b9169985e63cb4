#include "RangeText.h"

#include "Command.h"
#include "model/Rule.h"

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

std::optional<Timestamp> instantFromText(const QString& text, Timestamp now)
{
    if (text == u"now"_s)
        return now;
    if (text.startsWith(u'+') || text.startsWith(u'-')) {
        const auto offset = parseDuration(text.startsWith(u'+') ? QStringView(text).sliced(1) : text);
        Timestamp instant = 0;
        if (!offset || qAddOverflow(now, *offset, &instant))
            return std::nullopt;
        return instant;
    }
    QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (!time.isValid() || time.date().year() < 1678 || time.date().year() > 2261)
        return std::nullopt; // beyond what nanoseconds can say
    if (time.timeSpec() == Qt::LocalTime)
        time.setTimeSpec(Qt::UTC);
    return fromDateTime(time);
}

} // namespace

Result<TimeRange> rangeFromText(const QString& text, Timestamp now)
{
    const QStringList ends = text.split(u'/');
    std::optional<Timestamp> start;
    std::optional<Timestamp> stop;
    if (ends.size() == 1 && !text.startsWith(u'-')) {
        start = instantFromText(u'-' + text, now);
        stop = now;
    } else if (ends.size() == 2) {
        start = instantFromText(ends[0], now);
        stop = instantFromText(ends[1], now);
    }
    if (!start || !stop || *start >= *stop) {
        return failure(Error::Kind::Configuration,
            Command::tr("--range takes <start>/<stop>, as in 2026-05-01/2026-05-02T12:00:00Z or -2d/now, or "
                        "a duration up to now, as in 24h."));
    }
    return TimeRange{*start, *stop};
}

} // namespace telemirror
