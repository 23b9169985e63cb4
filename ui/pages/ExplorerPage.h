#pragma once

#include "config/Profile.h"
#include "influx/Connection.h"
#include "ui/models/SchemaTreeModel.h"

#include <QtWidgets/QWidget>

class QComboBox;
class QLineEdit;
class QSortFilterProxyModel;
class QTreeView;

namespace telemirror {

class TextLabel;
class TimeSeriesChart;

/// What is in a server: its buckets, measurements, fields and tags, and a curve of the field that
/// is selected. Asks by signals; answers come by the functions of the same names.
class ExplorerPage : public QWidget
{
    Q_OBJECT

public:
    explicit ExplorerPage(QWidget* parent = nullptr);

    [[nodiscard]] SchemaTreeModel& model() { return *m_model; }
    void setProfile(const Profile& profile);
    /// The answer to seriesRequested() with this number; older ones are dropped.
    void setSeries(quint64 number, const Result<QList<SeriesData>>& series);
    /// Reads the buckets anew.
    void refresh();

signals:
    void bucketsRequested(const QString& connectionId);
    void measurementsRequested(const QString& connectionId, const QString& bucket);
    void schemaRequested(const QString& connectionId, const QString& bucket, const QString& measurement);
    void seriesRequested(
        quint64 number, const QString& connectionId, const telemirror::SeriesRequest& request);

private:
    QWidget* makeTree();
    QWidget* makeChart();
    void showSelection();

    SchemaTreeModel* m_model;
    QSortFilterProxyModel* m_filter;
    QComboBox* m_connection = nullptr;
    QLineEdit* m_search = nullptr;
    QTreeView* m_tree = nullptr;
    QComboBox* m_range = nullptr;
    TextLabel* m_details = nullptr;
    TimeSeriesChart* m_chart = nullptr;
    QList<ConnectionSettings> m_connections;
    SeriesRequest m_request;
    quint64 m_number = 0;
};

} // namespace telemirror

Q_DECLARE_METATYPE(telemirror::SeriesRequest)
