#include "ui/pages/HistoryPage.h"

#include "ui/Format.h"
#include "ui/Words.h"
#include "ui/models/RunTableModel.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/TextLabel.h"
#include "ui/widgets/ThemedIcon.h"

#include <QtWidgets/QHeaderView>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QTableView>
#include <QtWidgets/QTreeWidget>
#include <QtWidgets/QVBoxLayout>

namespace telemirror {

using namespace Qt::StringLiterals;

HistoryPage::HistoryPage(QWidget* parent)
    : QWidget(parent)
    , m_model(new RunTableModel(this))
    , m_table(new QTableView)
    , m_stack(new QStackedWidget)
    , m_empty(new EmptyState(u"history"_s, {}, {}))
{
    setObjectName(u"historyPage"_s);
    m_table->setObjectName(u"runTable"_s);
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setAlternatingRowColors(true);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 10);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(RunTableModel::StartedColumn, QHeaderView::Stretch);
    m_table->setTabKeyNavigation(false);
    m_table->setAccessibleName(tr("Runs"));
    const int digit = fontMetrics().averageCharWidth();
    m_table->setColumnWidth(RunTableModel::StateColumn, 18 * digit);
    for (const int column :
        {RunTableModel::TriggerColumn, RunTableModel::DurationColumn, RunTableModel::PointsColumn,
            RunTableModel::BytesColumn, RunTableModel::WindowsColumn, RunTableModel::RetriesColumn})
        m_table->setColumnWidth(column, 13 * digit);

    auto* splitter = new QSplitter(Qt::Vertical);
    splitter->addWidget(m_table);
    splitter->addWidget(makeDetails());
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    splitter->setChildrenCollapsible(false);
    m_stack->addWidget(splitter);
    m_stack->addWidget(m_empty);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, 20);
    layout->addWidget(m_stack);

    connect(m_model, &RunTableModel::pageRequested, this, &HistoryPage::runsRequested);
    connect(m_model, &RunTableModel::loadingChanged, this, &HistoryPage::updateEmptiness);
    connect(m_model, &RunTableModel::modelReset, this, [this] {
        m_shownRun = -1;
        updateEmptiness();
        showDetails();
    });
    connect(
        m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &HistoryPage::showDetails);
    updateEmptiness();
}

QWidget* HistoryPage::makeDetails()
{
    m_detailTitle = new TextLabel;
    m_detailTitle->scaled(1.15, QFont::DemiBold)->wrapped();
    m_detailText = new TextLabel;
    m_detailText->toned(Tone::Neutral)->wrapped();
    m_errors = new TextLabel;
    m_errors->wrapped();
    m_measurements = new QTreeWidget;
    m_measurements->setObjectName(u"measurementTree"_s);
    m_measurements->setHeaderLabels(
        {tr("Measurement"), tr("State"), tr("Points"), tr("Refused"), tr("Windows"), tr("What went wrong")});
    m_measurements->setRootIsDecorated(false);
    m_measurements->setAlternatingRowColors(true);
    m_measurements->setUniformRowHeights(true);
    m_measurements->setColumnWidth(0, fontMetrics().averageCharWidth() * 32);
    m_measurements->setAccessibleName(tr("Measurements of the selected run"));
    auto* page = new QWidget;
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 10, 0, 0);
    layout->addWidget(m_detailTitle);
    layout->addWidget(m_detailText);
    layout->addWidget(m_errors);
    layout->addWidget(m_measurements, 1);
    return page;
}

void HistoryPage::addRuns(qint64 offset, const QList<Run>& runs)
{
    m_model->addPage(offset, runs);
    if (!m_table->currentIndex().isValid() && m_model->rowCount() > 0)
        m_table->selectRow(0);
}

void HistoryPage::failRuns(qint64 offset, const Error& error)
{
    m_model->failPage(offset);
    if (m_model->rowCount() == 0)
        m_empty->setContent(tr("The history cannot be read"), error.toString());
}

void HistoryPage::updateRun(const Run& run)
{
    m_model->update(run);
    if (!m_table->currentIndex().isValid())
        m_table->selectRow(0);
    else if (run.id == m_shownRun)
        showDetails();
}

void HistoryPage::reload()
{
    m_model->reload();
}

void HistoryPage::updateEmptiness()
{
    const bool empty = m_model->rowCount() == 0;
    m_stack->setCurrentIndex(empty ? 1 : 0);
    if (empty && m_model->isLoading())
        m_empty->setContent(tr("Reading the history…"), {});
    else if (empty)
        m_empty->setContent(
            tr("No run yet"), tr("Every run is kept here. Begin one with \"Sync now\" on the Overview."));
}

void HistoryPage::showDetails()
{
    const QModelIndex current = m_table->currentIndex();
    if (!current.isValid())
        return;
    const Run& run = m_model->run(current.row());
    m_detailTitle->setText(format::singleLine(tr("%1: %2").arg(
        run.ruleName.isEmpty() ? run.ruleId : run.ruleName, words::of(run.state).toLower())));
    QStringList facts{tr("%1 of %2 measurements")
                          .arg(format::count(run.measurementsDone), format::count(run.measurementsPlanned)),
        tr("%1 written").arg(format::points(run.tally.pointsWritten)),
        tr("%1 read").arg(format::bytes(run.tally.bytesRead)),
        tr("%1 written").arg(format::bytes(run.tally.bytesWritten))};
    if (run.tally.waited.count() > 0)
        facts.append(tr("waited %1 for limits").arg(format::duration(run.tally.waited)));
    if (run.tally.pointsDropped > 0)
        facts.append(tr("%1 without a value left out").arg(format::points(run.tally.pointsDropped)));
    if (run.tally.pointsRefused > 0)
        facts.append(
            tr("%1 refused, kept in the dead-letter file").arg(format::points(run.tally.pointsRefused)));
    m_detailText->setText(facts.join(u"  ·  "_s));

    constexpr qsizetype errorsShown = 4;
    QStringList errors;
    for (const Error& error : run.errors.first(std::min(errorsShown, run.errors.size())))
        errors.append(format::singleLine(error.toString()));
    if (run.errors.size() > errorsShown)
        errors.append(tr("…and %1 more, see Logs").arg(format::count(run.errors.size() - errorsShown)));
    m_errors->setText(errors.join(u'\n'));
    m_errors->setVisible(!errors.isEmpty());
    m_errors->toned(words::tone(run.state));

    if (m_shownRun != run.id) {
        m_shownRun = run.id;
        m_measurements->clear();
    }
    emit measurementsRequested(run.id);
}

void HistoryPage::setMeasurements(qint64 runId, const QList<MeasurementRun>& measurements)
{
    if (runId != m_shownRun)
        return;
    m_measurements->clear();
    QList<QTreeWidgetItem*> items;
    for (const MeasurementRun& each : measurements) {
        const QString problem =
            each.errors.isEmpty() ? QString() : format::singleLine(each.errors.first().message);
        auto* item = new QTreeWidgetItem({format::singleLine(each.measurement), words::of(each.state),
            format::count(each.tally.pointsWritten), format::count(each.tally.pointsRefused),
            format::count(each.tally.windows), problem});
        item->setIcon(1, themedIcon(words::icon(each.state), words::tone(each.state)));
        for (const int column : {2, 3, 4})
            item->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
        item->setToolTip(5, problem.toHtmlEscaped());
        items.append(item);
    }
    m_measurements->addTopLevelItems(items);
}

} // namespace telemirror
