#include "mirror/WindowComparison.h"

#include "mirror/PointSummary.h"
#include "model/FutureHandler.h"

namespace telemirror {

WindowComparison::WindowComparison(
    const Sides& sides, const QString& measurement, const TimeRange& range, QObject* parent)
    : QObject(parent)
    , m_sides(sides)
    , m_measurement(measurement)
    , m_range(range)
{}

void WindowComparison::start()
{
    for (const Side side : {Side::Source, Side::Destination})
        ask(side, 0);
}

Connection& WindowComparison::connection(Side side) const
{
    return side == Side::Source ? m_sides.source : m_sides.destination;
}

const RetryPolicy& WindowComparison::policy(Side side) const
{
    return side == Side::Source ? m_sides.sourcePolicy : m_sides.destinationPolicy;
}

void WindowComparison::ask(Side side, int failures)
{
    if (side == Side::Source && !m_sides.rule.resolution.isRaw())
        return readSource(failures);
    const QString& bucket = side == Side::Source ? m_sides.rule.sourceBucket : m_sides.rule.destinationBucket;
    whenFinished(this, connection(side).summary({bucket, m_measurement, m_range}),
        [this, side, failures](const Result<Summary>& result) { take(side, failures, result); });
}

/// What the rule makes of the source's points is in no server's store: read, and worked out here.
void WindowComparison::readSource(int failures)
{
    ReadRequest request;
    request.bucket = m_sides.rule.sourceBucket;
    request.measurement = m_measurement;
    request.range = m_range;
    request.resolution = m_sides.rule.resolution;
    request.unsignedAsInteger = m_sides.rule.unsignedAsInteger && !m_sides.destination.storesUnsigned();
    auto* reading = new PointSummary(m_sides.source, request, this);
    connect(reading, &PointSummary::finished, this, [this, reading, failures](const Summary& summary) {
        reading->deleteLater();
        take(Side::Source, failures, summary);
    });
    connect(reading, &PointSummary::failed, this, [this, reading, failures](const Error& error) {
        reading->deleteLater();
        take(Side::Source, failures, tl::unexpected(error));
    });
    reading->start();
}

void WindowComparison::take(Side side, int failures, const Result<Summary>& result)
{
    if (m_ended)
        return;
    if (!result)
        return repeat(side, failures + 1, result.error());
    policy(side).succeeded();
    m_tally.bytesRead += result->bytesRead;
    (side == Side::Source ? m_source : m_destination) = *result;
    if (!m_source || !m_destination)
        return;
    m_ended = true;
    const SummaryComparison comparison(
        m_sides.rule.unsignedAsInteger && !m_sides.destination.storesUnsigned());
    m_difference = comparison.compare(*m_source, *m_destination);
    emit finished();
}

void WindowComparison::repeat(Side side, int failures, const Error& error)
{
    const auto delay = policy(side).delayAfter(error, failures);
    if (!delay) {
        m_ended = true;
        emit failed(Error(error));
        return;
    }
    ++m_tally.retries;
    m_tally.waited += *delay;
    m_waitingUntil = m_sides.clock.now() + delay->count() * nanosecondsPerMillisecond;
    m_waitingReason = error.toString();
    m_sides.clock.after(*delay, this, [this, side, failures] {
        if (m_ended)
            return;
        m_waitingUntil = 0;
        m_waitingReason.clear();
        emit waitingChanged();
        ask(side, failures);
    });
    emit waitingChanged();
}

} // namespace telemirror
