#pragma once

#include "model/Schema.h"
#include "ui/charts/ChartCurve.h"
#include "ui/charts/ChartLegend.h"
#include "ui/charts/ValueScale.h"

#include <QtCharts/QChartView>

#include <optional>

class QLineSeries;
class QMenu;
class QValueAxis;

namespace telemirror {

/// Curves over time: local time along the bottom, an axis of round values for each unit, gaps as
/// gaps, a readout under the mouse. New data may come in while zoomed: the view stays. However many
/// points it is given, it draws no more than about four a pixel column, and the plot area does not
/// move when labels change.
///
/// Wheel: zoom in time, sideways or with Shift: move. Drag: move; with Shift: zoom into a box.
/// Double click: everything. A click on a name in the legend hides its curve. Keys: + − ← → PageUp
/// PageDown Home; Ctrl+← → move the crosshair, Esc takes it away; 1 to 9 hide and show curves. The
/// menu (right button, menu key) does it too, and exports.
class TimeSeriesChart : public QChartView
{
    Q_OBJECT

public:
    explicit TimeSeriesChart(QWidget* parent = nullptr);
    ~TimeSeriesChart() override;

    /// The curves and the whole range of time they are asked for.
    void setCurves(const QList<ChartCurve>& curves, const TimeRange& range);
    /// The same for what a server answered: gaps are marked, long ones indexed in the background.
    void setSeries(const QList<SeriesData>& series, const TimeRange& range, Nanoseconds every = 0);
    [[nodiscard]] const QList<ChartCurve>& curves() const { return m_curves; }
    /// The curves' points changed, or just the range did.
    void refresh(const TimeRange& range);
    void setThresholds(const QList<ChartThreshold>& thresholds);
    /// Stands over the plot; may be empty.
    void setTitle(const QString& title);
    [[nodiscard]] const QString& title() const { return m_legend.title(); }
    /// What is shown in place of curves when there are none.
    void setMessage(const QString& message);
    /// Whether the wheel zooms only while the chart has the focus: for charts on a page that scrolls.
    void setWheelNeedsFocus(bool needed) { m_wheelNeedsFocus = needed; }
    /// Entries that the menu has above its own; not owned.
    void setMenuActions(const QList<QAction*>& own) { m_ownActions = own; }

    [[nodiscard]] TimeRange wholeRange() const { return m_whole; }
    [[nodiscard]] TimeRange visibleRange() const { return m_visible; }
    [[nodiscard]] bool isZoomed() const { return m_zoomed; }
    [[nodiscard]] bool isCurveHidden(qsizetype curve) const { return m_legend.isHidden(curve); }
    void toggleCurve(qsizetype curve);
    void resetZoom();
    /// Width in pixels that curves have: as many means are worth asking for.
    [[nodiscard]] int columns() const;
    [[nodiscard]] QRectF plotArea() const;
    [[nodiscard]] QSize sizeHint() const override;

    /// The instant that the crosshair marks, here or by setCrosshair().
    [[nodiscard]] std::optional<Timestamp> crosshair() const { return m_crosshair; }
    /// Shows the crosshair and the values at an instant: that of another chart. Says nothing back.
    void setCrosshair(std::optional<Timestamp> time);

    /// The chart as it is seen, `scale` times as large.
    [[nodiscard]] QImage toImage(double scale = 1.0);
    /// Paints the chart as it is seen, without crosshair.
    void paintTo(QPainter& painter);

signals:
    /// The mouse (or a key) marks an instant, or none any more.
    void crosshairMoved(const std::optional<telemirror::Timestamp>& time);
    /// The user looks at another range of time.
    void viewChanged(const telemirror::TimeRange& range);
    /// An export ended: where to, and empty or what went wrong.
    void exported(const QString& path, const QString& problem);

protected:
    void drawBackground(QPainter* painter, const QRectF& rect) override;
    void drawForeground(QPainter* painter, const QRectF& rect) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Stretch
    {
        QList<QPointF> points; ///< columns from the left, 0 to 1 from the bottom
        qsizetype curve;
    };

    [[nodiscard]] double axisWidth() const;
    [[nodiscard]] double xOf(Timestamp time) const;
    [[nodiscard]] double yOf(const ValueScale& scale, double value) const;
    [[nodiscard]] Timestamp timeAt(double x) const;
    void zoom(double factor, double centerX);
    void pan(Nanoseconds distance);
    void panPixels(double pixels) { pan(timeAt(pixels) - timeAt(0)); }
    void zoomInto(const QRectF& box);
    void lookAt(const TimeRange& range);
    void moveCrosshair(std::optional<Timestamp> time);
    void useScales();
    void indexLongCurves();
    void rebuild();
    [[nodiscard]] QList<Stretch> stretches();
    void draw(const QList<Stretch>& stretches);
    [[nodiscard]] int markCount() const;
    void paintValueAxis(QPainter& painter, qsizetype index) const;
    void paintTimeAxis(QPainter& painter) const;
    void paintThresholds(QPainter& painter) const;
    void paintReadout(QPainter& painter) const;
    void updateAccessibleText();
    void fillMenu(QMenu& menu);
    void exportAs(const QString& suffix);
    QLineSeries* pooled(qsizetype index);

    QList<ChartCurve> m_curves;
    QList<ValueScale> m_scales;
    QList<qsizetype> m_scaleOf; ///< by curve
    QList<ChartThreshold> m_thresholds;
    ChartLegend m_legend;
    TimeRange m_whole;
    TimeRange m_visible;
    bool m_zoomed = false;
    double m_partFrom = 0.0; ///< of the values' axes, while zoomed into a box
    double m_partTo = 1.0;
    QString m_message;
    QList<QLineSeries*> m_pool; ///< one for each stretch between gaps; owned by the chart
    QValueAxis* m_xAxis;
    QValueAxis* m_yAxis;
    QPixmap m_scene; ///< what is painted but for crosshair and box
    bool m_sceneIsOld = true;
    std::optional<Timestamp> m_crosshair;
    std::optional<QPointF> m_mouse;
    std::optional<QPointF> m_drag;
    std::optional<QRectF> m_box;
    bool m_wheelNeedsFocus = false;
    QList<QAction*> m_ownActions;
};

} // namespace telemirror
