#include "ui/pages/HistoryPage.h"

#include "ui/Format.h"
#include "ui/Words.h"
#include "ui/models/DeadLetterFileModel.h"
#include "ui/models/RunExport.h"
#include "ui/models/RunTableModel.h"
#include "ui/widgets/CoveragePanel.h"
#include "ui/widgets/DeadLetterPanel.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/RunChart.h"
#include "ui/widgets/TextLabel.h"
#include "ui/widgets/ThemedIcon.h"

#include <QtGui/QAction>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QTabWidget>
#include <QtWidgets/QTableView>
#include <QtWidgets/QTreeWidget>
#include <QtWidgets/QVBoxLayout>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

enum MeasurementColumn
{
    NameColumn,
    StateColumn,
    PointsColumn,
    RefusedColumn,
    DroppedColumn,
    WindowsColumn,
    RetriesColumn,
    WaitedColumn,
    DurationColumn,
    ProblemColumn
};

std::chrono::milliseconds lengthOf(const MeasurementRun& run)
{
    return std::chrono::milliseconds(
        std::max<qint64>(0, (run.ended - run.started) / nanosecondsPerMillisecond));
}

QTreeWidgetItem* makeItem(const MeasurementRun& run)
{
    const QString problem = run.errors.isEmpty() ? QString() : format::singleLine(run.errors.first().message);
    auto* item = new QTreeWidgetItem(
        {format::singleLine(run.measurement), words::of(run.state), format::count(run.tally.pointsWritten),
            format::count(run.tally.pointsRefused), format::count(run.tally.pointsDropped),
            format::count(run.tally.windows), format::count(run.tally.retries),
            run.tally.waited.count() > 0 ? format::duration(run.tally.waited) : QString(),
            run.ended == 0 ? QString() : format::duration(lengthOf(run)), problem});
    item->setIcon(StateColumn, themedIcon(words::icon(run.state), words::tone(run.state)));
    for (int column = PointsColumn; column < ProblemColumn; ++column)
        item->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    item->setToolTip(ProblemColumn, format::plainToolTip(problem));
    return item;
}

/// One line each, under the measurement or the run.
void addErrors(QTreeWidgetItem* item, const QList<Error>& errors)
{
    for (const Error& error : errors) {
        auto* line = new QTreeWidgetItem(item);
        line->setText(NameColumn, format::singleLine(error.toString()));
        line->setToolTip(NameColumn, format::plainToolTip(error.toString()));
        line->setFirstColumnSpanned(true);
    }
}

} // namespace

