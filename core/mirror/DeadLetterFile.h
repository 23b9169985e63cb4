#pragma once

#include "influx/wire/LineBatch.h"
#include "model/DeadLetter.h"
#include "model/Error.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>

namespace telemirror {

/// Where a run keeps the points of one rule that could not be written: line protocol in gzip
/// (`.lp.gz`), each point under a comment line with the reason. Points that the destination refused
/// stand there as they were sent and can be written again once the cause is removed (`zcat` and any
/// InfluxDB client); points that line protocol cannot hold at all stand as comments. The first line
/// of a file is a comment too, which says in JSON whose points they are and where they were to go.
///
/// The file is made with its first entry. What was appended stays readable whatever happens later:
/// each appending is a gzip member of its own, and one that fails is taken back.
class DeadLetterFile
{
public:
    /// How the line with the origin begins; entries begin otherwise.
    static constexpr const char* originMark = "#! ";
    static constexpr const char* suffix = ".lp.gz";

    DeadLetterFile(const QString& folder, const DeadLetterOrigin& origin);

    [[nodiscard]] QString path() const { return m_path; }

    /// Appends entries, as made by the functions below. An error of kind Storage names the file.
    Result<void> append(const QByteArray& entries);

    /// A point that line protocol cannot hold.
    [[nodiscard]] static QByteArray entryFor(const RefusedPoint& point);
    /// A line that the destination refused; without or with its newline.
    [[nodiscard]] static QByteArray entryFor(QByteArrayView line, const QString& reason);
    /// An entry that was read, as it was.
    [[nodiscard]] static QByteArray entryFor(const DeadLetter& letter);

    // The parts of the format, for its reader.

    [[nodiscard]] static QByteArray originLine(const DeadLetterOrigin& origin);
    /// The origin in such a line; empty where it cannot be read.
    [[nodiscard]] static DeadLetterOrigin readOrigin(const QByteArray& line);
    /// The text of a comment line, with its line ends back in place.
    [[nodiscard]] static QByteArray unfolded(QByteArrayView comment);

private:
    QString m_folder;
    DeadLetterOrigin m_origin;
    QString m_path;
};

} // namespace telemirror
