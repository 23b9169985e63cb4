#pragma once

#include "model/Point.h"
#include "model/TimeRange.h"

#include <optional>

namespace telemirror::sandbox {

/// One aggregate or selector of InfluxQL at work: takes values, gives one.
class InfluxQlAggregate
{
public:
    explicit InfluxQlAggregate(const QString& function)
        : m_function(function)
    {}

    void add(Timestamp time, const FieldValue& value);
    /// Nothing if no value came.
    [[nodiscard]] std::optional<FieldValue> value() const;
    /// The instant of the value that a selector chose.
    [[nodiscard]] Timestamp time() const { return m_time; }

    /// Whether the function chooses one of its points (first, last, min, max).
    [[nodiscard]] static bool isSelector(const QString& function);
    /// Whether the function can be applied to values of a type.
    [[nodiscard]] static bool takes(const QString& function, FieldType type);

private:
    [[nodiscard]] bool isBetter(Timestamp time, const FieldValue& value) const;

    QString m_function;
    qint64 m_count = 0;
    double m_floatSum = 0.0;
    quint64 m_wholeSum = 0; ///< wraps as the servers' sums do
    FieldType m_type = FieldType::Float;
    FieldValue m_least;
    FieldValue m_most;
    FieldValue m_chosen;
    Timestamp m_time = 0;
};

} // namespace telemirror::sandbox
