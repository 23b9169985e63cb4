#include "ui/widgets/ServerTrees.h"

#include "ui/Format.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/ServerTree.h"

#include <QtCore/QEvent>
#include <QtCore/QScopedValueRollback>
#include <QtWidgets/QVBoxLayout>

namespace telemirror {

namespace {

QColor halfway(const QColor& a, const QColor& b)
{
    return QColor::fromRgbF(
        (a.redF() + b.redF()) / 2, (a.greenF() + b.greenF()) / 2, (a.blueF() + b.blueF()) / 2);
}

} // namespace

ServerTrees::ServerTrees(QWidget* parent)
    : QSplitter(Qt::Horizontal, parent)
{
    setChildrenCollapsible(false);
}

void ServerTrees::setServers(const QList<Server>& servers)
{
    const QString before = m_current == nullptr ? QString() : m_current->connectionId();
    for (Column& each : m_columns) {
        each.tree->removeEventFilter(this);
        each.tree->disconnect(this);
    }
    m_columns.clear();
    m_current = nullptr;
    while (count() > 0) {
        QWidget* old = widget(0);
        old->setParent(nullptr);
        old->deleteLater(); // it may be what calls
    }
    for (const Server& each : servers)
        addWidget(makeColumn(each));
    m_current = treeOf(before);
    if (m_current == nullptr && !m_columns.isEmpty())
        m_current = m_columns.first().tree;
    showCurrent();
}

QWidget* ServerTrees::makeColumn(const Server& server)
{
    auto* name = new ElidedLabel(format::singleLine(server.name));
    auto* tree = new ServerTree(server.connectionId);
    tree->setAccessibleName(tr("Buckets, measurements, fields and tags of %1").arg(server.name));
    tree->setFilter(m_filter);
    tree->setMinimumWidth(fontMetrics().averageCharWidth() * 18);
    tree->installEventFilter(this);
    connect(tree, &ServerTree::currentItemChanged, this, [this, tree] {
        if (m_isFollowing)
            return;
        makeCurrent(tree);
        emit currentItemChanged();
    });
    name->setBuddy(tree);
    m_columns.append({name, tree});
    auto* column = new QWidget;
    auto* layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(name);
    layout->addWidget(tree, 1);
    return column;
}

QList<ServerTree*> ServerTrees::trees() const
{
    QList<ServerTree*> trees;
    for (const Column& each : m_columns)
        trees.append(each.tree);
    return trees;
}

ServerTree* ServerTrees::treeOf(const QString& connectionId) const
{
    for (const Column& each : m_columns) {
        if (each.tree->connectionId() == connectionId)
            return each.tree;
    }
    return nullptr;
}

void ServerTrees::setCurrent(const QString& connectionId)
{
    ServerTree* tree = treeOf(connectionId);
    if (tree == nullptr || tree == m_current)
        return;
    makeCurrent(tree);
    emit currentItemChanged();
}

void ServerTrees::makeCurrent(ServerTree* tree)
{
    m_current = tree;
    showCurrent();
}

void ServerTrees::showCurrent()
{
    // What only follows is marked, but not as what was chosen.
    QPalette quiet;
    quiet.setColor(QPalette::Highlight, halfway(palette().highlight().color(), palette().base().color()));
    quiet.setColor(QPalette::HighlightedText, palette().color(QPalette::Text));
    for (const Column& each : m_columns) {
        each.name->toned(each.tree == m_current ? Tone::Info : Tone::Neutral);
        each.tree->setPalette(each.tree == m_current ? QPalette() : quiet);
    }
}

void ServerTrees::changeEvent(QEvent* event)
{
    QSplitter::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showCurrent();
}

void ServerTrees::follow(const QString& connectionId, const SchemaTreeModel::Item& item)
{
    ServerTree* tree = treeOf(connectionId);
    if (tree == nullptr || tree == m_current)
        return;
    const QScopedValueRollback guard(m_isFollowing, true);
    tree->setCurrentIndex({});
    tree->select(item);
}

void ServerTrees::setFilter(const QString& text)
{
    m_filter = text;
    for (const Column& each : m_columns)
        each.tree->setFilter(text);
}

bool ServerTrees::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusIn && watched != m_current) {
        makeCurrent(static_cast<ServerTree*>(watched));
        emit currentItemChanged();
    }
    return QSplitter::eventFilter(watched, event);
}

} // namespace telemirror
