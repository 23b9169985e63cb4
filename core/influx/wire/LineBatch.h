#pragma once

#include "model/TimeRange.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QMetaType>
#include <QtCore/QString>

namespace telemirror {

/// A point that line protocol cannot hold, with the reason.
struct RefusedPoint
{
    QString reason;    ///< a sentence
    QByteArray series; ///< measurement, tags and field, readable, for the dead-letter file
    QByteArray value;  ///< the value as the source wrote it
    Timestamp time = 0;
};

/// Lines of line protocol in nanosecond precision, ready to be written; bounded in lines and bytes
/// by whoever fills it.
struct LineBatch
{
    QByteArray lines; ///< each ends with a newline
    qint64 lineCount = 0;
    qint64 pointCount = 0;       ///< field values in them
    qint64 dropped = 0;          ///< NaN and infinities met on the way and left out
    QList<RefusedPoint> refused; ///< met on the way and left out
    Timestamp earliest = maximumTimestamp;
    Timestamp latest = minimumTimestamp;

    [[nodiscard]] bool isEmpty() const { return lineCount == 0; }
};

} // namespace telemirror

Q_DECLARE_METATYPE(telemirror::LineBatch)
