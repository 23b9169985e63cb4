#pragma once

#include "model/Schema.h"
#include "model/TimeRange.h"

#include <QtCharts/QChartView>

#include <optional>

class QLineSeries;
class QValueAxis;

namespace telemirror {

/// Curves over time: local time along the bottom, round values along the side, gaps as gaps, a
/// readout under the mouse. The wheel zooms in time, dragging moves, a double click (or Home) shows
/// everything again; + − ← → do the same from the keyboard. New data may come in while zoomed: the
/// view stays. However many points it is given, it draws no more than about four a pixel column.
/// The plot area does not move when labels change.
class TimeSeriesChart : public QChartView
{
    Q_OBJECT

public:
    explicit TimeSeriesChart(QWidget* parent = nullptr);

    /// The curves and the whole range of time they are asked for.
    void setCurves(const QList<SeriesData>& curves, const TimeRange& range);
    /// Stands over the values' axis; may be empty.
    void setTitle(const QString& title);
    /// What is shown in place of curves when there are none.
    void setMessage(const QString& message);
    [[nodiscard]] TimeRange visibleRange() const { return m_visible; }
    [[nodiscard]] bool isZoomed() const { return m_zoomed; }
    void resetZoom();
    /// Width in pixels that curves have: as many means are worth asking for.
    [[nodiscard]] int columns() const;
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void drawBackground(QPainter* painter, const QRectF& rect) override;
    void drawForeground(QPainter* painter, const QRectF& rect) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    [[nodiscard]] QRectF plotArea() const;
    [[nodiscard]] double xOf(Timestamp time) const;
    [[nodiscard]] double yOf(double value) const;
    [[nodiscard]] Timestamp timeAt(double x) const;
    void zoom(double factor, double centerX);
    void pan(Nanoseconds distance);
    void show(const TimeRange& range);
    void rebuild();
    void drawLegend(QPainter& painter) const;
    void drawReadout(QPainter& painter) const;
    /// Index of the curve's point nearest to `time`; -1 if none is in sight.
    [[nodiscard]] qsizetype nearest(const SeriesData& curve, Timestamp time) const;
    QLineSeries* pooled(qsizetype index);

    QList<SeriesData> m_curves;
    TimeRange m_whole;
    TimeRange m_visible;
    bool m_zoomed = false;
    double m_low = 0.0;
    double m_high = 1.0;
    QString m_title;
    QString m_message;
    QList<QLineSeries*> m_pool; ///< one for each stretch between gaps; owned by the chart
    QValueAxis* m_xAxis;
    QValueAxis* m_yAxis;
    std::optional<QPointF> m_hover;
    std::optional<QPointF> m_drag;
};

} // namespace telemirror
