#pragma once

#include "model/Error.h"
#include "sandbox/flux/FluxTable.h"

namespace telemirror::sandbox {

/// An aggregate or selector over rows of a column. Nulls are passed over, but counted.
class FluxAggregate
{
public:
    [[nodiscard]] static std::optional<FluxAggregate> named(const QByteArray& name);

    /// Whether it picks a row instead of computing a value.
    [[nodiscard]] bool isSelector() const { return m_kind >= Kind::First; }
    /// The type of what comes out for a column of `type`. Query error if it cannot be.
    [[nodiscard]] Result<FluxType> resultType(FluxType type) const;
    /// The value of the rows from `from` to before `to`; null where there is none.
    [[nodiscard]] FluxValue compute(const FluxColumn& column, qsizetype from, qsizetype to) const;
    /// The row picked; -1 for none.
    [[nodiscard]] qsizetype select(const FluxColumn& column, qsizetype from, qsizetype to) const;

private:
    enum class Kind
    {
        Count,
        Sum,
        Mean,
        Spread,
        First,
        Last,
        Min,
        Max
    };
    explicit FluxAggregate(Kind kind)
        : m_kind(kind)
    {}
    [[nodiscard]] FluxValue sum(const FluxColumn& column, qsizetype from, qsizetype to) const;
    [[nodiscard]] FluxValue mean(const FluxColumn& column, qsizetype from, qsizetype to) const;
    [[nodiscard]] FluxValue spread(const FluxColumn& column, qsizetype from, qsizetype to) const;

    Kind m_kind;
};

} // namespace telemirror::sandbox
