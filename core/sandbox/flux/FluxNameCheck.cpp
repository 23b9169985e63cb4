#include "sandbox/flux/FluxNameCheck.h"

#include "sandbox/flux/FluxBuiltins.h"
#include "sandbox/flux/FluxErrors.h"

namespace telemirror::sandbox {

using namespace Qt::StringLiterals;
using Kind = FluxSyntax::Kind;

FluxNameCheck::FluxNameCheck()
{
    QSet<QByteArray> universe{"true", "false", "inf"};
    for (const FluxBuiltin& builtin : universeFunctions())
        universe.insert(builtin.name);
    m_scopes = {universe, {}};
}

Result<void> FluxNameCheck::check(const std::vector<FluxSyntax::Pointer>& statements)
{
    for (const FluxSyntax::Pointer& statement : statements) {
        if (statement->kind == Kind::Import) {
            m_scopes.back().insert(statement->names.front());
            continue;
        }
        Result<void> done =
            statement->kind == Kind::Assignment ? assign(*statement) : expression(*statement->children[0]);
        if (!done)
            return done;
    }
    return {};
}

Result<void> FluxNameCheck::expression(const FluxSyntax& syntax)
{
    if (syntax.kind == Kind::Function)
        return function(syntax);
    if (syntax.kind == Kind::Identifier && !isKnown(syntax.name))
        return fluxCompileError(
            syntax.location, u"undefined identifier %1"_s.arg(QString::fromUtf8(syntax.name)));
    for (const FluxSyntax::Pointer& child : syntax.children) {
        Result<void> done = child->kind == Kind::Assignment ? assign(*child) : expression(*child);
        if (!done)
            return done;
    }
    return {};
}

Result<void> FluxNameCheck::function(const FluxSyntax& syntax)
{
    for (const FluxSyntax::Pointer& fallback : syntax.defaults) {
        if (!fallback)
            continue;
        if (Result<void> done = expression(*fallback); !done)
            return done;
    }
    m_scopes.emplace_back(syntax.names.begin(), syntax.names.end());
    Result<void> done = expression(*syntax.children[0]);
    m_scopes.pop_back();
    return done;
}

Result<void> FluxNameCheck::assign(const FluxSyntax& syntax)
{
    if (Result<void> done = expression(*syntax.children[0]); !done)
        return done;
    if (m_scopes.back().contains(syntax.name))
        return fluxCompileError(
            syntax.location, u"variable \"%1\" reassigned"_s.arg(QString::fromUtf8(syntax.name)));
    m_scopes.back().insert(syntax.name);
    return {};
}

bool FluxNameCheck::isKnown(const QByteArray& name) const
{
    return std::any_of(
        m_scopes.begin(), m_scopes.end(), [&](const auto& names) { return names.contains(name); });
}

} // namespace telemirror::sandbox
