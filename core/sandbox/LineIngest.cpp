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

} // namespace

Result<WriteReport> ingestLines(
    Store& store, const QString& bucket, const QByteArray& lines, const QString& precision, Timestamp now)
{
    const auto unit = unitOf(precision);
    if (!unit) {
        return failure(
            Error::Kind::BadRequest, u"invalid precision; valid precision units are ns, us, ms, and s"_s);
    }
    const Timestamp defaultTime = truncated(now, *unit) / unit->factor;
    LineProtocolReader reader(lines, unit->precision, defaultTime);
    qint64 count = 0;
    auto report = store.write(bucket, now, [&](Point& point) -> Result<bool> {
        auto more = reader.next(point);
        if (!more || !*more)
            return more;
        ++count;
        if (unit->factor != 1 && __builtin_mul_overflow(point.time, unit->factor, &point.time))
            return failure(Error::Kind::Malformed, u"unable to parse: time outside range"_s);
        return true;
    });
    if (report && count == 0)
        return failure(Error::Kind::BadRequest, u"writing requires points"_s);
    return report;
}

} // namespace telemirror::sandbox
