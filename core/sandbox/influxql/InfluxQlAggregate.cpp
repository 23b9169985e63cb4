#include "sandbox/influxql/InfluxQlAggregate.h"

namespace telemirror::sandbox {

using namespace Qt::StringLiterals;

namespace {

double asDouble(const FieldValue& value)
{
    switch (fieldTypeOf(value)) {
    case FieldType::Float: return std::get<double>(value);
    case FieldType::Integer: return static_cast<double>(std::get<qint64>(value));
    case FieldType::Unsigned: return static_cast<double>(std::get<quint64>(value));
    default: return 0.0;
    }
}

quint64 asWhole(const FieldValue& value)
{
    if (const auto* number = std::get_if<qint64>(&value))
        return static_cast<quint64>(*number);
    const auto* number = std::get_if<quint64>(&value);
    return number == nullptr ? 0 : *number;
}

FieldValue whole(quint64 number, FieldType type)
{
    if (type == FieldType::Integer)
        return static_cast<qint64>(number);
    return number;
}

} // namespace

bool InfluxQlAggregate::isSelector(const QString& function)
{
    return function == u"first" || function == u"last" || function == u"min" || function == u"max";
}

bool InfluxQlAggregate::takes(const QString& function, FieldType type)
{
    if (function == u"first" || function == u"last" || function == u"count")
        return true;
    if (type == FieldType::Boolean)
        return function == u"min" || function == u"max";
    return type != FieldType::String;
}

bool InfluxQlAggregate::isBetter(Timestamp time, const FieldValue& value) const
{
    if (m_count == 0)
        return true;
    if (m_function == u"first")
        return time < m_time;
    if (m_function == u"last")
        return time >= m_time;
    if (m_function == u"min")
        return value < m_chosen || (value == m_chosen && time < m_time);
    return value > m_chosen || (value == m_chosen && time < m_time);
}

void InfluxQlAggregate::add(Timestamp time, const FieldValue& value)
{
    if (isSelector(m_function) && isBetter(time, value)) {
        m_chosen = value;
        m_time = time;
    }
    if (m_count == 0 || value < m_least)
        m_least = value;
    if (m_count == 0 || value > m_most)
        m_most = value;
    m_type = fieldTypeOf(value);
    m_floatSum += asDouble(value);
    m_wholeSum += asWhole(value);
    ++m_count;
}

std::optional<FieldValue> InfluxQlAggregate::value() const
{
    if (m_count == 0)
        return std::nullopt;
    if (isSelector(m_function))
        return m_chosen;
    if (m_function == u"count")
        return m_count;
    const bool isWhole = m_type != FieldType::Float;
    // Whole numbers are summed up as such, even beyond what they can hold.
    if (m_function == u"mean")
        return (isWhole ? asDouble(whole(m_wholeSum, m_type)) : m_floatSum) / static_cast<double>(m_count);
    if (m_function == u"sum")
        return isWhole ? whole(m_wholeSum, m_type) : FieldValue(m_floatSum);
    return isWhole ? whole(asWhole(m_most) - asWhole(m_least), m_type)
                   : FieldValue(asDouble(m_most) - asDouble(m_least));
}

} // namespace telemirror::sandbox
