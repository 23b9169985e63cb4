#pragma once

#include "influx/Connection.h"
#include "model/Clock.h"
#include "model/Telemetry.h"

#include <QtCore/QFuture>
#include <QtCore/QObject>

#include <memory>

namespace telemirror {

/// The door to real time: looks in all buckets of a connection, one query a bucket, for the newest
/// values of every measurement whose name contains the pattern, and shapes them as one telemetry
/// document, every few seconds. A slow server never piles up requests: a round begins when the one
/// before has ended, and up to four buckets are asked at a time. Lives on its connection's thread;
/// connection and clock must outlive it.
///
/// A round asks for `[now - range, now]`, now being when it began. Buckets of the server itself
/// (`Bucket::isSystem`) are left out. The list of buckets is asked for anew when it is older than
/// 30 s, or when one of them failed; if that is refused, the last list serves and the error is one
/// of the round's. New measurements and fields are in the next round. A number that a measurement had
/// within the last 24 h, and has no more while others of its fields go on, is 0.0 in the document.
/// A bucket that fails is an error of the round, the others count.
class RetrieveDataForCloud : public QObject
{
    Q_OBJECT

public:
    RetrieveDataForCloud(
        Connection& connection, const TelemetrySettings& settings, Clock& clock, QObject* parent = nullptr);
    ~RetrieveDataForCloud() override;

    /// Begins periodic rounds, the first at once; nothing if the settings say "not enabled". A round
    /// that takes longer than the period costs the rounds it covers.
    void start();
    /// No further round, and no further signal. A round under way is given up: its future gets an
    /// empty round with an error of kind Cancelled, as it does when this object is destroyed.
    void stop();
    /// One round, now, whether started or not; the one under way if there is one.
    [[nodiscard]] QFuture<TelemetryRound> retrieve();

signals:
    /// After each round, periodic or asked for.
    void roundFinished(const telemirror::TelemetryRound& round);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace telemirror
