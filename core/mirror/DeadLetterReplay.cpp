#include "mirror/DeadLetterReplay.h"

#include "influx/wire/Gzip.h"
#include "mirror/DeadLetterFile.h"

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

/// What is kept is packed in members of about this size.
constexpr qsizetype memberSize = 1024 * 1024;
constexpr int packLevel = 6;
/// Whoever else has a file's lock appends to it, no more.
constexpr std::chrono::milliseconds lockPatience{5'000};

} // namespace

DeadLetterReplay::DeadLetterReplay(const QString& path, const BatchWrite::Target& target, QObject* parent)
    : QObject(parent)
    , m_path(path)
    , m_target(target)
{
    m_result.file = QFileInfo(path).fileName();
}

DeadLetterReplay::~DeadLetterReplay() = default;

void DeadLetterReplay::start()
{
    QMetaObject::invokeMethod(
        this,
        [this] {
            const Result<void> begun = begin();
            if (begun)
                next();
            else
                end(tl::unexpected(begun.error()));
        },
        Qt::QueuedConnection);
}

Result<void> DeadLetterReplay::begin()
{
    static const QRegularExpression aside(u"\\.replay\\d*(?=\\.lp\\.gz$)"_s);
    auto lock = std::make_unique<QLockFile>(QString(m_path).remove(aside) + u".replay-lock"_s);
    lock->setStaleLockTime(0); // it ends with its process, not with age
    if (!lock->tryLock(0))
        return failure(Error::Kind::Busy,
            tr("The dead letters in \"%1\" are being written again already; wait for the end of that.")
                .arg(m_result.file));
    m_lock = std::move(lock);
    if (const Result<void> moved = setAside(); !moved)
        return moved;
    Result<std::unique_ptr<DeadLetterReader>> reader = DeadLetterReader::open(m_aside);
    if (!reader) {
        putBack();
        return tl::unexpected(reader.error());
    }
    m_reader = std::move(*reader);
    return {};
}

/// Takes the file out of the way of a run that appends to it.
Result<void> DeadLetterReplay::setAside()
{
    const QString suffix = QString::fromLatin1(DeadLetterFile::suffix);
    static const QRegularExpression asideForm(u"\\.replay\\d*\\.lp\\.gz$"_s);
    if (asideForm.match(m_path).hasMatch()) {
        m_aside = m_path; // of a replay that did not come to its end
        return {};
    }
    QLockFile lock(m_path + u".lock"_s);
    if (!lock.tryLock(lockPatience))
        return failure(
            Error::Kind::Busy, tr("The dead letters in \"%1\" are in use; try it again.").arg(m_result.file));
    const QString base = m_path.chopped(suffix.size()) + u".replay"_s;
    m_aside = base + suffix;
    for (int number = 2; QFile::exists(m_aside); ++number)
        m_aside = base + QString::number(number) + suffix;
    if (QFile::rename(m_path, m_aside))
        return {};
    return failure(Error::Kind::Storage,
        tr("The dead-letter file \"%1\" cannot be moved; check the folder's rights.").arg(m_path));
}

void DeadLetterReplay::putBack()
{
    QLockFile lock(m_path + u".lock"_s);
    // Where that fails, or the run has begun a new file, it stays under its other name.
    if (m_aside != m_path && lock.tryLock(lockPatience) && !QFile::exists(m_path))
        QFile::rename(m_aside, m_path);
}

void DeadLetterReplay::next()
{
    LineBatch batch;
    const Result<void> read = readBatch(batch);
    if (!read) {
        putBack();
        return end(tl::unexpected(read.error()));
    }
    if (batch.isEmpty())
        complete();
    else
        write(std::move(batch));
}

Result<void> DeadLetterReplay::readBatch(LineBatch& batch)
{
    m_sent.clear();
    while (!m_isRead && batch.lineCount < linesPerBatch && batch.lines.size() < bytesPerBatch) {
        const Result<std::optional<DeadLetter>> letter = m_reader->next();
        // A damaged file is left as it is: what cannot be read now may be by another means.
        if (!letter)
            return tl::unexpected(letter.error());
        if (!*letter) {
            m_isRead = true;
        } else if ((*letter)->isReplayable) {
            batch.lines += (*letter)->text + '\n';
            ++batch.lineCount;
            batch.pointCount += (*letter)->points;
            m_sent.append(**letter);
        } else {
            keep(DeadLetterFile::entryFor(**letter), 1);
            m_result.kept += (*letter)->points;
        }
    }
    return {};
}

void DeadLetterReplay::write(LineBatch&& batch)
{
    m_write = new BatchWrite(m_target, std::move(batch), this);
    connect(m_write, &BatchWrite::finished, this, [this] {
        m_write->deleteLater();
        const Tally tally = m_write->tally();
        m_result.written += tally.pointsWritten;
        m_result.kept += tally.pointsRefused;
        keep(m_write->deadLetters(), m_write->refusedLines());
        next();
    });
    connect(m_write, &BatchWrite::failed, this, [this](const Error& failure) {
        const Error error = failure; // the write, whose it may be, goes
        m_write->deleteLater();
        if (error.kind == Error::Kind::PartialWrite || error.kind == Error::Kind::BadRequest) {
            onRefusedAltogether(error);
            return;
        }
        putBack();
        end(tl::unexpected(error));
    });
    m_write->start();
}

/// So much of the batch is refused that the lines to blame were not sought for one by one.
void DeadLetterReplay::onRefusedAltogether(const Error& error)
{
    const QString reason = error.detail.isEmpty() ? error.message : error.detail;
    QByteArray entries;
    for (const DeadLetter& letter : std::as_const(m_sent)) {
        entries += DeadLetterFile::entryFor(letter.text, reason);
        m_result.kept += letter.points;
    }
    keep(entries, m_sent.size());
    next();
}

void DeadLetterReplay::keep(const QByteArray& entries, qint64 count)
{
    m_result.keptEntries += count;
    m_kept += entries;
    if (m_kept.isEmpty())
        return;
    if (!m_keptFile) {
        m_keptFile = std::make_unique<QSaveFile>(m_aside);
        // Where it cannot be opened, commit() will say so.
        if (m_keptFile->open(QIODevice::WriteOnly))
            m_kept.prepend(DeadLetterFile::originLine(m_reader->origin()));
    }
    if (m_kept.size() >= memberSize || m_isRead)
        m_keptFile->write(gzipCompress(std::exchange(m_kept, {}), packLevel));
}

void DeadLetterReplay::complete()
{
    if (m_keptFile && !m_kept.isEmpty())
        m_keptFile->write(gzipCompress(std::exchange(m_kept, {}), packLevel));
    m_reader.reset();
    if (const Result<void> replaced = replaceFile(); !replaced) {
        putBack();
        return end(tl::unexpected(replaced.error()));
    }
    putBack();
    if (m_keptFile)
        m_result.keptFile = QFileInfo(QFile::exists(m_aside) ? m_aside : m_path).fileName();
    end(m_result);
}

Result<void> DeadLetterReplay::replaceFile()
{
    if (m_keptFile ? m_keptFile->commit() : QFile::remove(m_aside))
        return {};
    return failure(Error::Kind::Storage,
        tr("What could not be written again cannot be kept in \"%1\"; check the room on its disk. Nothing is "
           "lost.")
            .arg(m_aside),
        m_keptFile ? m_keptFile->errorString() : QString());
}

void DeadLetterReplay::end(Result<DeadLetterReplayResult> result)
{
    m_keptFile.reset();
    m_reader.reset();
    m_lock.reset();
    emit finished(result);
}

} // namespace telemirror
