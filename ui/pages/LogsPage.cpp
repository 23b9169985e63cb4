#include "ui/pages/LogsPage.h"

#include "ui/Format.h"
#include "ui/Words.h"
#include "ui/models/LogFilterModel.h"
#include "ui/models/LogModel.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/HighlightDelegate.h"
#include "ui/widgets/TextLabel.h"
#include "ui/widgets/ThemedIcon.h"

#include <QtConcurrent/QtConcurrentRun>
#include <QtCore/QFutureWatcher>
#include <QtCore/QSaveFile>
#include <QtGui/QAction>
#include <QtGui/QClipboard>
#include <QtWidgets/QApplication>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QFileDialog>
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

namespace {

/// As many lines at a time as come in without a stall.
constexpr qsizetype linesPerFlush = 2000;
constexpr int mostCopied = 100'000;

/// Nothing, or what went wrong. Runs on a thread of the pool.
QString writeLines(const LogStore& store, const std::deque<qint64>& numbers, const QString& path)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return file.errorString();
    for (const qint64 number : numbers)
        file.write(LogModel::line(store.at(number)).toUtf8() + '\n');
    return file.commit() ? QString() : file.errorString();
}

} // namespace

LogsPage::LogsPage(QWidget* parent)
    : QWidget(parent)
    , m_model(new LogModel(1'000'000, this))
    , m_filter(new LogFilterModel(*m_model, this))
    , m_table(new QTableView)
    , m_highlight(new HighlightDelegate(this))
    , m_stack(new QStackedWidget)
    , m_empty(new EmptyState(u"logs"_s, {}, {}))
{
    setObjectName(u"logsPage"_s);
    setUpTable();
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    m_state = new TextLabel;
    m_state->toned(Tone::Neutral)->scaled(0.92);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, 12);
    layout->addWidget(makeHead());
    layout->addWidget(m_stack, 1);
    layout->addWidget(m_state);

    for (QComboBox* choice : {m_level, m_source, m_rule})
        connect(choice, &QComboBox::currentIndexChanged, this, &LogsPage::applyFilter);
    connect(m_search, &QLineEdit::textChanged, this, &LogsPage::applyFilter);
    connect(m_follow, &QCheckBox::toggled, this, [this](bool on) {
        if (on)
            m_table->scrollToBottom();
    });
    // Who scrolls up wants to read, not to be carried away.
    connect(m_table->verticalScrollBar(), &QScrollBar::actionTriggered, this, [this] {
        const QScrollBar* bar = m_table->verticalScrollBar();
        m_follow->setChecked(bar->sliderPosition() >= bar->maximum());
    });
    connect(m_filter, &LogFilterModel::scanned, this, [this] {
        updateState();
        if (m_follow->isChecked())
            m_table->scrollToBottom();
    });
    m_flush.setSingleShot(true);
    connect(&m_flush, &QTimer::timeout, this, &LogsPage::flush);
    updateState();
}

void LogsPage::setUpTable()
{
    m_table->setObjectName(u"logTable"_s);
    m_table->setModel(m_filter);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setAlternatingRowColors(true);
    m_table->setTabKeyNavigation(false);
    m_table->setAccessibleName(tr("Log"));
    m_table->setItemDelegateForColumn(LogModel::SourceColumn, m_highlight);
    m_table->setItemDelegateForColumn(LogModel::TextColumn, m_highlight);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 6);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    const int digit = fontMetrics().averageCharWidth();
    m_table->setColumnWidth(LogModel::TimeColumn, digit * 24);
    // The icon, and the longest word of any language.
    m_table->setColumnWidth(LogModel::LevelColumn,
        fontMetrics().horizontalAdvance(words::of(LogLevel::Warning)) + fontMetrics().height() * 3);
    m_table->setColumnWidth(LogModel::SourceColumn, digit * 14);
    m_table->setColumnHidden(LogModel::RuleColumn, true);
    auto* copy = new QAction(tr("Copy"), m_table);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    connect(copy, &QAction::triggered, this, [this] { QApplication::clipboard()->setText(copyText()); });
    m_table->addAction(copy);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
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
    m_source = new QComboBox;
    m_source->setObjectName(u"logSource"_s);
    m_source->setAccessibleName(tr("Source"));
    m_source->addItem(tr("Every source"), QString());
    m_rule = new QComboBox;
    m_rule->setObjectName(u"logRule"_s);
    m_rule->setAccessibleName(tr("Rule"));
    m_rule->addItem(tr("Every rule"), QString());
    // With one rule there is nothing to choose.
    m_rule->hide();
    m_search = new QLineEdit;
    m_search->setObjectName(u"searchField"_s);
    m_search->setAccessibleName(tr("Search"));
    m_search->setPlaceholderText(tr("Search"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(themedIcon(u"search"_s, Tone::Neutral), QLineEdit::LeadingPosition);
    m_follow = new QCheckBox(tr("Follow"));
    m_follow->setChecked(true);
    m_follow->setToolTip(tr("Keep the newest line in sight"));
    auto* copy = new QPushButton(themedIcon(u"copy"_s), tr("Copy"));
    copy->setToolTip(tr("Copy the selected lines, or all that are shown"));
    connect(copy, &QPushButton::clicked, this, [this] { QApplication::clipboard()->setText(copyText()); });
    auto* save = new QPushButton(tr("Export…"));
    save->setToolTip(tr("Write all lines that are shown to a file"));
    connect(save, &QPushButton::clicked, this, &LogsPage::chooseExport);
    auto* clear = new QPushButton(themedIcon(u"clear"_s), tr("Clear"));
    clear->setToolTip(tr("Empty this list; the log file keeps everything"));
    connect(clear, &QPushButton::clicked, m_model, &LogModel::clear);
    auto* head = new QWidget;
    auto* layout = new QHBoxLayout(head);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_level);
    layout->addWidget(m_source);
    layout->addWidget(m_rule);
    layout->addWidget(m_search, 1);
    layout->addWidget(m_follow);
    layout->addWidget(copy);
    layout->addWidget(save);
    layout->addWidget(clear);
    return head;
}

