#pragma once

#include "influx/Connection.h"
#include "mirror/Journal.h"
#include "mirror/RateGovernor.h"
#include "mirror/RunFence.h"
#include "mirror/VerifyScope.h"
#include "model/Clock.h"
#include "model/Rule.h"
#include "model/Run.h"

#include <QtCore/QObject>

#include <memory>

namespace telemirror {

/// The door to mirroring: runs one rule, all measurements of its bucket, from a source connection
/// to a destination connection, and records what is done in the journal.
///
/// Lives on one thread with its connections and journal, which must outlive it. One run at a time;
/// a lock file in `lockFolder` keeps other processes from running the same rule. Points that cannot
/// be written are kept in the folder `dead-letters` beside `lockFolder`.
///
/// Not to be destroyed below one of its own signals: use deleteLater() there.
class InfluxMirror : public QObject
{
    Q_OBJECT

public:
    InfluxMirror(const Rule& rule, Connection& source, Connection& destination, Journal& journal,
        Clock& clock, const QString& lockFolder, QObject* parent = nullptr);
    ~InfluxMirror() override;

    /// Keeps the source's limits on reads and the destination's on writes, from the next run on; null:
    /// none. They are shared with whoever else uses the connections and must outlive the mirror.
    void setGovernors(RateGovernor* reads, RateGovernor* writes);

    /// Asked from the next run on, before everything that a run records; see RunFence.
    void setFence(const RunFence& fence);
    /// The fencing token of the run under way, or else of the last one.
    [[nodiscard]] qint64 fencingToken() const;

    /// Under what name the journal knows what a rule has done. It changes with the rule's source and
    /// destination: what was copied elsewhere is not done here.
    [[nodiscard]] static QString ruleKey(const Rule& rule);

    [[nodiscard]] const Rule& rule() const;
    [[nodiscard]] bool isRunning() const;

    /// Begins a run. An error of kind Busy if one is under way, here or elsewhere.
    Result<void> start(RunTrigger trigger);
    /// Begins a run that compares what was copied with its source, copies what differs again, and
    /// reports what cannot be mended. Errors as those of start(), and one of kind Configuration where the
    /// destination cannot be read.
    Result<void> verify(const VerifyScope& scope);
    /// Stops reading and writing now; finished() follows within 200 ms with state Cancelled.
    void cancel();

signals:
    void started(const telemirror::Run& run);
    /// At most ten times a second, and once at the end.
    void progress(const telemirror::RunProgress& progress);
    void finished(const telemirror::Run& run, const QList<telemirror::MeasurementRun>& measurements);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace telemirror
