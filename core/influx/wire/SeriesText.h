#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <span>
#include <string_view>

namespace telemirror::seriestext {

// A series on its way to line protocol; private to this folder.

struct TagText
{
    std::string_view key;
    std::string_view value;
};

/// Appends `measurement,key=value…`, escaped. Tags come sorted by key; those with an empty value are
/// left out. Returns why line protocol cannot hold the series (`out` is of no use then), or nothing.
[[nodiscard]] QString append(QByteArray& out, std::string_view measurement, std::span<const TagText> tags);

/// `measurement,key=value field` for people to read: nothing escaped.
[[nodiscard]] QByteArray readable(
    std::string_view measurement, std::span<const TagText> tags, std::string_view field);

/// Appends `key=`, escaped, for a field of a series whose escaped text has `seriesSize` bytes. Returns
/// why it cannot be (`out` unchanged), or nothing.
[[nodiscard]] QString appendFieldKey(QByteArray& out, std::string_view field, qsizetype seriesSize);

} // namespace telemirror::seriestext
