#pragma once

#include "model/PublisherState.h"

#include <QtCore/QAbstractTableModel>

namespace telemirror {

/// Where telemetry goes: a row for each publisher that is switched on, in the order they were heard
/// of.
class PublisherModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        NameColumn,
        StateColumn,
        SentColumn,
        SpooledColumn,
        FailedColumn,
        LostColumn,
        LastSentColumn,
        ErrorColumn,
        ColumnCount
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setState(const PublisherState& state);
    /// What "now" is, for the age of what was sent last.
    void setNow(Timestamp now);
    [[nodiscard]] const PublisherState& at(int row) const { return m_states.at(row); }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString text(const PublisherState& state, int column) const;
    [[nodiscard]] static QString toolTip(const PublisherState& state, int column);

    QList<PublisherState> m_states;
    Timestamp m_now = 0;
};

} // namespace telemirror
