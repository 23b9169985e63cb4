#include "ui/pages/ExplorerPage.h"

#include "model/Clock.h"
#include "ui/Format.h"
#include "ui/Words.h"
#include "ui/charts/TimeSeriesChart.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/TextLabel.h"
#include "ui/widgets/ThemedIcon.h"

#include <QtCore/QSortFilterProxyModel>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QTreeView>

#include <algorithm>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

/// A span of time to look at, relative to now.
struct Span
{
    Nanoseconds back;
    Nanoseconds ahead;
};

constexpr std::array spans{Span{nanosecondsPerHour, 0}, Span{6 * nanosecondsPerHour, 0},
    Span{nanosecondsPerDay, 0}, Span{7 * nanosecondsPerDay, 0},
    Span{nanosecondsPerDay, 130 * nanosecondsPerHour}};

bool hasNumbers(const QList<FieldType>& types)
{
    return types.isEmpty() ||
        std::any_of(types.begin(), types.end(), [](FieldType type) { return type != FieldType::String; });
}

} // namespace

ExplorerPage::ExplorerPage(QWidget* parent)
    : QWidget(parent)
    , m_model(new SchemaTreeModel(this))
    , m_filter(new QSortFilterProxyModel(this))
{
    setObjectName(u"explorerPage"_s);
    m_filter->setSourceModel(m_model);
    m_filter->setRecursiveFilteringEnabled(true);
    m_filter->setAutoAcceptChildRows(true);
    m_filter->setFilterCaseSensitivity(Qt::CaseInsensitive);
    auto* splitter = new QSplitter;
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(makeTree());
    splitter->addWidget(makeChart());
    splitter->setStretchFactor(0, 2);
    splitter->setStretchFactor(1, 3);
    splitter->setHandleWidth(14);
    const int em = fontMetrics().averageCharWidth();
    splitter->setSizes({em * 52, em * 90});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, 20);
    layout->addWidget(splitter);

    connect(m_model, &SchemaTreeModel::bucketsRequested, this, &ExplorerPage::bucketsRequested);
    connect(m_model, &SchemaTreeModel::measurementsRequested, this, &ExplorerPage::measurementsRequested);
    connect(m_model, &SchemaTreeModel::schemaRequested, this, &ExplorerPage::schemaRequested);
    connect(m_search, &QLineEdit::textChanged, m_filter, &QSortFilterProxyModel::setFilterFixedString);
    connect(
        m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, &ExplorerPage::showSelection);
    connect(m_range, &QComboBox::currentIndexChanged, this, &ExplorerPage::showSelection);
    connect(m_connection, &QComboBox::currentIndexChanged, this, &ExplorerPage::refresh);
    showSelection();
}

