#pragma once

#include "influx/Connection.h"
#include "mirror/RateGovernor.h"
#include "mirror/RefusalMap.h"
#include "mirror/RetryPolicy.h"
#include "model/Clock.h"
#include "model/Run.h"

#include <QtCore/QObject>

namespace telemirror {

/// Writes one batch until every line of it is acknowledged, or known to be refused for good.
///
/// Failures that may pass are waited out here, so that what was read (and charged) need not be read
/// again. A batch that is too large is halved. A batch with lines that the server refuses is halved
/// until these stand alone; they become dead letters. Ends with one of its signals; destroying it
/// before leaves what is under way to its fate, which is harmless: writes may be repeated.
class BatchWrite : public QObject
{
    Q_OBJECT

public:
    /// Refusals met while lines are isolated; beyond that the cause is not single lines.
    static constexpr int maximumRefusals = 2'000;

    /// Where to and how; what is referred to must outlive the write.
    struct Target
    {
        Connection& destination;
        QString bucket;
        Clock& clock;
        RetryPolicy policy;
        RateGovernor* governor = nullptr; ///< of the destination's writes; none: no limit is kept
    };

    BatchWrite(const Target& target, LineBatch&& batch, QObject* parent);

    void start();

    /// What was written and refused, sent and waited; to be read at the end.
    [[nodiscard]] const Tally& tally() const { return m_tally; }
    /// Entries for the dead-letter file.
    [[nodiscard]] const QByteArray& deadLetters() const { return m_deadLetters; }
    [[nodiscard]] qint64 refusedLines() const { return m_refusedLines; }
    /// When the points of the refused lines were.
    [[nodiscard]] const RefusalMap& refusedTimes() const { return m_refusedTimes; }
    /// Size in bytes (of lines, uncompressed) of the smallest body refused as too large; 0: none.
    [[nodiscard]] qsizetype tooLarge() const { return m_tooLarge; }
    /// When the present wait ends; 0: not waiting.
    [[nodiscard]] Timestamp waitingUntil() const { return m_waitingUntil; }
    [[nodiscard]] QString waitingReason() const { return m_waitingReason; }

signals:
    void finished();
    void failed(const telemirror::Error& error);
    /// A wait began or ended.
    void waitingChanged();

private:
    struct Part
    {
        QByteArray lines;
        qint64 lineCount = 0;
    };

    void writeNext();
    void send();
    void wait(std::chrono::milliseconds delay, const QString& reason);
    void onWritten(const Result<WriteReceipt>& result);
    void onRefused(const Error& error);
    /// Halves the part at the top; false if it is a single line.
    bool halve();
    /// Gives the part at the top up, all lines of it.
    void bury(const Error& error);

    Target m_target;
    RateGovernor::Hold m_hold;
    qint64 m_points = 0;
    QList<Part> m_parts; ///< still to be written; the last one first
    int m_failures = 0;  ///< of the part at the top
    int m_refusals = 0;
    qsizetype m_tooLarge = 0;
    Tally m_tally;
    QByteArray m_deadLetters;
    qint64 m_refusedLines = 0;
    RefusalMap m_refusedTimes;
    Timestamp m_waitingUntil = 0;
    QString m_waitingReason;
};

} // namespace telemirror
