#include "ui/models/SchemaTreeModel.h"

#include "ui/Format.h"
#include "ui/Words.h"
#include "ui/widgets/ThemedIcon.h"

#include <algorithm>
#include <vector>

namespace telemirror {

using namespace Qt::StringLiterals;

struct SchemaTreeModel::Node
{
    Kind kind = Kind::Root;
    QString name;
    QList<FieldType> types;
    Nanoseconds retention = 0;
    bool isError = false;
    bool isAsked = false; ///< children were asked for, or have come
    Node* parent = nullptr;
    int row = 0;
    std::vector<std::unique_ptr<Node>> children;

    [[nodiscard]] bool mayHaveChildren() const
    {
        return kind == Kind::Root || kind == Kind::Bucket || kind == Kind::Measurement;
    }
};

SchemaTreeModel::SchemaTreeModel(QObject* parent)
    : QAbstractItemModel(parent)
    , m_root(std::make_unique<Node>())
{
    m_root->isAsked = true; // until there is a connection
}

SchemaTreeModel::~SchemaTreeModel() = default;

void SchemaTreeModel::setConnection(const QString& connectionId)
{
    beginResetModel();
    m_connection = connectionId;
    m_root = std::make_unique<Node>();
    m_root->isAsked = connectionId.isEmpty();
    endResetModel();
    fetchMore({});
}

void SchemaTreeModel::setBuckets(const QString& connectionId, const Result<QList<Bucket>>& buckets)
{
    if (connectionId != m_connection)
        return;
    if (!buckets)
        return setMessage(m_root.get(), buckets.error().message, true);
    if (buckets->isEmpty())
        return setMessage(m_root.get(), tr("No bucket: this server is empty"), false);
    std::vector<std::unique_ptr<Node>> children;
    // What the server keeps for itself comes last.
    for (const bool system : {false, true}) {
        for (const Bucket& bucket : *buckets) {
            if (bucket.isSystem != system)
                continue;
            auto node = std::make_unique<Node>();
            node->kind = Kind::Bucket;
            node->name = bucket.name;
            node->retention = bucket.retention;
            children.push_back(std::move(node));
        }
    }
    replaceChildren(m_root.get(), std::move(children));
}

void SchemaTreeModel::setMeasurements(
    const QString& connectionId, const QString& bucket, const Result<QStringList>& measurements)
{
    Node* parent = connectionId == m_connection ? child(m_root.get(), bucket) : nullptr;
    if (parent == nullptr)
        return;
    if (!measurements)
        return setMessage(parent, measurements.error().message, true);
    if (measurements->isEmpty())
        return setMessage(parent, tr("No measurement in this bucket"), false);
    std::vector<std::unique_ptr<Node>> children;
    for (const QString& name : *measurements) {
        auto node = std::make_unique<Node>();
        node->kind = Kind::Measurement;
        node->name = name;
        children.push_back(std::move(node));
    }
    replaceChildren(parent, std::move(children));
}

void SchemaTreeModel::setSchema(const QString& connectionId, const QString& bucket,
    const QString& measurement, const Result<MeasurementSchema>& schema)
{
    Node* grandparent = connectionId == m_connection ? child(m_root.get(), bucket) : nullptr;
    Node* parent = grandparent != nullptr ? child(grandparent, measurement) : nullptr;
    if (parent == nullptr)
        return;
    if (!schema)
        return setMessage(parent, schema.error().message, true);
    if (schema->fields.isEmpty() && schema->tagKeys.isEmpty())
        return setMessage(parent, tr("No field"), false);
    std::vector<std::unique_ptr<Node>> children;
    for (const FieldInfo& field : schema->fields) {
        auto node = std::make_unique<Node>();
        node->kind = Kind::Field;
        node->name = field.name;
        node->types = field.types;
        children.push_back(std::move(node));
    }
    for (const QString& key : schema->tagKeys) {
        auto node = std::make_unique<Node>();
        node->kind = Kind::Tag;
        node->name = key;
        children.push_back(std::move(node));
    }
    replaceChildren(parent, std::move(children));
}

SchemaTreeModel::Item SchemaTreeModel::item(const QModelIndex& index) const
{
    const Node* node = nodeOf(index);
    Item result{node->kind, {}, {}, node->name, node->types};
    for (; node != nullptr; node = node->parent) {
        if (node->kind == Kind::Bucket)
            result.bucket = node->name;
        else if (node->kind == Kind::Measurement)
            result.measurement = node->name;
    }
    return result;
}

QModelIndex SchemaTreeModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, nodeOf(parent)->children[static_cast<std::size_t>(row)].get());
}

QModelIndex SchemaTreeModel::parent(const QModelIndex& child) const
{
    return child.isValid() ? indexOf(nodeOf(child)->parent) : QModelIndex();
}

