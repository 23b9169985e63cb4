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
    // The newest days are what one looks for.
    connect(
        &model, &QAbstractItemModel::modelReset, this,
        [this] { horizontalScrollBar()->setValue(horizontalScrollBar()->maximum()); }, Qt::QueuedConnection);
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
    const QModelIndex index = currentIndex();
    if (!index.isValid() || !m_coverage.worst(index))
        return;
    const TimeRange day = m_coverage.day(index.column());
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction* title = menu->addAction(index.data(Qt::AccessibleTextRole).toString());
    title->setEnabled(false);
    menu->addSeparator();
    connect(menu->addAction(themedIcon(u"shield"_s), tr("Verify this day, and copy what is missing")),
        &QAction::triggered, this, [this, day] { emit verifyRequested(day); });
    menu->popup(globalPosition);
}

} // namespace telemirror
