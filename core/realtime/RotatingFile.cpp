#include "realtime/RotatingFile.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace telemirror {

using namespace Qt::StringLiterals;

RotatingFile::RotatingFile(const QString& path, qint64 maximumBytes, int keep, Sync sync)
    : m_path(path)
    , m_maximumBytes(maximumBytes)
    , m_keep(keep)
    , m_sync(sync)
{}

RotatingFile::~RotatingFile()
{
    if (m_file >= 0 && m_sync != Sync::Never)
        ::fdatasync(m_file);
    close();
}

Result<void> RotatingFile::append(QByteArrayView line, Timestamp now)
{
    if (const Result<void> opened = openIfNeeded(); !opened)
        return opened;
    if (m_size > 0 && m_size + line.size() + 1 > m_maximumBytes) {
        if (const Result<void> rotated = rotate(); !rotated)
            return rotated;
    }
    QByteArray bytes;
    bytes.reserve(line.size() + 2);
    if (m_needsNewline)
        bytes += '\n';
    bytes.append(line.data(), line.size());
    bytes += '\n';
    if (const Result<void> written = writeWhole(bytes); !written)
        return written;
    m_needsNewline = false;
    return syncIfDue(now);
}

Result<void> RotatingFile::openIfNeeded()
{
    struct stat atPath = {};
    struct stat opened = {};
    const QByteArray name = QFile::encodeName(m_path);
    const bool isThere = ::stat(name.constData(), &atPath) == 0;
    if (m_file >= 0 && isThere && ::fstat(m_file, &opened) == 0 && atPath.st_ino == opened.st_ino &&
        atPath.st_dev == opened.st_dev) {
        m_size = opened.st_size;
        return {};
    }
    close();
    // Neither a directory nor a pipe, whose opening would wait for a reader.
    if (isThere && !S_ISREG(atPath.st_mode)) {
        errno = S_ISDIR(atPath.st_mode) ? EISDIR : EINVAL;
        return fault();
    }
    if (!QDir().mkpath(QFileInfo(m_path).absolutePath()))
        return fault();
    m_file = ::open(name.constData(), O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0644);
    if (m_file < 0 || ::fstat(m_file, &opened) != 0)
        return fault();
    m_size = opened.st_size;
    char last = '\n';
    if (m_size > 0 && ::pread(m_file, &last, 1, m_size - 1) != 1)
        return fault();
    m_needsNewline = last != '\n';
    if (!isThere && m_sync == Sync::Always)
        syncFolder();
    return {};
}

Result<void> RotatingFile::rotate()
{
    if (m_sync != Sync::Never)
        ::fdatasync(m_file);
    close();
    const auto rename = [](const QString& from, const QString& to) {
        return std::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) == 0 ||
            errno == ENOENT;
    };
    for (int number = m_keep - 1; number >= 1; --number) {
        if (!rename(numbered(number), numbered(number + 1)))
            return fault();
    }
    const bool done = m_keep > 0 ? rename(m_path, numbered(1))
                                 : ::unlink(QFile::encodeName(m_path).constData()) == 0 || errno == ENOENT;
    return done ? openIfNeeded() : fault();
}

Result<void> RotatingFile::writeWhole(const QByteArray& bytes)
{
    for (qsizetype at = 0; at < bytes.size();) {
        const ssize_t written =
            ::write(m_file, bytes.constData() + at, static_cast<size_t>(bytes.size() - at));
        if (written > 0) {
            at += written;
            continue;
        }
        if (written < 0 && errno == EINTR)
            continue;
        const int reason = written == 0 ? ENOSPC : errno;
        // Not half a line: it goes, and is written whole when there is room.
        if (::ftruncate(m_file, m_size) != 0)
            m_needsNewline = true;
        errno = reason;
        return fault();
    }
    m_size += bytes.size();
    return {};
}

Result<void> RotatingFile::syncIfDue(Timestamp now)
{
    if (m_sync == Sync::Never)
        return {};
    // A clock that was set back must not stop it.
    const bool isRecent = m_lastSync && now >= *m_lastSync && now - *m_lastSync < nanosecondsPerSecond;
    if (m_sync == Sync::EverySecond && isRecent)
        return {};
    m_lastSync = now;
    if (::fdatasync(m_file) != 0)
        return fault();
    return {};
}

/// A new name is in the folder, which is a file of its own to fsync.
void RotatingFile::syncFolder() const
{
    const QByteArray folder = QFile::encodeName(QFileInfo(m_path).absolutePath());
    const int handle = ::open(folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle < 0)
        return;
    ::fsync(handle);
    ::close(handle);
}

void RotatingFile::close()
{
    if (m_file >= 0)
        ::close(m_file);
    m_file = -1;
}

tl::unexpected<Error> RotatingFile::fault() const
{
    const QString why = QString::fromLocal8Bit(std::strerror(errno));
    return failure(Error::Kind::Storage,
        QCoreApplication::translate("telemirror::RotatingFile",
            "The file \"%1\" cannot be written: check its folder, its rights and the room on its disk.")
            .arg(m_path),
        why);
}

QString RotatingFile::numbered(int number) const
{
    return m_path + u'.' + QString::number(number);
}

} // namespace telemirror