HistoryPage::HistoryPage(QWidget* parent)
    : QWidget(parent)
    , m_views(new QTabWidget)
    , m_coverage(new CoveragePanel)
    , m_deadLetters(new DeadLetterPanel)
    , m_model(new RunTableModel(this))
    , m_table(new QTableView)
    , m_stack(new QStackedWidget)
    , m_empty(new EmptyState(u"history"_s, {}, {}))
{
    setObjectName(u"historyPage"_s);
    m_views->setObjectName(u"historyViews"_s);
    m_views->setDocumentMode(true);
    // In the order of View.
    m_views->addTab(makeRuns(), tr("Runs"));
    m_views->addTab(m_coverage, tr("Coverage"));
    m_views->addTab(m_deadLetters, tr("Dead letters"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 12, 20, 20);
    layout->addWidget(m_views);

    connect(m_model, &RunTableModel::countRequested, this, &HistoryPage::countRequested);
    connect(m_model, &RunTableModel::pageRequested, this, &HistoryPage::runsRequested);
    connect(m_model, &RunTableModel::loadingChanged, this, &HistoryPage::updateEmptiness);
    connect(m_model, &RunTableModel::modelReset, this, [this] {
        m_shownRun = -1;
        updateEmptiness();
        if (m_model->rowCount() > 0)
            m_table->selectRow(0);
    });
    connect(m_model, &RunTableModel::pageAdded, this, [this] {
        if (currentRun() != nullptr && currentRun()->id != m_shownRun)
            showDetails();
    });
    connect(
        m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &HistoryPage::showDetails);
    m_typing.setSingleShot(true);
    m_typing.setInterval(std::chrono::milliseconds(200));
    connect(&m_typing, &QTimer::timeout, this, &HistoryPage::applyFilter);
    connect(m_deadLetters, &DeadLetterPanel::filesChanged, this, &HistoryPage::updateDeadLetters);
    updateEmptiness();
}

QWidget* HistoryPage::makeRuns()
{
    setUpTable();
    auto* splitter = new QSplitter(Qt::Vertical);
    splitter->addWidget(m_table);
    splitter->addWidget(makeDetails());
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    splitter->setChildrenCollapsible(false);
    m_stack->addWidget(splitter);
    m_stack->addWidget(m_empty);
    auto* runs = new QWidget;
    auto* layout = new QVBoxLayout(runs);
    layout->setContentsMargins(0, 10, 0, 0);
    layout->addWidget(makeHead());
    layout->addWidget(m_stack, 1);
    return runs;
}

void HistoryPage::showView(View view)
{
    m_views->setCurrentIndex(static_cast<int>(view));
}

void HistoryPage::updateDeadLetters()
{
    const int files = m_deadLetters->files().rowCount();
    m_views->setTabText(static_cast<int>(View::DeadLetters),
        files == 0 ? tr("Dead letters") : tr("Dead letters (%1)").arg(format::count(files)));
    const Run* run = currentRun();
    m_refused->setVisible(run != nullptr && m_deadLetters->hasRun(run->id));
}

QWidget* HistoryPage::makeHead()
{
    m_state = new QComboBox;
    m_state->setObjectName(u"stateFilter"_s);
    m_state->setAccessibleName(tr("State"));
    m_state->addItem(tr("Every state"), -1);
    for (const RunState state :
        {RunState::Running, RunState::Done, RunState::Partial, RunState::Failed, RunState::Cancelled})
        m_state->addItem(
            themedIcon(words::icon(state), words::tone(state)), words::of(state), static_cast<int>(state));
    m_trigger = new QComboBox;
    m_trigger->setObjectName(u"triggerFilter"_s);
    m_trigger->setAccessibleName(tr("Begun by"));
    m_trigger->addItem(tr("However begun"), -1);
    for (const RunTrigger trigger :
        {RunTrigger::First, RunTrigger::Schedule, RunTrigger::Manual, RunTrigger::Retry, RunTrigger::Verify})
        m_trigger->addItem(words::of(trigger), static_cast<int>(trigger));
    m_search = new QLineEdit;
    m_search->setObjectName(u"searchField"_s);
    m_search->setAccessibleName(tr("Search"));
    m_search->setPlaceholderText(tr("Search in rules and errors"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(themedIcon(u"search"_s, Tone::Neutral), QLineEdit::LeadingPosition);
    m_count = new TextLabel;
    m_count->toned(Tone::Neutral);
    m_exportButton = new QPushButton(tr("Export…"));
    m_exportButton->setToolTip(tr("Write all runs of this list to a CSV file"));
    for (QComboBox* choice : {m_state, m_trigger})
        connect(choice, &QComboBox::currentIndexChanged, this, &HistoryPage::applyFilter);
    connect(m_search, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    connect(m_exportButton, &QPushButton::clicked, this, &HistoryPage::chooseExport);
    auto* head = new QWidget;
    auto* layout = new QHBoxLayout(head);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_state);
    layout->addWidget(m_trigger);
    layout->addWidget(m_search, 1);
    layout->addWidget(m_count);
    layout->addWidget(m_exportButton);
    return head;
}

void HistoryPage::setUpTable()
{
    m_table->setObjectName(u"runTable"_s);
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setAlternatingRowColors(true);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    // A hundred thousand rows are not to be measured one by one.
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
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
        m_table->setColumnWidth(
            column, std::max(13 * digit, m_table->horizontalHeader()->sectionSizeHint(column) + 2 * digit));
    for (const RunTrigger trigger : {RunTrigger::First, RunTrigger::Schedule, RunTrigger::Verify})
        m_table->setColumnWidth(RunTableModel::TriggerColumn,
            std::max(m_table->columnWidth(RunTableModel::TriggerColumn),
                fontMetrics().horizontalAdvance(words::of(trigger)) + 3 * digit));
}

QWidget* HistoryPage::makeDetails()
{
    m_detailTitle = new TextLabel;
    m_detailTitle->scaled(1.15, QFont::DemiBold)->wrapped();
    m_detailText = new TextLabel;
    m_detailText->toned(Tone::Neutral)->wrapped();
    m_measurements = new QTreeWidget;
    m_measurements->setObjectName(u"measurementTree"_s);
    m_measurements->setHeaderLabels({tr("Measurement"), tr("State"), tr("Points"), tr("Refused"),
        tr("No value"), tr("Windows"), tr("Retries"), tr("Waited"), tr("Duration"), tr("What went wrong")});
    for (int column = PointsColumn; column < ProblemColumn; ++column)
        m_measurements->headerItem()->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    m_measurements->setAlternatingRowColors(true);
    m_measurements->setUniformRowHeights(true);
    const int digit = fontMetrics().averageCharWidth();
    m_measurements->setColumnWidth(NameColumn, digit * 26);
    m_measurements->setColumnWidth(StateColumn, digit * 15);
    // As wide as figures usually are, and as the heading is in any language.
    for (int column = PointsColumn; column < ProblemColumn; ++column)
        m_measurements->setColumnWidth(
            column, std::max(digit * 9, m_measurements->header()->sectionSizeHint(column) + digit));
    m_measurements->setAccessibleName(tr("Measurements of the selected run"));
    auto* details = new QWidget;
    auto* layout = new QVBoxLayout(details);
    layout->setContentsMargins(10, 10, 10, 10);
    m_refused = new QPushButton(themedIcon(u"warning"_s, Tone::Warning), tr("Show what was refused"));
    m_refused->setObjectName(u"refusedButton"_s);
    m_refused->setToolTip(tr("The points of this run that could not be written, and why"));
    m_refused->hide();
    connect(m_refused, &QPushButton::clicked, this, [this] {
        m_deadLetters->showRun(m_shownRun);
        showView(View::DeadLetters);
    });
    auto* head = new QHBoxLayout;
    head->addWidget(m_detailTitle, 1);
    head->addWidget(m_refused, 0, Qt::AlignTop);
    layout->addLayout(head);
    layout->addWidget(m_detailText);
    layout->addWidget(m_measurements, 1);

    m_chart = new RunChart;
    connect(m_chart, &RunChart::runChosen, this, &HistoryPage::selectRun);
    auto* chart = new QWidget;
    auto* chartLayout = new QVBoxLayout(chart);
    chartLayout->setContentsMargins(10, 10, 10, 10);
    chartLayout->addWidget(m_chart);
    m_tabs = new QTabWidget;
    m_tabs->setObjectName(u"historyTabs"_s);
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(details, tr("This run"));
    m_tabs->addTab(chart, tr("Volume and duration"));
    return m_tabs;
}

void HistoryPage::applyFilter()
{
    RunFilter filter;
    if (const int state = m_state->currentData().toInt(); state >= 0)
        filter.state = static_cast<RunState>(state);
    if (const int trigger = m_trigger->currentData().toInt(); trigger >= 0)
        filter.trigger = static_cast<RunTrigger>(trigger);
    filter.text = m_search->text().trimmed();
    m_problem.clear();
    m_model->setFilter(filter);
    emit chartRunsRequested(filter, chartRuns);
}

void HistoryPage::setCount(const RunFilter& filter, qint64 count)
{
    m_problem.clear();
    m_model->setCount(filter, count);
}

void HistoryPage::addRuns(const RunFilter& filter, qint64 offset, const QList<Run>& runs)
{
    m_model->addPage(filter, offset, runs);
}

void HistoryPage::failRuns(const RunFilter& filter, const Error& error)
{
    m_problem = error.toString();
    m_model->fail(filter);
}

void HistoryPage::setChartRuns(const QList<Run>& runs)
{
    m_chart->setRuns(runs);
    m_chart->setCurrentRun(m_shownRun);
}

void HistoryPage::beginRun(const Run& run)
{
    m_coverage->beginRun(run);
    const bool onNewest = m_table->currentIndex().row() == 0;
    m_model->begin(run);
    // Who looks at the newest run wants to see the newer one.
    if ((onNewest || !m_table->currentIndex().isValid()) && m_model->rowCount() > 0)
        m_table->selectRow(0);
}

void HistoryPage::updateRun(const Run& run)
{
    // Several times a second, and each asks the journal: only for somebody who looks.
    if (m_model->update(run) && run.id == m_shownRun && isVisible())
        showDetails();
}

void HistoryPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    showDetails();
}

void HistoryPage::endRun(const Run& run)
{
    updateRun(run);
    m_coverage->endRun(run);
    // One that failed before it began was never announced; and a filter may let it through now.
    m_model->refresh();
    emit chartRunsRequested(m_model->filter(), chartRuns);
}

void HistoryPage::reload()
{
    m_model->reload();
    emit chartRunsRequested(m_model->filter(), chartRuns);
}

void HistoryPage::updateEmptiness()
{
    const int rows = m_model->rowCount();
    m_stack->setCurrentIndex(rows == 0 ? 1 : 0);
    m_count->setText(tr("%n run(s)", nullptr, rows));
    m_exportButton->setEnabled(rows > 0 && m_export == nullptr);
    if (rows > 0)
        return;
    if (!m_problem.isEmpty())
        m_empty->setContent(tr("The history cannot be read"), m_problem);
    else if (m_model->isLoading())
        m_empty->setContent(tr("Reading the history…"), {});
    else if (!m_model->filter().isEmpty())
        m_empty->setContent(tr("No run fits"), tr("Choose another state, or search for something else."));
    else
        m_empty->setContent(
            tr("No run yet"), tr("Every run is kept here. Begin one with \"Sync now\" on the Overview."));
}

const Run* HistoryPage::currentRun() const
{
    const QModelIndex current = m_table->currentIndex();
    return current.isValid() ? m_model->run(current.row()) : nullptr;
}

void HistoryPage::selectRun(qint64 runId)
{
    for (int row = 0; row < std::min<int>(m_model->rowCount(), chartRuns + 1); ++row) {
        const Run* run = m_model->run(row);
        if (run != nullptr && run->id == runId) {
            m_table->selectRow(row);
            return;
        }
    }
}

void HistoryPage::showDetails()
{
    const Run* run = currentRun();
    if (run == nullptr)
        return;
    m_detailTitle->setText(format::singleLine(tr("%1: %2").arg(
        run->ruleName.isEmpty() ? run->ruleId : run->ruleName, words::of(run->state).toLower())));
    QStringList facts{tr("%1 of %2 measurements")
                          .arg(format::count(run->measurementsDone), format::count(run->measurementsPlanned)),
        tr("%1 written").arg(format::points(run->tally.pointsWritten)),
        tr("%1 read").arg(format::bytes(run->tally.bytesRead)),
        tr("%1 written").arg(format::bytes(run->tally.bytesWritten))};
    if (run->tally.retries > 0)
        facts.append(tr("%n retry(s)", nullptr, static_cast<int>(run->tally.retries)));
    if (run->tally.waited.count() > 0)
        facts.append(tr("waited %1 for limits").arg(format::duration(run->tally.waited)));
    if (run->tally.pointsDropped > 0)
        facts.append(tr("%1 without a value left out").arg(format::points(run->tally.pointsDropped)));
    if (run->tally.pointsRefused > 0)
        facts.append(
            tr("%1 refused, kept in the dead-letter file").arg(format::points(run->tally.pointsRefused)));
    m_detailText->setText(facts.join(u"  ·  "_s));
    m_refused->setVisible(m_deadLetters->hasRun(run->id));
    if (m_shownRun != run->id) {
        m_shownRun = run->id;
        m_measurements->clear();
        m_chart->setCurrentRun(run->id);
    }
    emit measurementsRequested(run->id);
}

void HistoryPage::setMeasurements(qint64 runId, const QList<MeasurementRun>& measurements)
{
    if (runId != m_shownRun)
        return;
    m_measurements->clear();
    QList<QTreeWidgetItem*> items;
    QList<Error> told;
    for (const MeasurementRun& each : measurements) {
        QTreeWidgetItem* item = makeItem(each);
        items.append(item);
        told += each.errors;
    }
    m_measurements->addTopLevelItems(items);
    for (qsizetype i = 0; i < items.size(); ++i) {
        addErrors(items[i], measurements[i].errors);
        items[i]->setExpanded(!measurements[i].errors.isEmpty());
    }
    // What concerns the run as a whole stands on top.
    const Run* run = currentRun();
    if (run == nullptr)
        return;
    QList<Error> own;
    std::copy_if(run->errors.begin(), run->errors.end(), std::back_inserter(own),
        [&](const Error& error) { return !told.contains(error); });
    for (qsizetype i = own.size() - 1; i >= 0; --i) {
        auto* item = new QTreeWidgetItem;
        m_measurements->insertTopLevelItem(0, item);
        item->setText(NameColumn, format::singleLine(own[i].toString()));
        item->setIcon(NameColumn, themedIcon(u"error"_s, words::tone(run->state)));
        item->setToolTip(NameColumn, format::plainToolTip(own[i].toString()));
        item->setFirstColumnSpanned(true);
    }
}

void HistoryPage::chooseExport()
{
    const QString path = QFileDialog::getSaveFileName(
        this, tr("Export the runs"), u"telemirror-runs.csv"_s, tr("CSV (*.csv);;All files (*)"));
    if (!path.isEmpty())
        exportTo(path);
}

void HistoryPage::exportTo(const QString& path)
{
    if (m_export != nullptr)
        return;
    m_export = new RunExport(path, this);
    m_exportButton->setEnabled(false);
    connect(m_export, &RunExport::pageRequested, this,
        [this, filter = m_model->filter()](qint64 offset, qint64 limit) {
            m_count->setText(tr("Writing run %1…").arg(format::count(offset + 1)));
            emit exportRunsRequested(filter, offset, limit);
        });
    connect(m_export, &RunExport::finished, this, [this, path](const QString& problem) {
        const QString written = format::count(m_export->written());
        std::exchange(m_export, nullptr)->deleteLater();
        updateEmptiness();
        m_count->setText(problem.isEmpty() ? tr("%1 runs written to %2").arg(written, path)
                                           : tr("%1 cannot be written: %2").arg(path, problem));
        emit exported(problem);
    });
    m_export->start();
}

void HistoryPage::addExportRuns(const QList<Run>& runs)
{
    if (m_export != nullptr)
        m_export->addPage(runs);
}

void HistoryPage::failExport(const Error& error)
{
    if (m_export != nullptr)
        m_export->fail(error);
}

} // namespace telemirror
