#pragma once

#include "model/TimeRange.h"

#include <QtCore/QMetaType>
#include <QtCore/QString>

namespace telemirror {

enum class LogLevel
{
    Debug,
    Info,
    Warning,
    Error
};

/// One line of the log. Holds no secret: whoever makes one leaves tokens out.
struct LogRecord
{
    Timestamp time = 0;
    LogLevel level = LogLevel::Info;
    QString source; ///< "mirror", "realtime", "redis", "connection", "engine", "sandbox"
    QString rule;   ///< id of the rule concerned; may be empty
    QString text;
};

} // namespace telemirror

Q_DECLARE_METATYPE(telemirror::LogRecord)
