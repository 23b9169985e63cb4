#pragma once

#include "model/RunFilter.h"

#include <QtCore/QAbstractTableModel>
#include <QtCore/QHash>

namespace telemirror {

/// The runs that a filter lets through, newest first: as many rows as there are, of which only the
/// pages that are looked at are read and kept. Asks by signals and is answered by setCount() and
/// addPage(): where runs come from is not its business.
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
    static constexpr qsizetype mostPages = 64;

    explicit RunTableModel(QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    [[nodiscard]] const RunFilter& filter() const { return m_filter; }
    void setFilter(const RunFilter& filter);
    /// Whether the count is still to come.
    [[nodiscard]] bool isLoading() const { return m_loading; }
    /// The run of a row; null while its page is being read.
    [[nodiscard]] const Run* run(int row) const;
    /// Forgets everything and asks how many there are.
    void reload();
    /// Asks how many there are, and begins anew only if that differs.
    void refresh();
    /// The answer to countRequested(); one to another filter is ignored.
    void setCount(const RunFilter& filter, qint64 count);
    /// The answer to pageRequested().
    void addPage(const RunFilter& filter, qint64 offset, const QList<Run>& runs);
    /// There is no answer; asked again by reload().
    void fail(const RunFilter& filter);
    /// A run that began: comes on top.
    void begin(const Run& run);
    /// A run that went on or ended. False if it is on no page that was read.
    bool update(const Run& run);
    void setNow(Timestamp now);

signals:
    void countRequested(const telemirror::RunFilter& filter);
    void pageRequested(const telemirror::RunFilter& filter, qint64 offset, qint64 limit) const;
    void loadingChanged();
    /// Rows that were being read are there.
    void pageAdded();

private:
    struct Place
    {
        qint64 page;
        qsizetype index;
    };

    [[nodiscard]] Place placeOf(int row) const;
    [[nodiscard]] qint64 pageEnd(qint64 page) const;
    void require(qint64 page) const;
    [[nodiscard]] QVariant text(const Run& run, int column) const;
    void clear(qint64 count);

    RunFilter m_filter;
    qint64 m_count = 0;
    /// Pages are counted from the oldest run, so that one that begins moves none.
    QHash<qint64, QList<Run>> m_pages;
    mutable QList<qint64> m_lately;        ///< pages in the order of use, the last used last
    mutable QHash<qint64, qint64> m_asked; ///< offset asked for, by page
    bool m_loading = false;
    Timestamp m_now = 0;
};

} // namespace telemirror
