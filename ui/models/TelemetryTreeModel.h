#pragma once

#include "model/TimeRange.h"

#include <QtCore/QAbstractItemModel>
#include <QtCore/QJsonObject>

#include <memory>
#include <vector>

namespace telemirror {

/// The telemetry document as a tree. Rows keep their place while values change; the ones that the
/// last document changed are highlighted. A value's type can be seen: strings are in quotes.
class TelemetryTreeModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column
    {
        NameColumn,
        ValueColumn,
        ChangedColumn,
        ColumnCount
    };
    /// bool: the last document changed this row, or brought it.
    static constexpr int ChangedRole = Qt::UserRole;

    explicit TelemetryTreeModel(QObject* parent = nullptr);
    ~TelemetryTreeModel() override;

    /// Shows a document that came at `time`.
    void setDocument(const QJsonObject& document, Timestamp time);
    void clear();

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& child) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Node;
    [[nodiscard]] Node* nodeOf(const QModelIndex& index) const;
    [[nodiscard]] QModelIndex indexOf(const Node* node, int column = 0) const;
    void update(Node& node, const QJsonObject& object, Timestamp time);
    void remove(Node& node, const QJsonObject& object);
    void insert(Node& node, const QString& name, std::size_t row);

    std::unique_ptr<Node> m_root;
    Timestamp m_time = 0;
    bool m_isFirst = true; ///< nothing has changed in the first document
};

} // namespace telemirror
