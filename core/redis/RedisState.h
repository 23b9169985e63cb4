#pragma once

#include "model/Error.h"

#include <QtCore/QMetaType>
#include <QtCore/QString>

namespace telemirror {

/// What is known of Redis, for display.
struct RedisState
{
    enum class Status
    {
        Disabled,
        Connecting,
        Ready,
        Failed
    };
    Status status = Status::Disabled;
    QString address;
    QString version;
    Error error; ///< when Failed
};

} // namespace telemirror

Q_DECLARE_METATYPE(telemirror::RedisState)
