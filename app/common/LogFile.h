#pragma once

#include "model/Error.h"
#include "model/LogRecord.h"

#include <QtCore/QFile>
#include <QtCore/QObject>
#include <QtCore/QTimer>

namespace telemirror {

struct LogFileLimits
{
    qint64 bytesPerFile = 4'000'000;
    int files = 5; ///< the one being written included; at least 1
};

/// The log on disk: one JSON object a line, in a file that is renamed when it is full, a fixed
/// number of which are kept. Belongs to one thread, and the file to one program.
///
/// A line: {"time":"2026-11-24T12:00:00.123Z","level":"info","source":"mirror","rule":"main",
/// "text":"…"}; "rule" only where there is one.
class LogFile : public QObject
{
    Q_OBJECT

public:
    /// `path` is the file being written; older ones are `path`.1, `path`.2, …
    explicit LogFile(const QString& path, const LogFileLimits& limits = {}, QObject* parent = nullptr);
    ~LogFile() override;

    [[nodiscard]] QString path() const { return m_file.fileName(); }
    /// Where a program's log is in a data folder.
    [[nodiscard]] static QString pathIn(const QString& dataFolder, const QString& program);

    /// Opens it for going on; the folder is made if missing.
    Result<void> open();
    /// Nothing is written if it is not open. Reaches the disk within a second, a warning at once.
    void write(const LogRecord& record);

    /// The newest `most` records of the files at `path`, oldest first. Lines that cannot be read
    /// are left out. From any thread.
    [[nodiscard]] static QList<LogRecord> read(const QString& path, qsizetype most);

private:
    void rotate();

    LogFileLimits m_limits;
    QFile m_file;
    QTimer m_flush;
};

} // namespace telemirror
