#include "ui/widgets/ChartGrid.h"

#include "ui/charts/TimeSeriesChart.h"
#include "ui/widgets/ChartTile.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QMimeData>
#include <QtGui/QDropEvent>
#include <QtWidgets/QGridLayout>

#include <algorithm>

namespace telemirror {

namespace {

constexpr int mostColumns = 5;

} // namespace

ChartGrid::ChartGrid(QWidget* parent)
    : QWidget(parent)
    , m_layout(new QGridLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(10);
    // A narrower grid has fewer columns: those of now must not hold it open.
    m_layout->setSizeConstraint(QLayout::SetNoConstraint);
    setAcceptDrops(true);
    m_slices.setSingleShot(true);
    connect(&m_slices, &QTimer::timeout, this, &ChartGrid::refreshSome);
}

void ChartGrid::refresh(const TimeRange& range, bool isPaused)
{
    m_range = range;
    m_isPaused = isPaused;
    // Under way: it goes on with the new range, and round to where it was.
    m_left = m_tiles.size();
    if (!m_slices.isActive())
        m_slices.start();
}

void ChartGrid::refreshSome()
{
    QElapsedTimer timer;
    timer.start();
    for (; m_left > 0 && !timer.hasExpired(longestSlice.count()); --m_left) {
        m_next = (m_next + 1) % std::max<qsizetype>(1, m_tiles.size());
        // What is scrolled out of sight is drawn when it is in sight again: at the next call.
        if (m_next < m_tiles.size() && !m_tiles.at(m_next)->visibleRegion().isEmpty())
            m_tiles.at(m_next)->refresh(m_range, m_isPaused);
    }
    // What is drawn is painted before the next ones.
    if (m_left > 0)
        m_slices.start();
}

QSize ChartGrid::minimumSizeHint() const
{
    if (m_tiles.isEmpty())
        return {};
    const QSize tile = m_tiles.first()->minimumSizeHint();
    const int rows = (static_cast<int>(m_tiles.size()) + m_columns - 1) / m_columns;
    return {tile.width(), rows * tile.height() + (rows - 1) * m_layout->spacing()};
}

void ChartGrid::setCharts(const QList<LiveLayout::Chart>& charts)
{
    QList<ChartTile*> next;
    for (const LiveLayout::Chart& chart : charts) {
        const auto known = std::find_if(m_tiles.begin(), m_tiles.end(), [&chart](ChartTile* tile) {
            return tile->chart().measurement == chart.measurement && tile->chart().field == chart.field &&
                tile->chart().tags == chart.tags;
        });
        if (known == m_tiles.end()) {
            next.append(makeTile(chart));
            continue;
        }
        if ((*known)->chart() != chart)
            (*known)->setChart(chart);
        next.append(*known);
        m_tiles.erase(known);
    }
    for (ChartTile* tile : std::as_const(m_tiles)) {
        tile->hide();
        tile->deleteLater(); // it may be the one that asked
    }
    m_tiles = next;
    arrange();
}

QList<LiveLayout::Chart> ChartGrid::charts() const
{
    QList<LiveLayout::Chart> charts;
    for (const ChartTile* tile : m_tiles)
        charts.append(tile->chart());
    return charts;
}

ChartTile* ChartGrid::makeTile(const LiveLayout::Chart& chart)
{
    auto* tile = new ChartTile(chart, this);
    connect(tile, &ChartTile::removeRequested, this, [this, tile] {
        QList<LiveLayout::Chart> rest = charts();
        rest.removeAt(m_tiles.indexOf(tile));
        setCharts(rest);
        emit chartsChanged();
    });
    connect(tile, &ChartTile::moveRequested, this, [this, tile](int by) {
        const qsizetype from = m_tiles.indexOf(tile);
        moveTile(from, from + by);
    });
    connect(tile, &ChartTile::changed, this, &ChartGrid::chartsChanged);
    connect(&tile->view(), &TimeSeriesChart::crosshairMoved, this,
        [this, tile](const std::optional<Timestamp>& time) { showCrosshair(tile, time); });
    return tile;
}

void ChartGrid::showCrosshair(ChartTile* source, const std::optional<Timestamp>& time)
{
    for (ChartTile* tile : std::as_const(m_tiles)) {
        if (tile != source)
            tile->view().setCrosshair(time);
    }
}

void ChartGrid::moveTile(qsizetype from, qsizetype to)
{
    if (from < 0 || from >= m_tiles.size() || to < 0 || to >= m_tiles.size() || from == to)
        return;
    m_tiles.move(from, to);
    arrange();
    emit chartsChanged();
}

void ChartGrid::arrange()
{
    const int narrowest = fontMetrics().averageCharWidth() * 46;
    const int most = std::clamp(width() / narrowest, 1, mostColumns);
    // As many rows as that needs, filled evenly: four are two by two, not three and one.
    const int count = std::max(1, static_cast<int>(m_tiles.size()));
    const int rows = (count + most - 1) / most;
    m_columns = (count + rows - 1) / rows;
    for (qsizetype i = 0; i < m_tiles.size(); ++i) {
        const int row = static_cast<int>(i) / m_columns;
        const int column = static_cast<int>(i) % m_columns;
        const int index = m_layout->indexOf(m_tiles.at(i));
        if (index >= 0) {
            int oldRow = 0;
            int oldColumn = 0;
            int span = 0;
            m_layout->getItemPosition(index, &oldRow, &oldColumn, &span, &span);
            if (oldRow == row && oldColumn == column)
                continue;
            m_layout->removeWidget(m_tiles.at(i));
        }
        m_layout->addWidget(m_tiles.at(i), row, column);
        m_tiles.at(i)->show();
    }
    for (int column = 0; column < mostColumns; ++column)
        m_layout->setColumnStretch(column, column < m_columns ? 1 : 0);
    for (int row = 0; row < m_layout->rowCount(); ++row)
        m_layout->setRowStretch(row, row * m_columns < m_tiles.size() ? 1 : 0);
    updateGeometry();
    // Tab goes the way the eye does.
    for (qsizetype i = 1; i < m_tiles.size(); ++i)
        setTabOrder(&m_tiles.at(i - 1)->view(), &m_tiles.at(i)->view());
}

void ChartGrid::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

std::pair<qsizetype, int> ChartGrid::placeAt(const QPoint& position) const
{
    for (qsizetype i = 0; i < m_tiles.size(); ++i) {
        const QRect area = m_tiles.at(i)->geometry();
        if (area.contains(position))
            return {i, position.x() < area.center().x() ? -1 : 1};
    }
    return {m_tiles.size() - 1, 1};
}

void ChartGrid::markDrop(qsizetype tile, int side)
{
    for (qsizetype i = 0; i < m_tiles.size(); ++i)
        m_tiles.at(i)->markDrop(i == tile ? side : 0);
}

void ChartGrid::dragEnterEvent(QDragEnterEvent* event)
{
    // Only our own tiles: what is dragged is one of them.
    if (event->mimeData()->hasFormat(ChartTile::mimeType) &&
        m_tiles.contains(qobject_cast<ChartTile*>(event->source())))
        event->acceptProposedAction();
}

void ChartGrid::dragMoveEvent(QDragMoveEvent* event)
{
    const auto [tile, side] = placeAt(event->position().toPoint());
    markDrop(tile, side);
    event->acceptProposedAction();
}

void ChartGrid::dragLeaveEvent(QDragLeaveEvent*)
{
    markDrop(-1, 0);
}

void ChartGrid::dropEvent(QDropEvent* event)
{
    markDrop(-1, 0);
    const qsizetype from = m_tiles.indexOf(qobject_cast<ChartTile*>(event->source()));
    const auto [tile, side] = placeAt(event->position().toPoint());
    if (from < 0 || tile < 0)
        return;
    event->acceptProposedAction();
    moveTile(from, dropIndex(from, tile, side));
}

qsizetype ChartGrid::dropIndex(qsizetype from, qsizetype over, int side)
{
    // Once it was taken out, what is behind it moves up.
    const qsizetype to = side < 0 ? over : over + 1;
    return from < to ? to - 1 : to;
}

} // namespace telemirror
