#include "ui/pages/ExplorerPage.h"

#include "model/Clock.h"
#include "ui/Format.h"
#include "ui/Words.h"
#include "ui/charts/CurveSplice.h"
#include "ui/charts/SideComparison.h"
#include "ui/charts/TimeSeriesChart.h"
#include "ui/models/CoverageRows.h"
#include "ui/models/FieldUnit.h"
#include "ui/models/QueryText.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/CoverageStrip.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/ExportDialog.h"
#include "ui/widgets/ExportStrip.h"
#include "ui/widgets/ExtentTable.h"
#include "ui/widgets/ServerTree.h"
#include "ui/widgets/ServerTrees.h"
#include "ui/widgets/TextLabel.h"
#include "ui/widgets/ThemedIcon.h"

#include <QtGui/QClipboard>
#include <QtWidgets/QApplication>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QToolButton>

#include <algorithm>

namespace telemirror {

using namespace Qt::StringLiterals;
using Kind = SchemaTreeModel::Kind;

namespace {

/// A span of time to look at, relative to now.
struct Span
{
    Nanoseconds back;
    Nanoseconds ahead;
};

constexpr std::array spans{Span{nanosecondsPerHour, 0}, Span{6 * nanosecondsPerHour, 0},
    Span{nanosecondsPerDay, 0}, Span{7 * nanosecondsPerDay, 0}, Span{30 * nanosecondsPerDay, 0},
    Span{365 * nanosecondsPerDay, 0}, Span{nanosecondsPerDay, 130 * nanosecondsPerHour}};
constexpr int firstSpan = 2;
/// Of means, for comparing those of two servers.
constexpr double meanTolerance = 1e-9;

bool hasNumbers(const QList<FieldType>& types)
{
    return types.isEmpty() ||
        std::any_of(types.begin(), types.end(), [](FieldType type) { return type != FieldType::String; });
}

/// One mean a pixel, on whole seconds; the points themselves where pixels are shorter.
Nanoseconds windowFor(const TimeRange& range, int columns)
{
    const Nanoseconds pixel = range.length() / columns;
    if (pixel < nanosecondsPerSecond)
        return 0;
    return (pixel + nanosecondsPerSecond - 1) / nanosecondsPerSecond * nanosecondsPerSecond;
}

/// Whole windows: both sides label them alike, also the first.
TimeRange aligned(TimeRange range, Nanoseconds every)
{
    if (every <= 0)
        return range;
    const auto rest = [every](Timestamp time) { return (time % every + every) % every; };
    range.start -= rest(range.start);
    range.stop += (every - rest(range.stop)) % every;
    return range;
}

} // namespace

ExplorerPage::ExplorerPage(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(u"explorerPage"_s);
    auto* splitter = new QSplitter;
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(makeServers());
    splitter->addWidget(makeDetails());
    splitter->setStretchFactor(0, 2);
    splitter->setStretchFactor(1, 3);
    splitter->setHandleWidth(14);
    const int em = fontMetrics().averageCharWidth();
    splitter->setSizes({em * 72, em * 90});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, 20);
    layout->addWidget(splitter);

    for (QTimer* timer : {&m_asking, &m_looking}) {
        timer->setSingleShot(true);
        timer->setInterval(patience);
    }
    connect(&m_asking, &QTimer::timeout, this, &ExplorerPage::ask);
    connect(&m_looking, &QTimer::timeout, this, &ExplorerPage::lookCloser);
    connect(m_range, &QComboBox::currentIndexChanged, this, &ExplorerPage::showSelection);
    connect(m_compare, &QCheckBox::toggled, this, &ExplorerPage::showSelection);
    connect(m_chart, &TimeSeriesChart::viewChanged, this, [this] { m_looking.start(); });
    connect(m_chart, &TimeSeriesChart::exported, this, [this](const QString& path, const QString& problem) {
        m_strip->say(problem.isEmpty() ? tr("Saved as %1.").arg(path) : problem, problem.isEmpty());
    });
    connect(m_strip, &ExportStrip::cancelRequested, this, &ExplorerPage::exportCancelled);
    showSelection();
}

ExplorerPage::~ExplorerPage() = default;

