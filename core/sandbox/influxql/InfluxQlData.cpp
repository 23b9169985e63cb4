#include "sandbox/influxql/InfluxQlData.h"

namespace telemirror::sandbox {

namespace {

using Condition = InfluxQlCondition;

std::optional<double> numberIn(const FieldValue& value)
{
    switch (fieldTypeOf(value)) {
    case FieldType::Float: return std::get<double>(value);
    case FieldType::Integer: return static_cast<double>(std::get<qint64>(value));
    case FieldType::Unsigned: return static_cast<double>(std::get<quint64>(value));
    default: return std::nullopt;
    }
}

template <typename T>
bool holds(const T& left, Condition::Operator comparison, const T& right)
{
    switch (comparison) {
    case Condition::Operator::Equal: return left == right;
    case Condition::Operator::NotEqual: return left != right;
    case Condition::Operator::Less: return left < right;
    case Condition::Operator::LessOrEqual: return left <= right;
    case Condition::Operator::Greater: return left > right;
    case Condition::Operator::GreaterOrEqual: return left >= right;
    default: return false;
    }
}

bool textHolds(const Condition& condition, const QByteArray& text)
{
    const bool negative = condition.comparison == Condition::Operator::MatchesNot;
    if (negative || condition.comparison == Condition::Operator::Matches)
        return condition.pattern.match(QString::fromUtf8(text)).hasMatch() != negative;
    const auto* wanted = std::get_if<QByteArray>(&condition.literal);
    return wanted != nullptr && holds(text, condition.comparison, *wanted);
}

bool valueHolds(const Condition& condition, const FieldValue& value)
{
    if (const auto* text = std::get_if<QByteArray>(&value))
        return textHolds(condition, *text);
    // Of one type they are compared as what they are; integers beyond 2^53 differ only so.
    if (fieldTypeOf(value) == fieldTypeOf(condition.literal))
        return holds(value, condition.comparison, condition.literal);
    const auto left = numberIn(value);
    const auto right = numberIn(condition.literal);
    return left && right && holds(*left, condition.comparison, *right);
}

} // namespace

qsizetype InfluxQlData::Column::indexOf(Timestamp time) const
{
    const auto found = std::lower_bound(times.cbegin(), times.cend(), time);
    return found != times.cend() && *found == time ? found - times.cbegin() : -1;
}

QByteArray InfluxQlData::TagSet::tag(const QByteArray& key) const
{
    for (const Tag& candidate : tags) {
        if (candidate.key == key)
            return candidate.value;
    }
    return {};
}

bool InfluxQlData::fulfils(const Condition* condition, const TagSet& set, Timestamp time) const
{
    if (condition == nullptr)
        return true;
    if (condition->kind == Condition::Kind::And)
        return fulfils(condition->left.get(), set, time) && fulfils(condition->right.get(), set, time);
    if (condition->kind == Condition::Kind::Or)
        return fulfils(condition->left.get(), set, time) || fulfils(condition->right.get(), set, time);
    if (!fields.contains(condition->key))
        return textHolds(*condition, set.tag(condition->key));
    const auto column = set.columns.find(condition->key);
    if (column == set.columns.end())
        return false;
    const qsizetype index = column->second.indexOf(time);
    return index >= 0 && valueHolds(*condition, column->second.values.at(index));
}

bool InfluxQlData::dependsOnFields(const Condition* condition) const
{
    std::set<QByteArray> keys;
    collectKeys(condition, keys);
    return std::any_of(keys.cbegin(), keys.cend(), [this](const auto& key) { return fields.contains(key); });
}

bool InfluxQlData::mayFulfil(const Condition* condition, const FieldSeries& series)
{
    if (condition == nullptr)
        return true;
    if (condition->kind == Condition::Kind::And)
        return mayFulfil(condition->left.get(), series) && mayFulfil(condition->right.get(), series);
    if (condition->kind == Condition::Kind::Or)
        return mayFulfil(condition->left.get(), series) || mayFulfil(condition->right.get(), series);
    for (const Tag& tag : series.tags) {
        if (tag.key == condition->key)
            return textHolds(*condition, tag.value);
    }
    return true;
}

void InfluxQlData::collectKeys(const Condition* condition, std::set<QByteArray>& keys)
{
    if (condition == nullptr)
        return;
    if (condition->kind == Condition::Kind::Comparison) {
        keys.insert(condition->key);
        return;
    }
    collectKeys(condition->left.get(), keys);
    collectKeys(condition->right.get(), keys);
}

} // namespace telemirror::sandbox
