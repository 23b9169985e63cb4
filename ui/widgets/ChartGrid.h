#pragma once

#include "ui/models/LiveLayout.h"

#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

class QGridLayout;

namespace telemirror {

class ChartTile;

/// The live page's charts, in as many columns as there is room for. Tiles are arranged by dragging
/// them by their head, or by the keys that their menu names; one crosshair goes through all.
class ChartGrid : public QWidget
{
    Q_OBJECT

public:
    explicit ChartGrid(QWidget* parent = nullptr);

    /// Shows these charts; tiles of charts that stay are kept.
    void setCharts(const QList<LiveLayout::Chart>& charts);
    [[nodiscard]] QList<LiveLayout::Chart> charts() const;
    [[nodiscard]] const QList<ChartTile*>& tiles() const { return m_tiles; }
    /// Puts the tile at `from` where the one at `to` is.
    void moveTile(qsizetype from, qsizetype to);
    /// Where the tile at `from` is in the end if it is dropped before (side < 0) or behind the one
    /// at `over`.
    [[nodiscard]] static qsizetype dropIndex(qsizetype from, qsizetype over, int side);
    [[nodiscard]] int columns() const { return m_columns; }
    /// One column wide, and as high as the rows of now need.
    [[nodiscard]] QSize minimumSizeHint() const override;

    /// How long the GUI thread draws tiles before it sees to anything else.
    static constexpr std::chrono::milliseconds longestSlice{4};
    /// Draws every tile that is in sight anew, up to the end of `range`: a few at a time, so that
    /// however many there are, the window stays quick.
    void refresh(const TimeRange& range, bool isPaused);
    /// Whether the last refresh() is done.
    [[nodiscard]] bool isFresh() const { return m_left == 0; }

signals:
    /// The operator took away, moved or changed charts.
    void chartsChanged();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    ChartTile* makeTile(const LiveLayout::Chart& chart);
    void arrange();
    void showCrosshair(ChartTile* source, const std::optional<Timestamp>& time);
    /// The tile that something is dragged over, and whether it goes before (-1) or behind it (1).
    [[nodiscard]] std::pair<qsizetype, int> placeAt(const QPoint& position) const;
    void markDrop(qsizetype tile, int side);

    void refreshSome();

    QGridLayout* m_layout;
    QList<ChartTile*> m_tiles;
    int m_columns = 1;
    TimeRange m_range;
    bool m_isPaused = false;
    QTimer m_slices;
    qsizetype m_next = 0;
    qsizetype m_left = 0; ///< tiles that wait to be drawn
};

} // namespace telemirror
