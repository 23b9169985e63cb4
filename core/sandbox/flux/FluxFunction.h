#pragma once

#include "sandbox/flux/FluxScope.h"
#include "sandbox/flux/FluxSyntax.h"

namespace telemirror::sandbox {

/// A function of the script, with the names around it; or one of the library.
struct FluxFunction
{
    FluxSyntax::Pointer syntax;
    /// Not owned: a scope would own its functions in turn. Scopes live as long as the run.
    const FluxScope* scope = nullptr;
    const FluxBuiltin* builtin = nullptr;
};

} // namespace telemirror::sandbox
