#include "sandbox/influxql/InfluxQlParser.h"

namespace telemirror::sandbox {

using namespace Qt::StringLiterals;

namespace {

using Kind = InfluxQlStatement::Kind;
using TokenKind = InfluxQlToken::Kind;

constexpr int deepest = 64;

bool isWord(const InfluxQlToken& token, const QString& word)
{
    return (token.kind == TokenKind::Word || token.kind == TokenKind::Symbol) &&
        token.text.compare(word, Qt::CaseInsensitive) == 0;
}

std::optional<Nanoseconds> unitLength(QStringView unit)
{
    const std::array<std::pair<QStringView, Nanoseconds>, 9> units{{{u"ns", 1}, {u"u", 1000}, {u"µ", 1000},
        {u"ms", nanosecondsPerMillisecond}, {u"s", nanosecondsPerSecond}, {u"m", nanosecondsPerMinute},
        {u"h", nanosecondsPerHour}, {u"d", nanosecondsPerDay}, {u"w", 7 * nanosecondsPerDay}}};
    for (const auto& [name, length] : units) {
        if (unit == name)
            return length;
    }
    return std::nullopt;
}

/// The times that InfluxQL takes between quotes: RFC 3339, or a date with or without a time of day.
std::optional<Timestamp> timeFrom(const QString& text)
{
    static const QRegularExpression form(
        uR"(^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?(Z|[+-]\d\d:\d\d)?)?$)"_s);
    const auto match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const QString clock = match.captured(2).isEmpty() ? u"00:00:00"_s : match.captured(2);
    const QString zone = match.captured(4).isEmpty() ? u"Z"_s : match.captured(4);
    const QDateTime seconds = QDateTime::fromString(match.captured(1) + u'T' + clock + zone, Qt::ISODate);
    qint64 time = 0;
    if (!seconds.isValid() || __builtin_mul_overflow(seconds.toSecsSinceEpoch(), nanosecondsPerSecond, &time))
        return std::nullopt;
    return time + match.captured(3).leftJustified(9, u'0').toLongLong();
}

Timestamp saturatedSum(Timestamp a, Nanoseconds b)
{
    Timestamp sum = 0;
    if (__builtin_add_overflow(a, b, &sum))
        return b < 0 ? std::numeric_limits<Timestamp>::min() : std::numeric_limits<Timestamp>::max();
    return sum;
}

} // namespace

InfluxQlParser::InfluxQlParser(const QString& text, Timestamp now)
    : m_lexer(text)
    , m_now(now)
{}

Result<QList<InfluxQlStatement>> InfluxQlParser::parse()
{
    // A recursive descent has no better way out of its depth than an exception; it ends here.
    try {
        QList<InfluxQlStatement> statements;
        while (true) {
            while (accept(u";"_s)) {
            }
            if (peek().kind == TokenKind::End)
                return statements;
            statements.append(statement());
            const Token token = peek();
            if (token.kind != TokenKind::End && token.text != u";")
                unexpected(token, u"; or EOF"_s);
        }
    } catch (const Failed& failed) {
        return tl::unexpected<Error>(failed.error);
    }
}

void InfluxQlParser::unexpected(const Token& token, const QString& expected)
{
    refuse(u"found %1, expected %2 at line 1, char %3"_s.arg(
        token.text, expected, QString::number(token.position + 1)));
}

void InfluxQlParser::refuse(const QString& message)
{
    throw Failed{failure(Error::Kind::BadRequest, u"error parsing query: "_s + message).value()};
}

InfluxQlParser::Token InfluxQlParser::take(bool regexAllowed)
{
    auto token = m_lexer.next(regexAllowed);
    if (!token)
        throw Failed{token.error()};
    return *token;
}

InfluxQlParser::Token InfluxQlParser::peek(bool regexAllowed)
{
    const qsizetype position = m_lexer.position();
    Token token = take(regexAllowed);
    m_lexer.rewind(position);
    return token;
}

bool InfluxQlParser::accept(const QString& word)
{
    if (!isWord(peek(), word))
        return false;
    take();
    return true;
}

void InfluxQlParser::expect(const QString& word)
{
    const Token token = take();
    if (!isWord(token, word))
        unexpected(token, word);
}

QString InfluxQlParser::identifier()
{
    const Token token = take();
    if (token.kind != TokenKind::Word && token.kind != TokenKind::Identifier)
        unexpected(token, u"identifier"_s);
    return token.text;
}

qint64 InfluxQlParser::count()
{
    const Token token = take();
    bool ok = false;
    const qint64 number = token.text.toLongLong(&ok);
    if (token.kind != TokenKind::Integer || !ok)
        unexpected(token, u"integer"_s);
    return number;
}

Nanoseconds InfluxQlParser::duration(const Token& token)
{
    Nanoseconds total = 0;
    QStringView rest(token.text);
    while (!rest.isEmpty()) {
        qsizetype digits = 0;
        while (digits < rest.size() && rest.at(digits).isDigit())
            ++digits;
        qsizetype end = digits;
        while (end < rest.size() && !rest.at(end).isDigit())
            ++end;
        const auto unit = unitLength(rest.sliced(digits, end - digits));
        bool ok = false;
        const qint64 number = rest.first(digits).toLongLong(&ok);
        Nanoseconds part = 0;
        if (!unit || !ok || __builtin_mul_overflow(number, *unit, &part) ||
            __builtin_add_overflow(total, part, &total))
            refuse(u"invalid duration"_s);
        rest = rest.sliced(end);
    }
    return total;
}

QRegularExpression InfluxQlParser::regex(const Token& token)
{
    QRegularExpression expression(token.text, QRegularExpression::UseUnicodePropertiesOption);
    if (!expression.isValid())
        refuse(u"error parsing regexp: %1"_s.arg(expression.errorString()));
    expression.optimize();
    return expression;
}

InfluxQlStatement InfluxQlParser::statement()
{
    const Token token = take();
    InfluxQlStatement result;
    if (isWord(token, u"SELECT"_s)) {
        select(result);
        return result;
    }
    if (isWord(token, u"SHOW"_s))
        return show();
    if (isWord(token, u"CREATE"_s)) {
        if (accept(u"RETENTION"_s))
            return createPolicy();
        expect(u"DATABASE"_s);
        result.kind = Kind::CreateDatabase;
        result.database = identifier();
        return result;
    }
    if (isWord(token, u"DROP"_s)) {
        const bool database = accept(u"DATABASE"_s);
        if (!database)
            expect(u"MEASUREMENT"_s);
        result.kind = database ? Kind::DropDatabase : Kind::DropMeasurement;
        const QString name = identifier();
        if (database)
            result.database = name;
        else
            result.name = name.toUtf8();
        return result;
    }
    unexpected(token, u"SELECT, SHOW, CREATE, DROP"_s);
}

InfluxQlStatement InfluxQlParser::createPolicy()
{
    InfluxQlStatement result;
    result.kind = Kind::CreateRetentionPolicy;
    expect(u"POLICY"_s);
    result.name = identifier().toUtf8();
    expect(u"ON"_s);
    result.database = identifier();
    expect(u"DURATION"_s);
    if (!accept(u"INF"_s))
        result.duration = duration(take());
    expect(u"REPLICATION"_s);
    take();
    return result;
}

InfluxQlStatement InfluxQlParser::show()
{
    InfluxQlStatement result;
    const Token token = take();
    if (isWord(token, u"DATABASES"_s)) {
        result.kind = Kind::ShowDatabases;
        return result;
    }
    if (isWord(token, u"RETENTION"_s)) {
        expect(u"POLICIES"_s);
        result.kind = Kind::ShowRetentionPolicies;
        if (accept(u"ON"_s))
            result.database = identifier();
        return result;
    }
    if (isWord(token, u"MEASUREMENTS"_s)) {
        result.kind = Kind::ShowMeasurements;
    } else if (isWord(token, u"SERIES"_s)) {
        result.kind = Kind::ShowSeries;
    } else if (isWord(token, u"FIELD"_s)) {
        expect(u"KEYS"_s);
        result.kind = Kind::ShowFieldKeys;
    } else if (isWord(token, u"TAG"_s)) {
        result.kind = accept(u"VALUES"_s) ? Kind::ShowTagValues : Kind::ShowTagKeys;
        if (result.kind == Kind::ShowTagKeys)
            expect(u"KEYS"_s);
    } else {
        unexpected(token, u"DATABASES, FIELD, MEASUREMENTS, RETENTION, SERIES, TAG"_s);
    }
    if (accept(u"ON"_s))
        result.database = identifier();
    if (result.kind == Kind::ShowMeasurements && isWord(peek(), u"WITH"_s))
        withMeasurement(result);
    if (accept(u"FROM"_s))
        result.sources = sources();
    if (result.kind == Kind::ShowTagValues)
        withKey(result);
    tail(result);
    return result;
}

void InfluxQlParser::withMeasurement(InfluxQlStatement& result)
{
    expect(u"WITH"_s);
    expect(u"MEASUREMENT"_s);
    const Token token = take();
    if (token.text == u"=~") {
        InfluxQlSource named;
        const Token pattern = take(true);
        if (pattern.kind != TokenKind::Regex)
            unexpected(pattern, u"regex"_s);
        named.pattern = regex(pattern);
        result.sources.append(named);
    } else if (token.text == u"=") {
        result.sources.append(source());
    } else {
        unexpected(token, u"=, =~"_s);
    }
}

void InfluxQlParser::withKey(InfluxQlStatement& result)
{
    expect(u"WITH"_s);
    expect(u"KEY"_s);
    const Token token = take();
    if (token.text == u"=") {
        result.tagKeys.append(identifier().toUtf8());
    } else if (token.text == u"=~") {
        result.tagKeyPattern = regex(take(true));
    } else if (isWord(token, u"IN"_s)) {
        expect(u"("_s);
        do
            result.tagKeys.append(identifier().toUtf8());
        while (accept(u","_s));
        expect(u")"_s);
    } else {
        unexpected(token, u"=, =~, IN"_s);
    }
}

void InfluxQlParser::select(InfluxQlStatement& result)
{
    do
        result.columns.append(column());
    while (accept(u","_s));
    expect(u"FROM"_s);
    result.sources = sources();
    tail(result);
}

InfluxQlColumn InfluxQlParser::column()
{
    InfluxQlColumn result;
    const qsizetype start = m_lexer.position();
    const Token token = take(true);
    if (token.kind == TokenKind::Word && peek().text == u"(") {
        take();
        static const QStringList functions{
            u"first"_s, u"last"_s, u"count"_s, u"min"_s, u"max"_s, u"mean"_s, u"sum"_s, u"spread"_s};
        const QString function = token.text.toLower();
        if (!functions.contains(function))
            refuse(u"undefined function %1()"_s.arg(token.text));
        result = reference();
        result.function = function;
        expect(u")"_s);
    } else {
        m_lexer.rewind(start);
        result = reference();
    }
    if (accept(u"AS"_s))
        result.alias = identifier().toUtf8();
    return result;
}

InfluxQlColumn InfluxQlParser::reference()
{
    InfluxQlColumn result;
    const Token token = take(true);
    if (token.kind == TokenKind::Regex) {
        result.pattern = regex(token);
    } else if (token.text == u"*" && token.kind == TokenKind::Symbol) {
        result.isWildcard = true;
    } else if (token.kind == TokenKind::Word || token.kind == TokenKind::Identifier) {
        result.field = token.text.toUtf8();
    } else {
        unexpected(token, u"identifier, string, number, bool"_s);
    }
    if (accept(u"::"_s))
        cast(result);
    return result;
}

void InfluxQlParser::cast(InfluxQlColumn& result)
{
    const Token token = take();
    const QString name = token.text.toLower();
    if (name == u"tag") {
        result.onlyTags = true;
    } else if (name == u"field") {
        result.onlyFields = true;
    } else if (const auto type = fieldTypeFromName(name)) {
        result.onlyFields = true;
        result.cast = type;
    } else {
        unexpected(token, u"float, integer, unsigned, string, boolean, field, tag"_s);
    }
}

QList<InfluxQlSource> InfluxQlParser::sources()
{
    QList<InfluxQlSource> result;
    do
        result.append(source());
    while (accept(u","_s));
    return result;
}

InfluxQlSource InfluxQlParser::source()
{
    InfluxQlSource result;
    QStringList parts;
    while (true) {
        const Token token = take(true);
        if (token.kind == TokenKind::Regex) {
            result.pattern = regex(token);
            break;
        }
        if (token.kind == TokenKind::Symbol && token.text == u"." && !parts.isEmpty()) {
            // "db"..measurement: the default retention policy.
            parts.append(QString());
            continue;
        }
        if (token.kind != TokenKind::Word && token.kind != TokenKind::Identifier)
            unexpected(token, u"identifier, string, regex"_s);
        parts.append(token.text);
        if (!accept(u"."_s))
            break;
    }
    if (!result.pattern)
        result.name = parts.takeLast().toUtf8();
    if (parts.size() > 2)
        refuse(u"too many segments in the name of a measurement"_s);
    if (!parts.isEmpty())
        result.retentionPolicy = parts.takeLast();
    if (!parts.isEmpty())
        result.database = parts.takeLast();
    return result;
}

void InfluxQlParser::tail(InfluxQlStatement& result)
{
    if (accept(u"WHERE"_s))
        result.where = disjunction(result);
    if (accept(u"GROUP"_s)) {
        expect(u"BY"_s);
        groupBy(result);
        if (accept(u"fill"_s))
            fill(result);
    }
    if (accept(u"ORDER"_s)) {
        expect(u"BY"_s);
        if (!isWord(peek(), u"ASC"_s) && !isWord(peek(), u"DESC"_s))
            expect(u"time"_s);
        if (accept(u"DESC"_s))
            result.descending = true;
        else
            accept(u"ASC"_s);
    }
    if (accept(u"LIMIT"_s))
        result.limit = count();
    if (accept(u"OFFSET"_s))
        result.offset = count();
    if (accept(u"SLIMIT"_s))
        result.seriesLimit = count();
    if (accept(u"SOFFSET"_s))
        result.seriesOffset = count();
}

void InfluxQlParser::groupBy(InfluxQlStatement& result)
{
    do {
        const Token token = take(true);
        if (token.kind == TokenKind::Regex) {
            result.groupByPattern = regex(token);
        } else if (token.kind == TokenKind::Symbol && token.text == u"*") {
            result.groupByAll = true;
        } else if (isWord(token, u"time"_s) && peek().text == u"(") {
            take();
            result.interval = duration(take());
            if (result.interval <= 0)
                refuse(u"GROUP BY interval must be greater than zero"_s);
            if (accept(u","_s)) {
                const bool negative = accept(u"-"_s);
                const Nanoseconds offset = duration(take());
                result.intervalOffset = negative ? -offset : offset;
            }
            expect(u")"_s);
        } else if (token.kind == TokenKind::Word || token.kind == TokenKind::Identifier) {
            result.groupBy.append(token.text.toUtf8());
        } else {
            unexpected(token, u"identifier, regex, *, time()"_s);
        }
    } while (accept(u","_s));
}

void InfluxQlParser::fill(InfluxQlStatement& result)
{
    expect(u"("_s);
    if (accept(u"null"_s)) {
        result.fill = InfluxQlFill::Null;
    } else if (accept(u"none"_s)) {
        result.fill = InfluxQlFill::None;
    } else if (accept(u"previous"_s)) {
        result.fill = InfluxQlFill::Previous;
    } else {
        const bool negative = accept(u"-"_s);
        const Token token = take();
        if (token.kind != TokenKind::Integer && token.kind != TokenKind::Number)
            unexpected(token, u"null, none, previous, a number"_s);
        result.fill = InfluxQlFill::Number;
        result.fillNumber = token.text.toDouble() * (negative ? -1.0 : 1.0);
    }
    expect(u")"_s);
}

std::shared_ptr<InfluxQlCondition> InfluxQlParser::disjunction(InfluxQlStatement& result)
{
    if (++m_depth > deepest)
        refuse(u"the condition is nested too deeply"_s);
    const TimeRange bounds = result.range;
    auto left = conjunction(result);
    while (accept(u"OR"_s)) {
        auto right = conjunction(result);
        // A time on one side of an OR would bound the other side as well.
        if (result.range != bounds || !left || !right)
            refuse(u"cannot use time in an OR condition"_s);
        auto node = std::make_shared<InfluxQlCondition>();
        node->kind = InfluxQlCondition::Kind::Or;
        node->left = std::move(left);
        node->right = std::move(right);
        left = std::move(node);
    }
    --m_depth;
    return left;
}

std::shared_ptr<InfluxQlCondition> InfluxQlParser::conjunction(InfluxQlStatement& result)
{
    auto left = comparison(result);
    while (accept(u"AND"_s)) {
        auto right = comparison(result);
        if (!left || !right) {
            if (right)
                left = std::move(right);
            continue;
        }
        auto node = std::make_shared<InfluxQlCondition>();
        node->kind = InfluxQlCondition::Kind::And;
        node->left = std::move(left);
        node->right = std::move(right);
        left = std::move(node);
    }
    return left;
}

std::shared_ptr<InfluxQlCondition> InfluxQlParser::comparison(InfluxQlStatement& result)
{
    if (accept(u"("_s)) {
        auto inner = disjunction(result);
        expect(u")"_s);
        return inner;
    }
    const Token key = take();
    if (key.kind != TokenKind::Word && key.kind != TokenKind::Identifier)
        unexpected(key, u"identifier"_s);
    InfluxQlColumn reference;
    if (accept(u"::"_s))
        cast(reference);
    const Token comparisonToken = take();
    if (key.text == u"time" && !reference.onlyTags && !reference.onlyFields) {
        timeBound(result, comparisonToken);
        return nullptr;
    }
    using Operator = InfluxQlCondition::Operator;
    const QHash<QString, Operator> operators{{u"="_s, Operator::Equal}, {u"!="_s, Operator::NotEqual},
        {u"<>"_s, Operator::NotEqual}, {u"<"_s, Operator::Less}, {u"<="_s, Operator::LessOrEqual},
        {u">"_s, Operator::Greater}, {u">="_s, Operator::GreaterOrEqual}, {u"=~"_s, Operator::Matches},
        {u"!~"_s, Operator::MatchesNot}};
    if (!operators.contains(comparisonToken.text))
        unexpected(comparisonToken, u"a comparison"_s);
    auto node = std::make_shared<InfluxQlCondition>();
    node->key = key.text.toUtf8();
    node->comparison = operators.value(comparisonToken.text);
    if (node->comparison == Operator::Matches || node->comparison == Operator::MatchesNot) {
        const Token pattern = take(true);
        if (pattern.kind != TokenKind::Regex)
            unexpected(pattern, u"regex"_s);
        node->pattern = regex(pattern);
    } else {
        node->literal = literal();
    }
    return node;
}

FieldValue InfluxQlParser::literal()
{
    const bool negative = accept(u"-"_s);
    const Token token = take();
    if (token.kind == TokenKind::String && !negative)
        return token.text.toUtf8();
    if (token.kind == TokenKind::Number)
        return token.text.toDouble() * (negative ? -1.0 : 1.0);
    if (token.kind == TokenKind::Integer) {
        bool ok = false;
        const qint64 number = (negative ? u"-"_s + token.text : token.text).toLongLong(&ok);
        if (ok)
            return number;
        const quint64 large = token.text.toULongLong(&ok);
        if (ok && !negative)
            return large;
        refuse(u"number out of range"_s);
    }
    if (isWord(token, u"true"_s))
        return true;
    if (isWord(token, u"false"_s))
        return false;
    unexpected(token, u"string, number, bool"_s);
}

void InfluxQlParser::timeBound(InfluxQlStatement& result, const Token& comparisonToken)
{
    const Timestamp time = timeExpression();
    const Timestamp behind = saturatedSum(time, 1);
    const QString& sign = comparisonToken.text;
    TimeRange& range = result.range;
    const bool equal = sign == u"=";
    if (!equal && sign != u">" && sign != u">=" && sign != u"<" && sign != u"<=")
        unexpected(comparisonToken, u"=, <, <=, >, >="_s);
    if (equal || sign == u">" || sign == u">=") {
        range.start = std::max(range.start, sign == u">" ? behind : time);
        result.hasLowerBound = true;
    }
    if (equal || sign == u"<" || sign == u"<=") {
        range.stop = std::min(range.stop, sign == u"<" ? time : behind);
        result.hasUpperBound = true;
    }
}

Timestamp InfluxQlParser::timeExpression()
{
    Timestamp time = timeTerm();
    while (true) {
        const bool minus = accept(u"-"_s);
        if (!minus && !accept(u"+"_s))
            return time;
        const Nanoseconds term = timeTerm();
        time = saturatedSum(time, minus ? -term : term);
    }
}

Timestamp InfluxQlParser::timeTerm()
{
    const Token token = take();
    if (isWord(token, u"now"_s)) {
        expect(u"("_s);
        expect(u")"_s);
        return m_now;
    }
    if (token.text == u"-" && token.kind == TokenKind::Symbol) {
        const Token number = take();
        if (number.kind == TokenKind::Duration)
            return -duration(number);
        bool ok = false;
        const qint64 value = (u"-"_s + number.text).toLongLong(&ok);
        if (number.kind != TokenKind::Integer || !ok)
            unexpected(number, u"integer, duration"_s);
        return value;
    }
    if (token.kind == TokenKind::Duration)
        return duration(token);
    if (token.kind == TokenKind::Integer) {
        bool ok = false;
        const qint64 value = token.text.toLongLong(&ok);
        if (!ok)
            refuse(u"time outside range"_s);
        return value;
    }
    if (token.kind == TokenKind::String) {
        if (const auto time = timeFrom(token.text))
            return *time;
        refuse(u"invalid operation: time and \"%1\" are not compatible"_s.arg(token.text));
    }
    unexpected(token, u"time, integer, duration, now()"_s);
}

} // namespace telemirror::sandbox
