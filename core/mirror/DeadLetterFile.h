#pragma once

#include "influx/wire/LineBatch.h"
#include "model/Error.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>

namespace telemirror {

/// Where a run keeps the points of one rule that could not be written: line protocol in gzip
/// (`.lp.gz`), each point under a comment line with the reason. Points that the destination refused
/// stand there as they were sent and can be written again once the cause is removed (`zcat` and any
/// InfluxDB client); points that line protocol cannot hold at all stand as comments.
///
/// The file is made with its first entry.
class DeadLetterFile
{
public:
    DeadLetterFile(const QString& folder, const QString& ruleKey, qint64 runId);

    [[nodiscard]] QString path() const { return m_path; }

    /// Appends entries, as made by the functions below, as a gzip member of its own: what was
    /// appended stays readable whatever happens later. An error of kind Storage names the file.
    Result<void> append(const QByteArray& entries);

    /// A point that line protocol cannot hold.
    [[nodiscard]] static QByteArray entryFor(const RefusedPoint& point);
    /// A line that the destination refused; without or with its newline.
    [[nodiscard]] static QByteArray entryFor(QByteArrayView line, const QString& reason);

private:
    QString m_folder;
    QString m_path;
};

} // namespace telemirror
