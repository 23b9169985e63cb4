#pragma once

#include "mirror/BatchWrite.h"
#include "mirror/DeadLetterReader.h"
#include "model/DeadLetter.h"

#include <QtCore/QLockFile>
#include <QtCore/QObject>
#include <QtCore/QSaveFile>

#include <memory>

namespace telemirror {

/// Writes the points of one dead-letter file again, as the cause may be removed by now; what is
/// still refused is kept, with its new reason.
///
/// Nothing is lost whenever it ends, by a crash too: the file is set aside under another name, of
/// which dead letters are listed as of any (a run that still appends begins a new one), and it is
/// replaced by what is kept, in one step, only when all of it was tried. Points that were written by
/// then are written again at the next replay, which changes nothing.
///
/// Ends with finished(); destroying it before ends it like a crash.
class DeadLetterReplay : public QObject
{
    Q_OBJECT

public:
    /// Lines sent at a time.
    static constexpr qint64 linesPerBatch = 5'000;
    static constexpr qsizetype bytesPerBatch = 4 * 1024 * 1024;

    /// `path`: of the file.
    DeadLetterReplay(const QString& path, const BatchWrite::Target& target, QObject* parent);
    ~DeadLetterReplay() override;

    /// finished() follows, from the event loop.
    void start();

signals:
    /// An error of kind Busy: another replay has the file. After any error the file is as it was.
    void finished(const telemirror::Result<telemirror::DeadLetterReplayResult>& result);

private:
    Result<void> begin();
    Result<void> setAside();
    void next();
    [[nodiscard]] Result<void> readBatch(LineBatch& batch);
    void write(LineBatch&& batch);
    void onRefusedAltogether(const Error& error);
    void keep(const QByteArray& entries, qint64 count);
    void complete();
    Result<void> replaceFile();
    void putBack();
    void end(Result<DeadLetterReplayResult> result);

    QString m_path;  ///< as it was asked for
    QString m_aside; ///< where the file is meanwhile
    BatchWrite::Target m_target;
    std::unique_ptr<QLockFile> m_lock;
    std::unique_ptr<DeadLetterReader> m_reader;
    std::unique_ptr<QSaveFile> m_keptFile;
    QList<DeadLetter> m_sent;      ///< of the batch under way
    BatchWrite* m_write = nullptr; ///< child
    QByteArray m_kept;             ///< not yet in m_keptFile
    DeadLetterReplayResult m_result;
    bool m_isRead = false;
};

} // namespace telemirror
