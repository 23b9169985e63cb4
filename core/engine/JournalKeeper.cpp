#include "engine/JournalKeeper.h"

#include <QtCore/QDir>

namespace telemirror {

using namespace Qt::StringLiterals;

JournalKeeper::JournalKeeper(const EnginePaths& paths, Clock& clock)
    : m_paths(paths)
    , m_clock(clock)
{}

JournalKeeper::~JournalKeeper() = default;

Result<Journal*> JournalKeeper::journal()
{
    if (m_journal)
        return m_journal.get();
    Result<std::unique_ptr<Journal>> opened = open();
    if (!opened) {
        const QString text = opened.error().toString();
        if (std::exchange(m_lastFailure, text) != text)
            emit failed(opened.error());
        return tl::unexpected(opened.error());
    }
    m_lastFailure.clear();
    m_journal = std::move(*opened);
    tidy();
    return m_journal.get();
}

Result<std::unique_ptr<Journal>> JournalKeeper::open()
{
    for (const QString& folder : {m_paths.dataFolder, m_paths.locks(), m_paths.deadLetters()}) {
        if (!QDir().mkpath(folder))
            return failure(Error::Kind::Storage,
                tr("The folder %1 cannot be made: check its place and its rights.").arg(folder));
    }
    Result<Journal::Opened> opened = Journal::openOrReplace(m_paths.journal(), m_clock.now());
    if (!opened)
        return tl::unexpected(opened.error());
    if (!opened->setAside.isEmpty())
        emit replaced(opened->setAside);
    return std::move(opened->journal);
}

void JournalKeeper::tidy()
{
    m_lock = std::make_unique<QLockFile>(m_paths.locks() + u"/engine.lock"_s);
    m_lock->setStaleLockTime(0);
    if (!m_lock->tryLock(0))
        return;
    Result<void> done = m_journal->closeInterruptedRuns(m_clock.now());
    if (done)
        done = m_journal->pruneRuns(m_clock.now() - runsLastFor);
    if (!done)
        emit failed(done.error());
}

} // namespace telemirror
