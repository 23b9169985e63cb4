#pragma once

#include "model/Error.h"
#include "model/TimeRange.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QMap>
#include <QtCore/QMetaType>
#include <QtCore/QString>

namespace telemirror {

/// Whose points a dead-letter file holds, and where they were to go.
struct DeadLetterOrigin
{
    QString ruleId;
    QString ruleName;
    QString ruleKey; ///< see InfluxMirror::ruleKey()
    QString destinationConnection;
    QString destinationBucket;
    qint64 runId = 0;
    Timestamp time = 0; ///< when the run began
    bool operator==(const DeadLetterOrigin&) const = default;
};

/// What could not be written, and why.
struct DeadLetter
{
    QString reason;
    /// A line of line protocol as it was sent, without the newline at its end; or, where line protocol
    /// cannot hold the point, its series, value and time, readable.
    QByteArray text;
    bool isReplayable = false; ///< `text` is a line that may be sent again
    qint64 points = 1;
    bool operator==(const DeadLetter&) const = default;
};

/// One file of dead letters.
struct DeadLetterSummary
{
    QString file; ///< its name, by which it is asked for
    QString path;
    DeadLetterOrigin origin;
    qint64 entries = 0;
    qint64 replayable = 0; ///< entries that may be sent again
    qint64 points = 0;     ///< field values in all entries
    qint64 bytes = 0;      ///< of the file
    Timestamp modified = 0;
    QMap<QString, qint64> reasons; ///< entries by reason; the first `mostReasons` reasons only
    QString damage;                ///< why it cannot be read to its end; empty: it can

    static constexpr qsizetype mostReasons = 20;
};

/// Some of a file's entries.
struct DeadLetterPage
{
    QList<DeadLetter> letters;
    bool isLast = true;
};

/// What a replay did. What could not be written is in the file still.
struct DeadLetterReplayResult
{
    QString file;
    qint64 written = 0; ///< field values that are at the destination now
    qint64 kept = 0;    ///< field values that are not
    qint64 keptEntries = 0;
    QString keptFile; ///< where they are; empty: none are kept
    bool operator==(const DeadLetterReplayResult&) const = default;
};

} // namespace telemirror

Q_DECLARE_METATYPE(telemirror::DeadLetterSummary)
Q_DECLARE_METATYPE(telemirror::DeadLetterPage)
Q_DECLARE_METATYPE(telemirror::DeadLetterReplayResult)
