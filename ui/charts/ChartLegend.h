#pragma once

#include "ui/charts/ChartCurve.h"

#include <QtCore/QList>
#include <QtCore/QRectF>
#include <QtCore/QSet>

class QPainter;
class QFont;

namespace telemirror {

/// The line over a chart: its title, and the name of each curve beside its colour. A click on a
/// name hides the curve, another shows it again. What has no room is counted.
class ChartLegend
{
public:
    void setTitle(const QString& title) { m_title = title; }
    [[nodiscard]] const QString& title() const { return m_title; }
    void setCurves(const QList<ChartCurve>& curves) { m_curves = curves; }
    /// Where it stands, and how it is written.
    void arrange(const QRectF& area, const QFont& font);

    void paint(QPainter& painter, const QPalette& palette, const QFont& font) const;
    /// Index of the curve whose name is at this place; -1 if there is none.
    [[nodiscard]] qsizetype curveAt(const QPointF& place) const;

    [[nodiscard]] bool isHidden(qsizetype curve) const;
    void toggle(qsizetype curve);
    [[nodiscard]] static QColor colorOf(const ChartCurve& curve, qsizetype index, const QPalette& palette);

private:
    struct Entry
    {
        QRectF area;
        QString name;
    };
    QString m_title;
    QString m_shownTitle;
    QList<ChartCurve> m_curves;
    QSet<QString> m_hidden; ///< by name: curves keep it when they come anew
    QRectF m_area;
    QList<Entry> m_entries;
    qsizetype m_more = 0; ///< curves without an entry
};

} // namespace telemirror
