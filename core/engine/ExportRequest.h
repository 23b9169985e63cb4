#pragma once

#include "model/TimeRange.h"

#include <QtCore/QMetaType>
#include <QtCore/QString>

namespace telemirror {

/// Points to be written to a file.
struct ExportRequest
{
    enum class Format
    {
        LineProtocol, ///< as it may be written to another server, nanoseconds
        /// RFC 4180, UTF-8: a row for each field value: time (UTC), measurement, the tags in one
        /// cell as line protocol has them, field, type, value.
        Csv
    };

    QString connectionId;
    QString bucket;
    QString measurement;
    QString field; ///< only this one; empty: all
    TimeRange range;
    Format format = Format::Csv;
    QString path;              ///< of the file; one export at a time goes to a path
    qint64 expectedPoints = 0; ///< of the measurement in the range, for the progress; 0: not known
};

/// How far an export is; sent a few times a second.
struct ExportProgress
{
    QString path;
    qint64 points = 0;      ///< field values written
    qint64 bytes = 0;       ///< of the file so far
    double fraction = -1.0; ///< 0 to 1; negative: not known
};

/// What an export wrote.
struct ExportReceipt
{
    qint64 points = 0;
    qint64 bytes = 0;
    qint64 refused = 0; ///< values that line protocol cannot hold, or that are not finite: left out
    bool operator==(const ExportReceipt&) const = default;
};

} // namespace telemirror

Q_DECLARE_METATYPE(telemirror::ExportRequest)
Q_DECLARE_METATYPE(telemirror::ExportProgress)
