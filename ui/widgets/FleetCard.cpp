#include "ui/widgets/FleetCard.h"

#include "ui/Format.h"
#include "ui/models/FleetModel.h"
#include "ui/widgets/TextLabel.h"

#include <QtWidgets/QHeaderView>
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
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(title);
    layout->addWidget(m_words);
    layout->addWidget(m_table);
    layout->addWidget(m_orphans);
    hide();
}

void FleetCard::setFleet(const Fleet& fleet)
{
    m_model->setFleet(fleet);
    showWords(fleet);
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

void FleetCard::showWords(const Fleet& fleet)
{
    const QString reason = format::singleLine(fleet.reason);
    switch (fleet.mode) {
    case Fleet::Mode::Alone:
        m_words->toned(Tone::Neutral);
        m_words->setText(reason.isEmpty() ? tr("This instance works alone and runs all its rules.") : reason);
        break;
    case Fleet::Mode::Joining:
        m_words->toned(Tone::Warning);
        m_words->setText(tr("Looking for the other instances; rules that this one does not hold wait. %1")
                             .arg(reason)
                             .trimmed());
        break;
    case Fleet::Mode::Shared:
        m_words->toned(Tone::Neutral);
        m_words->setText(m_model->rowCount() < 2
                ? tr("This is the only instance on this Redis. Start another with the same profile, and they "
                     "share the rules.")
                : tr("%n instances share the rules through Redis; each rule runs at one of them.", nullptr,
                      m_model->rowCount()));
        break;
    }
}

} // namespace telemirror
