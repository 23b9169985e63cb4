#include "ui/widgets/DeadLetterPanel.h"

#include "mirror/DeadLetterFile.h"
#include "ui/Format.h"
#include "ui/models/DeadLetterFileModel.h"
#include "ui/models/DeadLetterModel.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/HighlightDelegate.h"
#include "ui/widgets/TextLabel.h"
#include "ui/widgets/ThemedIcon.h"

#include <QtCore/QFileInfo>
#include <QtGui/QAction>
#include <QtGui/QClipboard>
#include <QtGui/QDesktopServices>
#include <QtWidgets/QApplication>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QTableView>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>
#include <numeric>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

void setUpTable(QTableView& table, const QString& name, const QString& accessibleName)
{
    table.setObjectName(name);
    table.setAccessibleName(accessibleName);
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setSelectionMode(QAbstractItemView::ExtendedSelection);
    table.setAlternatingRowColors(true);
    table.setShowGrid(false);
    table.setWordWrap(false);
    table.setTabKeyNavigation(false);
    table.verticalHeader()->hide();
    table.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table.verticalHeader()->setDefaultSectionSize(table.fontMetrics().height() + 10);
    table.horizontalHeader()->setHighlightSections(false);
    table.horizontalHeader()->setStretchLastSection(true);
    table.horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
}

QList<int> selectedRows(const QTableView& table)
{
    QList<int> rows;
    for (const QModelIndex& index : table.selectionModel()->selectedRows())
        rows.append(index.row());
    std::ranges::sort(rows);
    return rows;
}

} // namespace

DeadLetterPanel::DeadLetterPanel(QWidget* parent)
    : QWidget(parent)
    , m_files(new DeadLetterFileModel(this))
    , m_letters(new DeadLetterModel(this))
    , m_fileTable(new QTableView)
    , m_table(new QTableView)
    , m_highlight(new HighlightDelegate(this))
    , m_stack(new QStackedWidget)
    , m_empty(new EmptyState(u"check"_s, tr("Reading…"), {}))
    , m_result(new TextLabel)
{
    setObjectName(u"deadLetterPanel"_s);
    setUpFiles();
    setUpEntries();
    m_result->setObjectName(u"replayResult"_s);
    m_result->wrapped()->hide();
    auto* splitter = new QSplitter(Qt::Vertical);
    splitter->addWidget(m_fileTable);
    splitter->addWidget(makeEntries());
    splitter->setStretchFactor(0, 2);
    splitter->setStretchFactor(1, 3);
    splitter->setChildrenCollapsible(false);
    auto* content = new QWidget;
    auto* contentLayout = new QVBoxLayout(content);
    contentLayout->setContentsMargins(0, 0, 0, 0);
    contentLayout->addWidget(makeHead());
    contentLayout->addWidget(splitter, 1);
    m_stack->addWidget(content);
    m_stack->addWidget(m_empty);
    m_stack->setCurrentIndex(1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 10, 0, 0);
    // Above both: it tells of the last file's end, too.
    layout->addWidget(m_result);
    layout->addWidget(m_stack, 1);
    connect(m_letters, &DeadLetterModel::pageRequested, this, &DeadLetterPanel::pageRequested);
    connect(m_letters, &DeadLetterModel::pageAdded, this, &DeadLetterPanel::updateEntryState);
    m_typing.setSingleShot(true);
    m_typing.setInterval(std::chrono::milliseconds(200));
    connect(&m_typing, &QTimer::timeout, this, &DeadLetterPanel::showFile);
}

void DeadLetterPanel::setUpFiles()
{
    setUpTable(*m_fileTable, u"deadLetterFiles"_s, tr("Files with points that could not be written"));
    m_fileTable->setModel(m_files);
    const int digit = fontMetrics().averageCharWidth();
    m_fileTable->setColumnWidth(DeadLetterFileModel::RuleColumn, digit * 22);
    m_fileTable->setColumnWidth(DeadLetterFileModel::TimeColumn, digit * 20);
    for (const int column : {DeadLetterFileModel::RunColumn, DeadLetterFileModel::PointsColumn,
             DeadLetterFileModel::EntriesColumn, DeadLetterFileModel::ReplayableColumn,
             DeadLetterFileModel::SizeColumn})
        m_fileTable->setColumnWidth(column,
            std::max(digit * 11, m_fileTable->horizontalHeader()->sectionSizeHint(column) + 2 * digit));
    connect(m_fileTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        &DeadLetterPanel::showFile);
    connect(m_fileTable->selectionModel(), &QItemSelectionModel::selectionChanged, this,
        &DeadLetterPanel::updateState);
}

void DeadLetterPanel::setUpEntries()
{
    setUpTable(*m_table, u"deadLetterEntries"_s, tr("Points that could not be written"));
    m_table->setModel(m_letters);
    m_table->setItemDelegate(m_highlight);
    m_table->setColumnWidth(DeadLetterModel::ReasonColumn, fontMetrics().averageCharWidth() * 60);
    auto* copy = new QAction(tr("Copy"), m_table);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    connect(copy, &QAction::triggered, this, [this] { QApplication::clipboard()->setText(copyText()); });
    m_table->addAction(copy);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
}

