#include "sandbox/influxql/InfluxQlLexer.h"

namespace telemirror::sandbox {

using namespace Qt::StringLiterals;

namespace {

tl::unexpected<Error> lexerError(const QString& found, qsizetype position)
{
    return failure(Error::Kind::BadRequest,
        u"error parsing query: found %1 at line 1, char %2"_s.arg(found).arg(position + 1));
}

bool isWordStart(QChar c)
{
    return c.isLetter() || c == u'_' || c.isSurrogate();
}

} // namespace

void InfluxQlLexer::skipBlanks()
{
    while (m_position < m_text.size()) {
        if (at(m_position).isSpace()) {
            ++m_position;
        } else if (at(m_position) == u'-' && at(m_position + 1) == u'-') {
            while (m_position < m_text.size() && at(m_position) != u'\n')
                ++m_position;
        } else {
            return;
        }
    }
}

Result<InfluxQlToken> InfluxQlLexer::next(bool regexAllowed)
{
    skipBlanks();
    const qsizetype start = m_position;
    const QChar first = at(start);
    if (m_position >= m_text.size())
        return InfluxQlToken{InfluxQlToken::Kind::End, u"EOF"_s, start};
    if (first == u'"')
        return quoted(first, InfluxQlToken::Kind::Identifier);
    if (first == u'\'')
        return quoted(first, InfluxQlToken::Kind::String);
    if (first == u'/' && regexAllowed)
        return regex();
    if (first.isDigit() || (first == u'.' && at(start + 1).isDigit()))
        return number();
    if (isWordStart(first)) {
        while (isWordStart(at(m_position)) || at(m_position).isDigit())
            ++m_position;
        return InfluxQlToken{InfluxQlToken::Kind::Word, m_text.mid(start, m_position - start), start};
    }
    const InfluxQlToken mark = symbol();
    if (mark.text.isEmpty())
        return lexerError(first, start);
    return mark;
}

Result<InfluxQlToken> InfluxQlLexer::quoted(QChar quote, InfluxQlToken::Kind kind)
{
    const qsizetype start = m_position++;
    QString text;
    const auto unfinished = [start, &text] {
        return failure(Error::Kind::BadRequest,
            u"error parsing query: found %1, expected identifier at line 1, char %2"_s.arg(text).arg(start));
    };
    while (m_position < m_text.size() && at(m_position) != quote) {
        QChar c = at(m_position++);
        if (c == u'\n' || c == u'\r') // which the servers take for a line end, too
            return unfinished();
        if (c == u'\\') {
            const QChar escaped = at(m_position++);
            if (escaped == u'n')
                c = u'\n';
            else if (escaped == u'\\' || escaped == u'"' || escaped == u'\'')
                c = escaped;
            else
                return lexerError(u"bad escape"_s, start);
        }
        text += c;
    }
    if (m_position >= m_text.size())
        return unfinished();
    ++m_position;
    return InfluxQlToken{kind, text, start};
}

Result<InfluxQlToken> InfluxQlLexer::regex()
{
    const qsizetype start = m_position++;
    QString text;
    while (m_position < m_text.size() && at(m_position) != u'/') {
        // An escaped slash is a slash; every other escape is the regular expression's own.
        if (at(m_position) == u'\\' && at(m_position + 1) == u'/') {
            ++m_position;
        } else if (at(m_position) == u'\\' && m_position + 1 < m_text.size()) {
            text += at(m_position++);
        }
        text += at(m_position++);
    }
    if (m_position >= m_text.size())
        return lexerError(u"bad regex"_s, start);
    ++m_position;
    return InfluxQlToken{InfluxQlToken::Kind::Regex, text, start};
}

InfluxQlToken InfluxQlLexer::number()
{
    const qsizetype start = m_position;
    while (at(m_position).isDigit())
        ++m_position;
    InfluxQlToken::Kind kind = InfluxQlToken::Kind::Integer;
    if (at(m_position) == u'.' && at(m_position + 1).isDigit()) {
        kind = InfluxQlToken::Kind::Number;
        ++m_position;
        while (at(m_position).isDigit())
            ++m_position;
    } else if (at(m_position).isLetter()) {
        // A duration, of several parts perhaps: 1h30m.
        kind = InfluxQlToken::Kind::Duration;
        while (at(m_position).isLetterOrNumber())
            ++m_position;
    }
    return {kind, m_text.mid(start, m_position - start), start};
}

InfluxQlToken InfluxQlLexer::symbol()
{
    static const QStringList symbols{u"::"_s, u"=~"_s, u"!~"_s, u"!="_s, u"<>"_s, u"<="_s, u">="_s, u"="_s,
        u"<"_s, u">"_s, u"("_s, u")"_s, u","_s, u"."_s, u";"_s, u"*"_s, u"+"_s, u"-"_s};
    for (const QString& candidate : symbols) {
        if (QStringView(m_text).sliced(m_position).startsWith(candidate)) {
            const qsizetype start = m_position;
            m_position += candidate.size();
            return {InfluxQlToken::Kind::Symbol, candidate, start};
        }
    }
    return {};
}

} // namespace telemirror::sandbox
