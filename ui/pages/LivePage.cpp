#include "ui/pages/LivePage.h"

#include "model/Clock.h"
#include "ui/Format.h"
#include "ui/charts/TimeSeriesChart.h"
#include "ui/models/LatestValueModel.h"
#include "ui/models/TelemetryTreeModel.h"
#include "ui/widgets/ChartGrid.h"
#include "ui/widgets/ChartTile.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/PublisherPanel.h"
#include "ui/widgets/TextLabel.h"
#include "ui/widgets/ThemedIcon.h"

#include <QtCore/QLocale>
#include <QtGui/QClipboard>
#include <QtGui/QFontDatabase>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QTabWidget>
#include <QtWidgets/QTableView>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QTreeView>

#include <array>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array windows{1, 5, 15, 30, 60, 180, 360, 720, 1440}; // minutes
constexpr int firstCharts = 4;
/// As many points are worth reading of a chart's past.
constexpr int pointsOfHistory = 2'000;

QString coordinatesText(const Coordinates& at)
{
    const QLocale locale;
    return LivePage::tr("%1° %2, %3° %4")
        .arg(locale.toString(std::abs(at.latitude), 'f', 4),
            at.latitude < 0 ? LivePage::tr("S") : LivePage::tr("N"),
            locale.toString(std::abs(at.longitude), 'f', 4),
            at.longitude < 0 ? LivePage::tr("W") : LivePage::tr("E"));
}

} // namespace

LivePage::LivePage(QWidget* parent)
    : QWidget(parent)
    , m_model(new LatestValueModel(this))
    , m_documentModel(new TelemetryTreeModel(this))
    , m_stack(new QStackedWidget)
    , m_empty(new EmptyState(u"live"_s, tr("No telemetry yet"), {}))
    , m_publishers(new PublisherPanel)
{
    setObjectName(u"livePage"_s);
    auto* splitter = new QSplitter;
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(14);
    splitter->addWidget(makeValues());
    m_tabs = new QTabWidget;
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(makeCharts(), tr("Charts"));
    m_tabs->addTab(makeDocument(), tr("Document"));
    m_tabs->setCornerWidget(makeCorner());
    splitter->addWidget(m_tabs);
    const int em = fontMetrics().averageCharWidth();
    splitter->setSizes({em * 68, em * 100});
    splitter->setStretchFactor(1, 1);
    m_stack->addWidget(splitter);
    m_stack->addWidget(m_empty);
    m_stack->setCurrentIndex(1);
    m_status = new TextLabel;
    m_status->wrapped();
    m_coordinates = new TextLabel;
    m_coordinates->setObjectName(u"coordinates"_s);
    m_coordinates->toned(Tone::Neutral)->setAccessibleName(tr("Where the site is"));
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_status, 1);
    foot->addWidget(m_coordinates);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, 20);
    layout->addWidget(m_stack, 1);
    layout->addWidget(m_publishers);
    layout->addLayout(foot);

    connect(m_model, &LatestValueModel::chartedChanged, this, &LivePage::chart);
    connect(m_grid, &ChartGrid::chartsChanged, this, [this] {
        m_layout.charts = m_grid->charts();
        keepLayout();
        useLayout();
    });
    connect(m_tabs, &QTabWidget::currentChanged, this, &LivePage::showValues);
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(shortestRefresh);
    connect(&m_refresh, &QTimer::timeout, this, &LivePage::refreshCharts);
    m_tick.setInterval(std::chrono::seconds(1));
    connect(&m_tick, &QTimer::timeout, this, [this] {
        if (isVisible())
            setNow(SystemClock().now());
    });
    m_tick.start();
    updateStatus();
}

LivePage::~LivePage() = default;

QWidget* LivePage::makeValues()
{
    m_table = new QTableView;
    m_table->setObjectName(u"latestValues"_s);
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(LatestValueModel::FieldColumn, QHeaderView::Stretch);
    const int digit = fontMetrics().averageCharWidth();
    m_table->setColumnWidth(LatestValueModel::MeasurementColumn, digit * 16);
    m_table->setColumnWidth(LatestValueModel::ValueColumn, digit * 15);
    m_table->setColumnWidth(LatestValueModel::AgeColumn, digit * 11);
    m_table->setAccessibleName(tr("Newest values; ticked ones have a chart"));
    return m_table;
}

