#include "ui/models/TelemetryTreeModel.h"

#include "ui/Format.h"
#include "ui/Theme.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtGui/QBrush>
#include <QtGui/QFont>
#include <QtGui/QFontMetrics>
#include <QtGui/QGuiApplication>

#include <algorithm>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestText = 200;

QString textOf(const QJsonValue& value)
{
    switch (value.type()) {
    case QJsonValue::Bool: return value.toBool() ? u"true"_s : u"false"_s;
    case QJsonValue::Double:
        return QString::fromUtf8(QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact))
            .mid(1)
            .chopped(1);
    case QJsonValue::String: return u'"' + format::singleLine(value.toString()).left(longestText) + u'"';
    case QJsonValue::Null: return u"null"_s;
    default: return {};
    }
}

} // namespace

struct TelemetryTreeModel::Node
{
    QString name;
    QJsonValue value{QJsonValue::Undefined}; ///< of a leaf
    Timestamp changed = 0;
    bool isNew = true;
    Node* parent = nullptr;
    std::vector<std::unique_ptr<Node>> children; ///< sorted by name

    [[nodiscard]] auto place(const QString& key)
    {
        return std::lower_bound(children.begin(), children.end(), key,
            [](const std::unique_ptr<Node>& node, const QString& wanted) { return node->name < wanted; });
    }
};

TelemetryTreeModel::TelemetryTreeModel(QObject* parent)
    : QAbstractItemModel(parent)
    , m_root(std::make_unique<Node>())
{}

TelemetryTreeModel::~TelemetryTreeModel() = default;

void TelemetryTreeModel::clear()
{
    beginResetModel();
    m_root = std::make_unique<Node>();
    m_isFirst = true;
    m_time = 0;
    endResetModel();
}

void TelemetryTreeModel::setDocument(const QJsonObject& document, Timestamp time)
{
    m_time = time;
    remove(*m_root, document);
    update(*m_root, document, time);
    m_isFirst = false;
}

/// Takes away what the object has no more.
void TelemetryTreeModel::remove(Node& node, const QJsonObject& object)
{
    for (std::size_t row = node.children.size(); row-- > 0;) {
        Node& child = *node.children[row];
        const auto found = object.constFind(child.name);
        if (found != object.constEnd()) {
            remove(child, found->toObject());
            continue;
        }
        beginRemoveRows(indexOf(&node), static_cast<int>(row), static_cast<int>(row));
        node.children.erase(node.children.begin() + static_cast<std::ptrdiff_t>(row));
        endRemoveRows();
    }
}

void TelemetryTreeModel::insert(Node& node, const QString& name, std::size_t row)
{
    auto child = std::make_unique<Node>();
    child->name = name;
    child->parent = &node;
    beginInsertRows(indexOf(&node), static_cast<int>(row), static_cast<int>(row));
    node.children.insert(node.children.begin() + static_cast<std::ptrdiff_t>(row), std::move(child));
    endInsertRows();
}

void TelemetryTreeModel::update(Node& node, const QJsonObject& object, Timestamp time)
{
    for (auto entry = object.constBegin(); entry != object.constEnd(); ++entry) {
        auto place = node.place(entry.key());
        const auto row = static_cast<std::size_t>(place - node.children.begin());
        if (place == node.children.end() || (*place)->name != entry.key())
            insert(node, entry.key(), row);
        Node& child = *node.children[row];
        const QJsonValue value = entry->isObject() ? QJsonValue(QJsonValue::Undefined) : entry.value();
        const bool changed = child.isNew || (!entry->isObject() && child.value != value);
        child.isNew = false;
        child.value = value;
        if (changed)
            child.changed = m_isFirst ? 0 : time;
        if (entry->isObject())
            update(child, entry->toObject(), time);
    }
    if (!node.children.empty())
        emit dataChanged(indexOf(node.children.front().get(), ValueColumn),
            indexOf(node.children.back().get(), ChangedColumn));
}

TelemetryTreeModel::Node* TelemetryTreeModel::nodeOf(const QModelIndex& index) const
{
    return index.isValid() ? static_cast<Node*>(index.internalPointer()) : m_root.get();
}

QModelIndex TelemetryTreeModel::indexOf(const Node* node, int column) const
{
    if (node == m_root.get() || node == nullptr)
        return {};
    const auto place = node->parent->place(node->name);
    return createIndex(static_cast<int>(place - node->parent->children.begin()), column, node);
}

QModelIndex TelemetryTreeModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, nodeOf(parent)->children[static_cast<std::size_t>(row)].get());
}

QModelIndex TelemetryTreeModel::parent(const QModelIndex& child) const
{
    return child.isValid() ? indexOf(nodeOf(child)->parent) : QModelIndex();
}

int TelemetryTreeModel::rowCount(const QModelIndex& parent) const
{
    return parent.column() > 0 ? 0 : static_cast<int>(nodeOf(parent)->children.size());
}

int TelemetryTreeModel::columnCount(const QModelIndex&) const
{
    return ColumnCount;
}

QVariant TelemetryTreeModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Node& node = *nodeOf(index);
    const bool changed = node.changed != 0 && node.changed == m_time;
    if (role == ChangedRole)
        return changed;
    if (role == Qt::DisplayRole) {
        switch (index.column()) {
        case NameColumn: return format::singleLine(node.name);
        case ValueColumn: return textOf(node.value);
        case ChangedColumn: return node.changed == 0 ? QString() : format::age(node.changed, m_time);
        default: return {};
        }
    }
    if (role == Qt::ToolTipRole && index.column() == ChangedColumn && node.changed != 0)
        return format::exactTime(node.changed);
    if (role == Qt::ToolTipRole && index.column() == NameColumn)
        return format::plainToolTip(node.name);
    if (role == Qt::TextAlignmentRole && index.column() != NameColumn)
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::SizeHintRole && index.column() == NameColumn)
        return QSize(0, QFontMetrics(QGuiApplication::font()).height() + 7);
    // Not by colour alone.
    if (role == Qt::FontRole && changed && index.column() == ValueColumn) {
        QFont font = QGuiApplication::font();
        font.setWeight(QFont::DemiBold);
        return font;
    }
    if (role == Qt::BackgroundRole && changed && node.children.empty()) {
        QColor color = toneColor(Tone::Info, QGuiApplication::palette());
        color.setAlphaF(0.16F);
        return QBrush(color);
    }
    return {};
}

QVariant TelemetryTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && section != NameColumn)
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    return section == NameColumn ? tr("Name") : section == ValueColumn ? tr("Value") : tr("Changed");
}

} // namespace telemirror
