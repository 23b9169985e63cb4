#pragma once

#include "model/Error.h"
#include "model/TimeRange.h"

#include <QtCore/QMetaType>

namespace telemirror {

/// What one publisher of telemetry does and has done since it was made, for display.
struct PublisherState
{
    enum class Status
    {
        Off,     ///< switched off
        Ready,   ///< the last document arrived, or there was none yet
        Waiting, ///< the last try failed; the next is at `nextTry`, or with the next document
        Failed   ///< cannot work until somebody does what `lastError` says
    };
    QString id;   ///< "redis", "http", "mqtt", "file", "stdout"
    QString name; ///< for people, with the place it publishes to; holds no secret
    Status status = Status::Off;
    qint64 sent = 0;    ///< documents that arrived
    qint64 failed = 0;  ///< tries that failed; one document may fail many times
    qint64 refused = 0; ///< documents refused for good, kept in the dead-letter file
    qint64 dropped = 0; ///< documents lost, because the spool was full or they were too old
    qint64 spooled = 0; ///< documents that wait on disk
    qint64 spooledBytes = 0;
    Error lastError;        ///< of the last try that failed; its message is empty if none did
    Timestamp lastSent = 0; ///< time of the last document that arrived; 0: none
    Timestamp nextTry = 0;  ///< while Waiting; 0: with the next document

    bool operator==(const PublisherState&) const = default;
};

} // namespace telemirror

Q_DECLARE_METATYPE(telemirror::PublisherState)
