#pragma once

#include "engine/Engine.h"
#include "mirror/Journal.h"
#include "model/Clock.h"

#include <QtCore/QLockFile>
#include <QtCore/QObject>

#include <memory>

namespace telemirror {

/// Opens the journal when it is first asked for, and tidies it. Several processes may share one:
/// only the one that holds the lock file takes runs that are still open for interrupted ones. Lives
/// on the engine's thread.
class JournalKeeper : public QObject
{
    Q_OBJECT

public:
    /// Runs are kept so long.
    static constexpr Nanoseconds runsLastFor = 90 * nanosecondsPerDay;

    JournalKeeper(const EnginePaths& paths, Clock& clock);
    ~JournalKeeper() override;

    /// The journal, a new one if the present one is damaged, or why it cannot be opened; that is tried again
    /// at each call.
    [[nodiscard]] Result<Journal*> journal();

signals:
    /// The journal cannot be opened, for another reason than last time.
    void failed(const telemirror::Error& error);
    /// The journal was damaged; it is now in the file `setAside`, and a new one takes its place.
    void replaced(const QString& setAside);

private:
    [[nodiscard]] Result<std::unique_ptr<Journal>> open();
    void tidy();

    EnginePaths m_paths;
    Clock& m_clock;
    std::unique_ptr<QLockFile> m_lock;
    std::unique_ptr<Journal> m_journal;
    QString m_lastFailure;
};

} // namespace telemirror
