#pragma once

#include "model/DeadLetter.h"

#include <QtCore/QAbstractTableModel>

namespace telemirror {

/// The entries of one dead-letter file, or those in which a text occurs: read page by page as one
/// scrolls. Asks by a signal and is answered by addPage().
class DeadLetterModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        ReasonColumn,
        TextColumn,
        ColumnCount
    };
    static constexpr qint64 pageSize = 200;

    using QAbstractTableModel::QAbstractTableModel;

    /// Begins anew with a file, also with the same; an empty name: with none.
    void setFile(const QString& file, const QString& search = {});
    [[nodiscard]] const QString& file() const { return m_file; }
    [[nodiscard]] const QString& search() const { return m_search; }
    [[nodiscard]] const DeadLetter& letter(int row) const { return m_letters.at(row); }
    /// Whether everything is here that there is.
    [[nodiscard]] bool isComplete() const { return m_complete; }
    /// Whether an answer is still to come.
    [[nodiscard]] bool isReading() const { return m_reading; }
    /// The answer to pageRequested(); one to another question is ignored.
    void addPage(const QString& file, const QString& search, qint64 offset, const DeadLetterPage& page);
    /// There is no answer; false if nobody waits for it.
    bool fail(const QString& file, const QString& search, qint64 offset);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

signals:
    void pageRequested(const QString& file, const QString& search, qint64 offset, qint64 limit);
    /// A page came, or there is none to come.
    void pageAdded();

private:
    [[nodiscard]] bool isAwaited(const QString& file, const QString& search, qint64 offset) const;

    QString m_file;
    QString m_search;
    QList<DeadLetter> m_letters;
    bool m_complete = true;
    bool m_reading = false;
};

} // namespace telemirror
