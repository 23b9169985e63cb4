#pragma once

#include "sandbox/flux/FluxOperators.h"
#include "sandbox/flux/FluxTable.h"

namespace telemirror::sandbox {

struct FluxBuiltin;
class FluxContext;

/// What is left of an expression when all that is known has been worked out: mostly a constant,
/// inside a function of a row what needs the row.
struct FluxNode
{
    enum class Kind
    {
        Constant, ///< `value`
        Row,      ///< the row itself; only members of it can be evaluated
        Column,   ///< `column` of the table
        Unknown,  ///< a column that has no values yet
        Unary,    ///< `name`
        Binary,   ///< `op`
        Conditional,
        Text,    ///< children joined
        Convert, ///< `builtin` applied to the child
        Record,  ///< `names` and children
    };

    Kind kind = Kind::Constant;
    FluxValue value;
    size_t column = 0;
    FluxOperator op = FluxOperator::And;
    QByteArray name;
    const FluxBuiltin* builtin = nullptr;
    std::vector<FluxNode> children;
    std::vector<QByteArray> names;

    [[nodiscard]] static FluxNode constant(FluxValue value);
    [[nodiscard]] bool isConstant() const { return kind == Kind::Constant; }
    /// The value for one row. The context serves conversions.
    [[nodiscard]] Result<FluxValue> evaluate(
        FluxContext& context, const FluxTable& table, qsizetype row) const;

private:
    [[nodiscard]] Result<FluxValue> evaluateBinary(
        FluxContext& context, const FluxTable& table, qsizetype row) const;
    [[nodiscard]] Result<FluxValue> evaluateText(
        FluxContext& context, const FluxTable& table, qsizetype row) const;
    [[nodiscard]] Result<FluxValue> evaluateRecord(
        FluxContext& context, const FluxTable& table, qsizetype row) const;
};

} // namespace telemirror::sandbox
