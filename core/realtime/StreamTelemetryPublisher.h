#pragma once

#include "realtime/TelemetryPublisher.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QSocketNotifier>

#include <memory>

namespace telemirror {

/// Writes telemetry documents to an open file descriptor, standard output as a rule, a line each
/// (NDJSON). Never waits for a reader: what a slow one has not taken waits in memory, bounded. A
/// reader that has gone ends it for good, without SIGPIPE. The descriptor stays the caller's.
class StreamTelemetryPublisher final : public TelemetryPublisher
{
    Q_OBJECT

public:
    /// Documents that wait for the reader; the oldest beyond are dropped and counted.
    static constexpr qsizetype mostWaiting = 1000;

    StreamTelemetryPublisher(
        const QString& id, const QString& name, int descriptor, QObject* parent = nullptr);
    ~StreamTelemetryPublisher() override;

protected:
    void deliver(const TelemetryRound& round) override;

private:
    struct Line
    {
        Timestamp time = 0;
        QByteArray bytes;
    };

    void writeSome();
    void finishLine();
    void fail(int reason);
    [[nodiscard]] bool isWritable() const;

    int m_descriptor;
    std::unique_ptr<QSocketNotifier> m_notifier;
    QList<Line> m_waiting;
    qsizetype m_written = 0; ///< of the first line
};

} // namespace telemirror
