#pragma once

#include "model/Point.h"

#include <QtCore/QList>
#include <QtCore/QString>

#include <optional>

namespace telemirror {

/// What is made of the values of one window of time.
enum class AggregateFunction
{
    Mean, ///< a float, whatever the values are
    Min,
    Max,
    Last,
    Count ///< an integer, whatever the values are
};

/// The function for the fields whose names match `pattern`.
struct FieldFunction
{
    QString pattern; ///< wildcard over the whole name: `*` and `?`; case-sensitive
    AggregateFunction function = AggregateFunction::Mean;
    bool operator==(const FieldFunction&) const = default;
};

/// How fine a rule's copy is: every point as it is, or one value for each window of time, labelled
/// with the window's start. Windows begin at multiples of `every` since the epoch. Value type.
struct Resolution
{
    Nanoseconds every = 0; ///< 0: raw
    AggregateFunction function = AggregateFunction::Mean;
    QList<FieldFunction> fields; ///< the first that matches a field decides; else `function`

    bool operator==(const Resolution&) const = default;

    [[nodiscard]] bool isRaw() const { return every <= 0; }
    /// What is made of a field. Of strings and booleans there is neither a mean nor an extreme: they
    /// get their last value.
    [[nodiscard]] AggregateFunction functionFor(const QString& field, FieldType type) const;
    /// The type of what is made of values of `type`.
    [[nodiscard]] static FieldType resultType(AggregateFunction function, FieldType type);
    /// The smallest range of whole windows around `range`; `range` itself if raw, or if it is empty.
    [[nodiscard]] TimeRange aligned(const TimeRange& range) const;
    /// The start of the window that holds `time`; `time` itself if raw.
    [[nodiscard]] Timestamp floor(Timestamp time) const;

    /// "raw", "10m mean".
    [[nodiscard]] QString toString() const;
    /// Reads what toString() writes, all but `fields`.
    [[nodiscard]] static std::optional<Resolution> fromString(const QString& text);
};

/// "mean", "min", "max", "last", "count": the words of Flux and InfluxQL.
[[nodiscard]] QString aggregateFunctionName(AggregateFunction function);
[[nodiscard]] std::optional<AggregateFunction> aggregateFunctionFromName(QStringView name);

} // namespace telemirror
