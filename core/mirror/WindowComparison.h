#pragma once

#include "influx/Connection.h"
#include "mirror/RetryPolicy.h"
#include "mirror/SummaryComparison.h"
#include "model/Clock.h"
#include "model/Rule.h"
#include "model/Run.h"

#include <QtCore/QObject>

namespace telemirror {

/// Asks both sides for a summary of one window of one measurement, repeats what fails and may
/// succeed later, and compares. Ends with one of its signals; destroying it before forgets the
/// questions.
class WindowComparison : public QObject
{
    Q_OBJECT

public:
    /// What is referred to must outlive the comparison.
    struct Sides
    {
        const Rule& rule;
        Connection& source;
        Connection& destination;
        Clock& clock;
        RetryPolicy sourcePolicy;
        RetryPolicy destinationPolicy;
    };

    WindowComparison(const Sides& sides, const QString& measurement, const TimeRange& range, QObject* parent);

    void start();

    [[nodiscard]] const TimeRange& range() const { return m_range; }
    // Once finished.
    [[nodiscard]] const SummaryDifference& difference() const { return m_difference; }
    [[nodiscard]] qint64 sourceCount() const { return m_source ? m_source->count() : 0; }
    [[nodiscard]] qint64 destinationCount() const { return m_destination ? m_destination->count() : 0; }

    /// Bytes read, retries and waits.
    [[nodiscard]] const Tally& tally() const { return m_tally; }
    [[nodiscard]] Timestamp waitingUntil() const { return m_waitingUntil; }
    [[nodiscard]] QString waitingReason() const { return m_waitingReason; }

signals:
    void finished();
    void failed(const telemirror::Error& error);
    void waitingChanged();

private:
    enum class Side
    {
        Source,
        Destination
    };

    [[nodiscard]] Connection& connection(Side side) const;
    [[nodiscard]] const RetryPolicy& policy(Side side) const;
    void ask(Side side, int failures);
    void readSource(int failures);
    void take(Side side, int failures, const Result<Summary>& result);
    void repeat(Side side, int failures, const Error& error);

    Sides m_sides;
    QString m_measurement;
    TimeRange m_range;
    std::optional<Summary> m_source;
    std::optional<Summary> m_destination;
    SummaryDifference m_difference;
    Tally m_tally;
    Timestamp m_waitingUntil = 0;
    QString m_waitingReason;
    bool m_ended = false;
};

} // namespace telemirror
