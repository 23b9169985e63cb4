#include "sandbox/flux/FluxReducer.h"

#include "sandbox/flux/FluxBuiltins.h"
#include "sandbox/flux/FluxContext.h"
#include "sandbox/flux/FluxErrors.h"
#include "sandbox/flux/FluxFunction.h"

#include <QtCore/QScopeGuard>

namespace telemirror::sandbox {

using namespace Qt::StringLiterals;
using Syntax = FluxSyntax::Kind;

namespace {

constexpr int maximumCallDepth = 200;

FluxNode residual(FluxNode::Kind kind, std::vector<FluxNode> children)
{
    FluxNode node;
    node.kind = kind;
    node.children = std::move(children);
    return node;
}

/// An error of an operation, with the place where the script asks for it.
Result<FluxNode> placed(Result<FluxValue> value, const FluxLocation& place)
{
    if (!value)
        return fluxCompileError(place, value.error().message);
    return FluxNode::constant(std::move(*value));
}

bool hasPlace(const QString& message)
{
    return message.startsWith("error "_L1) || message.startsWith("runtime error "_L1) ||
        message.startsWith("compilation failed"_L1);
}

} // namespace

FluxScope* FluxReducer::newScope(Scope around)
{
    m_scopes.push_back(std::make_unique<FluxScope>(around));
    return m_scopes.back().get();
}

FluxReducer::Node FluxReducer::reduce(const FluxSyntax& syntax, Scope scope)
{
    switch (syntax.kind) {
    case Syntax::Literal: return FluxNode::constant(syntax.value);
    case Syntax::Text: return reduceText(syntax, scope);
    case Syntax::Identifier:
        if (const FluxNode* known = scope->find(syntax.name))
            return *known;
        return fluxCompileError(
            syntax.location, u"undefined identifier %1"_s.arg(QString::fromUtf8(syntax.name)));
    case Syntax::Member: return reduceMember(syntax, scope);
    case Syntax::Index: return reduceIndex(syntax, scope);
    case Syntax::Array: return reduceArray(syntax, scope);
    case Syntax::Record: return reduceRecord(syntax, scope);
    case Syntax::Function: {
        auto function = std::make_shared<FluxFunction>();
        // The tree outlives the run: the interpreter keeps the statements.
        function->syntax = FluxSyntax::Pointer(FluxSyntax::Pointer(), &syntax);
        function->scope = scope;
        return FluxNode::constant(FluxValue(FluxValue::Function(std::move(function))));
    }
    case Syntax::Block: return reduceBlock(syntax, scope);
    case Syntax::Call: return reduceCall(syntax, scope, nullptr);
    case Syntax::Pipe: {
        const Node piped = reduce(*syntax.children[0], scope);
        return piped ? reduceCall(*syntax.children[1], scope, &*piped) : piped;
    }
    case Syntax::Unary: return reduceUnary(syntax, scope);
    case Syntax::Binary: return reduceBinary(syntax, scope);
    case Syntax::Conditional: return reduceConditional(syntax, scope);
    case Syntax::Return:
    case Syntax::Expression: return reduce(*syntax.children[0], scope);
    case Syntax::Assignment:
    case Syntax::Option:
    case Syntax::Import: break;
    }
    return fluxSyntaxError(syntax.location, u"invalid statement"_s);
}

FluxReducer::Node FluxReducer::reduceMember(const FluxSyntax& syntax, Scope scope)
{
    const Node object = reduce(*syntax.children[0], scope);
    return object ? memberOf(*object, syntax.name, syntax.location) : object;
}

FluxReducer::Node FluxReducer::memberOf(
    const FluxNode& object, const QByteArray& name, const FluxLocation& place)
{
    if (object.kind == FluxNode::Kind::Row)
        return m_row(name);
    if (object.kind == FluxNode::Kind::Record) {
        const auto found = std::find(object.names.begin(), object.names.end(), name);
        if (found != object.names.end())
            return object.children[static_cast<size_t>(found - object.names.begin())];
        return fluxCompileError(place, u"record is missing label %1"_s.arg(QString::fromUtf8(name)));
    }
    const auto* record = object.value.as<FluxValue::Record>();
    if (record == nullptr)
        return fluxCompileError(place,
            u"expected {A with %1: B} but found %2"_s.arg(
                QString::fromUtf8(name), FluxValue::typeName(object.value.type())));
    if (const FluxValue* member = (*record)->find(name))
        return FluxNode::constant(*member);
    return fluxCompileError(place, u"record is missing label %1"_s.arg(QString::fromUtf8(name)));
}

FluxReducer::Node FluxReducer::reduceIndex(const FluxSyntax& syntax, Scope scope)
{
    const Node object = reduce(*syntax.children[0], scope);
    if (!object)
        return object;
    const Node index = reduce(*syntax.children[1], scope);
    if (!index)
        return index;
    if (const QByteArray* name = index->value.as<QByteArray>(); name && index->isConstant())
        return memberOf(*object, *name, syntax.location);
    const auto* array = object->value.as<FluxValue::Array>();
    const qint64* position = index->value.as<qint64>();
    if (array == nullptr || position == nullptr)
        return fluxCompileError(syntax.location, u"unsupported index expression"_s);
    const auto& items = (*array)->items;
    if (*position < 0 || *position >= static_cast<qint64>(items.size()))
        return fluxCompileError(syntax.location,
            u"cannot access element %1 of array of length %2"_s.arg(*position).arg(items.size()));
    return FluxNode::constant(items[static_cast<size_t>(*position)]);
}

FluxReducer::Node FluxReducer::reduceArray(const FluxSyntax& syntax, Scope scope)
{
    auto array = std::make_shared<FluxArray>();
    for (const FluxSyntax::Pointer& child : syntax.children) {
        Node item = reduce(*child, scope);
        if (!item)
            return item;
        if (!item->isConstant())
            return fluxCompileError(child->location, u"arrays of row values are not supported"_s);
        if (!array->items.empty() && array->items.front().type() != item->value.type())
            return fluxCompileError(child->location,
                u"expected %1 but found %2"_s.arg(FluxValue::typeName(array->items.front().type()),
                    FluxValue::typeName(item->value.type())));
        array->items.push_back(std::move(item->value));
    }
    return FluxNode::constant(FluxValue(FluxValue::Array(std::move(array))));
}

FluxReducer::Node FluxReducer::reduceRecord(const FluxSyntax& syntax, Scope scope)
{
    FluxNode record = residual(FluxNode::Kind::Record, {});
    bool constant = true;
    const auto put = [&](const QByteArray& name, FluxNode node) {
        constant = constant && node.isConstant();
        const auto found = std::find(record.names.begin(), record.names.end(), name);
        if (found != record.names.end()) {
            record.children[static_cast<size_t>(found - record.names.begin())] = std::move(node);
            return;
        }
        record.names.push_back(name);
        record.children.push_back(std::move(node));
    };
    for (size_t i = 0; i < syntax.children.size(); ++i) {
        Node member = reduce(*syntax.children[i], scope);
        if (!member)
            return member;
        if (!syntax.names[i].isEmpty()) {
            put(syntax.names[i], std::move(*member));
        } else if (member->kind == FluxNode::Kind::Record) {
            for (size_t m = 0; m < member->names.size(); ++m)
                put(member->names[m], member->children[m]);
        } else if (member->kind == FluxNode::Kind::Row) {
            // The row's own columns, whichever they are: they stand first, marked by an empty name.
            put({}, std::move(*member));
        } else if (const auto* base = member->value.as<FluxValue::Record>()) {
            for (const auto& [name, value] : (*base)->members)
                put(name, FluxNode::constant(value));
        } else {
            return fluxCompileError(syntax.children[i]->location, u"expected a record"_s);
        }
    }
    if (!constant)
        return record;
    auto value = std::make_shared<FluxRecord>();
    for (size_t i = 0; i < record.names.size(); ++i)
        value->members.emplace_back(record.names[i], record.children[i].value);
    return FluxNode::constant(FluxValue(FluxValue::Record(std::move(value))));
}

FluxReducer::Node FluxReducer::reduceText(const FluxSyntax& syntax, Scope scope)
{
    FluxNode joined = residual(FluxNode::Kind::Text, {});
    bool constant = true;
    for (const FluxSyntax::Pointer& child : syntax.children) {
        Node part = reduce(*child, scope);
        if (!part)
            return part;
        constant = constant && part->isConstant();
        joined.children.push_back(std::move(*part));
    }
    if (!constant)
        return joined;
    return placed(joined.evaluate(m_context, {}, 0), syntax.location);
}

FluxReducer::Node FluxReducer::reduceUnary(const FluxSyntax& syntax, Scope scope)
{
    Node operand = reduce(*syntax.children[0], scope);
    if (!operand)
        return operand;
    if (operand->isConstant())
        return placed(applyFluxUnary(syntax.name, operand->value), syntax.location);
    FluxNode node = residual(FluxNode::Kind::Unary, {std::move(*operand)});
    node.name = syntax.name;
    return node;
}

FluxReducer::Node FluxReducer::reduceBinary(const FluxSyntax& syntax, Scope scope)
{
    const FluxOperator op = *fluxOperatorNamed(syntax.name);
    Node left = reduce(*syntax.children[0], scope);
    if (!left)
        return left;
    const bool isLogical = op == FluxOperator::And || op == FluxOperator::Or;
    const auto decides = [&](const FluxNode& side) {
        return isLogical && side.isConstant() && side.value.as<bool>() &&
            side.value.isTrue() == (op == FluxOperator::Or);
    };
    if (decides(*left))
        return left;
    Node right = reduce(*syntax.children[1], scope);
    if (!right || decides(*right))
        return right;
    if (left->isConstant() && right->isConstant())
        return placed(applyFluxOperator(op, left->value, right->value, m_context.inStorage), syntax.location);
    // `true and x` is x: what a filter asks of the series' names falls away.
    if (isLogical && left->isConstant() && left->value.as<bool>())
        return right;
    if (isLogical && right->isConstant() && right->value.as<bool>())
        return left;
    FluxNode node = residual(FluxNode::Kind::Binary, {std::move(*left), std::move(*right)});
    node.op = op;
    return node;
}

FluxReducer::Node FluxReducer::reduceConditional(const FluxSyntax& syntax, Scope scope)
{
    Node test = reduce(*syntax.children[0], scope);
    if (!test)
        return test;
    if (test->isConstant()) {
        if (!test->value.isNull() && !test->value.as<bool>())
            return fluxCompileError(syntax.children[0]->location,
                u"expected bool but found %1"_s.arg(FluxValue::typeName(test->value.type())));
        return reduce(*syntax.children[test->value.isTrue() ? 1 : 2], scope);
    }
    std::vector<FluxNode> parts{std::move(*test)};
    for (size_t i = 1; i < 3; ++i) {
        Node branch = reduce(*syntax.children[i], scope);
        if (!branch)
            return branch;
        parts.push_back(std::move(*branch));
    }
    return residual(FluxNode::Kind::Conditional, std::move(parts));
}

FluxReducer::Node FluxReducer::reduceBlock(const FluxSyntax& syntax, Scope scope)
{
    FluxScope* inner = newScope(scope);
    for (const FluxSyntax::Pointer& child : syntax.children) {
        Node value = reduce(*child->children[0], inner);
        if (!value || child->kind == Syntax::Return)
            return value;
        inner->set(child->name, std::move(*value));
    }
    return FluxNode::constant({});
}

FluxReducer::Node FluxReducer::reduceCall(const FluxSyntax& syntax, Scope scope, const FluxNode* piped)
{
    const FluxSyntax& callee = *syntax.children[0];
    const Node target = reduce(callee, scope);
    if (!target)
        return target;
    const auto* function = target->value.as<FluxValue::Function>();
    if (function == nullptr)
        return fluxCompileError(callee.location,
            u"expected a function but found %1"_s.arg(FluxValue::typeName(target->value.type())));
    Arguments arguments;
    for (size_t i = 1; i < syntax.children.size(); ++i) {
        Node value = reduce(*syntax.children[i], scope);
        if (!value)
            return value;
        arguments.insert_or_assign(syntax.names[i - 1], std::move(*value));
    }
    if (piped != nullptr) {
        const QByteArray name = (*function)->builtin != nullptr ? (*function)->builtin->pipeParameter()
                                                                : (*function)->syntax->pipeParameter;
        if (name.isEmpty())
            return fluxCompileError(syntax.location, u"function does not take a pipe argument"_s);
        arguments.insert_or_assign(name, *piped);
    }
    return call(**function, arguments, syntax.location);
}

FluxReducer::Node FluxReducer::call(
    const FluxFunction& function, const Arguments& arguments, const FluxLocation& place)
{
    if (++m_depth > maximumCallDepth) {
        --m_depth;
        return fluxCompileError(place, u"functions call each other too deep"_s);
    }
    const auto leave = qScopeGuard([this] { --m_depth; });
    if (function.builtin != nullptr)
        return callBuiltin(*function.builtin, arguments, place);
    return callScript(function, arguments, place);
}

FluxReducer::Node FluxReducer::callScript(
    const FluxFunction& function, const Arguments& arguments, const FluxLocation& place)
{
    const FluxSyntax& syntax = *function.syntax;
    FluxScope* scope = newScope(function.scope);
    for (size_t i = 0; i < syntax.names.size(); ++i) {
        const QByteArray& name = syntax.names[i];
        const auto given = arguments.find(name);
        if (given != arguments.end()) {
            scope->set(name, given->second);
        } else if (syntax.defaults[i]) {
            Node value = reduce(*syntax.defaults[i], function.scope);
            if (!value)
                return value;
            scope->set(name, std::move(*value));
        } else {
            return fluxCompileError(place, u"missing required argument %1"_s.arg(QString::fromUtf8(name)));
        }
    }
    for (const auto& [name, value] : arguments) {
        if (std::find(syntax.names.begin(), syntax.names.end(), name) == syntax.names.end())
            return fluxCompileError(place, u"found unexpected argument %1"_s.arg(QString::fromUtf8(name)));
    }
    return reduce(*syntax.children[0], scope);
}

FluxReducer::Node FluxReducer::callBuiltin(
    const FluxBuiltin& builtin, const Arguments& arguments, const FluxLocation& place)
{
    FluxCall call(m_context, builtin);
    for (const auto& [name, node] : arguments) {
        if (!builtin.takes(name))
            return fluxCompileError(place, u"found unexpected argument %1"_s.arg(QString::fromUtf8(name)));
        if (!node.isConstant()) {
            // Of a row only conversions can be made.
            if (builtin.parameters != "v!"_ba)
                return fluxCompileError(place,
                    u"%1 cannot be called inside a function of a row"_s.arg(QString::fromUtf8(builtin.name)));
            FluxNode convert = residual(FluxNode::Kind::Convert, {node});
            convert.builtin = &builtin;
            return convert;
        }
        call.set(name, node.value);
    }
    const QByteArray missing = call.missing();
    if (!missing.isEmpty())
        return fluxCompileError(place, u"missing required argument %1"_s.arg(QString::fromUtf8(missing)));
    Result<FluxValue> result = builtin.handler(call);
    if (result)
        return FluxNode::constant(std::move(*result));
    Error error = std::move(result.error());
    const QString name = QString::fromUtf8(builtin.name);
    if (error.kind == Error::Kind::BadRequest && !hasPlace(error.message))
        error.message = u"error calling function \"%1\" %2: %3"_s.arg(name, place.toString(), error.message);
    else if (error.kind == Error::Kind::Query && !hasPlace(error.message))
        error.message = u"runtime error %1: %2: %3"_s.arg(place.toString(), name, error.message);
    return tl::unexpected(std::move(error));
}

FluxReducer::Node FluxReducer::bindRow(const FluxFunction& function, const RowLookup& lookup)
{
    if (function.builtin != nullptr || function.syntax->names.empty())
        return fluxArgumentError(u"expected a function of one parameter (argument fn)"_s);
    const RowLookup outer = std::exchange(m_row, lookup);
    const size_t scopes = m_scopes.size();
    FluxNode row;
    row.kind = FluxNode::Kind::Row;
    Node bound =
        call(function, {{function.syntax->names.front(), std::move(row)}}, function.syntax->location);
    m_row = outer;
    // What is left holds columns and constants, no names: the scopes of the call are done with.
    m_scopes.resize(scopes);
    return bound;
}

} // namespace telemirror::sandbox
