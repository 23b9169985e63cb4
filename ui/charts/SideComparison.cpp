#include "ui/charts/SideComparison.h"

#include "ui/Format.h"

#include <algorithm>

namespace telemirror {

using namespace Qt::StringLiterals;

SideComparison::SideComparison(const Side& here, const Side& there, double tolerance)
    : m_here(here)
    , m_there(there)
{
    for (const SeriesData& each : std::as_const(m_here.series))
        add(each, tolerance);
    for (const SeriesData& each : std::as_const(m_there.series)) {
        if (find(m_here.series, each.tags) == nullptr)
            add(each, tolerance);
    }
}

void SideComparison::add(const SeriesData& named, double tolerance)
{
    Pair pair;
    pair.name = shortName(named);
    pair.here = find(m_here.series, named.tags);
    pair.there = find(m_there.series, named.tags);
    const CurveDifference difference(
        pair.here ? *pair.here : SeriesData(), pair.there ? *pair.there : SeriesData(), tolerance);
    pair.difference = difference.curve();
    m_pairs.append(pair);
    m_equal += difference.equal();
    m_different += difference.different();
    m_onlyHere += difference.onlyInA();
    m_onlyThere += difference.onlyInB();
    if (difference.largest() > m_largest) {
        m_largest = difference.largest();
        m_largestAt = difference.largestAt();
    }
}

const SeriesData* SideComparison::find(const QList<SeriesData>& list, const QList<Tag>& tags)
{
    const auto found =
        std::find_if(list.begin(), list.end(), [&tags](const SeriesData& each) { return each.tags == tags; });
    return found == list.end() ? nullptr : &*found;
}

QString SideComparison::shortName(const SeriesData& series)
{
    const bool hasField = !series.field.isEmpty() && series.name.startsWith(series.field + u' ');
    return hasField ? series.name.mid(series.field.size() + 1) : series.name;
}

QList<ChartCurve> SideComparison::curves(const QString& unit, Nanoseconds every) const
{
    QList<ChartCurve> curves;
    QList<ChartCurve> differences;
    const bool isAlone = m_pairs.size() == 1;
    for (qsizetype i = 0; i < m_pairs.size(); ++i) {
        const Pair& pair = m_pairs.at(i);
        const QString name = isAlone ? QString() : u' ' + pair.name;
        if (pair.here != nullptr)
            curves.append({Curve::of(*pair.here, every), m_here.name + name, unit, i, Qt::SolidLine});
        if (pair.there != nullptr)
            curves.append(
                {Curve::of(*pair.there, every), m_there.name + name, unit, isAlone ? 1 : i, Qt::DashLine});
        // Gaps are where one side has nothing: they are in it already.
        const auto difference =
            std::make_shared<const Curve>(Curve(pair.difference.times, pair.difference.values).indexed());
        differences.append({difference, tr("Difference") + name, (u"Δ "_s + unit).trimmed(), isAlone ? 2 : i,
            isAlone ? Qt::SolidLine : Qt::DotLine});
    }
    return curves + differences;
}

QString SideComparison::verdict(Timestamp now) const
{
    if (instants() == 0)
        return tr("Neither side has a value in this range of time.");
    QStringList parts;
    if (m_equal == instants())
        parts.append(tr("Both sides agree at all %1 instants shown.").arg(format::count(instants())));
    else
        parts.append(tr("Both sides agree at %1 of %2 instants shown.")
                         .arg(format::count(m_equal), format::count(instants())));
    if (m_different > 0)
        parts.append(
            tr("Largest difference: %1, %2.").arg(format::real(m_largest), format::when(m_largestAt, now)));
    if (m_onlyHere > 0)
        parts.append(tr("Only in %1: %2.").arg(m_here.name, format::count(m_onlyHere)));
    if (m_onlyThere > 0)
        parts.append(tr("Only in %1: %2.").arg(m_there.name, format::count(m_onlyThere)));
    return parts.join(u' ');
}

Tone SideComparison::tone() const
{
    return instants() == 0 ? Tone::Neutral : m_equal == instants() ? Tone::Good : Tone::Warning;
}

} // namespace telemirror
