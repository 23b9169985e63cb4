#pragma once

#include "model/Run.h"

#include <QtCore/QAbstractTableModel>

namespace telemirror {

/// Runs, newest first, read page by page as the view asks for more. Asks by a signal and is
/// answered by addPage(): where runs come from is not its business.
class RunTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        StateColumn,
        TriggerColumn,
        StartedColumn,
        DurationColumn,
        PointsColumn,
        BytesColumn,
        WindowsColumn,
        RetriesColumn,
        ColumnCount
    };
    static constexpr qint64 pageSize = 100;

    explicit RunTableModel(QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

    /// The run of a row; the row must exist.
    [[nodiscard]] const Run& run(int row) const { return m_runs.at(row); }
    [[nodiscard]] bool isLoading() const { return m_loading; }
    /// Forgets everything and asks for the first page.
    void reload();
    /// The answer to pageRequested(). Fewer runs than a page: there are no more.
    void addPage(qint64 offset, const QList<Run>& runs);
    /// The answer when there is none; fetching is tried again by reload().
    void failPage(qint64 offset);
    /// A run that began, went on or ended: replaces its row, or comes on top.
    void update(const Run& run);
    void setNow(Timestamp now);

signals:
    void pageRequested(qint64 offset, qint64 limit);
    void loadingChanged();

private:
    [[nodiscard]] QVariant text(const Run& run, int column) const;

    QList<Run> m_runs;
    qint64 m_awaited = -1; ///< offset of the page asked for
    bool m_loading = false;
    bool m_complete = true; ///< until reload()
    Timestamp m_now = 0;
};

} // namespace telemirror
