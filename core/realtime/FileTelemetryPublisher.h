#pragma once

#include "model/Clock.h"
#include "realtime/RotatingFile.h"
#include "realtime/TelemetryPublisher.h"

#include <QtCore/QByteArrayList>

namespace telemirror {

/// Appends telemetry documents to a file, a line each (NDJSON), with rotation. What cannot be
/// written (a full disk) waits in memory, bounded, and goes with the next document.
class FileTelemetryPublisher final : public TelemetryPublisher
{
    Q_OBJECT

public:
    /// Documents that wait for the disk; the oldest beyond are dropped and counted.
    static constexpr qsizetype mostWaiting = 1000;

    FileTelemetryPublisher(const FilePublisherSettings& settings, Clock& clock, QObject* parent = nullptr);

protected:
    void deliver(const TelemetryRound& round) override;

private:
    struct Line
    {
        Timestamp time = 0;
        QByteArray bytes;
    };

    RotatingFile m_file;
    Clock& m_clock;
    QList<Line> m_waiting;
};

} // namespace telemirror
