#include "sandbox/flux/FluxParser.h"

#include "sandbox/flux/FluxErrors.h"
#include "sandbox/flux/FluxTime.h"

#include <QtCore/QScopeGuard>

namespace telemirror::sandbox {

using namespace Qt::StringLiterals;
using Kind = FluxSyntax::Kind;

namespace {

/// Deeper scripts are refused: the tree is walked by recursion.
constexpr int maximumDepth = 200;
constexpr int maximumChain = 2000;

/// Operators from the loosest to the tightest; `not` and `exists` stand between the second and
/// the third, the pipe below the last.
const std::vector<std::vector<QByteArray>> operatorLevels{
    {"or"}, {"and"}, {"==", "!=", "<", "<=", ">", ">=", "=~", "!~"}, {"+", "-"}, {"*", "/", "%"}, {"^"}};
constexpr size_t negationLevel = 2;

std::shared_ptr<FluxSyntax> node(Kind kind, const FluxLocation& location)
{
    auto made = std::make_shared<FluxSyntax>();
    made->kind = kind;
    made->location = location;
    return made;
}

FluxSyntax::Pointer literal(const FluxLocation& location, FluxValue value)
{
    auto made = node(Kind::Literal, location);
    made->value = std::move(value);
    return made;
}

bool isKeyword(const QByteArray& word)
{
    static const QList<QByteArray> keywords{"and", "or", "not", "exists", "if", "then", "else", "return",
        "import", "package", "option", "with", "builtin", "testcase"};
    return keywords.contains(word);
}

/// The last element of an import path: the name that it gets by default.
QByteArray packageName(const QByteArray& path)
{
    return path.mid(path.lastIndexOf('/') + 1);
}

} // namespace

Result<std::vector<FluxParser::Pointer>> FluxParser::parse(const QByteArray& script)
{
    Result<std::vector<FluxToken>> tokens = FluxLexer(script).tokens();
    if (!tokens)
        return tl::unexpected(std::move(tokens.error()));
    return FluxParser(std::move(*tokens)).statements();
}

Result<std::vector<FluxParser::Pointer>> FluxParser::statements()
{
    std::vector<Pointer> all;
    if (atWord("package")) {
        m_at += 2;
        m_at = std::min(m_at, m_tokens.size() - 1);
    }
    while (token().kind != FluxToken::Kind::End) {
        Tree next = statement();
        if (!next)
            return tl::unexpected(std::move(next.error()));
        all.push_back(std::move(*next));
    }
    return all;
}

FluxParser::Tree FluxParser::statement()
{
    if (atWord("import"))
        return importStatement();
    if (atWord("option")) {
        ++m_at;
        return assignment(Kind::Option);
    }
    if (token().kind == FluxToken::Kind::Identifier && !isKeyword(token().text) && atSymbol("=", 1))
        return assignment(Kind::Assignment);
    const FluxLocation start = token().location;
    Tree value = expression();
    if (!value)
        return value;
    auto made = node(Kind::Expression, start.to((*value)->location));
    made->children.push_back(std::move(*value));
    return made;
}

FluxParser::Tree FluxParser::importStatement()
{
    auto made = node(Kind::Import, token().location);
    ++m_at;
    QByteArray name;
    if (token().kind == FluxToken::Kind::Identifier) {
        name = token().text;
        ++m_at;
    }
    if (token().kind != FluxToken::Kind::String || token().parts.size() != 1 || token().parts[0].isExpression)
        return unexpectedToken();
    made->name = token().parts[0].text;
    made->location = made->location.to(token().location);
    ++m_at;
    made->names.push_back(name.isEmpty() ? packageName(made->name) : name);
    return made;
}

FluxParser::Tree FluxParser::assignment(FluxSyntax::Kind kind)
{
    auto made = node(kind, token().location);
    if (token().kind != FluxToken::Kind::Identifier)
        return unexpectedToken();
    made->name = token().text;
    ++m_at;
    if (const Result<bool> equals = expect("="); !equals)
        return tl::unexpected(equals.error());
    Tree value = expression();
    if (!value)
        return value;
    made->location = made->location.to((*value)->location);
    made->children.push_back(std::move(*value));
    return made;
}

FluxParser::Tree FluxParser::expression()
{
    if (++m_depth > maximumDepth)
        return fluxSyntaxError(token().location, u"Program is nested too deep"_s);
    const auto leave = qScopeGuard([this] { --m_depth; });
    if (atWord("if"))
        return conditional();
    return binary(0);
}

FluxParser::Tree FluxParser::binary(size_t level)
{
    const auto operand = [&] { return level + 1 == negationLevel ? negation() : binary(level + 1); };
    if (level == operatorLevels.size())
        return pipe();
    Tree left = operand();
    for (int links = 0; left; ++links) {
        if (links > maximumChain)
            return fluxSyntaxError(token().location, u"Program is nested too deep"_s);
        const bool isWord = token().kind == FluxToken::Kind::Identifier;
        const auto& names = operatorLevels[level];
        if ((!isWord && token().kind != FluxToken::Kind::Symbol) ||
            std::find(names.begin(), names.end(), token().text) == names.end())
            return left;
        const QByteArray name = token().text;
        ++m_at;
        Tree right = operand();
        if (!right)
            return right;
        auto made = node(Kind::Binary, (*left)->location.to((*right)->location));
        made->name = name;
        made->children = {std::move(*left), std::move(*right)};
        left = Tree(std::move(made));
    }
    return left;
}

FluxParser::Tree FluxParser::negation()
{
    if (!atWord("not") && !atWord("exists"))
        return binary(negationLevel);
    if (++m_depth > maximumDepth)
        return fluxSyntaxError(token().location, u"Program is nested too deep"_s);
    const auto leave = qScopeGuard([this] { --m_depth; });
    auto made = node(Kind::Unary, token().location);
    made->name = token().text;
    ++m_at;
    Tree operand = negation();
    if (!operand)
        return operand;
    made->location = made->location.to((*operand)->location);
    made->children.push_back(std::move(*operand));
    return made;
}

FluxParser::Tree FluxParser::pipe()
{
    Tree left = unary();
    for (int links = 0; left && take("|>"); ++links) {
        if (links > maximumChain)
            return fluxSyntaxError(token().location, u"Program is nested too deep"_s);
        Tree right = unary();
        if (!right)
            return right;
        if ((*right)->kind != Kind::Call)
            return fluxSyntaxError((*right)->location, u"pipe destination must be a function call"_s);
        auto made = node(Kind::Pipe, (*left)->location.to((*right)->location));
        made->children = {std::move(*left), std::move(*right)};
        left = Tree(std::move(made));
    }
    return left;
}

FluxParser::Tree FluxParser::unary()
{
    if (!atSymbol("-") && !atSymbol("+"))
        return postfix();
    auto made = node(Kind::Unary, token().location);
    made->name = token().text;
    ++m_at;
    // The smallest integer has no positive counterpart: it is read with its sign.
    if (made->name == "-" && token().kind == FluxToken::Kind::Integer &&
        token().text == "9223372036854775808") {
        const FluxLocation place = made->location.to(token().location);
        ++m_at;
        return literal(place, FluxValue(std::numeric_limits<qint64>::min()));
    }
    if (++m_depth > maximumDepth)
        return fluxSyntaxError(token().location, u"Program is nested too deep"_s);
    const auto leave = qScopeGuard([this] { --m_depth; });
    Tree operand = unary();
    if (!operand || made->name == "+")
        return operand;
    made->location = made->location.to((*operand)->location);
    made->children.push_back(std::move(*operand));
    return made;
}

FluxParser::Tree FluxParser::postfix()
{
    Tree left = primary();
    for (int links = 0; left; ++links) {
        if (links > maximumChain)
            return fluxSyntaxError(token().location, u"Program is nested too deep"_s);
        if (atSymbol("(")) {
            left = call(std::move(*left));
        } else if (take(".")) {
            if (token().kind != FluxToken::Kind::Identifier)
                return unexpectedToken();
            auto made = node(Kind::Member, (*left)->location.to(token().location));
            made->name = token().text;
            ++m_at;
            made->children.push_back(std::move(*left));
            left = Tree(std::move(made));
        } else if (atSymbol("[")) {
            ++m_at;
            Tree index = expression();
            if (!index)
                return index;
            auto made = node(Kind::Index, (*left)->location.to(token().location));
            if (const Result<bool> closed = expect("]"); !closed)
                return tl::unexpected(closed.error());
            made->children = {std::move(*left), std::move(*index)};
            left = Tree(std::move(made));
        } else {
            return left;
        }
    }
    return left;
}

FluxParser::Tree FluxParser::call(Pointer callee)
{
    auto made = node(Kind::Call, callee->location);
    made->children.push_back(std::move(callee));
    ++m_at;
    if (const Result<bool> read = properties(*made, ")"); !read)
        return tl::unexpected(read.error());
    made->location = made->location.to(m_tokens[m_at - 1].location);
    return made;
}

FluxParser::Tree FluxParser::primary()
{
    const FluxToken& first = token();
    switch (first.kind) {
    case FluxToken::Kind::Integer:
    case FluxToken::Kind::Float:
    case FluxToken::Kind::Duration:
    case FluxToken::Kind::Time: return number();
    case FluxToken::Kind::String: return text();
    case FluxToken::Kind::Regexp: {
        auto pattern = FluxRegexp::compile(first.text);
        if (!pattern)
            return fluxSyntaxError(first.location, pattern.error().message);
        ++m_at;
        return literal(first.location, FluxValue(*pattern));
    }
    case FluxToken::Kind::Identifier: {
        if (isKeyword(first.text))
            return unexpectedToken();
        auto made = node(Kind::Identifier, first.location);
        made->name = first.text;
        ++m_at;
        return made;
    }
    case FluxToken::Kind::End: return unexpectedToken();
    case FluxToken::Kind::Symbol: break;
    }
    if (first.text == "[")
        return array();
    if (first.text == "{")
        return record();
    if (first.text != "(")
        return unexpectedToken();
    if (functionStarts())
        return function();
    ++m_at;
    Tree inner = expression();
    if (!inner)
        return inner;
    if (const Result<bool> closed = expect(")"); !closed)
        return tl::unexpected(closed.error());
    return inner;
}

FluxParser::Tree FluxParser::number()
{
    const FluxToken& word = token();
    ++m_at;
    bool ok = true;
    switch (word.kind) {
    case FluxToken::Kind::Integer: {
        const qint64 value = word.text.toLongLong(&ok);
        if (ok)
            return literal(word.location, FluxValue(value));
        break;
    }
    case FluxToken::Kind::Float: {
        const double value = word.text.toDouble(&ok);
        if (ok)
            return literal(word.location, FluxValue(value));
        break;
    }
    case FluxToken::Kind::Duration:
        if (const std::optional<FluxDuration> value = FluxDuration::parse(word.text))
            return literal(word.location, FluxValue(*value));
        break;
    default:
        if (const std::optional<Timestamp> value = parseFluxTime(word.text))
            return literal(word.location, FluxValue(FluxInstant{*value}));
        break;
    }
    return fluxSyntaxError(word.location, u"invalid literal %1"_s.arg(QString::fromUtf8(word.text)));
}

FluxParser::Tree FluxParser::text()
{
    const FluxToken& word = token();
    ++m_at;
    if (word.parts.size() == 1 && !word.parts[0].isExpression)
        return literal(word.location, FluxValue(word.parts[0].text));
    auto made = node(Kind::Text, word.location);
    for (const FluxToken::Part& part : word.parts) {
        if (!part.isExpression) {
            made->children.push_back(literal(word.location, FluxValue(part.text)));
            continue;
        }
        Tree inner = interpolated(part);
        if (!inner)
            return inner;
        made->children.push_back(std::move(*inner));
    }
    return made;
}

FluxParser::Tree FluxParser::interpolated(const FluxToken::Part& part)
{
    Result<std::vector<FluxToken>> tokens = FluxLexer(part.text, part.line, part.column).tokens();
    if (!tokens)
        return tl::unexpected(std::move(tokens.error()));
    FluxParser inner(std::move(*tokens));
    inner.m_depth = m_depth + 1;
    Tree tree = inner.expression();
    if (tree && inner.token().kind != FluxToken::Kind::End)
        return inner.unexpectedToken();
    return tree;
}

FluxParser::Tree FluxParser::array()
{
    auto made = node(Kind::Array, token().location);
    ++m_at;
    while (!atSymbol("]")) {
        Tree item = expression();
        if (!item)
            return item;
        made->children.push_back(std::move(*item));
        if (!take(","))
            break;
    }
    made->location = made->location.to(token().location);
    if (const Result<bool> closed = expect("]"); !closed)
        return tl::unexpected(closed.error());
    return made;
}

FluxParser::Tree FluxParser::record()
{
    auto made = node(Kind::Record, token().location);
    ++m_at;
    if (token().kind == FluxToken::Kind::Identifier && token(1).kind == FluxToken::Kind::Identifier &&
        token(1).text == "with") {
        auto base = node(Kind::Identifier, token().location);
        base->name = token().text;
        made->names.emplace_back();
        made->children.push_back(std::move(base));
        m_at += 2;
    }
    if (const Result<bool> read = properties(*made, "}"); !read)
        return tl::unexpected(read.error());
    made->location = made->location.to(m_tokens[m_at - 1].location);
    return made;
}

/// `name: value, "other name": value, shorthand` up to the bracket that closes.
Result<bool> FluxParser::properties(FluxSyntax& into, QByteArrayView closing)
{
    while (!atSymbol(closing)) {
        const FluxToken& name = token();
        const bool isText = name.kind == FluxToken::Kind::String && name.parts.size() == 1;
        if (name.kind != FluxToken::Kind::Identifier && !isText)
            return unexpectedToken();
        const QByteArray label = isText ? name.parts[0].text : name.text;
        if (std::find(into.names.begin(), into.names.end(), label) != into.names.end() && !label.isEmpty())
            return fluxCompileError(
                name.location, u"property \"%1\" is given twice"_s.arg(QString::fromUtf8(label)));
        ++m_at;
        into.names.push_back(label);
        if (take(":")) {
            Tree value = expression();
            if (!value)
                return tl::unexpected(std::move(value.error()));
            into.children.push_back(std::move(*value));
        } else {
            auto shorthand = node(Kind::Identifier, name.location);
            shorthand->name = label;
            into.children.push_back(std::move(shorthand));
        }
        if (!take(","))
            break;
    }
    return expect(closing);
}

FluxParser::Tree FluxParser::conditional()
{
    auto made = node(Kind::Conditional, token().location);
    for (const QByteArray& word : {"if"_ba, "then"_ba, "else"_ba}) {
        if (!atWord(word))
            return unexpectedToken();
        ++m_at;
        Tree part = expression();
        if (!part)
            return part;
        made->children.push_back(std::move(*part));
    }
    made->location = made->location.to(made->children.back()->location);
    return made;
}

FluxParser::Tree FluxParser::function()
{
    auto made = node(Kind::Function, token().location);
    ++m_at;
    while (!atSymbol(")")) {
        if (token().kind != FluxToken::Kind::Identifier)
            return unexpectedToken();
        const QByteArray name = token().text;
        ++m_at;
        Pointer fallback;
        if (take("=")) {
            if (take("<-")) {
                made->pipeParameter = name;
            } else {
                Tree value = expression();
                if (!value)
                    return value;
                fallback = std::move(*value);
            }
        }
        made->names.push_back(name);
        made->defaults.push_back(std::move(fallback));
        if (!take(","))
            break;
    }
    for (const QByteArrayView symbol : {QByteArrayView(")"), QByteArrayView("=>")}) {
        if (const Result<bool> found = expect(symbol); !found)
            return tl::unexpected(found.error());
    }
    Tree body = atSymbol("{") ? block() : expression();
    if (!body)
        return body;
    made->location = made->location.to((*body)->location);
    made->children.push_back(std::move(*body));
    return made;
}

FluxParser::Tree FluxParser::block()
{
    if (++m_depth > maximumDepth)
        return fluxSyntaxError(token().location, u"Program is nested too deep"_s);
    const auto leave = qScopeGuard([this] { --m_depth; });
    auto made = node(Kind::Block, token().location);
    ++m_at;
    while (token().kind == FluxToken::Kind::Identifier && !atWord("return")) {
        Tree next = assignment(Kind::Assignment);
        if (!next)
            return next;
        made->children.push_back(std::move(*next));
    }
    if (!atWord("return"))
        return fluxSyntaxError(token().location, u"missing return statement in block"_s);
    auto last = node(Kind::Return, token().location);
    ++m_at;
    Tree value = expression();
    if (!value)
        return value;
    last->children.push_back(std::move(*value));
    made->children.push_back(std::move(last));
    made->location = made->location.to(token().location);
    if (const Result<bool> closed = expect("}"); !closed)
        return tl::unexpected(closed.error());
    return made;
}

bool FluxParser::functionStarts() const
{
    int depth = 0;
    for (size_t i = m_at; i + 1 < m_tokens.size(); ++i) {
        const FluxToken& word = m_tokens[i];
        if (word.kind != FluxToken::Kind::Symbol)
            continue;
        if (word.text == "(")
            ++depth;
        else if (word.text == ")" && --depth == 0)
            return m_tokens[i + 1].kind == FluxToken::Kind::Symbol && m_tokens[i + 1].text == "=>";
    }
    return false;
}

const FluxToken& FluxParser::token(size_t ahead) const
{
    return m_tokens[std::min(m_at + ahead, m_tokens.size() - 1)];
}

bool FluxParser::atSymbol(QByteArrayView text, size_t ahead) const
{
    return token(ahead).kind == FluxToken::Kind::Symbol && token(ahead).text == text;
}

bool FluxParser::atWord(QByteArrayView text) const
{
    return token().kind == FluxToken::Kind::Identifier && token().text == text;
}

bool FluxParser::take(QByteArrayView symbol)
{
    if (!atSymbol(symbol))
        return false;
    ++m_at;
    return true;
}

Result<bool> FluxParser::expect(QByteArrayView symbol)
{
    if (take(symbol))
        return true;
    return fluxSyntaxError(token().location,
        u"expected %1, got %2"_s.arg(QString::fromUtf8(symbol),
            token().kind == FluxToken::Kind::End ? u"EOF"_s : QString::fromUtf8(token().text)));
}

tl::unexpected<Error> FluxParser::unexpectedToken() const
{
    const FluxToken& word = token();
    if (word.kind == FluxToken::Kind::End)
        return fluxSyntaxError(word.location, u"invalid expression: unexpected end of the script"_s);
    return fluxSyntaxError(word.location,
        u"invalid expression: invalid token for primary expression: %1"_s.arg(QString::fromUtf8(word.text)));
}

} // namespace telemirror::sandbox
