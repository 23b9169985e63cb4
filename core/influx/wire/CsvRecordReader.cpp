#include "influx/wire/CsvRecordReader.h"

#include "influx/wire/AnswerLimits.h"

#include <QtCore/QCoreApplication>

#include <cstring>

namespace telemirror {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("telemirror::CsvRecordReader", text);
}

const char* find(const char* begin, const char* end, char character)
{
    return static_cast<const char*>(std::memchr(begin, character, static_cast<size_t>(end - begin)));
}

/// A view whose data() is null if there is nothing in it.
std::string_view cell(const char* begin, const char* end)
{
    return begin == end ? std::string_view() : std::string_view(begin, static_cast<size_t>(end - begin));
}

} // namespace

CsvRecordReader::CsvRecordReader(CsvRecordHandler& handler)
    : m_handler(handler)
{}

Result<void> CsvRecordReader::feed(QByteArrayView bytes)
{
    const char* position = bytes.data();
    const char* const end = position + bytes.size();
    while (position != end) {
        const bool continued = !m_pending.empty();
        const char* stop = findEnd(position, end);
        const size_t size = m_pending.size() + static_cast<size_t>((stop ? stop : end) - position);
        if (size > maximumRecordSize)
            return failure(Error::Kind::TooLarge,
                tr("A row of the server's answer is longer than %1 bytes.").arg(maximumRecordSize));
        if (!stop || continued)
            m_pending.append(position, stop ? stop : end);
        if (!stop)
            return {};
        const Result<void> taken = continued
            ? takeRecord(m_pending.data(), m_pending.data() + m_pending.size())
            : takeRecord(position, stop);
        if (!taken)
            return taken;
        m_pending.clear();
        m_state = State::CellStart;
        m_hasQuotes = false;
        position = stop;
    }
    return {};
}

/// The end of the current record, its newline included, or null if it is not in the text.
const char* CsvRecordReader::findEnd(const char* begin, const char* end)
{
    const char* position = begin;
    // The next newline is looked for once, not again for each quoted cell before it.
    const char* newline = nullptr;
    bool newlineKnown = false;
    while (position != end) {
        switch (m_state) {
        case State::CellStart:
        case State::Unquoted: {
            // A quote opens a cell only at its beginning; without any before the newline, the
            // record is as plain as most are.
            if (!newlineKnown || (newline && newline < position)) {
                newline = find(position, end, '\n');
                newlineKnown = true;
            }
            const char* quote = find(position, newline ? newline : end, '"');
            if (!quote) {
                const char last = newline ? '\n' : end[-1];
                m_state = last == ',' ? State::CellStart : State::Unquoted;
                return newline ? newline + 1 : nullptr;
            }
            const bool opens = quote == position ? m_state == State::CellStart : quote[-1] == ',';
            m_state = opens ? State::Quoted : State::Unquoted;
            m_hasQuotes = true;
            position = quote + 1;
            break;
        }
        case State::Quoted: {
            const char* quote = find(position, end, '"');
            if (!quote)
                return nullptr;
            m_state = State::QuoteInQuoted;
            position = quote + 1;
            break;
        }
        case State::QuoteInQuoted:
            if (*position == '\n')
                return position + 1;
            if (*position == '"')
                m_state = State::Quoted;
            else
                m_state = *position == ',' ? State::CellStart : State::Unquoted;
            ++position;
            break;
        }
    }
    return nullptr;
}

Result<void> CsvRecordReader::takeRecord(const char* begin, const char* end)
{
    ++m_count;
    --end; // the newline
    const bool crlf = end != begin && end[-1] == '\r';
    if (crlf)
        --end;
    m_cells.clear();
    return m_hasQuotes ? takeQuoted(begin, end, crlf) : takePlain(begin, end);
}

Result<void> CsvRecordReader::takePlain(const char* begin, const char* end)
{
    const char* start = begin;
    for (const char* position = begin; position != end; ++position) {
        if (*position == ',') {
            if (m_cells.size() >= maximumColumns)
                return tooManyCells();
            m_cells.push_back(cell(start, position));
            start = position + 1;
        }
    }
    m_cells.push_back(cell(start, end));
    return m_handler.record(m_cells);
}

Result<void> CsvRecordReader::takeQuoted(const char* begin, const char* end, bool crlf)
{
    // As large as the record: views into it stay valid while it is filled.
    m_unescaped.resize(std::max(m_unescaped.size(), static_cast<size_t>(end - begin)));
    m_unescapedEnd = m_unescaped.data();
    const char* position = begin;
    for (;;) {
        if (m_cells.size() >= maximumColumns)
            return tooManyCells();
        if (position != end && *position == '"') {
            position = unquote(position + 1, end, crlf);
            if (!position || (position != end && *position != ','))
                return misplacedQuote();
        } else {
            const char* comma = find(position, end, ',');
            const char* stop = comma ? comma : end;
            if (find(position, stop, '"'))
                return misplacedQuote();
            m_cells.push_back(cell(position, stop));
            position = stop;
        }
        if (position == end)
            return m_handler.record(m_cells);
        ++position;
    }
}

/// Takes one quoted cell whose text begins at `begin`; returns what follows its closing quote.
const char* CsvRecordReader::unquote(const char* begin, const char* end, bool crlf)
{
    char* const start = m_unescapedEnd;
    char* out = start;
    const char* position = begin;
    while (position != end) {
        const char character = *position++;
        if (character == '"') {
            if (position == end || *position != '"') {
                m_unescapedEnd = out;
                m_cells.push_back({start, static_cast<size_t>(out - start)});
                return position;
            }
            ++position;
        } else if (crlf && character == '\r' && position != end && *position == '\n') {
            continue;
        }
        *out++ = character;
    }
    return nullptr;
}

tl::unexpected<Error> CsvRecordReader::tooManyCells()
{
    return failure(Error::Kind::TooLarge,
        tr("A row of the server's answer has more than %1 columns.").arg(maximumColumns));
}

tl::unexpected<Error> CsvRecordReader::misplacedQuote() const
{
    return failure(Error::Kind::Malformed,
        tr("Line %1 of the server's answer has a quote where CSV allows none.").arg(m_count));
}

} // namespace telemirror
