#include "ui/widgets/FleetCard.h"

#include "ui/Format.h"
#include "ui/models/FleetModel.h"
#include "ui/widgets/TextLabel.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableView>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

/// Of more instances the table scrolls.
constexpr int mostRows = 8;

} // namespace

FleetCard::FleetCard(QWidget* parent)
    : Card(parent)
    , m_model(new FleetModel(this))
    , m_words(new TextLabel)
    , m_orphans(new TextLabel)
    , m_table(new QTableView)
{
    setObjectName(u"fleetCard"_s);
    auto* title = new TextLabel(tr("Who runs what"));
    title->scaled(1.15, QFont::DemiBold);
    m_words->setObjectName(u"fleetWords"_s);
    m_words->wrapped();
    m_orphans->setObjectName(u"fleetOrphans"_s);
    m_orphans->toned(Tone::Warning)->wrapped();
    m_table->setObjectName(u"fleetTable"_s);
    m_table->setAccessibleName(tr("Instances that share the rules"));
    m_table->setModel(m_model);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setSelectionMode(QAbstractItemView::NoSelection);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 10);
    QHeaderView* head = m_table->horizontalHeader();
    head->setHighlightSections(false);
    head->setSectionResizeMode(QHeaderView::ResizeToContents);
    head->setSectionResizeMode(FleetModel::RulesColumn, QHeaderView::Stretch);
    // The page has all of it.
    for (const int column : {FleetModel::VersionColumn, FleetModel::SeenColumn})
        m_table->setColumnHidden(column, true);
    auto* layout = new QVBoxLayout(this);
    auto* details = new QPushButton(tr("Details"));
    details->setFlat(true);
    details->setObjectName(u"fleetDetailsButton"_s);
    details->setToolTip(tr("Show the page with every rule and instance"));
    connect(details, &QPushButton::clicked, this, &FleetCard::detailsRequested);
    auto* top = new QHBoxLayout;
    top->addWidget(title, 1);
    top->addWidget(details);
    layout->addLayout(top);
    layout->addWidget(m_words);
    layout->addWidget(m_table);
    layout->addWidget(m_orphans);
    hide();
}

void FleetCard::setFleet(const Fleet& fleet)
{
    m_model->setFleet(fleet);
    m_words->toned(tone(fleet));
    m_words->setText(words(fleet));
    const int rows = m_model->rowCount();
    m_table->setVisible(rows > 0);
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() +
        m_table->verticalHeader()->defaultSectionSize() * std::min(rows, mostRows) + 4);
    const qsizetype orphans = m_model->orphans();
    m_orphans->setText(
        tr("%n rule(s) wait for an instance to take them over.", nullptr, static_cast<int>(orphans)));
    m_orphans->setVisible(orphans > 0);
    show();
}

void FleetCard::setNow(Timestamp now)
{
    m_model->setNow(now);
}

QString FleetCard::words(const Fleet& fleet)
{
    const QString reason = format::singleLine(fleet.reason);
    const auto count = static_cast<int>(fleet.instances.size());
    switch (fleet.mode) {
    case Fleet::Mode::Alone:
        return reason.isEmpty() ? tr("This instance works alone and runs all its rules.") : reason;
    case Fleet::Mode::Joining:
        return tr("Looking for the other instances; rules that this one does not hold wait. %1")
            .arg(reason)
            .trimmed();
    case Fleet::Mode::Shared: break;
    }
    return count < 2
        ? tr("This is the only instance on this Redis. Start another with the same profile, and they "
             "share the rules.")
        : tr("%n instances share the rules through Redis; each rule runs at one of them.", nullptr, count);
}

Tone FleetCard::tone(const Fleet& fleet)
{
    return fleet.mode == Fleet::Mode::Joining ? Tone::Warning : Tone::Neutral;
}

} // namespace telemirror
