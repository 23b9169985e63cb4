#pragma once

#include "model/Error.h"

#include <QtCore/QByteArrayView>

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace telemirror {

/// Receives the records that a CsvRecordReader finds.
class CsvRecordHandler
{
public:
    virtual ~CsvRecordHandler() = default;
    /// One record, its cells unescaped; the views are valid during the call and may be changed. An
    /// empty cell has no data() unless it was written with quotes. An empty line is one empty cell.
    virtual Result<void> record(std::span<std::string_view> cells) = 0;
};

/// Takes CSV (RFC 4180; LF or CRLF) apart as it arrives. Records that arrive whole and have no
/// quotes are not copied; the others are, once. Private to this folder.
///
/// Go's CSV writer, when told to end lines with CRLF, as InfluxDB's is, writes every newline inside
/// a quoted cell as CRLF too: it is turned back where the record itself ends with CRLF.
class CsvRecordReader
{
public:
    /// A record may have this many bytes; it bounds the memory that a hostile answer can take.
    static constexpr size_t maximumRecordSize = size_t(64) * 1024 * 1024;

    explicit CsvRecordReader(CsvRecordHandler& handler);

    /// Stops at the first error, which is the handler's, TooLarge or Malformed.
    Result<void> feed(QByteArrayView bytes);
    /// Whether the text so far stops inside a record.
    [[nodiscard]] bool isInsideRecord() const { return !m_pending.empty(); }
    /// Records found so far.
    [[nodiscard]] qint64 recordCount() const { return m_count; }

private:
    /// Where in a record the text so far has led.
    enum class State
    {
        CellStart,
        Unquoted,
        Quoted,
        QuoteInQuoted
    };

    const char* findEnd(const char* begin, const char* end);
    Result<void> takeRecord(const char* begin, const char* end);
    Result<void> takePlain(const char* begin, const char* end);
    Result<void> takeQuoted(const char* begin, const char* end, bool crlf);
    const char* unquote(const char* begin, const char* end, bool crlf);
    static tl::unexpected<Error> tooManyCells();
    tl::unexpected<Error> misplacedQuote() const;

    CsvRecordHandler& m_handler;
    std::vector<std::string_view> m_cells;
    std::string m_pending;            ///< the beginning of a record whose end has not come
    State m_state = State::CellStart; ///< at the end of m_pending
    bool m_hasQuotes = false;         ///< the current record has some
    std::vector<char> m_unescaped;
    char* m_unescapedEnd = nullptr;
    qint64 m_count = 0;
};

} // namespace telemirror
