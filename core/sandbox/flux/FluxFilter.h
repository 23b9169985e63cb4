#pragma once

#include "sandbox/flux/FluxContext.h"

namespace telemirror::sandbox {

/// Functions of a row, `(r) => …`, applied to tables.
class FluxFilter
{
public:
    using Lookup = FluxReducer::RowLookup;

    /// What is left of the function when the columns that `lookup` knows are put in.
    [[nodiscard]] static Result<FluxNode> bind(
        FluxContext& context, const FluxFunction& function, const Lookup& lookup);
    /// The same for the columns of a table.
    [[nodiscard]] static Result<FluxNode> bind(
        FluxContext& context, const FluxFunction& function, const FluxTable& table);
    /// The rows for which the function is true.
    [[nodiscard]] static Result<FluxTable> filtered(
        FluxContext& context, const FluxFunction& function, FluxTable table);
};

} // namespace telemirror::sandbox
