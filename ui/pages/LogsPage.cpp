#include "ui/pages/LogsPage.h"

#include "ui/Words.h"
#include "ui/models/LogFilterModel.h"
#include "ui/models/LogModel.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/ThemedIcon.h"

#include <QtGui/QAction>
#include <QtGui/QClipboard>
#include <QtWidgets/QApplication>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QTableView>

#include <algorithm>

namespace telemirror {

using namespace Qt::StringLiterals;

LogsPage::LogsPage(QWidget* parent)
    : QWidget(parent)
    , m_model(new LogModel(20'000, this))
    , m_filter(new LogFilterModel(this))
    , m_table(new QTableView)
    , m_stack(new QStackedWidget)
    , m_empty(new EmptyState(u"logs"_s, {}, {}))
{
    setObjectName(u"logsPage"_s);
    m_filter->setSourceModel(m_model);
    m_table->setObjectName(u"logTable"_s);
    m_table->setModel(m_filter);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setAlternatingRowColors(true);
    m_table->setTabKeyNavigation(false);
    m_table->setAccessibleName(tr("Log"));
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 6);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    const int digit = fontMetrics().averageCharWidth();
    m_table->setColumnWidth(LogModel::TimeColumn, digit * 24);
    m_table->setColumnWidth(LogModel::LevelColumn, digit * 14);
    m_table->setColumnWidth(LogModel::SourceColumn, digit * 14);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, 20);
    layout->addWidget(makeHead());
    layout->addWidget(m_stack, 1);

    auto* copy = new QAction(tr("Copy"), m_table);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    connect(copy, &QAction::triggered, this, [this] { QApplication::clipboard()->setText(copyText()); });
    m_table->addAction(copy);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(m_level, &QComboBox::currentIndexChanged, this, [this] {
        m_filter->setLevel(static_cast<LogLevel>(m_level->currentData().toInt()));
        updateEmptiness();
    });
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_filter->setSearch(text);
        updateEmptiness();
    });
    connect(m_follow, &QCheckBox::toggled, this, [this](bool on) {
        if (on)
            m_table->scrollToBottom();
    });
    // Who scrolls up wants to read, not to be carried away.
    connect(m_table->verticalScrollBar(), &QScrollBar::actionTriggered, this, [this] {
        const QScrollBar* bar = m_table->verticalScrollBar();
        m_follow->setChecked(bar->sliderPosition() >= bar->maximum());
    });
    m_flush.setSingleShot(true);
    m_flush.setInterval(std::chrono::milliseconds(100));
    connect(&m_flush, &QTimer::timeout, this, &LogsPage::flush);
    updateEmptiness();
}

QWidget* LogsPage::makeHead()
{
    m_level = new QComboBox;
    m_level->setAccessibleName(tr("Least level"));
    for (const LogLevel level : {LogLevel::Debug, LogLevel::Info, LogLevel::Warning, LogLevel::Error}) {
        const QString word = words::of(level);
        m_level->addItem(level == LogLevel::Debug ? tr("Everything")
                : level == LogLevel::Error        ? tr("Errors only")
                                                  : tr("%1 and worse").arg(word),
            static_cast<int>(level));
    }
    m_level->setCurrentIndex(1);
    m_search = new QLineEdit;
    m_search->setPlaceholderText(tr("Search"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(themedIcon(u"search"_s, Tone::Neutral), QLineEdit::LeadingPosition);
    m_follow = new QCheckBox(tr("Follow"));
    m_follow->setChecked(true);
    m_follow->setToolTip(tr("Keep the newest line in sight"));
    auto* copy = new QPushButton(themedIcon(u"copy"_s), tr("Copy"));
    copy->setToolTip(tr("Copy the selected lines, or all that are shown"));
    connect(copy, &QPushButton::clicked, this, [this] { QApplication::clipboard()->setText(copyText()); });
    auto* clear = new QPushButton(themedIcon(u"clear"_s), tr("Clear"));
    connect(clear, &QPushButton::clicked, this, [this] {
        m_model->clear();
        updateEmptiness();
    });
    auto* head = new QWidget;
    auto* layout = new QHBoxLayout(head);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_level);
    layout->addWidget(m_search, 1);
    layout->addWidget(m_follow);
    layout->addWidget(copy);
    layout->addWidget(clear);
    return head;
}

void LogsPage::append(const LogRecord& record)
{
    m_pending.append(record);
    if (!m_flush.isActive())
        m_flush.start();
}

void LogsPage::flush()
{
    m_model->append(std::exchange(m_pending, {}));
    updateEmptiness();
    if (m_follow->isChecked())
        m_table->scrollToBottom();
}

QString LogsPage::copyText() const
{
    QModelIndexList rows = m_table->selectionModel()->selectedRows();
    if (rows.isEmpty()) {
        for (int row = 0; row < m_filter->rowCount(); ++row)
            rows.append(m_filter->index(row, 0));
    }
    std::sort(rows.begin(), rows.end());
    QString text;
    for (const QModelIndex& row : rows)
        text += LogModel::line(m_model->at(m_filter->mapToSource(row).row())) + u'\n';
    return text;
}

void LogsPage::updateEmptiness()
{
    m_stack->setCurrentIndex(m_filter->rowCount() == 0 ? 1 : 0);
    if (m_model->rowCount() == 0)
        m_empty->setContent(
            tr("Nothing has happened yet"), tr("What the program does is told here as it does it."));
    else
        m_empty->setContent(tr("Nothing fits"), tr("Choose another level, or search for something else."));
}

} // namespace telemirror
