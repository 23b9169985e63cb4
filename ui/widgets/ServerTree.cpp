#include "ui/widgets/ServerTree.h"

#include <QtCore/QSortFilterProxyModel>
#include <QtWidgets/QHeaderView>

namespace telemirror {

using namespace Qt::StringLiterals;
using Kind = SchemaTreeModel::Kind;

namespace {

/// Where there is less room the names get all of it.
constexpr int charactersForTypes = 30;

} // namespace

ServerTree::ServerTree(const QString& connectionId, QWidget* parent)
    : QTreeView(parent)
    , m_connectionId(connectionId)
    , m_model(new SchemaTreeModel(this))
    , m_filter(new QSortFilterProxyModel(this))
{
    m_filter->setSourceModel(m_model);
    m_filter->setRecursiveFilteringEnabled(true);
    m_filter->setAutoAcceptChildRows(true);
    m_filter->setFilterCaseSensitivity(Qt::CaseInsensitive);
    setObjectName(u"schemaTree-"_s + connectionId);
    setModel(m_filter);
    setUniformRowHeights(true);
    setAccessibleName(tr("Buckets, measurements, fields and tags"));
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(0, QHeaderView::Stretch);
    // Names matter most where there is little room; a type is in its tool tip, too.
    header()->setSectionResizeMode(1, QHeaderView::Interactive);
    header()->resizeSection(1, fontMetrics().averageCharWidth() * 11);
    setIndentation(fontMetrics().averageCharWidth() * 2);
    connect(selectionModel(), &QItemSelectionModel::currentChanged, this, &ServerTree::currentItemChanged);
}

QModelIndex ServerTree::currentSource() const
{
    return m_filter->mapToSource(currentIndex()).siblingAtColumn(0);
}

SchemaTreeModel::Item ServerTree::current() const
{
    const QModelIndex index = currentSource();
    return index.isValid() ? m_model->item(index) : SchemaTreeModel::Item();
}

QList<FieldInfo> ServerTree::fields() const
{
    QModelIndex index = currentSource();
    while (index.isValid() && m_model->item(index).kind != Kind::Measurement)
        index = index.parent();
    QList<FieldInfo> fields;
    for (int row = 0; index.isValid() && row < m_model->rowCount(index); ++row) {
        const SchemaTreeModel::Item item = m_model->item(m_model->index(row, 0, index));
        if (item.kind == Kind::Field)
            fields.append({item.name, item.types});
    }
    return fields;
}

void ServerTree::select(const SchemaTreeModel::Item& item)
{
    QModelIndex place;
    const QList<QPair<Kind, QString>> path{
        {Kind::Bucket, item.bucket}, {Kind::Measurement, item.measurement}, {item.kind, item.name}};
    for (const auto& [kind, name] : path) {
        QModelIndex found;
        for (int row = 0; row < m_model->rowCount(place) && !found.isValid(); ++row) {
            const QModelIndex index = m_model->index(row, 0, place);
            const SchemaTreeModel::Item each = m_model->item(index);
            if (each.kind == kind && each.name == name)
                found = index;
        }
        if (!found.isValid())
            break;
        place = found;
        // What is in it is wanted only where the way goes on.
        const bool goesOn = kind == Kind::Bucket ? !item.measurement.isEmpty()
                                                 : item.kind == Kind::Field || item.kind == Kind::Tag;
        if (goesOn)
            expand(m_filter->mapFromSource(place));
    }
    if (place.isValid())
        setCurrentIndex(m_filter->mapFromSource(place));
}

void ServerTree::resizeEvent(QResizeEvent* event)
{
    QTreeView::resizeEvent(event);
    setColumnHidden(1, width() < fontMetrics().averageCharWidth() * charactersForTypes);
}

void ServerTree::setFilter(const QString& text)
{
    m_filter->setFilterFixedString(text);
}

void ServerTree::refresh()
{
    m_model->setConnection(m_connectionId);
}

} // namespace telemirror
