#pragma once

#include "ui/models/SchemaTreeModel.h"

#include <QtWidgets/QSplitter>

namespace telemirror {

class ElidedLabel;
class ServerTree;

/// The trees of all servers next to each other, each under its name. One is current: the one in which
/// something was chosen, or which got the keyboard, last.
class ServerTrees : public QSplitter
{
    Q_OBJECT

public:
    struct Server
    {
        QString connectionId;
        QString name;
    };

    explicit ServerTrees(QWidget* parent = nullptr);

    /// Makes the trees anew, empty; the current one stays current if its server is among them.
    void setServers(const QList<Server>& servers);
    [[nodiscard]] QList<ServerTree*> trees() const;
    /// Null if there is no such server.
    [[nodiscard]] ServerTree* treeOf(const QString& connectionId) const;
    /// Null without servers.
    [[nodiscard]] ServerTree* current() const { return m_current; }
    void setCurrent(const QString& connectionId);
    /// Selects this in a tree that is not current, which it does not become; nothing in it if it has
    /// nothing of this.
    void follow(const QString& connectionId, const SchemaTreeModel::Item& item);
    void setFilter(const QString& text);

signals:
    /// Another tree is current, or another item in it.
    void currentItemChanged();

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Column
    {
        ElidedLabel* name = nullptr;
        ServerTree* tree = nullptr;
    };

    QWidget* makeColumn(const Server& server);
    void makeCurrent(ServerTree* tree);
    void showCurrent();

    QList<Column> m_columns;
    ServerTree* m_current = nullptr;
    QString m_filter;
    bool m_isFollowing = false; ///< what is selected now is no choice of the user's
};

} // namespace telemirror