QWidget* ExplorerPage::makeTree()
{
    m_connection = new QComboBox;
    m_connection->setObjectName(u"connectionChoice"_s);
    m_connection->setAccessibleName(tr("Server"));
    m_search = new QLineEdit;
    m_search->setPlaceholderText(tr("Filter what is open"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(themedIcon(u"search"_s, Tone::Neutral), QLineEdit::LeadingPosition);
    auto* again = new QToolButton;
    again->setIcon(themedIcon(u"sync"_s));
    again->setToolTip(tr("Read again"));
    again->setAccessibleName(tr("Read again"));
    connect(again, &QToolButton::clicked, this, &ExplorerPage::refresh);
    m_tree = new QTreeView;
    m_tree->setObjectName(u"schemaTree"_s);
    m_tree->setModel(m_filter);
    m_tree->setUniformRowHeights(true);
    m_tree->setAccessibleName(tr("Buckets, measurements, fields and tags"));
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    auto* head = new QHBoxLayout;
    head->addWidget(m_connection, 1);
    head->addWidget(again);
    auto* box = new QWidget;
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(head);
    layout->addWidget(m_search);
    layout->addWidget(m_tree, 1);
    return box;
}

QWidget* ExplorerPage::makeChart()
{
    m_range = new QComboBox;
    m_range->addItems({tr("Last hour"), tr("Last 6 hours"), tr("Last 24 hours"), tr("Last 7 days"),
        tr("Yesterday to 5 days ahead")});
    m_range->setCurrentIndex(2);
    m_range->setAccessibleName(tr("Range of time"));
    m_details = new TextLabel;
    m_details->wrapped();
    m_chart = new TimeSeriesChart;
    auto* head = new QHBoxLayout;
    head->addWidget(m_details, 1);
    head->addWidget(m_range, 0, Qt::AlignTop);
    auto* card = new Card;
    auto* layout = new QVBoxLayout(card);
    layout->addLayout(head);
    layout->addWidget(m_chart, 1);
    auto* hint = new TextLabel(tr("Wheel: zoom  ·  drag: move  ·  double click: everything"));
    hint->toned(Tone::Neutral)->scaled(0.92);
    layout->addWidget(hint);
    return card;
}

void ExplorerPage::setProfile(const Profile& profile)
{
    if (profile.connections == m_connections)
        return;
    m_connections = profile.connections;
    const QString before = m_connection->currentData().toString();
    {
        const QSignalBlocker blocker(m_connection);
        m_connection->clear();
        for (const ConnectionSettings& each : m_connections)
            m_connection->addItem(format::singleLine(each.name.isEmpty() ? each.id : each.name), each.id);
        m_connection->setCurrentIndex(std::max(0, m_connection->findData(before)));
    }
    refresh();
}

void ExplorerPage::refresh()
{
    m_model->setConnection(m_connection->currentData().toString());
    showSelection();
}

void ExplorerPage::showSelection()
{
    ++m_number;
    const QModelIndex current = m_filter->mapToSource(m_tree->currentIndex()).siblingAtColumn(0);
    const SchemaTreeModel::Item item = current.isValid() ? m_model->item(current) : SchemaTreeModel::Item();
    m_chart->setCurves({}, {});
    m_chart->setTitle({});
    m_details->plain();
    using Kind = SchemaTreeModel::Kind;
    if (item.kind != Kind::Field) {
        m_chart->setMessage(m_connections.isEmpty()
                ? tr("Connect a server in Settings › Connections.")
                : tr("Open a bucket and a measurement, then choose a field to see its curve."));
        m_details->setText(item.kind == Kind::Root || item.kind == Kind::Message
                ? item.name
                : format::singleLine(item.measurement.isEmpty() || item.kind == Kind::Measurement
                          ? item.name
                          : item.measurement + u" › "_s + item.name));
        return;
    }
    QStringList types;
    for (const FieldType type : item.types)
        types.append(words::of(type));
    m_details->setText(format::singleLine(u"%1 › %2 › %3"_s.arg(item.bucket, item.measurement, item.name)) +
        (item.types.size() > 1 ? u'\n' + tr("This field has several types: %1").arg(types.join(u", "_s))
                               : QString()));
    m_chart->setTitle(item.name);
    if (!hasNumbers(item.types)) {
        m_chart->setMessage(tr("This field holds text: there is no curve to draw."));
        return;
    }
    m_chart->setMessage(tr("Reading…"));
    const Span span = spans.at(static_cast<std::size_t>(std::max(0, m_range->currentIndex())));
    const Timestamp now = SystemClock().now();
    m_request = {};
    m_request.bucket = item.bucket;
    m_request.measurement = item.measurement;
    m_request.field = item.name;
    m_request.range = {now - span.back, now + span.ahead};
    // One mean a pixel, on whole seconds.
    const Nanoseconds pixel = m_request.range.length() / m_chart->columns();
    m_request.every = std::max<Nanoseconds>(1, (pixel + nanosecondsPerSecond - 1) / nanosecondsPerSecond) *
        nanosecondsPerSecond;
    emit seriesRequested(m_number, m_connection->currentData().toString(), m_request);
}

void ExplorerPage::setSeries(quint64 number, const Result<QList<SeriesData>>& series)
{
    if (number != m_number)
        return;
    if (!series) {
        m_chart->setMessage(series.error().toString());
        return;
    }
    m_chart->setMessage(tr("No value in this range of time. Choose a longer one."));
    m_chart->setCurves(*series, m_request.range);
    m_chart->resetZoom();
}

} // namespace telemirror
