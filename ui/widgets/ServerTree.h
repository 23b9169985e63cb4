#pragma once

#include "ui/models/SchemaTreeModel.h"

#include <QtWidgets/QTreeView>

class QSortFilterProxyModel;

namespace telemirror {

/// What is in one server, as a tree that can be filtered.
class ServerTree : public QTreeView
{
    Q_OBJECT

public:
    explicit ServerTree(const QString& connectionId, QWidget* parent = nullptr);

    [[nodiscard]] SchemaTreeModel& schema() { return *m_model; }
    [[nodiscard]] const QString& connectionId() const { return m_connectionId; }
    /// What is selected; Kind::Root if nothing is.
    [[nodiscard]] SchemaTreeModel::Item current() const;
    /// Fields, as far as they were read, of the selected measurement or the one the selection is in.
    [[nodiscard]] QList<FieldInfo> fields() const;
    /// Selects this item, as far down as it is there.
    void select(const SchemaTreeModel::Item& item);
    void setFilter(const QString& text);
    /// Reads everything anew.
    void refresh();

signals:
    void currentItemChanged();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    [[nodiscard]] QModelIndex currentSource() const;

    QString m_connectionId;
    SchemaTreeModel* m_model;
    QSortFilterProxyModel* m_filter;
};

} // namespace telemirror