QWidget* LivePage::makeCharts()
{
    m_grid = new ChartGrid;
    m_grid->setObjectName(u"chartGrid"_s);
    m_scroll = new QScrollArea;
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidget(m_grid);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_grid->setAutoFillBackground(false);
    auto* hint = new EmptyState(u"live"_s, tr("No chart chosen"),
        tr("Tick values on the left to see them here. Charts can be dragged by their name into any order; "
           "the menu of a chart sets its unit and limits."));
    m_charts = new QStackedWidget;
    m_charts->addWidget(m_scroll);
    m_charts->addWidget(hint);
    m_charts->setCurrentIndex(1);
    m_charts->setContentsMargins(0, 8, 0, 0);
    return m_charts;
}

QWidget* LivePage::makeDocument()
{
    m_document = new QTreeView;
    m_document->setObjectName(u"telemetryDocument"_s);
    m_document->setModel(m_documentModel);
    m_document->setUniformRowHeights(true);
    m_document->setAlternatingRowColors(true);
    m_document->setFrameShape(QFrame::NoFrame);
    m_document->setAccessibleName(tr("Telemetry document"));
    m_document->header()->setStretchLastSection(false);
    m_document->header()->setSectionResizeMode(TelemetryTreeModel::NameColumn, QHeaderView::Stretch);
    const int digit = fontMetrics().averageCharWidth();
    m_document->setColumnWidth(TelemetryTreeModel::ValueColumn, digit * 28);
    m_document->setColumnWidth(TelemetryTreeModel::ChangedColumn, digit * 16);
    auto* copy = new QPushButton(themedIcon(u"copy"_s), tr("Copy as JSON"));
    copy->setObjectName(u"copyDocumentButton"_s);
    connect(copy, &QPushButton::clicked, this, &LivePage::copyDocument);
    auto* hint = new TextLabel(tr("What the last round changed is highlighted."));
    hint->toned(Tone::Neutral)->scaled(0.92);
    auto* foot = new QHBoxLayout;
    foot->addWidget(hint, 1);
    foot->addWidget(copy);
    auto* box = new QWidget;
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->addWidget(m_document, 1);
    layout->addLayout(foot);
    return box;
}

QWidget* LivePage::makeCorner()
{
    m_window = new QComboBox;
    m_window->setObjectName(u"windowChoice"_s);
    for (const int minutes : windows)
        m_window->addItem(
            minutes < 60 ? tr("Last %1 min").arg(minutes) : tr("Last %1 h").arg(minutes / 60), minutes);
    m_window->setCurrentIndex(m_window->findData(m_layout.minutes));
    m_window->setAccessibleName(tr("Length of the charts"));
    connect(m_window, &QComboBox::currentIndexChanged, this, [this] {
        m_layout.minutes = m_window->currentData().toInt();
        keepLayout();
        askHistory();
        refreshCharts();
    });
    m_pause = new QToolButton;
    m_pause->setObjectName(u"pauseButton"_s);
    m_pause->setCheckable(true);
    m_pause->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(m_pause, &QToolButton::toggled, this, &LivePage::setPaused);
    auto* box = new QWidget;
    auto* layout = new QHBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pause);
    layout->addWidget(m_window);
    setPaused(false);
    return box;
}

void LivePage::setLayoutFile(const QString& path)
{
    m_layoutFile = path;
    const Result<LiveLayout> layout = LiveLayout::load(path);
    m_hasLayout = layout && !layout->charts.isEmpty();
    if (layout)
        m_layout = *layout;
    const QSignalBlocker blocker(m_window);
    // The next longer one that is offered.
    const auto place = std::lower_bound(windows.begin(), windows.end(), m_layout.minutes);
    m_window->setCurrentIndex(static_cast<int>(place - windows.begin()));
    m_layout.minutes = m_window->currentData().toInt();
    useLayout();
}

