#pragma once

#include "model/DeadLetter.h"

namespace telemirror {

/// The folder with the dead-letter files. Its functions read files, which takes a while where they
/// are large: they are thread-safe and made to be called off the threads that must not wait.
class DeadLetterBox
{
public:
    explicit DeadLetterBox(const QString& folder);

    /// All files, the newest first. A file that cannot be read is listed with its damage.
    [[nodiscard]] QList<DeadLetterSummary> list() const;
    [[nodiscard]] Result<DeadLetterSummary> summary(const QString& file) const;
    /// `limit` entries of a file from number `offset` on, counted among those in whose reason or text
    /// `search` occurs, in upper or lower case; all, if it is empty.
    [[nodiscard]] Result<DeadLetterPage> letters(
        const QString& file, qint64 offset, qint64 limit, const QString& search = {}) const;
    /// The path of a file in this folder; an error for names that are none.
    [[nodiscard]] Result<QString> pathOf(const QString& file) const;

private:
    [[nodiscard]] DeadLetterSummary summaryOf(const QString& path) const;

    QString m_folder;
};

} // namespace telemirror
