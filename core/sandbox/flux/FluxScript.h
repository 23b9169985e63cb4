#pragma once

#include "sandbox/flux/FluxContext.h"
#include "sandbox/flux/FluxSyntax.h"

#include <QtCore/QSet>

namespace telemirror::sandbox {

/// A script that was read, and can be run.
class FluxScript
{
public:
    [[nodiscard]] static Result<FluxScript> parse(const QByteArray& script);

    /// Runs the statements in order; what they yield is in the context's results. At least one
    /// must yield.
    [[nodiscard]] Result<void> run(FluxContext& context) const;

private:
    static Result<void> import(const FluxSyntax& statement, FluxScope& scope);
    static Result<void> setOption(const FluxSyntax& statement, FluxContext& context, FluxScope& scope);
    static Result<void> evaluate(const FluxSyntax& statement, FluxContext& context, const FluxScope& scope);

    std::vector<FluxSyntax::Pointer> m_statements;
};

} // namespace telemirror::sandbox
