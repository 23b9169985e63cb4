#pragma once

#include "influx/wire/InfluxQlHandler.h"

#include <vector>

namespace telemirror {

/// Takes a JSON array of plain values apart; reuses its memory. Private to this folder.
class JsonRow
{
public:
    /// `text` runs from the opening to the closing bracket. False if it is anything else than an
    /// array of at most maximumColumns strings, numbers, booleans and nulls.
    [[nodiscard]] bool parse(std::string_view text);
    /// The values found; they hold views of the text and of this object.
    [[nodiscard]] std::span<const JsonCell> cells() const { return m_cells; }

    /// Takes one string apart, quotes included; the view is valid until the next call. Nothing with
    /// a null data() if it is none.
    [[nodiscard]] std::string_view unquote(std::string_view text);
    /// A number, `true`, `false` or `null`; false if the text is none of them.
    [[nodiscard]] static bool parseLiteral(std::string_view text, JsonCell& cell);

private:
    bool parseCell(std::string_view text, size_t& position);
    bool parseString(std::string_view text, size_t& position, std::string_view& result);
    bool appendEscape(std::string_view text, size_t& position);
    bool appendUnicode(std::string_view text, size_t& position);
    void appendUtf8(char32_t character);
    void reserve(size_t size);

    std::vector<JsonCell> m_cells;
    std::vector<char> m_unescaped;
    char* m_end = nullptr;
};

} // namespace telemirror
