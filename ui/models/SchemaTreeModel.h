#pragma once

#include "model/Error.h"
#include "model/Schema.h"

#include <QtCore/QAbstractItemModel>

#include <memory>

namespace telemirror {

/// Buckets → measurements → fields and tags of one connection, read when they are opened. Asks by
/// signals and is answered by slots of the same name; answers about what is no longer shown are
/// dropped. While something is read, is empty or failed, a row says so.
class SchemaTreeModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum class Kind
    {
        Root,
        Bucket,
        Measurement,
        Field,
        Tag,
        Message ///< loading, empty, or an error
    };
    /// What a row stands for; names of the levels above included.
    struct Item
    {
        Kind kind = Kind::Root;
        QString bucket;
        QString measurement;
        QString name;
        QList<FieldType> types;
    };

    explicit SchemaTreeModel(QObject* parent = nullptr);
    ~SchemaTreeModel() override;

    /// Shows another connection (or the same one anew): empties the tree and asks for buckets.
    void setConnection(const QString& connectionId);
    [[nodiscard]] const QString& connection() const { return m_connection; }

    void setBuckets(const QString& connectionId, const Result<QList<Bucket>>& buckets);
    void setMeasurements(
        const QString& connectionId, const QString& bucket, const Result<QStringList>& measurements);
    void setSchema(const QString& connectionId, const QString& bucket, const QString& measurement,
        const Result<MeasurementSchema>& schema);

    [[nodiscard]] Item item(const QModelIndex& index) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& child) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] bool hasChildren(const QModelIndex& parent = {}) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

signals:
    void bucketsRequested(const QString& connectionId);
    void measurementsRequested(const QString& connectionId, const QString& bucket);
    void schemaRequested(const QString& connectionId, const QString& bucket, const QString& measurement);

private:
    struct Node;
    [[nodiscard]] Node* nodeOf(const QModelIndex& index) const;
    [[nodiscard]] QModelIndex indexOf(Node* node) const;
    [[nodiscard]] Node* child(Node* parent, const QString& name) const;
    /// Puts these in place of all rows under `parent`.
    void replaceChildren(Node* parent, std::vector<std::unique_ptr<Node>> children);
    void setMessage(Node* parent, const QString& text, bool isError);

    QString m_connection;
    std::unique_ptr<Node> m_root;
};

} // namespace telemirror
