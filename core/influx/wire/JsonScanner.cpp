#include "influx/wire/JsonScanner.h"

#include <QtCore/QCoreApplication>

#include <cstring>

namespace telemirror {

namespace {

bool isSpace(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

bool isStructure(char c)
{
    return c == '{' || c == '}' || c == '[' || c == ']' || c == ':' || c == ',';
}

bool beginsLiteral(char c)
{
    return c == '-' || (c >= '0' && c <= '9') || c == 't' || c == 'f' || c == 'n';
}

const char* find(const char* begin, const char* end, char character)
{
    return static_cast<const char*>(std::memchr(begin, character, static_cast<size_t>(end - begin)));
}

} // namespace

JsonScanner::JsonScanner(JsonScannerHandler& handler)
    : m_handler(handler)
{}

Result<void> JsonScanner::feed(QByteArrayView bytes)
{
    const char* position = bytes.data();
    const char* const end = position + bytes.size();
    while (position != end) {
        if (m_pending.empty() && isSpace(*position)) {
            ++position;
            continue;
        }
        const Result<void> taken = take(position, end);
        if (!taken)
            return taken;
    }
    return {};
}

/// Takes one unit or structural character, or what there is of a unit.
Result<void> JsonScanner::take(const char*& position, const char* end)
{
    const bool continued = !m_pending.empty();
    const char* start = position;
    if (!continued) {
        const bool isRow = *position == '[' && expectsValue() && m_handler.takesRows();
        if (isStructure(*position) && !isRow)
            return structure(*position++);
        m_unit = isRow ? Unit::Row : *position == '"' ? Unit::String : Unit::Literal;
        if (m_unit == Unit::Literal && !beginsLiteral(*position))
            return malformed();
        m_inString = m_unit == Unit::String;
        m_escaped = false;
        ++start; // the first character ends nothing
    }
    const char* stop = findEnd(start, end);
    const size_t size = m_pending.size() + static_cast<size_t>((stop ? stop : end) - position);
    if (size > maximumUnitSize)
        return failure(Error::Kind::TooLarge,
            QCoreApplication::translate(
                "telemirror::JsonScanner", "A value of the server's answer is longer than %1 bytes.")
                .arg(maximumUnitSize));
    const std::string_view text(position, static_cast<size_t>((stop ? stop : end) - position));
    position += text.size();
    if (!stop || continued)
        m_pending.append(text);
    if (!stop)
        return {};
    const Result<void> taken = takeUnit(continued ? std::string_view(m_pending) : text);
    m_pending.clear();
    return taken;
}

Result<void> JsonScanner::structure(char character)
{
    switch (character) {
    case '{': return open(true);
    case '[': return open(false);
    case '}': return close(true);
    case ']': return close(false);
    case ':':
        if (m_expected != Expected::Colon)
            return malformed();
        m_expected = Expected::Value;
        return {};
    default:
        if (m_expected != Expected::CommaOrEnd)
            return malformed();
        m_expected = m_containers.back() ? Expected::Name : Expected::Value;
        return {};
    }
}

Result<void> JsonScanner::open(bool isObject)
{
    if (!expectsValue())
        return malformed();
    m_containers.push_back(isObject);
    m_expected = isObject ? Expected::NameOrEnd : Expected::ValueOrEnd;
    return m_handler.begin(isObject);
}

Result<void> JsonScanner::close(bool isObject)
{
    const Expected empty = isObject ? Expected::NameOrEnd : Expected::ValueOrEnd;
    if (m_containers.empty() || m_containers.back() != isObject ||
        (m_expected != Expected::CommaOrEnd && m_expected != empty))
        return malformed();
    m_containers.pop_back();
    valueTaken();
    return m_handler.end();
}

/// The end of the current unit, or null if it is not in the text; goes on where the last call
/// stopped.
const char* JsonScanner::findEnd(const char* begin, const char* end)
{
    if (m_unit == Unit::Literal) {
        const char* stop =
            std::find_if(begin, end, [](char c) { return isSpace(c) || isStructure(c) || c == '"'; });
        return stop == end ? nullptr : stop;
    }
    const char* position = begin;
    while (position != end) {
        if (!m_inString) { // a row, between its strings
            const char* bracket = find(position, end, ']');
            const char* quote = find(position, bracket ? bracket : end, '"');
            if (!quote)
                return bracket ? bracket + 1 : nullptr;
            m_inString = true;
            position = quote + 1;
            continue;
        }
        const char character = *position++;
        if (m_escaped)
            m_escaped = false;
        else if (character == '\\')
            m_escaped = true;
        else if (character == '"') {
            m_inString = false;
            if (m_unit == Unit::String)
                return position;
        }
    }
    return nullptr;
}

Result<void> JsonScanner::takeUnit(std::string_view text)
{
    if (m_unit == Unit::String)
        return takeString(text);
    if (!expectsValue())
        return malformed();
    valueTaken();
    if (m_unit == Unit::Row)
        return m_handler.row(text);
    JsonCell cell;
    return JsonRow::parseLiteral(text, cell) ? m_handler.value(cell) : malformed();
}

Result<void> JsonScanner::takeString(std::string_view text)
{
    JsonCell cell;
    cell.kind = JsonCell::Kind::String;
    cell.text = m_strings.unquote(text);
    if (!cell.text.data())
        return malformed();
    if (m_expected == Expected::Name || m_expected == Expected::NameOrEnd) {
        m_expected = Expected::Colon;
        return m_handler.name(cell.text);
    }
    if (!expectsValue())
        return malformed();
    valueTaken();
    return m_handler.value(cell);
}

bool JsonScanner::expectsValue() const
{
    return m_expected == Expected::Value || m_expected == Expected::ValueOrEnd;
}

void JsonScanner::valueTaken()
{
    // Texts follow each other without a comma.
    m_expected = m_containers.empty() ? Expected::Value : Expected::CommaOrEnd;
}

Result<void> JsonScanner::malformed()
{
    return failure(Error::Kind::Malformed,
        QCoreApplication::translate("telemirror::JsonScanner", "The server's answer is not JSON."));
}

} // namespace telemirror
