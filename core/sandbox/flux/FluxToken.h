#pragma once

#include "sandbox/flux/FluxLocation.h"

#include <QtCore/QByteArray>

#include <vector>

namespace telemirror::sandbox {

/// A word of a script.
struct FluxToken
{
    enum class Kind
    {
        End,
        Identifier, ///< and keywords; `text` is the name
        Integer,    ///< `text` is the digits
        Float,
        Duration,
        Time,
        String, ///< `parts`
        Regexp, ///< `text` is the pattern
        Symbol, ///< `text` is the operator or bracket
    };
    /// A stretch of a string literal: bytes, or the source of an interpolated expression.
    struct Part
    {
        QByteArray text;
        bool isExpression = false;
        int line = 1;
        int column = 1;
    };

    Kind kind = Kind::End;
    QByteArray text;
    std::vector<Part> parts;
    FluxLocation location;
};

} // namespace telemirror::sandbox
