#pragma once

#include "model/TimeRange.h"

#include <QtCore/QList>
#include <QtCore/QRectF>
#include <QtCore/QString>
#include <QtGui/QColor>

class QFont;
class QPainter;
class QPalette;

namespace telemirror {

/// The box beside a crosshair: the instant, and the value of each curve there.
class ChartReadout
{
public:
    struct Line
    {
        QColor color;
        QString value; ///< with its unit
        QString name;
    };
    static constexpr qsizetype mostLines = 10;

    ChartReadout(Timestamp time, bool showsTime)
        : m_time(time)
        , m_showsTime(showsTime)
    {}
    void add(const Line& line);
    [[nodiscard]] bool isEmpty() const { return m_lines.isEmpty(); }
    /// Beside `place`, within `area`.
    void paint(QPainter& painter, const QPointF& place, const QRectF& area, const QPalette& palette,
        const QFont& font) const;

private:
    Timestamp m_time;
    bool m_showsTime;
    QList<Line> m_lines;
    qsizetype m_more = 0;
};

} // namespace telemirror
