#pragma once

#include "influx/Connection.h"
#include "model/Clock.h"
#include "model/Telemetry.h"

#include <QtCore/QObject>

#include <memory>

namespace telemirror {

/// The door to real time: looks in all buckets of a connection, one query a bucket, for the newest
/// values of every measurement whose name contains the pattern, and shapes them as one telemetry
/// document, every few seconds. A slow server never piles up requests: a round begins when the one
/// before has ended. Lives on its connection's thread.
class RetrieveDataForCloud : public QObject
{
    Q_OBJECT

public:
    RetrieveDataForCloud(
        Connection& connection, const TelemetrySettings& settings, Clock& clock, QObject* parent = nullptr);
    ~RetrieveDataForCloud() override;

    /// Begins periodic rounds, the first at once.
    void start();
    void stop();
    /// One round, now.
    [[nodiscard]] QFuture<TelemetryRound> retrieve();

signals:
    void roundFinished(const telemirror::TelemetryRound& round);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace telemirror
