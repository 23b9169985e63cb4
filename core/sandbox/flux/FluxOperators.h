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
/// other side decides. BadRequest for types that do not go together, and for an integer's division by
/// zero. In the storage of a server, values of types that do not go together are just not equal, and
/// what is missing is unequal to anything.
[[nodiscard]] Result<FluxValue> applyFluxOperator(
    FluxOperator op, const FluxValue& a, const FluxValue& b, bool inStorage = false);
/// `-x`, `not x`, `exists x`.
[[nodiscard]] Result<FluxValue> applyFluxUnary(const QByteArray& name, const FluxValue& value);

} // namespace telemirror::sandbox
