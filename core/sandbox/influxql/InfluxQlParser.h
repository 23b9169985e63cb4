#pragma once

#include "model/Error.h"
#include "sandbox/influxql/InfluxQlLexer.h"
#include "sandbox/influxql/InfluxQlStatement.h"

namespace telemirror::sandbox {

/// Reads the part of InfluxQL that the sandbox speaks. What it does not know is an error in
/// InfluxDB's form ("error parsing query: found …, expected … at line 1, char …").
/// Source: InfluxData, "InfluxQL reference" (the grammar in EBNF).
class InfluxQlParser
{
public:
    /// `now` is what now() is, ns.
    InfluxQlParser(const QString& text, Timestamp now);

    /// All statements, which are separated by semicolons.
    [[nodiscard]] Result<QList<InfluxQlStatement>> parse();

private:
    using Token = InfluxQlToken;
    struct Failed
    {
        Error error;
    };

    InfluxQlStatement statement();
    InfluxQlStatement createPolicy();
    InfluxQlStatement show();
    void select(InfluxQlStatement& result);
    void tail(InfluxQlStatement& result);
    InfluxQlColumn column();
    InfluxQlColumn reference();
    void cast(InfluxQlColumn& result);
    InfluxQlSource source();
    QList<InfluxQlSource> sources();
    void withMeasurement(InfluxQlStatement& result);
    void withKey(InfluxQlStatement& result);

    std::shared_ptr<InfluxQlCondition> disjunction(InfluxQlStatement& result);
    std::shared_ptr<InfluxQlCondition> conjunction(InfluxQlStatement& result);
    std::shared_ptr<InfluxQlCondition> comparison(InfluxQlStatement& result);
    void timeBound(InfluxQlStatement& result, const Token& comparisonToken);
    Timestamp timeExpression();
    Timestamp timeTerm();
    FieldValue literal();
    void groupBy(InfluxQlStatement& result);
    void fill(InfluxQlStatement& result);

    Token peek(bool regex = false);
    Token take(bool regex = false);
    bool accept(const QString& word);
    void expect(const QString& word);
    QString identifier();
    qint64 count();
    Nanoseconds duration(const Token& token);
    QRegularExpression regex(const Token& token);
    [[noreturn]] void unexpected(const Token& token, const QString& expected);
    [[noreturn]] void refuse(const QString& message);

    InfluxQlLexer m_lexer;
    Timestamp m_now;
    int m_depth = 0; ///< of parentheses
};

} // namespace telemirror::sandbox
