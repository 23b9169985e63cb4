// A damaged journal is never repaired: it is set aside, and a new one begun.

#include "mirror/JournalPrivate.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QLockFile>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

/// Renames the file and what SQLite keeps beside it, which would be taken for the new file's.
Result<QString> setAside(const QString& path, Timestamp now)
{
    const QFileInfo file(path);
    const QString stem = file.path() + u'/' + file.completeBaseName() + u".damaged-"_s +
        toDateTime(now).toString(u"yyyyMMdd'T'HHmmss'Z'"_s);
    const QString ending = file.suffix().isEmpty() ? QString() : u'.' + file.suffix();
    QString target = stem + ending;
    for (int number = 2; QFile::exists(target); ++number)
        target = stem + u'-' + QString::number(number) + ending;
    QFile journal(path);
    if (!journal.rename(target)) {
        return failure(Error::Kind::Storage,
            QCoreApplication::translate("telemirror::Journal",
                "The journal \"%1\" is damaged and cannot be renamed: move it away, then everything is "
                "compared and what differs is mirrored anew.")
                .arg(path),
            journal.errorString());
    }
    for (const QString& companion : {u"-wal"_s, u"-shm"_s}) {
        // The main file is gone: what cannot be renamed must not be left for the new one.
        if (!QFile::rename(path + companion, target + companion))
            QFile::remove(path + companion);
    }
    return target;
}

} // namespace

Result<Journal::Opened> Journal::openOrReplace(const QString& path, Timestamp now)
{
    // Of two programs that start at once, the second one must not set the first one's new file aside.
    QLockFile lock(path + u".lock"_s);
    lock.setStaleLockTime(0);
    constexpr int patience = 10'000;
    static_cast<void>(lock.tryLock(patience)); // where no lock can be made, opening says what is wrong
    Opened opened;
    Result<std::unique_ptr<Journal>> journal = open(path);
    if (!journal && journal.error().kind == Error::Kind::Damaged) {
        const Result<QString> target = setAside(path, now);
        if (!target)
            return tl::unexpected(target.error());
        opened.setAside = *target;
        journal = open(path);
        if (journal) {
            const auto noted = (*journal)->d->run(u"INSERT INTO rebuilding (since) VALUES (?)"_s, {now});
            if (!noted)
                journal = tl::unexpected(noted.error());
        }
    }
    if (!journal)
        return tl::unexpected(journal.error());
    opened.journal = std::move(*journal);
    return opened;
}

} // namespace telemirror
