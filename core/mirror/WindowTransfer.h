#pragma once

#include "influx/Connection.h"
#include "model/Run.h"

#include <QtCore/QObject>

#include <memory>

namespace telemirror {

/// Carries one window of one measurement from a source to a destination: takes batches of lines
/// from a PointStream and has up to `maximumWrites` writes under way. While they are, no further
/// batch is taken, the stream's queue fills, and the source is held back: memory is bounded.
///
/// Succeeds only after the answer ended completely and every write was acknowledged. Lives on its
/// connections' thread; destroying it ends the reading, and forgets the writes under way.
class WindowTransfer : public QObject
{
    Q_OBJECT

public:
    static constexpr int maximumWrites = 2;

    WindowTransfer(Connection& source, Connection& destination, const ReadRequest& request,
        const QString& destinationBucket, QObject* parent = nullptr);

    void start();
    [[nodiscard]] TimeRange range() const { return m_request.range; }
    /// What was read and written so far; `windows` and `retries` are not counted here.
    [[nodiscard]] Tally tally() const;
    [[nodiscard]] const QList<RefusedPoint>& refused() const { return m_refused; }

signals:
    void progressed();
    /// One of the two, once.
    void finished();
    void failed(const telemirror::Error& error);

private:
    void pump();
    void write(const LineBatch& batch);
    void fail(const Error& error);
    void finishIfDone();

    Connection& m_source;
    Connection& m_destination;
    ReadRequest m_request;
    QString m_destinationBucket;
    std::unique_ptr<PointStream> m_stream;
    Tally m_tally;
    QList<RefusedPoint> m_refused;
    int m_writes = 0;
    bool m_readAll = false;
    bool m_ended = false;
};

} // namespace telemirror
