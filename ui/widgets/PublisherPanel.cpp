#include "ui/widgets/PublisherPanel.h"

#include "ui/Format.h"
#include "ui/Words.h"
#include "ui/models/PublisherModel.h"
#include "ui/widgets/TextLabel.h"

#include <QtWidgets/QHeaderView>
#include <QtWidgets/QTableView>
#include <QtWidgets/QVBoxLayout>

namespace telemirror {

using namespace Qt::StringLiterals;
using Status = PublisherState::Status;

PublisherPanel::PublisherPanel(QWidget* parent)
    : QWidget(parent)
    , m_model(new PublisherModel(this))
    , m_table(new QTableView)
    , m_none(new TextLabel(tr("Telemetry is published nowhere. Choose where in Settings › Publishers.")))
    , m_error(new TextLabel)
{
    setObjectName(u"publisherPanel"_s);
    m_none->toned(Tone::Neutral)->wrapped();
    m_error->wrapped();
    m_error->setObjectName(u"publisherError"_s);
    m_table->setObjectName(u"publisherTable"_s);
    m_table->setAccessibleName(tr("Where telemetry is published"));
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    QHeaderView* head = m_table->horizontalHeader();
    head->setHighlightSections(false);
    head->setSectionResizeMode(QHeaderView::ResizeToContents);
    head->setSectionResizeMode(PublisherModel::NameColumn, QHeaderView::Interactive);
    head->setSectionResizeMode(PublisherModel::ErrorColumn, QHeaderView::Stretch);
    m_table->setColumnWidth(PublisherModel::NameColumn, fontMetrics().averageCharWidth() * 32);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_none);
    layout->addWidget(m_table);
    layout->addWidget(m_error);
    connect(
        m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &PublisherPanel::showError);
    hide();
}

void PublisherPanel::setState(const PublisherState& state)
{
    m_model->setState(state);
    showRows();
    showError();
    show();
}

void PublisherPanel::setNow(Timestamp now)
{
    m_model->setNow(now);
}

void PublisherPanel::showRows()
{
    const int rows = m_model->rowCount();
    m_none->setVisible(rows == 0);
    m_table->setVisible(rows > 0);
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() +
        rows * m_table->verticalHeader()->defaultSectionSize() + 2 * m_table->frameWidth());
}

/// The one whose error is shown in full; none: nothing to say.
const PublisherState* PublisherPanel::explained() const
{
    const QModelIndexList selected = m_table->selectionModel()->selectedRows();
    if (!selected.isEmpty())
        return &m_model->at(selected.first().row());
    for (const Status trouble : {Status::Failed, Status::Waiting}) {
        for (int row = 0; row < m_model->rowCount(); ++row) {
            if (m_model->at(row).status == trouble)
                return &m_model->at(row);
        }
    }
    return nullptr;
}

void PublisherPanel::showError()
{
    const PublisherState* state = explained();
    const bool says = state != nullptr && !state->lastError.message.isEmpty();
    m_error->setVisible(says);
    if (!says)
        return;
    QString text = state->name + u": "_s + state->lastError.toString();
    if (state->status == Status::Ready)
        text = tr("It works again. Before: %1").arg(text);
    else if (state->nextTry != 0)
        text += u' ' +
            tr("Next try at %1.").arg(toDateTime(state->nextTry).toLocalTime().toString(u"HH:mm:ss"_s));
    else if (state->status == Status::Waiting)
        text += u' ' + tr("It is tried again with the next document.");
    m_error->toned(words::tone(state->status));
    if (state->status == Status::Ready)
        m_error->toned(Tone::Neutral);
    m_error->setText(format::singleLine(text));
}

} // namespace telemirror
