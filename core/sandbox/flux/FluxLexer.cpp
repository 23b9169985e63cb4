#include "sandbox/flux/FluxLexer.h"

#include "sandbox/flux/FluxErrors.h"

#include <array>

namespace telemirror::sandbox {

using namespace Qt::StringLiterals;

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isWordStart(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
        static_cast<unsigned char>(c) >= 0x80;
}

int hexValue(char c)
{
    if (isDigit(c))
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

/// The length of the time literal that `text` begins with; 0 if none.
qsizetype timeLength(QByteArrayView text)
{
    const auto shape = [&](qsizetype from, QByteArrayView pattern) {
        if (text.size() < from + pattern.size())
            return false;
        for (qsizetype i = 0; i < pattern.size(); ++i) {
            if (pattern[i] == '0' ? !isDigit(text[from + i]) : text[from + i] != pattern[i])
                return false;
        }
        return true;
    };
    if (!shape(0, "0000-00-00"))
        return 0;
    if (!shape(10, "T00:00:00"))
        return 10;
    qsizetype length = 19;
    if (length < text.size() && text[length] == '.') {
        ++length;
        while (length < text.size() && isDigit(text[length]))
            ++length;
    }
    if (length < text.size() && text[length] == 'Z')
        return length + 1;
    if (shape(length, "+00:00") || shape(length, "-00:00"))
        return length + 6;
    return 10;
}

} // namespace

FluxLexer::FluxLexer(QByteArrayView script, int line, int column)
    : m_script(script)
    , m_line(line)
    , m_column(column)
{}

Result<std::vector<FluxToken>> FluxLexer::tokens()
{
    std::vector<FluxToken> all;
    for (;;) {
        Result<FluxToken> token = next();
        if (!token)
            return tl::unexpected(std::move(token.error()));
        m_lastKind = token->kind;
        m_lastText = token->text;
        all.push_back(std::move(*token));
        if (all.back().kind == FluxToken::Kind::End)
            return all;
    }
}

Result<FluxToken> FluxLexer::next()
{
    skipBlank();
    m_start = {m_at, m_line, m_column};
    if (m_at >= m_script.size())
        return finished(FluxToken::Kind::End, {});
    const char c = peek();
    if (isDigit(c) || (c == '.' && isDigit(peek(1))))
        return number();
    if (c == '"')
        return string();
    if (c == '/' && regexpMayStart())
        return regexp();
    if (isWordStart(c))
        return identifier();
    return symbol();
}

Result<FluxToken> FluxLexer::number()
{
    const QByteArrayView rest = m_script.sliced(m_at);
    if (const qsizetype length = timeLength(rest); length > 0) {
        advance(length);
        return finished(FluxToken::Kind::Time, rest.first(length).toByteArray());
    }
    qsizetype length = 0;
    const auto skipDigits = [&] {
        while (length < rest.size() && isDigit(rest[length]))
            ++length;
    };
    skipDigits();
    if (length < rest.size() && rest[length] == '.') {
        ++length;
        skipDigits();
        advance(length);
        return finished(FluxToken::Kind::Float, rest.first(length).toByteArray());
    }
    FluxToken::Kind kind = FluxToken::Kind::Integer;
    while (length < rest.size() && (isWordStart(rest[length]) || isDigit(rest[length]))) {
        kind = FluxToken::Kind::Duration;
        ++length;
    }
    advance(length);
    return finished(kind, rest.first(length).toByteArray());
}

Result<FluxToken> FluxLexer::string()
{
    advance();
    std::vector<FluxToken::Part> parts;
    QByteArray text;
    while (peek() != '"') {
        if (m_at >= m_script.size())
            return fluxSyntaxError(here(), u"string literal is not terminated"_s);
        if (peek() == '\\') {
            if (const Result<bool> done = escape(text); !done)
                return tl::unexpected(done.error());
        } else if (peek() == '$' && peek(1) == '{') {
            if (!text.isEmpty())
                parts.push_back({text, false, m_line, m_column});
            text.clear();
            Result<FluxToken::Part> part = interpolation();
            if (!part)
                return tl::unexpected(std::move(part.error()));
            parts.push_back(std::move(*part));
        } else {
            text += peek();
            advance();
        }
    }
    advance();
    if (!text.isEmpty() || parts.empty())
        parts.push_back({text, false, m_line, m_column});
    FluxToken token = finished(FluxToken::Kind::String, {});
    token.parts = std::move(parts);
    return token;
}

Result<bool> FluxLexer::escape(QByteArray& text)
{
    switch (peek(1)) {
    case 'n': text += '\n'; break;
    case 'r': text += '\r'; break;
    case 't': text += '\t'; break;
    case '\\': text += '\\'; break;
    case '"': text += '"'; break;
    case '$': text += '$'; break;
    case 'x': {
        const int high = hexValue(peek(2));
        const int low = hexValue(peek(3));
        if (high < 0 || low < 0)
            return fluxSyntaxError(here(), u"invalid byte value in string literal"_s);
        text += static_cast<char>(high * 16 + low);
        advance(2);
        break;
    }
    default:
        return fluxSyntaxError(
            here(), u"invalid escape sequence \\%1 in string literal"_s.arg(QLatin1Char(peek(1))));
    }
    advance(2);
    return true;
}

Result<FluxToken::Part> FluxLexer::interpolation()
{
    advance(2);
    FluxToken::Part part{{}, true, m_line, m_column};
    int depth = 1;
    bool quoted = false;
    for (; m_at < m_script.size(); advance()) {
        const char c = peek();
        if (quoted && c == '\\') {
            part.text += c;
            advance();
        } else if (c == '"') {
            quoted = !quoted;
        } else if (!quoted && c == '{') {
            ++depth;
        } else if (!quoted && c == '}' && --depth == 0) {
            advance();
            return part;
        }
        part.text += peek();
    }
    return fluxSyntaxError(here(), u"string interpolation is not terminated"_s);
}

Result<FluxToken> FluxLexer::regexp()
{
    advance();
    QByteArray pattern;
    while (m_at < m_script.size() && peek() != '/' && peek() != '\n') {
        if (peek() == '\\' && peek(1) == '/') {
            advance();
        } else if (peek() == '\\' && peek(1) == 'x') {
            // A byte, put in before the expression is read: \x2e is a dot that takes anything.
            const QByteArray code =
                m_script.sliced(m_at + 2, std::min<qsizetype>(2, m_script.size() - m_at - 2)).toByteArray();
            bool ok = false;
            const int byte = code.toInt(&ok, 16);
            if (!ok || code.size() != 2)
                return fluxSyntaxError(here(), u"invalid byte value"_s);
            pattern += static_cast<char>(byte);
            for (int i = 0; i < 4; ++i)
                advance();
            continue;
        } else if (peek() == '\\' && m_at + 1 < m_script.size()) {
            pattern += peek();
            advance();
        }
        pattern += peek();
        advance();
    }
    if (peek() != '/')
        return fluxSyntaxError(here(), u"regular expression literal is not terminated"_s);
    advance();
    return finished(FluxToken::Kind::Regexp, pattern);
}

Result<FluxToken> FluxLexer::symbol()
{
    static constexpr std::array<QByteArrayView, 33> symbols{"==", "!=", "=~", "!~", "<=", ">=", "=>", "<-",
        "|>", "(", ")", "[", "]", "{", "}", ",", ":", ".", "=", "<", ">", "+", "-", "*", "/", "%", "^", ";",
        "@", "?", "|", "&", "!"};
    const QByteArrayView rest = m_script.sliced(m_at);
    for (const QByteArrayView candidate : symbols) {
        if (rest.startsWith(candidate)) {
            advance(candidate.size());
            return finished(FluxToken::Kind::Symbol, candidate.toByteArray());
        }
    }
    advance();
    return fluxSyntaxError(here(), u"invalid statement: %1"_s.arg(QString::fromUtf8(rest.first(1))));
}

FluxToken FluxLexer::identifier()
{
    const qsizetype from = m_at;
    while (m_at < m_script.size() && (isWordStart(peek()) || isDigit(peek())))
        advance();
    return finished(FluxToken::Kind::Identifier, m_script.sliced(from, m_at - from).toByteArray());
}

void FluxLexer::skipBlank()
{
    for (;;) {
        const char c = peek();
        if (m_at < m_script.size() && (c == ' ' || c == '\t' || c == '\r' || c == '\n')) {
            advance();
        } else if (c == '/' && peek(1) == '/') {
            while (m_at < m_script.size() && peek() != '\n')
                advance();
        } else {
            return;
        }
    }
}

void FluxLexer::advance(qsizetype count)
{
    for (; count > 0 && m_at < m_script.size(); --count, ++m_at) {
        if (m_script[m_at] == '\n') {
            ++m_line;
            m_column = 1;
        } else {
            ++m_column;
        }
    }
}

char FluxLexer::peek(qsizetype ahead) const
{
    return m_at + ahead < m_script.size() ? m_script[m_at + ahead] : '\0';
}

FluxToken FluxLexer::finished(FluxToken::Kind kind, QByteArray text) const
{
    return {kind, std::move(text), {}, here()};
}

FluxLocation FluxLexer::here() const
{
    return {m_start.line, m_start.column, m_line, m_column};
}

bool FluxLexer::regexpMayStart() const
{
    // After an operand a slash divides; anywhere else it opens a pattern.
    switch (m_lastKind) {
    case FluxToken::Kind::End: return true;
    case FluxToken::Kind::Symbol: return m_lastText != ")" && m_lastText != "]" && m_lastText != "}";
    case FluxToken::Kind::Identifier:
        return m_lastText == "return" || m_lastText == "then" || m_lastText == "else" ||
            m_lastText == "and" || m_lastText == "or" || m_lastText == "not";
    default: return false;
    }
}

} // namespace telemirror::sandbox
