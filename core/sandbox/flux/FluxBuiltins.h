#pragma once

#include "sandbox/flux/FluxCall.h"

#include <span>

namespace telemirror::sandbox {

/// A function of the library.
struct FluxBuiltin
{
    using Handler = Result<FluxValue> (*)(FluxCall&);

    QByteArray name;
    /// Names with a blank between; `!` after a name: required; `<` before it: the piped one.
    QByteArray parameters;
    Handler handler = nullptr;

    [[nodiscard]] bool takes(const QByteArray& parameter) const;
    [[nodiscard]] QByteArray pipeParameter() const;
    [[nodiscard]] QList<QByteArray> required() const;
};

/// The functions that need no import.
[[nodiscard]] std::span<const FluxBuiltin> universeFunctions();
/// Those of a package; nothing for a path that is not known.
[[nodiscard]] std::optional<std::span<const FluxBuiltin>> packageFunctions(const QByteArray& path);

// The parts of the library, a file each.
[[nodiscard]] std::span<const FluxBuiltin> sourceFunctions();
[[nodiscard]] std::span<const FluxBuiltin> aggregateFunctions();
[[nodiscard]] std::span<const FluxBuiltin> windowFunctions();
[[nodiscard]] std::span<const FluxBuiltin> shapingFunctions();
[[nodiscard]] std::span<const FluxBuiltin> conversionFunctions();
[[nodiscard]] std::span<const FluxBuiltin> schemaFunctions();

} // namespace telemirror::sandbox
