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

/// What the servers do not take of a point that can be read. Fields named `time` are left out, and
/// told of; by 1.x only where nothing is left.
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
        const bool hasTag = std::any_of(
            point.tags.cbegin(), point.tags.cend(), [](const Tag& tag) { return tag.key == "time"; });
        if (hasTag) { // of 1.x only: 2.x has refused it
            ++m_dropped;
            tell(u"invalid tag key: input tag \"time\" on measurement \"%1\" is invalid"_s, point);
            return false;
        }
        const bool has = std::any_of(point.fields.cbegin(), point.fields.cend(),
            [](const Field& field) { return field.key == "time"; });
        if (!has)
            return true;
        point.fields.removeIf([](const Field& field) { return field.key == "time"; });
        const bool isGone = point.fields.isEmpty();
        m_dropped += isGone ? 1 : 0;
        const QString what = u"invalid field name: input field \"time\" on measurement \"%1\" is invalid"_s;
        if (isGone)
            tell(what, point);
        else if (m_api == WriteApi::V2)
            tell(what + u". Field \"time\" has been stripped from point."_s, point);
        return !isGone;
    }

    void report(WriteReport& report) const
    {
        report.dropped += m_dropped;
        if (report.reason.isEmpty())
            report.reason = m_reason;
    }

private:
    void tell(const QString& what, const Point& point)
    {
        if (m_reason.isEmpty())
            m_reason = what.arg(QString::fromUtf8(point.measurement));
    }

    WriteApi m_api;
    qint64 m_dropped = 0;
    QString m_reason;
};

} // namespace

Result<WriteReport> ingestLines(Store& store, const QString& bucket, const QByteArray& lines,
    const QString& precision, Timestamp now, WriteApi api)
{
    const auto known = unitOf(precision);
    if (!known && api == WriteApi::V2) {
        return failure(
            Error::Kind::BadRequest, u"invalid precision; valid precision units are ns, us, ms, and s"_s);
    }
    const Unit unit = known.value_or(Unit());
    const Timestamp defaultTime = truncated(now, unit) / unit.factor;
    LineProtocolReader reader(lines, unit.precision, defaultTime);
    Rules rules(api);
    qint64 good = 0;
    QStringList mistakes;
    const auto next = [&](Point& point) -> Result<bool> {
        for (;;) {
            auto more = reader.next(point);
            QString mistake = more ? QString() : more.error().message;
            if (more && *more) {
                if (unit.factor != 1 && __builtin_mul_overflow(point.time, unit.factor, &point.time))
                    mistake = u"unable to parse: time outside range"_s;
                else if (const QString refusal = rules.refusal(point); !refusal.isEmpty())
                    mistake = u"unable to parse '%1': %2"_s.arg(reader.line(), refusal);
            }
            if (!mistake.isEmpty()) {
                mistakes.append(mistake);
                continue; // All are named.
            }
            good += *more ? 1 : 0;
            if (!mistakes.isEmpty() && api == WriteApi::V2 && *more)
                continue;
            if (!mistakes.isEmpty() && (api == WriteApi::V2 || (good == 0 && !*more)))
                return failure(Error::Kind::Malformed, mistakes.join(u'\n'));
            if (!*more || rules.strip(point))
                return *more;
        }
    };
    auto report = store.write(bucket, now, next);
    if (report)
        rules.report(*report);
    if (report && !mistakes.isEmpty())
        report->reason = mistakes.join(u'\n');
    return report;
}

} // namespace telemirror::sandbox
