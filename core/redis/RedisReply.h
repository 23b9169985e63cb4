#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>

namespace telemirror {

/// A reply of RESP2, as a value.
struct RedisReply
{
    enum class Type
    {
        Nil,
        Status,
        String,
        Integer,
        Array,
        Error ///< inside an array alone (EXEC); an error reply itself is an Error, not a reply
    };
    Type type = Type::Nil;
    QByteArray text; ///< of a status, a string or an error
    qint64 integer = 0;
    QList<RedisReply> elements;

    bool operator==(const RedisReply&) const = default;
};

} // namespace telemirror