void LivePage::keepLayout()
{
    m_hasLayout = true;
    if (m_layoutFile.isEmpty())
        return;
    const Result<void> saved = m_layout.save(m_layoutFile);
    if (saved)
        return;
    m_status->toned(Tone::Bad);
    m_status->setText(saved.error().toString());
    m_status->show();
}

/// Charts and ticks as the layout has them.
void LivePage::useLayout()
{
    m_grid->setCharts(m_layout.charts);
    QList<LatestValue> ticked;
    for (const LiveLayout::Chart& chart : std::as_const(m_layout.charts))
        ticked.append({chart.measurement, chart.field, chart.tags, {}, 0});
    m_model->setCharted(ticked);
    m_charts->setCurrentIndex(m_layout.charts.isEmpty() ? 1 : 0);
    giveCurves();
    askHistory();
    refreshCharts();
}

/// What charts show, and nobody read yet: the past before this program looked.
void LivePage::askHistory()
{
    if (m_now == 0)
        return;
    const TimeRange wanted{m_now - window(), m_now};
    for (const LiveLayout::Chart& chart : std::as_const(m_layout.charts)) {
        const LatestValue key{chart.measurement, chart.field, chart.tags, {}, 0};
        auto asked = std::find_if(
            m_asked.begin(), m_asked.end(), [&key](const auto& each) { return each.first.shows(key); });
        if (asked == m_asked.end())
            asked = m_asked.insert(m_asked.end(), {chart, maximumTimestamp});
        const auto curve = m_history.curve(key);
        const Timestamp held = curve && !curve->isEmpty() ? curve->times().first() : m_now;
        if (!curve || wanted.start >= held || wanted.start >= asked->second)
            continue;
        asked->second = wanted.start;
        const Nanoseconds step =
            wanted.length() / pointsOfHistory / nanosecondsPerSecond * nanosecondsPerSecond;
        emit historyRequested(key, {wanted.start, held}, step);
    }
}

void LivePage::addHistory(const LatestValue& key, const QList<SeriesData>& series)
{
    for (const SeriesData& each : series) {
        if (each.tags == key.tags)
            m_history.prepend(key, each);
    }
    giveCurves();
    refreshCharts();
}

void LivePage::chart(const LatestValue& value, bool charted)
{
    m_layout.charts.removeIf([&value](const LiveLayout::Chart& chart) { return chart.shows(value); });
    if (charted && m_layout.charts.size() < maximumCharts)
        m_layout.charts.append(LiveLayout::chartOf(value));
    keepLayout();
    useLayout();
}

/// Something to see at once, until the operator chooses.
void LivePage::chooseFirst()
{
    for (int row = 0; row < m_model->rowCount() && m_layout.charts.size() < firstCharts; ++row) {
        const LatestValue& value = m_model->at(row);
        if (fieldTypeOf(value.value) != FieldType::String)
            m_layout.charts.append(LiveLayout::chartOf(value));
    }
    useLayout();
}

void LivePage::setProfile(const Profile& profile)
{
    m_settings = profile.telemetry;
    m_history.setPeriod(m_settings.period.count() * nanosecondsPerMillisecond);
    m_history.clear();
    m_asked.clear();
    m_now = 0;
    m_model->clear();
    m_documentModel->clear();
    m_round = {};
    m_stack->setCurrentIndex(1);
    if (!m_hasLayout)
        m_layout.charts.clear();
    useLayout();
    updateStatus();
}

void LivePage::addRound(const TelemetryRound& round)
{
    const bool isFirst = m_model->rowCount() == 0 && !round.values.isEmpty();
    if (!round.document.isEmpty() || m_round.document.isEmpty())
        m_round = round;
    m_round.errors = round.errors;
    m_round.time = round.time;
    m_round.buckets = round.buckets;
    m_round.took = round.took;
    m_now = std::max(m_now, round.time);
    m_history.add(round.values);
    if (isFirst || !m_isPaused) {
        m_model->update(round.values);
        m_model->setNow(m_now);
    }
    if (isFirst) {
        m_stack->setCurrentIndex(0);
        if (!m_hasLayout)
            chooseFirst();
    }
    giveCurves();
    if (!m_isPaused)
        showValues();
    updateStatus();
}