void LogsPage::append(const LogRecord& record)
{
    m_pending.append(record);
    if (!m_flush.isActive())
        m_flush.start(std::chrono::milliseconds(100));
}

void LogsPage::prepend(const QList<LogRecord>& records)
{
    m_model->prepend(records);
    offerNames();
}

void LogsPage::flush()
{
    const qsizetype taken = std::min(linesPerFlush, m_pending.size());
    m_model->append(m_pending.first(taken));
    m_pending.remove(0, taken);
    if (!m_pending.isEmpty())
        m_flush.start(std::chrono::milliseconds(0));
    offerNames();
    updateState();
}

void LogsPage::applyFilter()
{
    LogFilter filter;
    filter.level = static_cast<LogLevel>(m_level->currentData().toInt());
    filter.source = m_source->currentData().toString();
    filter.rule = m_rule->currentData().toString();
    filter.text = m_search->text().trimmed();
    m_highlight->setSearch(filter.text);
    m_filter->setFilter(filter);
    m_table->viewport()->update();
    updateState();
}

void LogsPage::offerNames()
{
    const auto offer = [](QComboBox* choice, const QStringList& names) {
        // They are only ever added to.
        for (qsizetype known = choice->count() - 1; known < names.size(); ++known)
            choice->addItem(format::singleLine(names[known]), names[known]);
    };
    offer(m_source, m_model->store().sources());
    offer(m_rule, m_model->store().rules());
    const bool severalRules = m_rule->count() > 2;
    m_rule->setVisible(severalRules);
    m_table->setColumnHidden(LogModel::RuleColumn, !severalRules);
}

QString LogsPage::copyText() const
{
    // What was just logged or searched for is meant too.
    m_filter->finish();
    QList<int> rows;
    for (const QModelIndex& index : m_table->selectionModel()->selectedRows())
        rows.append(index.row());
    if (rows.isEmpty()) {
        for (int row = std::max(0, m_filter->rowCount() - mostCopied); row < m_filter->rowCount(); ++row)
            rows.append(row);
    }
    std::sort(rows.begin(), rows.end());
    QString text;
    for (const int row : std::as_const(rows))
        text += LogModel::line(m_filter->at(row)) + u'\n';
    return text;
}

void LogsPage::chooseExport()
{
    const QString path = QFileDialog::getSaveFileName(
        this, tr("Export the log"), u"telemirror.log"_s, tr("Text (*.log *.txt);;All files (*)"));
    if (!path.isEmpty())
        exportTo(path);
}

void LogsPage::exportTo(const QString& path)
{
    m_state->setText(tr("Writing %1…").arg(path));
    auto* watcher = new QFutureWatcher<QString>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, path] {
        watcher->deleteLater();
        const QString problem = watcher->result();
        m_state->setText(problem.isEmpty() ? tr("Written to %1").arg(path)
                                           : tr("%1 cannot be written: %2").arg(path, problem));
        emit exported(problem);
    });
    // Copies: the log goes on meanwhile.
    watcher->setFuture(QtConcurrent::run(writeLines, m_model->store(), m_filter->numbers(), path));
}

void LogsPage::updateState()
{
    const bool nothing = m_filter->rowCount() == 0 && !m_filter->isScanning();
    m_stack->setCurrentIndex(nothing ? 1 : 0);
    if (m_model->rowCount() == 0)
        m_empty->setContent(
            tr("Nothing has happened yet"), tr("What the program does is told here as it does it."));
    else
        m_empty->setContent(tr("Nothing fits"), tr("Choose another level, or search for something else."));
    const QString counts =
        tr("%1 of %2 lines").arg(format::count(m_filter->rowCount()), format::count(m_model->rowCount()));
    m_state->setText(
        m_filter->isScanning() && m_model->rowCount() > 0 ? tr("%1, searching…").arg(counts) : counts);
}

} // namespace telemirror
