#pragma once

#include "FakeInflux.h"
#include "mirror/InfluxMirror.h"

#include <QtCore/QTemporaryDir>

#include <memory>

namespace telemirror::test {

/// What a test of a mirror works with: a journal in a folder of its own, a clock that stands still
/// until it is moved, and an InfluxDB in memory on either side. A test class inherits it.
class MirrorFixture
{
protected:
    /// From `weather` of `cloud` to `mirror` of `local`.
    [[nodiscard]] static Rule usualRule();

    /// To be called before and after each test function.
    void setUp(Timestamp now, const Rule& rule = usualRule());
    void tearDown();

    void reopenMirror(const Rule& rule = usualRule());
    /// Turns the event loop until nothing is to do but wait.
    static void settle();
    /// Moves time until the run that is under way has ended.
    Run moveUntilFinished();
    /// Starts a mirroring run and moves time until it has ended.
    Run sync();

    [[nodiscard]] FakeInflux::Values& weather(const QString& name);
    [[nodiscard]] FakeInflux::Values& mirrored(const QString& name);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<Journal> m_journal;
    std::unique_ptr<FakeInflux> m_source;
    std::unique_ptr<FakeInflux> m_destination;
    std::unique_ptr<InfluxMirror> m_mirror;
    QList<Run> m_finished; ///< since the mirror was opened or the last run started
    QList<MeasurementRun> m_measurements;
    QList<RunProgress> m_progress;
};

} // namespace telemirror::test
