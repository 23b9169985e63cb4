#pragma once

#include "config/Profile.h"
#include "engine/ExportRequest.h"
#include "influx/Connection.h"
#include "model/Coverage.h"
#include "redis/SchemaCache.h"
#include "ui/models/SchemaTreeModel.h"

#include <QtCore/QHash>
#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPushButton;

namespace telemirror {

class CoverageStrip;
class ExportStrip;
class ExtentTable;
class ServerTree;
class ServerTrees;
class TextLabel;
class TimeSeriesChart;

/// What is in the servers, side by side: buckets, measurements, fields and tags of each; how much of a
/// measurement there is on both sides and what is mirrored and verified of it; and a curve of the field
/// that is selected, which can be held against the other side's. Asks by signals; answers come by the
/// functions of the same names.
class ExplorerPage : public QWidget
{
    Q_OBJECT

public:
    /// After a selection, or a move in the chart, nothing is asked for so long: another may follow.
    static constexpr std::chrono::milliseconds patience{200};

    explicit ExplorerPage(QWidget* parent = nullptr);
    ~ExplorerPage() override;

    void setProfile(const Profile& profile);
    /// The answers to the requests of the same names.
    void setBuckets(const QString& connectionId, const Result<QList<Bucket>>& buckets);
    void setMeasurements(
        const QString& connectionId, const QString& bucket, const Result<QStringList>& measurements);
    void setSchema(const QString& connectionId, const QString& bucket, const QString& measurement,
        const Result<MeasurementSchema>& schema);
    void setExtent(quint64 number, const QString& connectionId, const Result<MeasurementExtent>& extent);
    /// The answer to coverageRequested() with this number.
    void setCoverage(quint64 number, const Result<Coverage>& coverage);
    /// The answer to seriesRequested() with this number; older ones are dropped.
    void setSeries(quint64 number, const Result<QList<SeriesData>>& series);
    void setExported(const QString& path, const Result<ExportReceipt>& result);
    /// How many of the answers came from the cache.
    void setCacheCounters(const CacheCounters& counters);
    /// Reads the buckets anew.
    void refresh();
    /// The server that was chosen from last.
    [[nodiscard]] QString connectionId() const;
    void showConnection(const QString& connectionId);

public slots:
    void setExportProgress(const telemirror::ExportProgress& progress);
    void setConnectionState(const telemirror::ConnectionState& state);

signals:
    /// What is cached of this server is not wanted.
    void forgetRequested(const QString& connectionId);
    void bucketsRequested(const QString& connectionId);
    void measurementsRequested(const QString& connectionId, const QString& bucket);
    void schemaRequested(const QString& connectionId, const QString& bucket, const QString& measurement);
    void extentRequested(
        quint64 number, const QString& connectionId, const QString& bucket, const QString& measurement);
    void coverageRequested(quint64 number, const QString& ruleId, const telemirror::TimeRange& range);
    void seriesRequested(
        quint64 number, const QString& connectionId, const telemirror::SeriesRequest& request);
    void exportRequested(const telemirror::ExportRequest& request);
    void exportCancelled(const QString& path);

private:
    /// A bucket on a server.
    struct Place
    {
        QString connectionId;
        QString bucket;
    };
    /// A curve that was asked for.
    struct Question
    {
        bool isOther = false;  ///< of the other side
        bool isDetail = false; ///< of the range that is looked at
        TimeRange range;
    };

    QWidget* makeServers();
    void readAgain();
    QWidget* makeDetails();
    QWidget* makeButtons();
    void rebuildTrees();
    [[nodiscard]] ServerTree* tree() const;
    [[nodiscard]] QString nameOf(const QString& connectionId) const;
    [[nodiscard]] Dialect dialectOf(const QString& connectionId) const;
    [[nodiscard]] const Rule* ruleOf(const Place& place) const;
    [[nodiscard]] std::optional<Place> otherSide(const Place& place) const;
    [[nodiscard]] TimeRange chosenRange() const;
    void showSelection();
    void followOnTheOtherSide();
    void hideCoverage();
    void showTexts();
    void updateButtons();
    void ask();
    void askExtents();
    void askCoverage();
    void askCurves(const TimeRange& range, Nanoseconds every, bool isDetail);
    void lookCloser();
    void draw();
    void compare();
    void copyQuery();
    void startExport();
    [[nodiscard]] QList<SeriesData> joined(bool isOther) const;

    ServerTrees* m_trees = nullptr;
    QLineEdit* m_search = nullptr;
    TextLabel* m_cache = nullptr;
    QComboBox* m_range = nullptr;
    TextLabel* m_details = nullptr;
    TextLabel* m_verdict = nullptr;
    ExtentTable* m_extents = nullptr;
    CoverageStrip* m_coverage = nullptr;
    TextLabel* m_coverageText = nullptr;
    TimeSeriesChart* m_chart = nullptr;
    QCheckBox* m_compare = nullptr;
    QPushButton* m_copy = nullptr;
    QPushButton* m_export = nullptr;
    ExportStrip* m_strip = nullptr;
    Profile m_profile;
    QHash<QString, Dialect> m_dialects;

    SchemaTreeModel::Item m_item; ///< selected
    std::optional<Place> m_other; ///< where the same is to be found on the other side
    TimeRange m_whole;
    TimeRange m_detail;
    Nanoseconds m_every = 0;
    Nanoseconds m_detailEvery = 0;
    QList<SeriesData> m_curves[2];       ///< this side's and the other's, over m_whole
    QList<SeriesData> m_detailCurves[2]; ///< the same over m_detail
    std::optional<Error> m_failure;      ///< of one side: then there is no verdict
    QHash<quint64, Question> m_questions;
    quint64 m_number = 0;
    quint64 m_selection = 0; ///< number of the first question about what is selected
    QTimer m_asking;
    QTimer m_looking;
};

} // namespace telemirror

Q_DECLARE_METATYPE(telemirror::SeriesRequest)
