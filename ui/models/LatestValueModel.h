#pragma once

#include "model/Schema.h"

#include <QtCore/QAbstractTableModel>

namespace telemirror {

/// The newest value of every field seen, sorted by name; rows keep their place (and a view its
/// selection) while values change.
class LatestValueModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        MeasurementColumn,
        FieldColumn,
        ValueColumn,
        AgeColumn,
        ColumnCount
    };

    explicit LatestValueModel(QObject* parent = nullptr);

    /// Values of one round. What is missing stays, and grows old.
    void update(const QList<LatestValue>& values);
    /// Ages are counted up to this instant.
    void setNow(Timestamp now);
    void clear();
    /// The values that are ticked: those with a chart. Only figures can be.
    void setCharted(const QList<LatestValue>& values);
    [[nodiscard]] const LatestValue& at(int row) const { return m_values.at(row); }

    /// The field's name, with the tag set where there is one.
    [[nodiscard]] static QString label(const LatestValue& value);
    /// Tells curves apart.
    [[nodiscard]] static bool before(const LatestValue& a, const LatestValue& b);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    /// The operator ticked a value, or took the tick away.
    void chartedChanged(const telemirror::LatestValue& value, bool charted);

private:
    [[nodiscard]] bool isCharted(const LatestValue& value) const;

    QList<LatestValue> m_charted; ///< sorted
    QList<LatestValue> m_values;
    Timestamp m_now = 0;
};

} // namespace telemirror