QWidget* ExplorerPage::makeServers()
{
    m_trees = new ServerTrees;
    m_trees->setObjectName(u"sides"_s);
    connect(m_trees, &ServerTrees::currentItemChanged, this, &ExplorerPage::showSelection);
    m_search = new QLineEdit;
    m_search->setObjectName(u"searchField"_s);
    m_search->setPlaceholderText(tr("Filter what is open"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(themedIcon(u"search"_s, Tone::Neutral), QLineEdit::LeadingPosition);
    connect(m_search, &QLineEdit::textChanged, m_trees, &ServerTrees::setFilter);
    auto* again = new QToolButton;
    again->setIcon(themedIcon(u"sync"_s));
    again->setToolTip(tr("Read again, from the servers and not from the cache"));
    again->setObjectName(u"readAgainButton"_s);
    again->setAccessibleName(tr("Read again"));
    connect(again, &QToolButton::clicked, this, &ExplorerPage::readAgain);
    m_cache = new TextLabel;
    m_cache->setObjectName(u"cacheCounters"_s);
    m_cache->toned(Tone::Neutral)->scaled(0.92)->wrapped();
    m_cache->hide();
    auto* head = new QHBoxLayout;
    head->addWidget(m_search, 1);
    head->addWidget(again);
    auto* box = new QWidget;
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(head);
    layout->addWidget(m_trees, 1);
    layout->addWidget(m_cache);
    return box;
}

QWidget* ExplorerPage::makeDetails()
{
    m_range = new QComboBox;
    m_range->addItems({tr("Last hour"), tr("Last 6 hours"), tr("Last 24 hours"), tr("Last 7 days"),
        tr("Last 30 days"), tr("Last year"), tr("Yesterday to 5 days ahead")});
    m_range->setCurrentIndex(firstSpan);
    m_range->setAccessibleName(tr("Range of time"));
    m_details = new TextLabel;
    m_details->wrapped();
    m_verdict = new TextLabel;
    m_verdict->setObjectName(u"verdict"_s);
    m_verdict->wrapped();
    m_extents = new ExtentTable;
    m_coverage = new CoverageStrip;
    m_coverageText = new TextLabel;
    m_coverageText->setObjectName(u"coverageText"_s);
    m_coverageText->toned(Tone::Neutral)->scaled(0.92);
    hideCoverage();
    m_chart = new TimeSeriesChart;
    m_chart->setObjectName(u"preview"_s);
    m_strip = new ExportStrip;
    auto* head = new QHBoxLayout;
    head->addWidget(m_details, 1);
    head->addWidget(m_range, 0, Qt::AlignTop);
    auto* card = new Card;
    auto* layout = new QVBoxLayout(card);
    layout->addLayout(head);
    layout->addWidget(m_extents);
    layout->addWidget(m_coverage);
    layout->addWidget(m_coverageText);
    layout->addWidget(m_verdict);
    layout->addWidget(m_chart, 1);
    layout->addWidget(makeButtons());
    layout->addWidget(m_strip);
    return card;
}

QWidget* ExplorerPage::makeButtons()
{
    m_compare = new QCheckBox(tr("&Compare both sides"));
    m_compare->setObjectName(u"compareBox"_s);
    m_copy = new QPushButton(themedIcon(u"copy"_s), tr("Copy query"));
    m_copy->setObjectName(u"copyQueryButton"_s);
    connect(m_copy, &QPushButton::clicked, this, &ExplorerPage::copyQuery);
    m_export = new QPushButton(tr("Export…"));
    m_export->setObjectName(u"exportButton"_s);
    connect(m_export, &QPushButton::clicked, this, &ExplorerPage::startExport);
    auto* hint = new ElidedLabel(tr("Wheel: zoom · drag: move · Shift-drag: box · double click: all"));
    hint->toned(Tone::Neutral)->scaled(0.92);
    auto* box = new QWidget;
    auto* layout = new QHBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_compare);
    layout->addWidget(hint, 1);
    layout->addWidget(m_copy);
    layout->addWidget(m_export);
    return box;
}

void ExplorerPage::setProfile(const Profile& profile)
{
    const bool sameServers = profile.connections == m_profile.connections;
    m_profile = profile;
    if (!sameServers)
        rebuildTrees();
    else
        showTexts(); // rules say which buckets belong together
}

void ExplorerPage::rebuildTrees()
{
    QList<ServerTrees::Server> servers;
    for (const ConnectionSettings& each : std::as_const(m_profile.connections))
        servers.append({each.id, nameOf(each.id)});
    m_trees->setServers(servers);
    const QList<ServerTree*> trees = m_trees->trees();
    for (ServerTree* each : trees) {
        SchemaTreeModel* model = &each->schema();
        connect(model, &SchemaTreeModel::bucketsRequested, this, &ExplorerPage::bucketsRequested);
        connect(model, &SchemaTreeModel::measurementsRequested, this, &ExplorerPage::measurementsRequested);
        connect(model, &SchemaTreeModel::schemaRequested, this, &ExplorerPage::schemaRequested);
    }
    refresh();
}

QString ExplorerPage::connectionId() const
{
    return tree() == nullptr ? QString() : tree()->connectionId();
}

void ExplorerPage::showConnection(const QString& connectionId)
{
    m_trees->setCurrent(connectionId);
}

ServerTree* ExplorerPage::tree() const
{
    return m_trees->current();
}

QString ExplorerPage::nameOf(const QString& connectionId) const
{
    const ConnectionSettings* settings = m_profile.connection(connectionId);
    return settings == nullptr || settings->name.isEmpty() ? connectionId
                                                           : format::singleLine(settings->name);
}

Dialect ExplorerPage::dialectOf(const QString& connectionId) const
{
    const Dialect known = m_dialects.value(connectionId, Dialect::Automatic);
    const ConnectionSettings* settings = m_profile.connection(connectionId);
    return known == Dialect::Automatic && settings != nullptr ? settings->dialect : known;
}

/// The rule that copies this, or copies to it; null without one.
const Rule* ExplorerPage::ruleOf(const Place& place) const
{
    const auto found = std::ranges::find_if(m_profile.rules, [&place](const Rule& rule) {
        return (rule.sourceConnection == place.connectionId && rule.sourceBucket == place.bucket) ||
            (rule.destinationConnection == place.connectionId && rule.destinationBucket == place.bucket);
    });
    return found == m_profile.rules.end() ? nullptr : &*found;
}

/// Where a rule copies this to or from; without a rule, the bucket of the same name on the only
/// other server.
std::optional<ExplorerPage::Place> ExplorerPage::otherSide(const Place& place) const
{
    if (const Rule* rule = ruleOf(place)) {
        const bool isSource =
            rule->sourceConnection == place.connectionId && rule->sourceBucket == place.bucket;
        return isSource ? Place{rule->destinationConnection, rule->destinationBucket}
                        : Place{rule->sourceConnection, rule->sourceBucket};
    }
    if (m_profile.connections.size() != 2 || place.bucket.isEmpty())
        return std::nullopt;
    const bool isFirst = m_profile.connections.first().id == place.connectionId;
    return Place{m_profile.connections.at(isFirst ? 1 : 0).id, place.bucket};
}

void ExplorerPage::readAgain()
{
    const QList<ServerTree*> trees = m_trees->trees();
    for (const ServerTree* each : trees)
        emit forgetRequested(each->connectionId());
    refresh();
}

void ExplorerPage::setCacheCounters(const CacheCounters& counters)
{
    const qint64 asked = counters.hits + counters.misses;
    m_cache->setVisible(asked > 0);
    m_cache->setText(tr("From the cache: %1 % of %2 answers (%3 outdated), the rest from the servers: %4")
                         .arg(format::count(qRound64(counters.hitRate() * 100)), format::count(asked),
                             format::count(counters.staleHits), format::count(counters.misses)));
    m_cache->setToolTip(tr("Outdated answers for which the server then gave a newer one: %1\n"
                           "Times that Redis did not answer: %2")
                            .arg(format::count(counters.refreshed), format::count(counters.failures)));
}

void ExplorerPage::refresh()
{
    const QList<ServerTree*> trees = m_trees->trees();
    for (ServerTree* each : trees)
        each->refresh();
    showSelection();
}

void ExplorerPage::setBuckets(const QString& connectionId, const Result<QList<Bucket>>& buckets)
{
    if (ServerTree* there = m_trees->treeOf(connectionId))
        there->schema().setBuckets(connectionId, buckets);
}

void ExplorerPage::setMeasurements(
    const QString& connectionId, const QString& bucket, const Result<QStringList>& measurements)
{
    if (ServerTree* there = m_trees->treeOf(connectionId))
        there->schema().setMeasurements(connectionId, bucket, measurements);
    if (m_other && m_other->connectionId == connectionId)
        followOnTheOtherSide();
}

void ExplorerPage::setSchema(const QString& connectionId, const QString& bucket, const QString& measurement,
    const Result<MeasurementSchema>& schema)
{
    if (ServerTree* there = m_trees->treeOf(connectionId))
        there->schema().setSchema(connectionId, bucket, measurement, schema);
    if (m_other && m_other->connectionId == connectionId)
        followOnTheOtherSide();
}

void ExplorerPage::setConnectionState(const ConnectionState& state)
{
    m_dialects.insert(state.connectionId, state.server.dialect);
    updateButtons();
}

/// Shows on the other side what was selected on this one, as far as it is there.
void ExplorerPage::followOnTheOtherSide()
{
    if (!m_other || m_item.kind == Kind::Root || m_item.kind == Kind::Message)
        return;
    SchemaTreeModel::Item same = m_item;
    same.bucket = m_other->bucket;
    if (same.kind == Kind::Bucket)
        same.name = m_other->bucket;
    m_trees->follow(m_other->connectionId, same);
}

TimeRange ExplorerPage::chosenRange() const
{
    const Span span = spans.at(static_cast<std::size_t>(std::max(0, m_range->currentIndex())));
    const Timestamp now = SystemClock().now();
    return {now - span.back, now + span.ahead};
}

/// Shows what is selected, and asks for what belongs to it a moment later.
void ExplorerPage::showSelection()
{
    m_item = tree() == nullptr ? SchemaTreeModel::Item() : tree()->current();
    m_other = otherSide({connectionId(), m_item.bucket});
    m_selection = m_number + 1;
    m_questions.clear();
    m_failure.reset();
    m_detail = {};
    for (const int side : {0, 1}) {
        m_curves[side].clear();
        m_detailCurves[side].clear();
    }
    m_whole = chosenRange();
    m_verdict->hide();
    m_chart->resetZoom();
    m_chart->setSeries({}, m_whole);
    m_looking.stop();
    showTexts();
    hideCoverage();
    followOnTheOtherSide();
    QList<ExtentTable::Side> sides;
    if (!m_item.measurement.isEmpty()) {
        sides.append({connectionId(), nameOf(connectionId())});
        if (m_other)
            sides.append({m_other->connectionId, nameOf(m_other->connectionId)});
    }
    m_extents->setSides(sides);
    if (m_item.measurement.isEmpty())
        m_asking.stop();
    else
        m_asking.start();
}

void ExplorerPage::showTexts()
{
    updateButtons();
    m_chart->setTitle({});
    m_details->plain();
    if (m_item.kind != Kind::Field) {
        m_chart->setMessage(m_profile.connections.isEmpty()
                ? tr("Connect a server in Settings › Connections.")
                : m_item.measurement.isEmpty()
                ? tr("Open a bucket and a measurement, then choose a field to see its curve.")
                : tr("Choose a field to see its curve."));
        QStringList path{m_item.bucket, m_item.measurement};
        if (path.last() != m_item.name || m_item.kind == Kind::Tag)
            path.append(m_item.name);
        if (m_item.kind == Kind::Bucket || m_item.kind == Kind::Root || m_item.kind == Kind::Message)
            path = {m_item.name};
        m_details->setText(format::singleLine(path.join(u" › "_s)));
        return;
    }
    QStringList types;
    for (const FieldType type : m_item.types)
        types.append(words::of(type));
    m_details->setText(
        format::singleLine(u"%1 › %2 › %3"_s.arg(m_item.bucket, m_item.measurement, m_item.name)) +
        (m_item.types.size() > 1 ? u'\n' + tr("This field has several types: %1").arg(types.join(u", "_s))
                                 : QString()));
    m_chart->setTitle(m_item.name);
    m_chart->setMessage(
        hasNumbers(m_item.types) ? tr("Reading…") : tr("This field holds text: there is no curve to draw."));
}

void ExplorerPage::updateButtons()
{
    const bool isField = m_item.kind == Kind::Field;
    const bool hasPoints = isField || m_item.kind == Kind::Measurement;
    m_compare->setEnabled(m_other.has_value());
    m_compare->setToolTip(m_other
            ? tr("Draws the curve of %1 too, and the difference").arg(nameOf(m_other->connectionId))
            : tr("There is no rule that copies this bucket"));
    m_copy->setEnabled(hasPoints);
    m_copy->setText(tr("Copy %1").arg(QueryText::language(dialectOf(connectionId()))));
    m_export->setEnabled(hasPoints && !m_strip->isRunning());
}

void ExplorerPage::ask()
{
    askExtents();
    askCoverage();
    if (m_item.kind == Kind::Field && hasNumbers(m_item.types))
        askCurves(m_whole, windowFor(m_whole, m_chart->columns()), false);
}

void ExplorerPage::askExtents()
{
    emit extentRequested(++m_number, connectionId(), m_item.bucket, m_item.measurement);
    if (m_other)
        emit extentRequested(++m_number, m_other->connectionId, m_other->bucket, m_item.measurement);
}

void ExplorerPage::askCoverage()
{
    if (const Rule* rule = ruleOf({connectionId(), m_item.bucket}))
        emit coverageRequested(++m_number, rule->id, m_whole);
}

void ExplorerPage::hideCoverage()
{
    m_coverage->hide();
    m_coverageText->hide();
}

void ExplorerPage::setCoverage(quint64 number, const Result<Coverage>& coverage)
{
    const Rule* rule = ruleOf({connectionId(), m_item.bucket});
    if (number < m_selection || m_item.measurement.isEmpty() || rule == nullptr || !coverage)
        return;
    const QList<CoverageRow> rows = coverageRows(*coverage, *rule, SystemClock().now());
    const auto row = std::ranges::find(rows, m_item.measurement, &CoverageRow::measurement);
    m_coverage->setStretches(m_whole, row == rows.end() ? QList<CoverageStretch>() : row->stretches);
    m_coverageText->setText(m_coverage->summary());
    m_coverage->show();
    m_coverageText->show();
}

void ExplorerPage::setExtent(
    quint64 number, const QString& connectionId, const Result<MeasurementExtent>& extent)
{
    if (number >= m_selection)
        m_extents->setExtent(connectionId, extent);
}

void ExplorerPage::askCurves(const TimeRange& range, Nanoseconds every, bool isDetail)
{
    SeriesRequest request;
    request.bucket = m_item.bucket;
    request.measurement = m_item.measurement;
    request.field = m_item.name;
    request.every = every;
    request.range = aligned(range, request.every);
    (isDetail ? m_detailEvery : m_every) = request.every;
    m_questions.insert(++m_number, {false, isDetail, request.range});
    emit seriesRequested(m_number, connectionId(), request);
    if (!m_compare->isChecked() || !m_other)
        return;
    request.bucket = m_other->bucket;
    m_questions.insert(++m_number, {true, isDetail, request.range});
    emit seriesRequested(m_number, m_other->connectionId, request);
}

/// Reads what is looked at more finely than the whole was.
void ExplorerPage::lookCloser()
{
    if (!m_chart->isZoomed() || m_curves[0].isEmpty()) {
        m_detail = {};
        if (!m_chart->isZoomed() && !m_curves[0].isEmpty())
            draw();
        return;
    }
    const TimeRange seen = m_chart->visibleRange();
    const Nanoseconds every = windowFor(seen, m_chart->columns());
    // Fine enough already: the whole, or what was read for a look before.
    if (every >= m_every || (m_detail.contains(seen) && m_detailEvery <= every))
        return;
    // Some more at both ends, so that moving a little asks for nothing.
    const Nanoseconds margin = seen.length() / 2;
    askCurves(TimeRange{seen.start - margin, seen.stop + margin}.intersected(m_whole), every, true);
}

void ExplorerPage::setSeries(quint64 number, const Result<QList<SeriesData>>& series)
{
    const auto found = m_questions.constFind(number);
    if (found == m_questions.constEnd())
        return;
    const Question question = *found;
    m_questions.erase(found);
    if (!series) {
        m_failure = series.error();
        m_chart->setMessage(series.error().toString());
        return draw();
    }
    const std::size_t side = question.isOther ? 1 : 0;
    if (!question.isDetail) {
        m_curves[side] = *series;
        m_chart->setMessage(tr("No value in this range of time. Choose a longer one."));
    } else {
        if (m_detail != question.range)
            m_detailCurves[1 - side].clear();
        m_detail = question.range;
        m_detailCurves[side] = *series;
    }
    draw();
}

/// The curves of one side, in detail where that was read.
QList<SeriesData> ExplorerPage::joined(bool isOther) const
{
    const std::size_t side = isOther ? 1 : 0;
    QList<SeriesData> result = m_curves[side];
    if (m_detail.isEmpty())
        return result;
    for (SeriesData& each : result) {
        if (const SeriesData* detail = SideComparison::find(m_detailCurves[side], each.tags))
            each = spliced(each, *detail, m_detail);
    }
    return result;
}

void ExplorerPage::draw()
{
    if (m_failure) {
        m_verdict->toned(Tone::Bad);
        m_verdict->setText(m_failure->toString());
        m_verdict->show();
    }
    if (m_compare->isChecked() && m_other)
        return compare();
    const QString unit = FieldUnit::of(m_item.name);
    QList<ChartCurve> curves;
    for (const SeriesData& each : joined(false))
        curves.append({Curve::of(each, m_detail.isEmpty() ? m_every : 0), SideComparison::shortName(each),
            unit, -1, Qt::SolidLine});
    m_chart->setCurves(curves, m_whole);
}

void ExplorerPage::compare()
{
    const SideComparison comparison({nameOf(connectionId()), joined(false)},
        {nameOf(m_other->connectionId), joined(true)}, m_every > 0 ? meanTolerance : 0.0);
    m_chart->setCurves(
        comparison.curves(FieldUnit::of(m_item.name), m_detail.isEmpty() ? m_every : 0), m_whole);
    if (!m_questions.isEmpty() || m_failure)
        return; // one side is still to come, or never comes
    m_verdict->toned(comparison.tone());
    m_verdict->setText(comparison.verdict(SystemClock().now()));
    m_verdict->show();
}

void ExplorerPage::copyQuery()
{
    const Dialect dialect = dialectOf(connectionId());
    const TimeRange range = m_chart->isZoomed() ? m_chart->visibleRange() : m_whole;
    QString text;
    if (m_item.kind == Kind::Field) {
        SeriesRequest request;
        request.bucket = m_item.bucket;
        request.measurement = m_item.measurement;
        request.field = m_item.name;
        request.every = windowFor(range, m_chart->columns());
        request.range = aligned(range, request.every);
        text = QueryText::ofSeries(dialect, request, m_item.types);
    } else {
        text = QueryText::ofMeasurement(dialect, m_item.bucket, m_item.name, tree()->fields(), range);
    }
    QApplication::clipboard()->setText(text);
    m_strip->say(tr("%1 copied.").arg(QueryText::language(dialect)), true);
}

void ExplorerPage::startExport()
{
    ExportRequest request;
    request.connectionId = connectionId();
    request.bucket = m_item.bucket;
    request.measurement = m_item.kind == Kind::Measurement ? m_item.name : m_item.measurement;
    request.field = m_item.kind == Kind::Field ? m_item.name : QString();
    request.range = m_chart->isZoomed() ? m_chart->visibleRange() : m_whole;
    ExportDialog dialog(request, m_extents->extent(connectionId()), this);
    if (dialog.exec() != QDialog::Accepted)
        return;
    request = dialog.request();
    m_strip->start(request.path);
    updateButtons();
    emit exportRequested(request);
}

void ExplorerPage::setExportProgress(const ExportProgress& progress)
{
    m_strip->setProgress(progress);
}

void ExplorerPage::setExported(const QString& path, const Result<ExportReceipt>& result)
{
    m_strip->finish(path, result);
    updateButtons();
}

} // namespace telemirror
