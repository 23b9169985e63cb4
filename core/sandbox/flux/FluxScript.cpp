#include "sandbox/flux/FluxScript.h"

#include "sandbox/flux/FluxBuiltins.h"
#include "sandbox/flux/FluxErrors.h"
#include "sandbox/flux/FluxFunction.h"
#include "sandbox/flux/FluxNameCheck.h"
#include "sandbox/flux/FluxParser.h"

namespace telemirror::sandbox {

using namespace Qt::StringLiterals;

namespace {

FluxValue functionValue(const FluxBuiltin& builtin)
{
    auto function = std::make_shared<FluxFunction>();
    function->builtin = &builtin;
    return FluxValue(FluxValue::Function(std::move(function)));
}

void fillUniverse(FluxScope& scope)
{
    for (const FluxBuiltin& builtin : universeFunctions())
        scope.set(builtin.name, FluxNode::constant(functionValue(builtin)));
    scope.set("true", FluxNode::constant(FluxValue(true)));
    scope.set("false", FluxNode::constant(FluxValue(false)));
    scope.set("inf", FluxNode::constant(FluxValue(FluxDuration::infinite())));
}

bool isYield(const FluxSyntax& expression)
{
    if (expression.kind != FluxSyntax::Kind::Pipe)
        return false;
    const FluxSyntax& callee = *expression.children[1]->children[0];
    return callee.kind == FluxSyntax::Kind::Identifier && callee.name == "yield";
}

} // namespace

Result<FluxScript> FluxScript::parse(const QByteArray& script)
{
    Result<std::vector<FluxSyntax::Pointer>> statements = FluxParser::parse(script);
    if (!statements)
        return tl::unexpected(std::move(statements.error()));
    if (const Result<void> named = FluxNameCheck().check(*statements); !named)
        return tl::unexpected(named.error());
    FluxScript made;
    made.m_statements = std::move(*statements);
    return made;
}

Result<void> FluxScript::run(FluxContext& context) const
{
    FluxScope* universe = context.reducer.newScope(nullptr);
    fillUniverse(*universe);
    FluxScope* scope = context.reducer.newScope(universe);
    for (const FluxSyntax::Pointer& statement : m_statements) {
        Result<void> done;
        if (statement->kind == FluxSyntax::Kind::Import) {
            done = import(*statement, *scope);
        } else if (statement->kind == FluxSyntax::Kind::Option) {
            done = setOption(*statement, context, *scope);
        } else if (statement->kind == FluxSyntax::Kind::Assignment) {
            Result<FluxNode> value = context.reducer.reduce(*statement->children[0], scope);
            if (!value)
                return tl::unexpected(std::move(value.error()));
            scope->set(statement->name, std::move(*value));
        } else {
            done = evaluate(*statement, context, *scope);
        }
        if (!done)
            return done;
    }
    if (context.results.empty())
        return failure(Error::Kind::BadRequest,
            u"error in query specification while starting program: this Flux script returns no streaming data. Consider adding a \"yield\" or invoking streaming functions directly, without performing an assignment"_s);
    return {};
}

Result<void> FluxScript::import(const FluxSyntax& statement, FluxScope& scope)
{
    const auto functions = packageFunctions(statement.name);
    if (!functions)
        return fluxCompileError(
            statement.location, u"invalid import path %1"_s.arg(QString::fromUtf8(statement.name)));
    auto package = std::make_shared<FluxRecord>();
    for (const FluxBuiltin& builtin : *functions)
        package->members.emplace_back(builtin.name, functionValue(builtin));
    scope.set(statement.names.front(), FluxNode::constant(FluxValue(FluxValue::Record(std::move(package)))));
    return {};
}

Result<void> FluxScript::setOption(const FluxSyntax& statement, FluxContext& context, FluxScope& scope)
{
    // A task's name and schedule do not touch the answer.
    if (statement.name == "task")
        return {};
    if (statement.name != "now")
        return fluxCompileError(
            statement.location, u"undefined option %1"_s.arg(QString::fromUtf8(statement.name)));
    Result<FluxNode> function = context.reducer.reduce(*statement.children[0], &scope);
    if (!function)
        return tl::unexpected(std::move(function.error()));
    const auto* held = function->value.as<FluxValue::Function>();
    if (held == nullptr)
        return fluxCompileError(statement.location, u"expected () => time for option now"_s);
    const Result<FluxNode> now = context.reducer.call(**held, {}, statement.location);
    if (!now)
        return tl::unexpected(now.error());
    const FluxInstant* time = now->value.as<FluxInstant>();
    if (time == nullptr)
        return fluxCompileError(statement.location, u"expected () => time for option now"_s);
    context.now = time->time;
    return {};
}

Result<void> FluxScript::evaluate(const FluxSyntax& statement, FluxContext& context, const FluxScope& scope)
{
    const FluxSyntax& expression = *statement.children[0];
    const Result<FluxNode> value = context.reducer.reduce(expression, &scope);
    if (!value)
        return tl::unexpected(value.error());
    const auto* stream = value->value.as<FluxValue::Stream>();
    if (stream == nullptr || isYield(expression))
        return {};
    return context.addResult("_result", *stream);
}

} // namespace telemirror::sandbox
