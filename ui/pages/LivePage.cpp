#include "ui/pages/LivePage.h"

#include "model/Clock.h"
#include "ui/Format.h"
#include "ui/charts/TimeSeriesChart.h"
#include "ui/models/LatestValueModel.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/TextLabel.h"
#include "ui/widgets/ThemedIcon.h"

#include <QtCore/QJsonDocument>
#include <QtGui/QClipboard>
#include <QtGui/QFontDatabase>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QTabWidget>
#include <QtWidgets/QTableView>

namespace telemirror {

using namespace Qt::StringLiterals;

LivePage::LivePage(QWidget* parent)
    : QWidget(parent)
    , m_model(new LatestValueModel(this))
    , m_stack(new QStackedWidget)
    , m_empty(new EmptyState(u"live"_s, tr("No telemetry yet"), {}))
{
    setObjectName(u"livePage"_s);
    auto* splitter = new QSplitter;
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(14);
    splitter->addWidget(makeValues());
    splitter->addWidget(makeRight());
    const int em = fontMetrics().averageCharWidth();
    splitter->setSizes({em * 56, em * 84});
    splitter->setStretchFactor(1, 1);
    m_stack->addWidget(splitter);
    m_stack->addWidget(m_empty);
    m_stack->setCurrentIndex(1);
    m_status = new TextLabel;
    m_status->wrapped();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, 20);
    layout->addWidget(m_stack, 1);
    layout->addWidget(m_status);

    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &LivePage::updateCharts);
    connect(m_window, &QComboBox::currentIndexChanged, this, &LivePage::updateCharts);
    connect(m_tabs, &QTabWidget::currentChanged, this, [this] {
        updateDocument();
        updateCharts();
    });
    m_tick.setInterval(std::chrono::seconds(1));
    connect(&m_tick, &QTimer::timeout, this, [this] {
        if (isVisible())
            setNow(SystemClock().now());
    });
    m_tick.start();
    updateStatus();
}

QWidget* LivePage::makeValues()
{
    m_table = new QTableView;
    m_table->setObjectName(u"latestValues"_s);
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(LatestValueModel::FieldColumn, QHeaderView::Stretch);
    const int digit = fontMetrics().averageCharWidth();
    m_table->setColumnWidth(LatestValueModel::MeasurementColumn, digit * 17);
    m_table->setColumnWidth(LatestValueModel::ValueColumn, digit * 11);
    m_table->setColumnWidth(LatestValueModel::AgeColumn, digit * 12);
    m_table->setAccessibleName(tr("Newest values"));
    return m_table;
}

QWidget* LivePage::makeRight()
{
    m_window = new QComboBox;
    for (const int minutes : {1, 5, 15, 30, 60})
        m_window->addItem(tr("Last %1 min").arg(minutes), minutes);
    m_window->setCurrentIndex(1);
    m_window->setAccessibleName(tr("Length of the charts"));
    m_hint =
        new TextLabel(tr("Select values on the left to see them here; Ctrl selects several, up to six."));
    m_hint->toned(Tone::Neutral)->wrapped()->setAlignment(Qt::AlignCenter);
    auto* charts = new QWidget;
    charts->setBackgroundRole(QPalette::Base);
    charts->setAutoFillBackground(true);
    m_chartColumn = new QVBoxLayout(charts);
    m_chartColumn->addWidget(m_hint, 1);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(charts);

    m_document = new QPlainTextEdit;
    m_document->setObjectName(u"telemetryDocument"_s);
    m_document->setReadOnly(true);
    m_document->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_document->setFrameShape(QFrame::NoFrame);
    m_document->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_document->setAccessibleName(tr("Telemetry document"));
    auto* copy = new QPushButton(themedIcon(u"copy"_s), tr("Copy"));
    copy->setObjectName(u"copyDocumentButton"_s);
    connect(copy, &QPushButton::clicked, this, [this] {
        QApplication::clipboard()->setText(
            QString::fromUtf8(QJsonDocument(m_round.document).toJson(QJsonDocument::Indented)));
    });
    auto* document = new QWidget;
    auto* documentLayout = new QVBoxLayout(document);
    documentLayout->addWidget(m_document, 1);
    documentLayout->addWidget(copy, 0, Qt::AlignRight);

    m_tabs = new QTabWidget;
    m_tabs->addTab(scroll, tr("Charts"));
    m_tabs->addTab(document, tr("Document"));
    m_tabs->setCornerWidget(m_window);
    return m_tabs;
}

void LivePage::setProfile(const Profile& profile)
{
    m_settings = profile.telemetry;
    m_history.setPeriod(m_settings.period.count() * nanosecondsPerMillisecond);
    m_history.clear();
    m_model->clear();
    m_round = {};
    m_stack->setCurrentIndex(1);
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
    m_model->update(round.values);
    m_model->setNow(m_now);
    if (isFirst) {
        m_stack->setCurrentIndex(0);
        // Something to see at once: the first few numbers.
        for (int row = 0, chosen = 0; row < m_model->rowCount() && chosen < 3; ++row) {
            if (fieldTypeOf(m_model->at(row).value) != FieldType::String) {
                m_table->selectionModel()->select(
                    m_model->index(row, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
                ++chosen;
            }
        }
    }
    updateCharts();
    updateDocument();
    updateStatus();
}

void LivePage::setNow(Timestamp now)
{
    m_now = now;
    m_model->setNow(now);
    updateCharts();
}

Nanoseconds LivePage::window() const
{
    return m_window->currentData().toInt() * nanosecondsPerMinute;
}

void LivePage::updateCharts()
{
    if (m_tabs->currentIndex() != 0)
        return;
    QModelIndexList rows = m_table->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    const qsizetype shown = std::min(rows.size(), maximumCharts);
    while (m_charts.size() < shown) {
        auto* chart = new TimeSeriesChart;
        m_charts.append(chart);
        m_chartColumn->addWidget(chart, 1);
    }
    for (qsizetype i = 0; i < m_charts.size(); ++i) {
        TimeSeriesChart* chart = m_charts.at(i);
        chart->setVisible(i < shown);
        if (i >= shown)
            continue;
        const LatestValue& value = m_model->at(rows.at(i).row());
        const bool isText = fieldTypeOf(value.value) == FieldType::String;
        const SeriesData curve = m_history.curve(value);
        chart->setTitle(value.measurement + u" › "_s + LatestValueModel::label(value));
        chart->setMessage(
            isText ? tr("This field holds text: there is no curve to draw.") : tr("Waiting for values…"));
        chart->setCurves(curve.times.isEmpty() ? QList<SeriesData>() : QList<SeriesData>{curve},
            {m_now - window(), m_now});
    }
    m_hint->setVisible(shown == 0);
}

void LivePage::updateDocument()
{
    if (m_tabs->currentIndex() != 1)
        return;
    const QString text = QString::fromUtf8(QJsonDocument(m_round.document).toJson(QJsonDocument::Indented));
    if (text == m_document->toPlainText())
        return;
    // The reader's place stays.
    const int across = m_document->horizontalScrollBar()->value();
    const int down = m_document->verticalScrollBar()->value();
    m_document->setPlainText(text);
    m_document->horizontalScrollBar()->setValue(across);
    m_document->verticalScrollBar()->setValue(down);
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