QWidget* DeadLetterPanel::makeHead()
{
    m_count = new TextLabel;
    m_count->toned(Tone::Neutral);
    auto* folder = new QPushButton(tr("Open the folder"));
    folder->setToolTip(tr("The files are line protocol, packed with gzip: any InfluxDB client reads them"));
    connect(folder, &QPushButton::clicked, this, &DeadLetterPanel::openFolder);
    m_replayButton = new QPushButton(themedIcon(u"sync"_s), tr("Write again…"));
    m_replayButton->setObjectName(u"replayButton"_s);
    m_replayButton->setToolTip(
        tr("Send the points of the chosen files once more, after the cause is removed"));
    connect(m_replayButton, &QPushButton::clicked, this, &DeadLetterPanel::confirmReplay);
    auto* head = new QWidget;
    auto* layout = new QHBoxLayout(head);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_count, 1);
    layout->addWidget(folder);
    layout->addWidget(m_replayButton);
    return head;
}

QWidget* DeadLetterPanel::makeEntries()
{
    m_search = new QLineEdit;
    m_search->setObjectName(u"searchField"_s);
    m_search->setAccessibleName(tr("Search"));
    m_search->setPlaceholderText(tr("Search in reasons and points of this file"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(themedIcon(u"search"_s, Tone::Neutral), QLineEdit::LeadingPosition);
    connect(m_search, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    m_entryState = new TextLabel;
    m_entryState->setObjectName(u"entryState"_s);
    m_entryState->toned(Tone::Neutral);
    auto* copy = new QPushButton(themedIcon(u"copy"_s), tr("Copy"));
    copy->setToolTip(tr("Copy the selected entries, or all that were read"));
    connect(copy, &QPushButton::clicked, this, [this] { QApplication::clipboard()->setText(copyText()); });
    auto* row = new QHBoxLayout;
    row->addWidget(m_search, 1);
    row->addWidget(m_entryState);
    row->addWidget(copy);
    auto* entries = new QWidget;
    auto* layout = new QVBoxLayout(entries);
    layout->setContentsMargins(0, 6, 0, 0);
    layout->addLayout(row);
    layout->addWidget(m_table, 1);
    return entries;
}

void DeadLetterPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    // Another program may have written or replayed some.
    emit filesRequested();
}

QString DeadLetterPanel::currentFile() const
{
    const QModelIndex current = m_fileTable->currentIndex();
    return current.isValid() ? m_files->file(current.row()).file : QString();
}

QStringList DeadLetterPanel::replayableFiles() const
{
    QStringList names;
    for (const int row : selectedRows(*m_fileTable)) {
        if (m_files->file(row).replayable > 0)
            names.append(m_files->file(row).file);
    }
    return names;
}

void DeadLetterPanel::select(const QString& file)
{
    if (const int row = m_files->rowOf(file); row >= 0)
        m_fileTable->selectRow(row);
    else if (m_files->rowCount() > 0)
        m_fileTable->selectRow(0);
    showFile();
}

void DeadLetterPanel::setFiles(const Result<QList<DeadLetterSummary>>& files)
{
    if (!files) {
        m_empty->setContent(tr("The dead letters cannot be read"), files.error().toString());
        m_stack->setCurrentIndex(1);
        return;
    }
    const QString before = currentFile();
    m_files->setFiles(*files);
    select(before);
    updateState();
    emit filesChanged();
}

void DeadLetterPanel::setPage(
    const QString& file, const QString& search, qint64 offset, const Result<DeadLetterPage>& page)
{
    if (page)
        return m_letters->addPage(file, search, offset, *page);
    if (m_letters->fail(file, search, offset)) {
        m_entryState->toned(Tone::Bad);
        m_entryState->setText(format::singleLine(page.error().toString()));
    }
}

bool DeadLetterPanel::hasRun(qint64 runId) const
{
    return m_files->rowOfRun(runId) >= 0;
}

void DeadLetterPanel::showRun(qint64 runId)
{
    if (const int row = m_files->rowOfRun(runId); row >= 0)
        m_fileTable->selectRow(row);
}

void DeadLetterPanel::showFile()
{
    m_typing.stop();
    const QModelIndex current = m_fileTable->currentIndex();
    const DeadLetterSummary summary = current.isValid() ? m_files->file(current.row()) : DeadLetterSummary();
    const QString search = m_search->text().trimmed();
    const bool isShown = summary.file == m_letters->file() && search == m_letters->search() &&
        summary.modified == m_shown.modified && summary.entries == m_shown.entries;
    if (isShown)
        return;
    m_shown = summary;
    m_highlight->setSearch(search);
    m_letters->setFile(summary.file, search);
    updateEntryState();
}

void DeadLetterPanel::updateState()
{
    qint64 points = 0;
    for (int row = 0; row < m_files->rowCount(); ++row)
        points += m_files->file(row).points;
    m_count->setText(tr("%1 in %n file(s)", nullptr, m_files->rowCount()).arg(format::points(points)));
    const bool isBusy = !m_replay.current.isEmpty();
    m_replayButton->setEnabled(!isBusy && !replayableFiles().isEmpty());
    m_replayButton->setText(isBusy ? tr("Writing again…") : tr("Write again…"));
    m_empty->setContent(tr("Every point was written"),
        tr("Points that a server refuses, or that line protocol cannot hold, are kept here with the reason, "
           "until they can be written."));
    m_stack->setCurrentIndex(m_files->rowCount() == 0 ? 1 : 0);
}

void DeadLetterPanel::updateEntryState()
{
    m_entryState->toned(Tone::Neutral);
    const int read = m_letters->rowCount();
    const bool isSearch = !m_letters->search().isEmpty();
    if (m_letters->isReading() && read == 0)
        m_entryState->setText(isSearch ? tr("Searching…") : tr("Reading…"));
    else if (m_letters->isComplete())
        m_entryState->setText(isSearch && read == 0 ? tr("No entry fits") : tr("%n entry(s)", nullptr, read));
    else if (isSearch)
        m_entryState->setText(tr("the first %1 that fit").arg(format::count(read)));
    else
        m_entryState->setText(
            tr("the first %1 of %2 entries").arg(format::count(read), format::count(m_shown.entries)));
}

QString DeadLetterPanel::copyText() const
{
    QList<int> rows = selectedRows(*m_table);
    if (rows.isEmpty()) {
        rows.resize(m_letters->rowCount());
        std::iota(rows.begin(), rows.end(), 0);
    }
    QByteArray text;
    for (const int row : std::as_const(rows))
        text += DeadLetterFile::entryFor(m_letters->letter(row));
    return QString::fromUtf8(text);
}

void DeadLetterPanel::confirmReplay()
{
    const QStringList names = replayableFiles();
    if (names.isEmpty() || !m_replay.current.isEmpty())
        return;
    qint64 entries = 0;
    QStringList places;
    for (const QString& name : names) {
        const DeadLetterSummary& file = m_files->file(m_files->rowOf(name));
        entries += file.replayable;
        places.append(u'"' + format::singleLine(file.origin.destinationBucket) + u'"');
    }
    places.removeDuplicates();
    auto* box = new QMessageBox(QMessageBox::Question, tr("Write again"),
        tr("Write %n entry(s) again, to %1?", nullptr, static_cast<int>(entries)).arg(places.join(u", "_s)),
        QMessageBox::Cancel, this);
    box->setObjectName(u"replayQuestion"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(
        tr("This helps once the cause is removed, for instance a field of another type at the destination. "
           "What is refused again stays here with its reason: nothing is lost."));
    QPushButton* write = box->addButton(tr("Write again"), QMessageBox::AcceptRole);
    box->setDefaultButton(write);
    connect(write, &QPushButton::clicked, this, [this, names] {
        m_replay = {};
        m_replay.waiting = names;
        replayNext();
    });
    box->open();
}

void DeadLetterPanel::replayNext()
{
    if (m_replay.waiting.isEmpty()) {
        m_replay.current.clear();
        tellReplayed();
        updateState();
        return;
    }
    m_replay.current = m_replay.waiting.takeFirst();
    m_result->plain();
    m_result->setText(tr("Writing %1 again…").arg(m_replay.current));
    m_result->show();
    updateState();
    emit replayRequested(m_replay.current);
}

void DeadLetterPanel::setReplayed(const QString& file, const Result<DeadLetterReplayResult>& result)
{
    if (file != m_replay.current)
        return;
    if (result) {
        m_replay.written += result->written;
        m_replay.kept += result->kept;
    } else {
        m_replay.problems.append(format::singleLine(result.error().toString()));
    }
    replayNext();
}

void DeadLetterPanel::tellReplayed()
{
    QStringList sentences;
    if (m_replay.written > 0)
        sentences.append(tr("%1 written.").arg(format::points(m_replay.written)));
    if (m_replay.kept > 0)
        sentences.append(
            tr("%1 refused again: see the reasons, remove the cause, and try once more. They are kept.")
                .arg(format::points(m_replay.kept)));
    m_replay.problems.removeDuplicates();
    sentences += m_replay.problems;
    m_result->toned(!m_replay.problems.isEmpty() ? Tone::Bad
            : m_replay.kept > 0                  ? Tone::Warning
                                                 : Tone::Good);
    m_result->setText(sentences.join(u' '));
    m_result->show();
}

void DeadLetterPanel::openFolder()
{
    const QModelIndex current = m_fileTable->currentIndex();
    if (current.isValid())
        QDesktopServices::openUrl(
            QUrl::fromLocalFile(QFileInfo(m_files->file(current.row()).path).absolutePath()));
}

} // namespace telemirror
