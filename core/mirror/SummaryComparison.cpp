#include "mirror/SummaryComparison.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

#include <cmath>
#include <map>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostExamples = 5;
constexpr qsizetype longestValue = 60;

QString tr(const char* text)
{
    return QCoreApplication::translate("telemirror::SummaryComparison", text);
}

double asDouble(const FieldValue& value)
{
    return std::visit(
        [](const auto& held) -> double {
            if constexpr (std::is_arithmetic_v<std::decay_t<decltype(held)>>)
                return static_cast<double>(held);
            else
                return 0.0;
        },
        value);
}

QString text(const FieldValue& value)
{
    return std::visit(
        [](const auto& held) -> QString {
            using Held = std::decay_t<decltype(held)>;
            if constexpr (std::is_same_v<Held, QByteArray>) {
                const QString whole = QString::fromUtf8(held);
                return u'"' + (whole.size() > longestValue ? whole.first(longestValue) + u'…' : whole) + u'"';
            } else if constexpr (std::is_same_v<Held, bool>) {
                return held ? u"true"_s : u"false"_s;
            } else if constexpr (std::is_same_v<Held, double>) {
                return QString::number(held, 'g', QLocale::FloatingPointShortest);
            } else {
                return QString::number(held);
            }
        },
        value);
}

QString text(const std::optional<FieldValue>& value)
{
    return value ? text(*value) : tr("nothing");
}

QString seriesName(const FieldSummary& field)
{
    QStringList tags;
    for (const Tag& tag : field.tags)
        tags.append(QString::fromUtf8(tag.key) + u'=' + QString::fromUtf8(tag.value));
    const QString name = QString::fromUtf8(field.field);
    return tags.isEmpty() ? name : name + u" {"_s + tags.join(u", "_s) + u'}';
}

} // namespace

SummaryDifference SummaryComparison::compare(const Summary& source, const Summary& destination) const
{
    using Key = std::pair<QByteArray, QList<Tag>>;
    std::map<Key, std::pair<const FieldSummary*, const FieldSummary*>> pairs;
    for (const FieldSummary& field : source.fields)
        pairs[{field.field, field.tags}].first = &field;
    for (const FieldSummary& field : destination.fields)
        pairs[{field.field, field.tags}].second = &field;
    SummaryDifference difference;
    for (const auto& [key, sides] : pairs)
        compareField(sides.first, sides.second, difference);
    return difference;
}

void SummaryComparison::compareField(
    const FieldSummary* source, const FieldSummary* destination, SummaryDifference& difference) const
{
    const qint64 wanted = source == nullptr ? 0 : source->count;
    const qint64 found = destination == nullptr ? 0 : destination->count;
    QString what;
    if (found < wanted) {
        difference.missing += wanted - found;
        if (destination != nullptr && !fits(*source, *destination))
            difference.restFits = false;
        what = tr("%1 of %2 values are missing").arg(wanted - found).arg(wanted);
    } else if (found > wanted) {
        difference.extra += found - wanted;
        what = tr("%1 values are there, %2 should be").arg(found).arg(wanted);
    } else if (source != nullptr && destination != nullptr) {
        what = valueDifference(*source, *destination);
        if (!what.isEmpty())
            ++difference.changed;
    }
    if (!what.isEmpty() && difference.examples.size() < mostExamples)
        difference.examples.append(seriesName(source != nullptr ? *source : *destination) + u": "_s + what);
}

/// A value as the destination keeps it.
FieldValue SummaryComparison::asStored(const FieldValue& value) const
{
    const auto* number = std::get_if<quint64>(&value);
    if (m_unsignedAsInteger && number != nullptr)
        return static_cast<qint64>(*number); // of a sum, the bits modulo 2^64 stay
    return value;
}

QString SummaryComparison::valueDifference(const FieldSummary& source, const FieldSummary& destination) const
{
    if (source.isMixed || destination.isMixed)
        return {};
    const bool becomesInteger = m_unsignedAsInteger && source.type == FieldType::Unsigned;
    const FieldType wantedType = becomesInteger ? FieldType::Integer : source.type;
    if (wantedType != destination.type)
        return tr("the type is %1 instead of %2")
            .arg(fieldTypeName(destination.type), fieldTypeName(wantedType));
    const auto differ = [this](const std::optional<FieldValue>& a, const std::optional<FieldValue>& b) {
        return a && b && !identical(asStored(*a), *b);
    };
    const auto says = [](const QString& form, const std::optional<FieldValue>& a,
                          const std::optional<FieldValue>& b) { return form.arg(text(b), text(a)); };
    if (differ(source.first, destination.first))
        return says(tr("the first value is %1 instead of %2"), source.first, destination.first);
    if (differ(source.last, destination.last))
        return says(tr("the last value is %1 instead of %2"), source.last, destination.last);
    // Of zeros with different signs, which is the smaller one is a server's own choice.
    const auto differInSize = [&](const std::optional<FieldValue>& a, const std::optional<FieldValue>& b) {
        return differ(a, b) && (source.type != FieldType::Float || asDouble(*a) != asDouble(*b));
    };
    if (differInSize(source.minimum, destination.minimum))
        return says(tr("the smallest value is %1 instead of %2"), source.minimum, destination.minimum);
    if (differInSize(source.maximum, destination.maximum))
        return says(tr("the largest value is %1 instead of %2"), source.maximum, destination.maximum);
    if (!sameSum(source, destination))
        return says(tr("the sum is %1 instead of %2"), source.sum, destination.sum);
    return {};
}

bool SummaryComparison::sameSum(const FieldSummary& source, const FieldSummary& destination) const
{
    if (!source.sum || !destination.sum)
        return true;
    if (source.type != FieldType::Float)
        return identical(asStored(*source.sum), *destination.sum);
    // What rounding can do to a sum of n numbers in any order: n steps of half a unit in the last
    // place of a partial sum, which is n times the largest number at most (Higham, "The accuracy of
    // floating point summation").
    const double a = asDouble(*source.sum);
    const double b = asDouble(*destination.sum);
    const auto count = static_cast<double>(source.count);
    const double largest = std::max(source.minimum ? std::abs(asDouble(*source.minimum)) : 0.0,
        source.maximum ? std::abs(asDouble(*source.maximum)) : 0.0);
    const double bound = count * std::numeric_limits<double>::epsilon() * count * largest;
    return !std::isfinite(bound) || !std::isfinite(a) || !std::isfinite(b) || std::abs(a - b) <= bound;
}

/// Whether the destination's values can be some of the source's.
bool SummaryComparison::fits(const FieldSummary& source, const FieldSummary& destination) const
{
    if (source.isMixed || destination.isMixed)
        return true;
    const bool hasBoth = source.minimum && source.maximum && destination.minimum && destination.maximum;
    if (!hasBoth)
        return true;
    const auto* leastInteger = std::get_if<qint64>(&*destination.minimum);
    const auto* mostInteger = std::get_if<qint64>(&*destination.maximum);
    const auto* least = std::get_if<qint64>(&*source.minimum);
    const auto* most = std::get_if<qint64>(&*source.maximum);
    if (leastInteger != nullptr && mostInteger != nullptr && least != nullptr && most != nullptr)
        return *leastInteger >= *least && *mostInteger <= *most;
    return asDouble(*destination.minimum) >= asDouble(*source.minimum) &&
        asDouble(*destination.maximum) <= asDouble(*source.maximum);
}

} // namespace telemirror
