#include "ui/widgets/CoverageHeatMap.h"

#include "ui/models/CoverageModel.h"
#include "ui/widgets/CoverageCellDelegate.h"
#include "ui/widgets/CoverageLegendEntry.h"
#include "ui/widgets/TextLabel.h"
#include "ui/widgets/ThemedIcon.h"

#include <QtGui/QContextMenuEvent>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QMenu>
#include <QtWidgets/QScrollBar>

namespace telemirror {

using namespace Qt::StringLiterals;

CoverageHeatMap::CoverageHeatMap(CoverageModel& model, QWidget* parent)
    : QTableView(parent)
    , m_coverage(model)
{
    setObjectName(u"coverageHeatMap"_s);
    setAccessibleName(tr("What is mirrored, by measurement and day"));
    setModel(&model);
    setItemDelegate(new CoverageCellDelegate(this));
    setSelectionMode(QAbstractItemView::SingleSelection);
    setShowGrid(false);
    setTabKeyNavigation(false);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    const int line = fontMetrics().height();
    const int side = line * 8 / 5;
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setMinimumSectionSize(side);
    horizontalHeader()->setDefaultSectionSize(side);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignHCenter | Qt::AlignTop);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(side);
    verticalHeader()->setMaximumWidth(line * 14);
    verticalHeader()->setTextElideMode(Qt::ElideRight);
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this, &CoverageHeatMap::keepPlace);
    // After the headers have heard of it.
    connect(
        &model, &QAbstractItemModel::modelReset, this, &CoverageHeatMap::restorePlace, Qt::QueuedConnection);
    connect(this, &QAbstractItemView::doubleClicked, this,
        [this](const QModelIndex& index) { openMenu(viewport()->mapToGlobal(visualRect(index).center())); });
}

QWidget* CoverageHeatMap::makeLegend() const
{
    auto* legend = new QWidget;
    auto* layout = new QHBoxLayout(legend);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(14);
    for (const CellState state :
        {CellState::Verified, CellState::Mirrored, CellState::Missing, CellState::Failed})
        layout->addWidget(new CoverageLegendEntry(state));
    layout->addStretch();
    return legend;
}

void CoverageHeatMap::keepPlace()
{
    const QModelIndex current = currentIndex();
    m_place = {m_coverage.columnCount(), horizontalScrollBar()->value(), verticalScrollBar()->value(),
        current.isValid() ? m_coverage.measurement(current.row()) : QString(), current.column()};
}

void CoverageHeatMap::restorePlace()
{
    // The same days, read again after a run: whoever looks at one keeps it.
    if (m_place.columns != m_coverage.columnCount()) {
        // The newest days are what one looks for.
        horizontalScrollBar()->setValue(horizontalScrollBar()->maximum());
        return;
    }
    for (int row = 0; m_place.column >= 0 && row < m_coverage.rowCount(); ++row) {
        if (m_coverage.measurement(row) == m_place.measurement)
            setCurrentIndex(m_coverage.index(row, m_place.column));
    }
    horizontalScrollBar()->setValue(m_place.across);
    verticalScrollBar()->setValue(m_place.down);
}

std::optional<TimeRange> CoverageHeatMap::currentDay() const
{
    const QModelIndex index = currentIndex();
    if (!index.isValid() || !m_coverage.worst(index))
        return std::nullopt;
    return m_coverage.day(index.column());
}

void CoverageHeatMap::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTableView::currentChanged(current, previous);
    emit currentDayChanged();
}

void CoverageHeatMap::contextMenuEvent(QContextMenuEvent* event)
{
    if (event->reason() == QContextMenuEvent::Keyboard && currentIndex().isValid())
        openMenu(viewport()->mapToGlobal(visualRect(currentIndex()).center()));
    else if (indexAt(event->pos()).isValid())
        openMenu(event->globalPos());
}

void CoverageHeatMap::keyPressEvent(QKeyEvent* event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid())
        openMenu(viewport()->mapToGlobal(visualRect(currentIndex()).center()));
    else
        QTableView::keyPressEvent(event);
}

void CoverageHeatMap::openMenu(const QPoint& globalPosition)
{
    const std::optional<TimeRange> day = currentDay();
    if (!day)
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction* title =
        menu->addAction(currentIndex().data(Qt::AccessibleTextRole).toString().replace(u'&', u"&&"_s));
    title->setEnabled(false);
    menu->addSeparator();
    QAction* verify =
        menu->addAction(themedIcon(u"shield"_s), tr("Verify this day, and copy what is missing"));
    connect(verify, &QAction::triggered, this, [this, day] { emit verifyRequested(*day); });
    QAction* sync = menu->addAction(themedIcon(u"sync"_s), tr("Sync now: copy everything that is new"));
    connect(sync, &QAction::triggered, this, &CoverageHeatMap::syncRequested);
    for (QAction* order : {verify, sync})
        order->setEnabled(m_takesOrders);
    if (!m_takesOrders)
        menu->addAction(tr("A run is under way: wait for its end"))->setEnabled(false);
    menu->popup(globalPosition);
}

} // namespace telemirror
