#include "ui/pages/FleetPage.h"

#include "model/Clock.h"
#include "ui/Format.h"
#include "ui/models/FleetLeaseModel.h"
#include "ui/models/FleetModel.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/FleetCard.h"
#include "ui/widgets/TextLabel.h"

#include <QtCore/QSortFilterProxyModel>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QTableView>
#include <QtWidgets/QVBoxLayout>

namespace telemirror {

using namespace Qt::StringLiterals;

FleetPage::FleetPage(QWidget* parent)
    : QWidget(parent)
    , m_leases(new FleetLeaseModel(this))
    , m_instances(new FleetModel(this))
    , m_stack(new QStackedWidget)
    , m_empty(new EmptyState(u"fleet"_s, {}, {}))
{
    setObjectName(u"fleetPage"_s);
    m_empty->button()->setText(tr("Set up Redis"));
    m_empty->button()->setObjectName(u"setUpRedisButton"_s);
    connect(m_empty->button(), &QPushButton::clicked, this, &FleetPage::setUpRequested);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(makeTables());
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, 20);
    layout->addWidget(m_stack);
    // Leases run out by themselves.
    m_tick.setInterval(std::chrono::seconds(1));
    connect(&m_tick, &QTimer::timeout, this, &FleetPage::tick);
    m_tick.start();
    setFleet({});
}

QWidget* FleetPage::makeTables()
{
    m_words = new TextLabel;
    m_words->setObjectName(u"fleetPageWords"_s);
    m_words->wrapped();
    m_orphans = new TextLabel;
    m_orphans->setObjectName(u"fleetPageOrphans"_s);
    m_orphans->toned(Tone::Warning)->wrapped();
    auto* rulesTitle = new TextLabel(tr("Rules"));
    rulesTitle->scaled(1.15, QFont::DemiBold);
    auto* rules =
        makeTable(u"fleetRules"_s, tr("Rules and who holds them"), m_leases, FleetLeaseModel::SortRole);
    // Names of any length share what room there is.
    for (const int column : {FleetLeaseModel::RuleColumn, FleetLeaseModel::HolderColumn})
        rules->horizontalHeader()->setSectionResizeMode(column, QHeaderView::Stretch);
    auto* instancesTitle = new TextLabel(tr("Instances"));
    instancesTitle->scaled(1.15, QFont::DemiBold);
    auto* instances = makeTable(
        u"fleetInstances"_s, tr("Instances that share the rules"), m_instances, FleetModel::SortRole);
    for (const int column : {FleetModel::HostColumn, FleetModel::RulesColumn})
        instances->horizontalHeader()->setSectionResizeMode(column, QHeaderView::Stretch);
    instances->horizontalHeader()->moveSection(FleetModel::VersionColumn, FleetModel::ProcessColumn);
    auto* page = new QWidget;
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_words);
    layout->addWidget(m_orphans);
    layout->addSpacing(6);
    layout->addWidget(rulesTitle);
    layout->addWidget(rules, 3);
    layout->addSpacing(6);
    layout->addWidget(instancesTitle);
    layout->addWidget(instances, 2);
    return page;
}

QTableView* FleetPage::makeTable(
    const QString& name, const QString& accessibleName, QAbstractItemModel* model, int sortRole)
{
    auto* sorted = new QSortFilterProxyModel(this);
    sorted->setSourceModel(model);
    sorted->setSortRole(sortRole);
    sorted->setSortCaseSensitivity(Qt::CaseInsensitive);
    sorted->setSortLocaleAware(true);
    auto* table = new QTableView;
    table->setObjectName(name);
    table->setAccessibleName(accessibleName);
    table->setModel(sorted);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setAlternatingRowColors(true);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->setTabKeyNavigation(false);
    table->setSortingEnabled(true);
    table->sortByColumn(0, Qt::AscendingOrder);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 10);
    QHeaderView* head = table->horizontalHeader();
    head->setHighlightSections(false);
    head->setSectionResizeMode(QHeaderView::ResizeToContents);
    return table;
}

void FleetPage::setFleet(const Fleet& fleet)
{
    m_leases->setNow(now());
    m_instances->setNow(now());
    m_leases->setFleet(fleet);
    m_instances->setFleet(fleet);
    m_words->toned(FleetCard::tone(fleet));
    m_words->setText(FleetCard::words(fleet));
    const qsizetype orphans = m_instances->orphans();
    m_orphans->setText(
        tr("%n rule(s) wait for an instance to take them over.", nullptr, static_cast<int>(orphans)));
    m_orphans->setVisible(orphans > 0);
    const bool isEmpty = fleet.mode == Fleet::Mode::Alone || fleet.instances.isEmpty();
    if (isEmpty)
        showEmpty(fleet);
    m_stack->setCurrentIndex(isEmpty ? 0 : 1);
}

void FleetPage::showEmpty(const Fleet& fleet)
{
    const bool isAlone = fleet.mode == Fleet::Mode::Alone;
    const QString reason = format::singleLine(fleet.reason);
    const QString advice = isAlone ? tr("To let several machines share the rules, so that another takes over "
                                        "when one stops, give each the "
                                        "same Redis and key prefix in its settings.")
                                   : tr("Rules that this instance does not hold wait until Redis answers.");
    m_empty->setContent(isAlone ? tr("This instance works alone") : tr("Looking for the other instances"),
        reason.isEmpty() ? advice : reason + u"\n\n"_s + advice);
    m_empty->button()->setVisible(isAlone || !reason.isEmpty());
}

void FleetPage::setNow(Timestamp now)
{
    m_now = now;
    m_leases->setNow(now);
    m_instances->setNow(now);
}

Timestamp FleetPage::now() const
{
    return m_now == 0 ? SystemClock().now() : m_now;
}

void FleetPage::tick()
{
    if (!isVisible())
        return;
    m_leases->setNow(now());
    m_instances->setNow(now());
}

} // namespace telemirror
