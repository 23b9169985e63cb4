#pragma once

#include "ui/charts/ChartCurve.h"
#include "ui/charts/CurveDifference.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QList>

namespace telemirror {

/// The curves of one field on two servers, series by series, and what is to be said of them.
class SideComparison
{
    Q_DECLARE_TR_FUNCTIONS(telemirror::SideComparison)

public:
    struct Side
    {
        QString name; ///< of the server
        QList<SeriesData> series;
    };

    /// `tolerance`: see CurveDifference.
    SideComparison(const Side& here, const Side& there, double tolerance);

    /// Each series of both sides, and the differences on an axis of their own. A series has one
    /// colour: there it is dashed, its difference dotted; a series alone has three colours. `every`:
    /// see GapMarker.
    [[nodiscard]] QList<ChartCurve> curves(const QString& unit, Nanoseconds every) const;
    /// One or several sentences, e.g. "Both sides agree at 90 of 100 instants shown. Only in …".
    [[nodiscard]] QString verdict(Timestamp now) const;
    [[nodiscard]] Tone tone() const;
    [[nodiscard]] qsizetype instants() const { return m_equal + m_different + m_onlyHere + m_onlyThere; }

    /// The tag set of a series as the chart's title leaves it to be said: "{station=hill}".
    [[nodiscard]] static QString shortName(const SeriesData& series);
    /// The series of a list with these tags; null if there is none.
    [[nodiscard]] static const SeriesData* find(const QList<SeriesData>& list, const QList<Tag>& tags);

private:
    struct Pair
    {
        QString name;
        const SeriesData* here = nullptr;
        const SeriesData* there = nullptr;
        SeriesData difference;
    };
    void add(const SeriesData& named, double tolerance);

    Side m_here;
    Side m_there;
    QList<Pair> m_pairs; ///< pointing into the sides
    qsizetype m_equal = 0;
    qsizetype m_different = 0;
    qsizetype m_onlyHere = 0;
    qsizetype m_onlyThere = 0;
    double m_largest = 0.0;
    Timestamp m_largestAt = 0;
};

} // namespace telemirror
