#pragma once

#include "influx/Connection.h"
#include "mirror/Journal.h"
#include "mirror/OverlapCheck.h"
#include "model/Clock.h"
#include "model/Rule.h"
#include "model/SyncPlan.h"

#include <QtCore/QObject>

namespace telemirror {

/// Makes the plan of a run without running it: asks the source for its measurements, the journal for
/// what is done, and, for the estimate, the source for one count per planned range, which is cheap.
/// How many bytes a point takes is taken from earlier runs of the rule. Reads no points, writes
/// nothing.
///
/// Ends with finished(); destroying it before drops the answers.
class MirrorPlan : public QObject
{
    Q_OBJECT

public:
    /// What a point takes in an answer, where nothing is known of it: a row of annotated CSV with two
    /// tags or so.
    static constexpr qint64 typicalBytesPerPoint = 80;
    /// More ranges than this are counted as one, from the first to the last: an upper bound.
    static constexpr qsizetype mostCounts = 8;

    /// What is referred to must outlive the plan.
    struct Context
    {
        Rule rule;
        Connection& source;
        Connection& destination;
        Journal& journal;
        Clock& clock;
    };

    MirrorPlan(const Context& context, QObject* parent);

    /// finished() follows, from the event loop.
    void start();

signals:
    void finished(const telemirror::Result<telemirror::SyncPlan>& plan);

private:
    /// Bytes and points that earlier runs read of a measurement.
    struct History
    {
        qint64 points = 0;
        qint64 bytes = 0;
        Nanoseconds length = 0;
    };

    void onMeasurements(const QStringList& names);
    Result<void> addMeasurement(const QString& name);
    Result<void> readHistory();
    void next();
    void checkOverlap();
    void count();
    void onCounted(const Result<qint64>& points);
    void estimate(std::optional<qint64> counted);
    void end(Result<SyncPlan> result);

    Context m_context;
    SyncPlan m_plan;
    QHash<QString, History> m_history;
    QList<qsizetype> m_rest;      ///< measurements that are to be estimated
    QList<TimeRange> m_uncounted; ///< of the first of them
    qint64 m_counted = 0;
};

} // namespace telemirror
