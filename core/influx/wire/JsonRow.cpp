#include "influx/wire/JsonRow.h"

#include "influx/wire/AnswerLimits.h"
#include "influx/wire/FloatText.h"

#include <charconv>

namespace telemirror {

namespace {

/// For half of a surrogate pair, which UTF-8 cannot hold.
constexpr char32_t replacement = 0xfffd;

size_t skipSpace(std::string_view text, size_t position)
{
    while (position < text.size() &&
        (text[position] == ' ' || text[position] == '\n' || text[position] == '\r' || text[position] == '\t'))
        ++position;
    return position;
}

} // namespace

bool JsonRow::parse(std::string_view text)
{
    m_cells.clear();
    reserve(text.size());
    if (text.size() < 2 || text.front() != '[' || text.back() != ']')
        return false;
    text.remove_suffix(1);
    size_t position = skipSpace(text, 1);
    if (position == text.size())
        return true;
    for (;;) {
        if (m_cells.size() >= maximumColumns || !parseCell(text, position))
            return false;
        position = skipSpace(text, position);
        if (position == text.size())
            return true;
        if (text[position] != ',')
            return false;
        position = skipSpace(text, position + 1);
    }
}

bool JsonRow::parseCell(std::string_view text, size_t& position)
{
    JsonCell& cell = m_cells.emplace_back();
    if (position < text.size() && text[position] == '"') {
        cell.kind = JsonCell::Kind::String;
        return parseString(text, position, cell.text);
    }
    const size_t start = position;
    while (position < text.size() && text[position] != ',' && text[position] > ' ')
        ++position;
    return parseLiteral(text.substr(start, position - start), cell);
}

bool JsonRow::parseLiteral(std::string_view text, JsonCell& cell)
{
    if (text == "null") {
        cell.kind = JsonCell::Kind::Null;
        return true;
    }
    if (text == "true" || text == "false") {
        cell.kind = JsonCell::Kind::Boolean;
        cell.boolean = text == "true";
        return true;
    }
    cell.kind = JsonCell::Kind::Number;
    cell.text = text;
    return floattext::isLineProtocolFloat(text);
}

std::string_view JsonRow::unquote(std::string_view text)
{
    reserve(text.size());
    size_t position = 0;
    std::string_view result;
    return parseString(text, position, result) && position == text.size() ? result : std::string_view();
}

/// Reads the string that begins with the quote at `position`, and steps over it.
bool JsonRow::parseString(std::string_view text, size_t& position, std::string_view& result)
{
    ++position;
    size_t plain = position;
    while (plain < text.size() && text[plain] != '"' && text[plain] != '\\')
        ++plain;
    if (plain == text.size())
        return false;
    if (text[plain] == '"') {
        result = text.substr(position, plain - position);
        position = plain + 1;
        return true;
    }
    const char* const start = m_end;
    while (position < text.size()) {
        const char character = text[position++];
        if (character == '"') {
            result = {start, static_cast<size_t>(m_end - start)};
            return true;
        }
        if (character != '\\')
            *m_end++ = character;
        else if (!appendEscape(text, position))
            return false;
    }
    return false;
}

bool JsonRow::appendEscape(std::string_view text, size_t& position)
{
    if (position >= text.size())
        return false;
    const char character = text[position++];
    switch (character) {
    case '"':
    case '\\':
    case '/': *m_end++ = character; return true;
    case 'b': *m_end++ = '\b'; return true;
    case 'f': *m_end++ = '\f'; return true;
    case 'n': *m_end++ = '\n'; return true;
    case 'r': *m_end++ = '\r'; return true;
    case 't': *m_end++ = '\t'; return true;
    case 'u': return appendUnicode(text, position);
    default: return false;
    }
}

bool JsonRow::appendUnicode(std::string_view text, size_t& position)
{
    const auto unit = [text](size_t at, unsigned& value) {
        if (at + 4 > text.size())
            return false;
        const char* begin = text.data() + at;
        return std::from_chars(begin, begin + 4, value, 16).ptr == begin + 4;
    };
    unsigned first = 0;
    if (!unit(position, first))
        return false;
    position += 4;
    char32_t character = first;
    if (QChar::isHighSurrogate(character)) {
        unsigned second = 0;
        const bool paired =
            text.substr(position, 2) == "\\u" && unit(position + 2, second) && QChar::isLowSurrogate(second);
        if (paired)
            position += 6;
        character = paired
            ? QChar::surrogateToUcs4(static_cast<char16_t>(first), static_cast<char16_t>(second))
            : replacement;
    } else if (QChar::isLowSurrogate(character)) {
        character = replacement;
    }
    appendUtf8(character);
    return true;
}

void JsonRow::appendUtf8(char32_t character)
{
    const auto put = [this](char32_t byte) { *m_end++ = static_cast<char>(byte); };
    if (character < 0x80) {
        put(character);
    } else if (character < 0x800) {
        put(0xc0 | (character >> 6));
        put(0x80 | (character & 0x3f));
    } else if (character < 0x10000) {
        put(0xe0 | (character >> 12));
        put(0x80 | ((character >> 6) & 0x3f));
        put(0x80 | (character & 0x3f));
    } else {
        put(0xf0 | (character >> 18));
        put(0x80 | ((character >> 12) & 0x3f));
        put(0x80 | ((character >> 6) & 0x3f));
        put(0x80 | (character & 0x3f));
    }
}

/// Text never grows when it is unescaped; views into the memory stay valid while it is filled.
void JsonRow::reserve(size_t size)
{
    if (m_unescaped.size() < size)
        m_unescaped.resize(size);
    m_end = m_unescaped.data();
}

} // namespace telemirror
