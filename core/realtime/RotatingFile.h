#pragma once

#include "model/Error.h"
#include "model/PublisherSettings.h"
#include "model/TimeRange.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>

namespace telemirror {

/// A file of lines that is bounded: when a line does not fit any more, `path` becomes `path.1`,
/// `path.1` becomes `path.2`, and so on, and the last is removed. A line is written whole or not at
/// all, and always begins on a line of its own, even after a crash or a full disk. A file that
/// somebody moved away or removed is begun anew. Belongs to one thread.
class RotatingFile
{
public:
    using Sync = FilePublisherSettings::Sync;

    /// `keep`: how many rotated files stay beside the current one.
    RotatingFile(const QString& path, qint64 maximumBytes, int keep, Sync sync);
    ~RotatingFile();
    RotatingFile(const RotatingFile&) = delete;
    RotatingFile& operator=(const RotatingFile&) = delete;

    [[nodiscard]] QString path() const { return m_path; }
    /// Appends a line, without its newline. An error of kind Storage names the file; nothing of the
    /// line is in it then. `now` decides when a second has passed for Sync::EverySecond.
    [[nodiscard]] Result<void> append(QByteArrayView line, Timestamp now);

private:
    Result<void> openIfNeeded();
    Result<void> rotate();
    Result<void> writeWhole(const QByteArray& bytes);
    Result<void> syncIfDue(Timestamp now);
    void syncFolder() const;
    void close();
    [[nodiscard]] tl::unexpected<Error> fault() const;
    [[nodiscard]] QString numbered(int number) const;

    QString m_path;
    qint64 m_maximumBytes;
    int m_keep;
    Sync m_sync;
    int m_file = -1;
    qint64 m_size = 0;
    bool m_needsNewline = false; ///< the file ends in the middle of a line
    std::optional<Timestamp> m_lastSync;
};

} // namespace telemirror
