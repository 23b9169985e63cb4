#include "sandbox/LineIngest.h"

#include "influx/wire/LineProtocolReader.h"

namespace telemirror::sandbox {

using namespace Qt::StringLiterals;

namespace {

/// A precision of the reader, and what its times are to be multiplied with after that: the reader
/// knows neither minutes nor hours.
struct Unit
{
    Precision precision = Precision::Nanoseconds;
    qint64 factor = 1;
};

std::optional<Unit> unitOf(const QString& name)
{
    if (name.isEmpty() || name == u"ns" || name == u"n")
        return Unit{};
    if (name == u"us" || name == u"u" || name == u"µ")
        return Unit{Precision::Microseconds, 1};
    if (name == u"ms")
        return Unit{Precision::Milliseconds, 1};
    if (name == u"s")
        return Unit{Precision::Seconds, 1};
    if (name == u"m")
        return Unit{Precision::Seconds, 60};
    if (name == u"h")
        return Unit{Precision::Seconds, 3600};
    return std::nullopt;
}

/// Line protocol without a time means now, in the request's precision.
Timestamp truncated(Timestamp now, const Unit& unit)
{
    Nanoseconds length = unit.factor;
    switch (unit.precision) {
    case Precision::Nanoseconds: break;
    case Precision::Microseconds: length *= 1000; break;
    case Precision::Milliseconds: length *= nanosecondsPerMillisecond; break;
    case Precision::Seconds: length *= nanosecondsPerSecond; break;
    }
    return now - now % length;
}

/// What 2.x does not take of a point that can be read. Fields named `time` are left out, and told of.
class Rules
{
public:
    explicit Rules(WriteApi api)
        : m_api(api)
    {}

    [[nodiscard]] QString refusal(const Point& point) const
    {
        static const QList<QByteArray> reserved{"time", "_field", "_measurement"};
        for (const Tag& tag : point.tags) {
            if (m_api == WriteApi::V2 && reserved.contains(tag.key))
                return u"cannot use reserved tag key \"%1\""_s.arg(QString::fromUtf8(tag.key));
        }
        return {};
    }

    /// Whether there is anything left of the point.
    bool strip(Point& point)
    {
        const bool has = m_api == WriteApi::V2 &&
            std::any_of(point.fields.cbegin(), point.fields.cend(),
                [](const Field& field) { return field.key == "time"; });
        if (!has)
            return true;
        point.fields.removeIf([](const Field& field) { return field.key == "time"; });
        const bool isGone = point.fields.isEmpty();
        m_dropped += isGone ? 1 : 0;
        if (m_reason.isEmpty()) {
            m_reason = u"invalid field name: input field \"time\" on measurement \"%1\" is invalid%2"_s.arg(
                QString::fromUtf8(point.measurement),
                isGone ? QString() : u". Field \"time\" has been stripped from point."_s);
        }
        return !isGone;
    }

    void report(WriteReport& report) const
    {
        report.dropped += m_dropped;
        if (report.reason.isEmpty())
            report.reason = m_reason;
    }

private:
    WriteApi m_api;
    qint64 m_dropped = 0;
    QString m_reason;
};

} // namespace

Result<WriteReport> ingestLines(Store& store, const QString& bucket, const QByteArray& lines,
    const QString& precision, Timestamp now, WriteApi api)
{
    const auto unit = unitOf(precision);
    if (!unit) {
        return failure(
            Error::Kind::BadRequest, u"invalid precision; valid precision units are ns, us, ms, and s"_s);
    }
    const Timestamp defaultTime = truncated(now, *unit) / unit->factor;
    LineProtocolReader reader(lines, unit->precision, defaultTime);
    Rules rules(api);
    qint64 count = 0;
    QStringList mistakes;
    const auto next = [&](Point& point) -> Result<bool> {
        for (;;) {
            auto more = reader.next(point);
            QString mistake = more ? QString() : more.error().message;
            if (more && *more) {
                ++count;
                if (unit->factor != 1 && __builtin_mul_overflow(point.time, unit->factor, &point.time))
                    mistake = u"unable to parse: time outside range"_s;
                else if (const QString refusal = rules.refusal(point); !refusal.isEmpty())
                    mistake = u"unable to parse '%1': %2"_s.arg(reader.line(), refusal);
            }
            if (!mistake.isEmpty()) {
                mistakes.append(mistake);
                if (api == WriteApi::V2)
                    continue; // It names them all.
            }
            if (!mistakes.isEmpty() && api == WriteApi::V2 && *more)
                continue;
            if (!mistakes.isEmpty())
                return failure(Error::Kind::Malformed, mistakes.join(u'\n'));
            if (!*more || rules.strip(point))
                return *more;
        }
    };
    auto report = store.write(bucket, now, next);
    if (report)
        rules.report(*report);
    if (report && count == 0 && api == WriteApi::V1)
        return failure(Error::Kind::BadRequest, u"writing requires points"_s);
    return report;
}

} // namespace telemirror::sandbox
