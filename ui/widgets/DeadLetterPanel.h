#pragma once

#include "model/DeadLetter.h"

#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

class QLineEdit;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace telemirror {

class DeadLetterFileModel;
class DeadLetterModel;
class EmptyState;
class HighlightDelegate;
class TextLabel;

/// The points that could not be written: in which files of which runs, why, and what they are; and
/// the order to write them again once the cause is removed.
class DeadLetterPanel : public QWidget
{
    Q_OBJECT

public:
    explicit DeadLetterPanel(QWidget* parent = nullptr);

    [[nodiscard]] DeadLetterFileModel& files() { return *m_files; }
    [[nodiscard]] DeadLetterModel& letters() { return *m_letters; }
    /// The answer to filesRequested().
    void setFiles(const Result<QList<DeadLetterSummary>>& files);
    /// The answer to pageRequested().
    void setPage(
        const QString& file, const QString& search, qint64 offset, const Result<DeadLetterPage>& page);
    /// The answer to replayRequested().
    void setReplayed(const QString& file, const Result<DeadLetterReplayResult>& result);
    /// Whether a run's refused points are here still.
    [[nodiscard]] bool hasRun(qint64 runId) const;
    /// Chooses the file that a run wrote.
    void showRun(qint64 runId);
    /// The entries chosen, or else all that were read, as line protocol with the reasons as comments.
    [[nodiscard]] QString copyText() const;

signals:
    void filesRequested();
    void pageRequested(const QString& file, const QString& search, qint64 offset, qint64 limit);
    void replayRequested(const QString& file);
    /// There are other files than before.
    void filesChanged();

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeHead();
    QWidget* makeEntries();
    void setUpFiles();
    void setUpEntries();
    [[nodiscard]] QString currentFile() const;
    /// Of those chosen, the files with something that may be written again.
    [[nodiscard]] QStringList replayableFiles() const;
    void select(const QString& file);
    void showFile();
    void updateState();
    void updateEntryState();
    void confirmReplay();
    void replayNext();
    void tellReplayed();
    void openFolder();

    struct Replay
    {
        QStringList waiting; ///< files
        QString current;     ///< empty: none is under way
        qint64 written = 0;
        qint64 kept = 0;
        QStringList problems;
    };

    DeadLetterFileModel* m_files;
    DeadLetterModel* m_letters;
    QTableView* m_fileTable;
    QTableView* m_table;
    HighlightDelegate* m_highlight;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    TextLabel* m_count = nullptr;
    TextLabel* m_entryState = nullptr;
    TextLabel* m_result;
    QLineEdit* m_search = nullptr;
    QPushButton* m_replayButton = nullptr;
    QTimer m_typing; ///< a file is not read at every letter
    DeadLetterSummary m_shown;
    Replay m_replay;
};

} // namespace telemirror
