#pragma once

#include "influx/Connection.h"
#include "mirror/BatchWrite.h"
#include "mirror/DeadLetterFile.h"
#include "mirror/WriteSlots.h"

#include <QtCore/QObject>

namespace telemirror {

/// Copies one window of one measurement: takes batches from the source as long as writes are in
/// flight at the destination, and no faster. Successful only if the answer ended completely, every
/// batch was acknowledged, and what was refused is on disk.
///
/// Ends with one of its signals; destroying it stops reading at once.
class WindowTransfer : public QObject
{
    Q_OBJECT

public:
    /// Where to and how; what is referred to must outlive the transfer.
    struct Route
    {
        Connection& source;
        Connection& destination;
        QString destinationBucket;
        Clock& clock;
        DeadLetterFile& deadLetters;
        std::shared_ptr<WriteSlots> writeSlots; ///< shared by all transfers of a run
        RetryPolicy policy;                     ///< for writes
        RateGovernor* writes = nullptr;         ///< of the destination; none: no limit is kept
    };

    WindowTransfer(const Route& route, const ReadRequest& request, QObject* parent);
    ~WindowTransfer() override;

    void start();
    /// Stops reading and forgets the writes in flight, without a signal.
    void stop();

    [[nodiscard]] const ReadRequest& request() const { return m_request; }
    /// So far. Everything but `windows`.
    [[nodiscard]] Tally tally() const;
    /// Where in the window the points are that the destination cannot have.
    [[nodiscard]] QList<RefusedStretch> refused() const;
    /// See BatchWrite::tooLarge().
    [[nodiscard]] qsizetype tooLarge() const { return m_tooLarge; }
    /// Whether it was the source that failed: then the window may be read again. A write was
    /// repeated already as often as it should be.
    [[nodiscard]] bool failedAtSource() const { return m_failedAtSource; }
    /// When a write that waits goes on; 0: none waits.
    [[nodiscard]] Timestamp waitingUntil() const;
    [[nodiscard]] QString waitingReason() const;

signals:
    void finished();
    void failed(const telemirror::Error& error);
    /// Something of the above changed.
    void progressed();

private:
    /// Streams are destroyed by the event loop, never below one of their own signals.
    struct StreamDeleter
    {
        void operator()(PointStream* stream) const;
    };

    void pump();
    void take(LineBatch&& batch);
    void write(LineBatch&& batch);
    void onWritten(BatchWrite* write);
    bool keepDeadLetters(qsizetype unless);
    void finishIfComplete();
    void fail(const Error& error, bool atSource);

    Route m_route;
    ReadRequest m_request;
    std::unique_ptr<PointStream, StreamDeleter> m_stream;
    QList<BatchWrite*> m_writes; ///< in flight; children
    Tally m_tally;
    qint64 m_bytesRead = 0;
    QByteArray m_deadLetters; ///< not yet on disk
    RefusalMap m_refusedTimes;
    qsizetype m_tooLarge = 0;
    bool m_pumping = false;
    bool m_sourceDone = false;
    bool m_ended = false;
    bool m_failedAtSource = false;
};

} // namespace telemirror
