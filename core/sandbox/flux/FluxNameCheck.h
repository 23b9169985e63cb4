#pragma once

#include "model/Error.h"
#include "sandbox/flux/FluxSyntax.h"

#include <QtCore/QSet>

namespace telemirror::sandbox {

/// Finds names that nothing defines before anything runs, inside functions that are never called
/// too; and variables that are assigned twice, which Flux does not allow.
class FluxNameCheck
{
public:
    FluxNameCheck();

    [[nodiscard]] Result<void> check(const std::vector<FluxSyntax::Pointer>& statements);

private:
    [[nodiscard]] Result<void> expression(const FluxSyntax& syntax);
    [[nodiscard]] Result<void> function(const FluxSyntax& syntax);
    [[nodiscard]] Result<void> assign(const FluxSyntax& syntax);
    [[nodiscard]] bool isKnown(const QByteArray& name) const;

    std::vector<QSet<QByteArray>> m_scopes;
};

} // namespace telemirror::sandbox
