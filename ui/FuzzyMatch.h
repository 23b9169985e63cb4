#pragma once

#include <QtCore/QList>
#include <QtCore/QString>

#include <optional>

namespace telemirror {

/// How well typed letters fit a text.
struct FuzzyMatch
{
    int score = 0;              ///< greater is better
    QList<qsizetype> positions; ///< which characters of the text were meant, ascending
};

/// Whether all letters of `pattern` occur in `text` in their order, upper and lower case alike,
/// accents ignored; spaces in the pattern ask for nothing. Letters at the begin of words and in a
/// row score higher, and so does a short text. An empty pattern fits everything alike.
[[nodiscard]] std::optional<FuzzyMatch> fuzzyMatch(const QString& pattern, const QString& text);

} // namespace telemirror
