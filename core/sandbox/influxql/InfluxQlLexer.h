#pragma once

#include "model/Error.h"

#include <QtCore/QString>

namespace telemirror::sandbox {

struct InfluxQlToken
{
    enum class Kind
    {
        End,
        Word,       ///< bare: a keyword or a name
        Identifier, ///< between double quotes
        String,     ///< between single quotes
        Regex,      ///< between slashes
        Integer,
        Number,
        Duration, ///< as written
        Symbol    ///< an operator or a mark
    };

    Kind kind = Kind::End;
    QString text; ///< unescaped
    qsizetype position = 0;
};

/// Cuts InfluxQL into tokens. Whether a slash begins a regular expression, its reader must say.
/// Source: InfluxData, "InfluxQL reference", section "Notation" and following.
class InfluxQlLexer
{
public:
    explicit InfluxQlLexer(const QString& text)
        : m_text(text)
    {}

    /// The next token; `regex` allows a regular expression here. BadRequest for what is no token.
    Result<InfluxQlToken> next(bool regex);
    [[nodiscard]] qsizetype position() const { return m_position; }
    void rewind(qsizetype position) { m_position = position; }

private:
    void skipBlanks();
    Result<InfluxQlToken> quoted(QChar quote, InfluxQlToken::Kind kind);
    Result<InfluxQlToken> regex();
    InfluxQlToken number();
    InfluxQlToken symbol();
    [[nodiscard]] QChar at(qsizetype position) const
    {
        return position < m_text.size() ? m_text.at(position) : QChar();
    }

    QString m_text;
    qsizetype m_position = 0;
};

} // namespace telemirror::sandbox
