#pragma once

#include "sandbox/flux/FluxScope.h"
#include "sandbox/flux/FluxSyntax.h"

#include <functional>
#include <map>

namespace telemirror::sandbox {

class FluxContext;

/// Works out expressions as far as it can: everything outside the function of a row comes out as a
/// constant. Calls the functions of the library, which run at once.
class FluxReducer
{
public:
    using Scope = const FluxScope*;
    using Arguments = std::map<QByteArray, FluxNode>;
    /// What a member of the row stands for.
    using RowLookup = std::function<FluxNode(const QByteArray&)>;

    explicit FluxReducer(FluxContext& context)
        : m_context(context)
    {}

    [[nodiscard]] Result<FluxNode> reduce(const FluxSyntax& syntax, Scope scope);
    /// The function applied to values. BadRequest for arguments that it lacks or does not know.
    [[nodiscard]] Result<FluxNode> call(
        const FluxFunction& function, const Arguments& arguments, const FluxLocation& place);
    /// A function of one parameter, the row, with its members put in.
    [[nodiscard]] Result<FluxNode> bindRow(const FluxFunction& function, const RowLookup& lookup);
    /// A scope that lives as long as this object.
    [[nodiscard]] FluxScope* newScope(Scope around);

private:
    using Node = Result<FluxNode>;
    Node reduceMember(const FluxSyntax& syntax, Scope scope);
    Node reduceIndex(const FluxSyntax& syntax, Scope scope);
    Node memberOf(const FluxNode& object, const QByteArray& name, const FluxLocation& place);
    Node reduceArray(const FluxSyntax& syntax, Scope scope);
    Node reduceRecord(const FluxSyntax& syntax, Scope scope);
    Node reduceText(const FluxSyntax& syntax, Scope scope);
    Node reduceUnary(const FluxSyntax& syntax, Scope scope);
    Node reduceBinary(const FluxSyntax& syntax, Scope scope);
    Node reduceConditional(const FluxSyntax& syntax, Scope scope);
    Node reduceBlock(const FluxSyntax& syntax, Scope scope);
    Node reduceCall(const FluxSyntax& syntax, Scope scope, const FluxNode* piped);
    Node callScript(const FluxFunction& function, const Arguments& arguments, const FluxLocation& place);
    Node callBuiltin(const FluxBuiltin& builtin, const Arguments& arguments, const FluxLocation& place);

    FluxContext& m_context;
    RowLookup m_row;
    std::vector<std::unique_ptr<FluxScope>> m_scopes;
    int m_depth = 0;
};

} // namespace telemirror::sandbox
