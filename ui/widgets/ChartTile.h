#pragma once

#include "ui/models/LiveLayout.h"

#include <QtWidgets/QFrame>

namespace telemirror {

class TextLabel;
class TimeSeriesChart;

/// One chart of the live page: a head with name and newest value, which it can be dragged by, and
/// the chart. The value stands in the colour of the limit that it passes, with a word.
class ChartTile : public QFrame
{
    Q_OBJECT

public:
    /// The format of what is dragged; its data is the tile's chart as LiveLayout writes it.
    static constexpr QLatin1StringView mimeType{"application/x-telemirror-chart"};

    explicit ChartTile(const LiveLayout::Chart& chart, QWidget* parent = nullptr);

    [[nodiscard]] const LiveLayout::Chart& chart() const { return m_chart; }
    void setChart(const LiveLayout::Chart& chart);
    [[nodiscard]] TimeSeriesChart& view() { return *m_view; }
    /// The curve, which may grow later; null while there is none.
    void setCurve(const std::shared_ptr<const Curve>& curve);
    /// Draws what is new, up to the end of `range`.
    void refresh(const TimeRange& range, bool isPaused);
    /// Where something is about to be dropped, a line is drawn: before or behind this tile.
    void markDrop(int side);

signals:
    void removeRequested();
    void moveRequested(int by);
    void changed();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void editLimits();
    [[nodiscard]] double newest(const TimeRange& range) const;

    LiveLayout::Chart m_chart;
    std::shared_ptr<const Curve> m_curve;
    TextLabel* m_name;
    TextLabel* m_place;
    TextLabel* m_value;
    TimeSeriesChart* m_view;
    QPoint m_pressed;
    bool m_isPressed = false;
    int m_dropSide = 0;
};

} // namespace telemirror