int SchemaTreeModel::rowCount(const QModelIndex& parent) const
{
    return parent.column() > 0 ? 0 : static_cast<int>(nodeOf(parent)->children.size());
}

int SchemaTreeModel::columnCount(const QModelIndex&) const
{
    return 2;
}

QVariant SchemaTreeModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Node* node = nodeOf(index);
    if (role == Qt::DisplayRole && index.column() == 0)
        return format::singleLine(node->name);
    if (role == Qt::ToolTipRole && index.column() == 1)
        return format::plainToolTip(data(index, Qt::DisplayRole).toString());
    if (role == Qt::ToolTipRole) {
        const QString type = data(index.siblingAtColumn(1), Qt::DisplayRole).toString();
        return format::plainToolTip(type.isEmpty() ? node->name : node->name + u'\n' + type);
    }
    if (role == Qt::DisplayRole && index.column() == 1) {
        QStringList types;
        for (const FieldType type : node->types)
            types.append(words::of(type));
        if (node->kind == Kind::Bucket && node->retention > 0)
            return tr("kept %1").arg(
                format::duration(std::chrono::milliseconds(node->retention / nanosecondsPerMillisecond)));
        return node->kind == Kind::Tag ? tr("tag") : types.join(u", "_s);
    }
    if (role == Qt::DecorationRole && index.column() == 0) {
        switch (node->kind) {
        case Kind::Bucket: return themedIcon(u"bucket"_s);
        case Kind::Measurement: return themedIcon(u"measurement"_s);
        case Kind::Field: return themedIcon(u"field"_s, Tone::Info);
        case Kind::Tag: return themedIcon(u"tag"_s, Tone::Neutral);
        case Kind::Message:
            return node->isError ? themedIcon(u"error"_s, Tone::Bad) : themedIcon(u"info"_s, Tone::Neutral);
        case Kind::Root: break;
        }
    }
    return {};
}

QVariant SchemaTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == 0 ? tr("Name") : tr("Type");
}

Qt::ItemFlags SchemaTreeModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    if (!nodeOf(index)->mayHaveChildren())
        flags |= Qt::ItemNeverHasChildren;
    return flags;
}

bool SchemaTreeModel::hasChildren(const QModelIndex& parent) const
{
    const Node* node = nodeOf(parent);
    return parent.column() <= 0 && node->mayHaveChildren() && (!node->isAsked || !node->children.empty());
}

bool SchemaTreeModel::canFetchMore(const QModelIndex& parent) const
{
    const Node* node = nodeOf(parent);
    return parent.column() <= 0 && node->mayHaveChildren() && !node->isAsked;
}

void SchemaTreeModel::fetchMore(const QModelIndex& parent)
{
    if (!canFetchMore(parent))
        return;
    Node* node = nodeOf(parent);
    const Item what = item(parent);
    setMessage(node, tr("Reading…"), false);
    if (what.kind == Kind::Root)
        emit bucketsRequested(m_connection);
    else if (what.kind == Kind::Bucket)
        emit measurementsRequested(m_connection, what.bucket);
    else
        emit schemaRequested(m_connection, what.bucket, what.measurement);
}

SchemaTreeModel::Node* SchemaTreeModel::nodeOf(const QModelIndex& index) const
{
    return index.isValid() ? static_cast<Node*>(index.internalPointer()) : m_root.get();
}

QModelIndex SchemaTreeModel::indexOf(Node* node) const
{
    return node == nullptr || node == m_root.get() ? QModelIndex() : createIndex(node->row, 0, node);
}

SchemaTreeModel::Node* SchemaTreeModel::child(Node* parent, const QString& name) const
{
    for (const std::unique_ptr<Node>& node : parent->children) {
        if (node->kind != Kind::Message && node->name == name)
            return node.get();
    }
    return nullptr;
}

void SchemaTreeModel::replaceChildren(Node* parent, std::vector<std::unique_ptr<Node>> children)
{
    const QModelIndex index = indexOf(parent);
    parent->isAsked = true;
    if (!parent->children.empty()) {
        beginRemoveRows(index, 0, static_cast<int>(parent->children.size()) - 1);
        parent->children.clear();
        endRemoveRows();
    }
    if (children.empty())
        return;
    beginInsertRows(index, 0, static_cast<int>(children.size()) - 1);
    parent->children = std::move(children);
    for (std::size_t row = 0; row < parent->children.size(); ++row) {
        parent->children[row]->parent = parent;
        parent->children[row]->row = static_cast<int>(row);
    }
    endInsertRows();
}

void SchemaTreeModel::setMessage(Node* parent, const QString& text, bool isError)
{
    auto node = std::make_unique<Node>();
    node->kind = Kind::Message;
    node->name = text;
    node->isError = isError;
    std::vector<std::unique_ptr<Node>> children;
    children.push_back(std::move(node));
    replaceChildren(parent, std::move(children));
}

} // namespace telemirror
