#pragma once

#include "sandbox/flux/FluxValue.h"

#include <optional>

namespace telemirror::sandbox {

/// What stands between two operands.
enum class FluxOperator
{
    And,
    Or,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Matches,
    DoesNotMatch,
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
    Power
};

[[nodiscard]] std::optional<FluxOperator> fluxOperatorNamed(const QByteArray& name);
/// Applies the operator. Null with anything is null, but for `and` and `or`, which know when the
/// other side decides. BadRequest for types that do not go together, and for a division by zero.
[[nodiscard]] Result<FluxValue> applyFluxOperator(FluxOperator op, const FluxValue& a, const FluxValue& b);
/// `-x`, `not x`, `exists x`.
[[nodiscard]] Result<FluxValue> applyFluxUnary(const QByteArray& name, const FluxValue& value);

} // namespace telemirror::sandbox