void LivePage::setPublisherState(const PublisherState& state)
{
    m_publishers->setState(state);
}

void LivePage::setNow(Timestamp now)
{
    m_now = now;
    m_publishers->setNow(now);
    if (m_isPaused)
        return;
    m_model->setNow(now);
    if (!m_refresh.isActive())
        m_refresh.start();
}

void LivePage::setPaused(bool paused)
{
    m_isPaused = paused;
    const QSignalBlocker blocker(m_pause);
    m_pause->setChecked(paused);
    m_pause->setIcon(themedIcon(paused ? u"play"_s : u"pause"_s));
    m_pause->setText(paused ? tr("Resume") : tr("Pause"));
    m_pause->setToolTip(paused ? tr("Show what comes in again") : tr("Freeze what is seen; nothing is lost"));
    if (paused)
        return;
    m_model->update(m_round.values);
    showValues();
}

void LivePage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    showValues();
    // Once everything has its place.
    QTimer::singleShot(0, this, &LivePage::refreshCharts);
}

Nanoseconds LivePage::window() const
{
    return m_layout.minutes * nanosecondsPerMinute;
}

/// Tiles whose values only now came get their curve.
void LivePage::giveCurves()
{
    bool isNew = false;
    for (ChartTile* tile : m_grid->tiles()) {
        const LiveLayout::Chart& chart = tile->chart();
        const auto curve = m_history.curve({chart.measurement, chart.field, chart.tags, {}, 0});
        const QList<ChartCurve>& shown = tile->view().curves();
        if (shown.isEmpty() ? curve != nullptr : shown.first().data != curve)
            tile->setCurve(curve);
        else
            continue;
        isNew = true;
    }
    if (isNew)
        askHistory();
}

void LivePage::showValues()
{
    if (m_tabs->currentIndex() == 0) {
        if (!m_refresh.isActive())
            m_refresh.start();
        return;
    }
    if (m_round.document.isEmpty())
        return;
    const bool isFirst = m_documentModel->rowCount() == 0;
    m_documentModel->setDocument(m_round.document, m_round.time);
    if (isFirst)
        m_document->expandAll();
}

void LivePage::refreshCharts()
{
    if (!m_isPaused)
        m_shown = m_now;
    if (m_tabs->currentIndex() != 0 || !isVisible())
        return;
    m_grid->refresh({m_shown - window(), m_shown}, m_isPaused);
}

void LivePage::copyDocument() const
{
    // As it is published: every integer exact.
    QApplication::clipboard()->setText(QString::fromUtf8(m_round.bytes));
}

void LivePage::updateStatus()
{
    const QString period = format::duration(m_settings.period);
    m_empty->setContent(m_settings.enabled ? tr("No telemetry yet") : tr("Telemetry is off"),
        m_settings.enabled
            ? tr("Every %1 all buckets of the local server are searched for measurements whose name contains "
                 "\"%2\". As soon as one gets a value, it shows here. The pattern can be changed in Settings "
                 "› "
                 "Telemetry.")
                  .arg(period, format::singleLine(m_settings.pattern))
            : tr("Turn it on in Settings › Telemetry."));
    m_coordinates->setText(m_settings.coordinates ? coordinatesText(*m_settings.coordinates) : QString());
    m_coordinates->setVisible(m_settings.coordinates.has_value());
    if (!m_round.errors.isEmpty()) {
        m_status->toned(Tone::Bad);
        m_status->setText(format::singleLine(m_round.errors.first().toString()));
    } else if (m_round.time != 0) {
        m_status->toned(Tone::Neutral);
        const QString at = toDateTime(m_round.time).toLocalTime().toString(u"HH:mm:ss"_s);
        m_status->setText(tr("Looked at %1, buckets: %2, took %3")
                              .arg(at, format::count(m_round.buckets), format::duration(m_round.took)));
    }
    m_status->setVisible(m_round.time != 0 || !m_round.errors.isEmpty());
}

} // namespace telemirror
