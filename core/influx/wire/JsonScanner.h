#pragma once

#include "influx/wire/JsonRow.h"

#include <QtCore/QByteArrayView>

#include <string>
#include <vector>

namespace telemirror {

/// Receives what a JsonScanner finds. An error stops the scanner.
class JsonScannerHandler
{
public:
    virtual ~JsonScannerHandler() = default;
    virtual Result<void> begin(bool isObject) = 0; ///< an object, or an array
    virtual Result<void> end() = 0;                ///< of the innermost of them
    virtual Result<void> name(std::string_view text) = 0;
    virtual Result<void> value(const JsonCell& cell) = 0;
    /// Whether an array that begins now is wanted whole, as row().
    [[nodiscard]] virtual bool takesRows() const = 0;
    /// An array of plain values, from bracket to bracket, not looked into.
    virtual Result<void> row(std::string_view text) = 0;
};

/// Takes a stream of JSON texts (RFC 8259) apart as it arrives; any split of the bytes gives the same
/// calls. Strings, numbers and rows that arrive whole are not copied. Private to this folder.
class JsonScanner
{
public:
    /// A string, number or row may have this many bytes.
    static constexpr size_t maximumUnitSize = size_t(64) * 1024 * 1024;

    explicit JsonScanner(JsonScannerHandler& handler);

    Result<void> feed(QByteArrayView bytes);
    /// Whether the bytes so far stop inside a text.
    [[nodiscard]] bool isInsideValue() const { return !m_pending.empty() || !m_containers.empty(); }

private:
    /// What is read as one.
    enum class Unit
    {
        String,
        Literal,
        Row
    };
    enum class Expected
    {
        ValueOrEnd, ///< behind an array's opening bracket
        Value,
        NameOrEnd, ///< behind an object's opening brace
        Name,
        Colon,
        CommaOrEnd
    };

    Result<void> take(const char*& position, const char* end);
    Result<void> structure(char character);
    Result<void> open(bool isObject);
    Result<void> close(bool isObject);
    const char* findEnd(const char* begin, const char* end);
    Result<void> takeUnit(std::string_view text);
    Result<void> takeString(std::string_view text);
    [[nodiscard]] bool expectsValue() const;
    void valueTaken();
    static Result<void> malformed();

    JsonScannerHandler& m_handler;
    JsonRow m_strings;
    std::vector<bool> m_containers; ///< from the outermost: whether it is an object
    Expected m_expected = Expected::Value;
    Unit m_unit = Unit::Literal; ///< of m_pending, or of what findEnd() is called for
    bool m_inString = false;     ///< at the end of m_pending
    bool m_escaped = false;      ///< the same: a backslash came last
    std::string m_pending;       ///< the beginning of a unit whose end has not come
};

} // namespace telemirror
