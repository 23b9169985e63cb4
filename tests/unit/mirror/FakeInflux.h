#pragma once

#include "influx/Connection.h"
#include "model/Clock.h"

#include <QtCore/QMap>
#include <QtCore/QPointer>

#include <functional>

namespace telemirror::test {

/// An InfluxDB in memory with one integer field per measurement, which fails as it is told. All
/// answers come from the event loop, as those of a network do.
class FakeInflux final : public Connection
{
    Q_OBJECT

public:
    using Values = QMap<Timestamp, qint64>;
    /// About what a count is in annotated CSV.
    static constexpr qint64 countAnswerSize = 130;

    /// How one read goes wrong.
    struct ReadFault
    {
        std::optional<Error> error;
        bool hang = false; ///< no word any more
        int afterBatches = 0;
    };
    struct Read
    {
        ReadRequest request;
        qint64 points = 0; ///< handed over
    };

    explicit FakeInflux(const QString& name);
    ~FakeInflux() override;

    // The data and the script; tests set them directly.
    QMap<QString, QMap<QString, Values>> data;
    std::function<std::optional<ReadFault>(const ReadRequest&)> onRead;
    std::function<std::optional<Error>(const QByteArray& lines)> onWrite;
    std::function<std::optional<Error>(const SummaryRequest&)> onSummary;
    bool hangSummaries = false;
    /// Errors given to the questions, one each time they are asked.
    QList<Error> bucketsErrors;
    QList<Error> createErrors;
    QList<Error> measurementsErrors;
    bool hangBuckets = false;
    bool hangMeasurements = false;
    bool hangWrites = false;
    bool hangCounts = false;
    QList<Error> countErrors;
    bool unsignedStored = true;
    Clock* slowBy = nullptr; ///< writes take a second of this clock
    QList<RefusedPoint> refusedOnce;
    qint64 droppedOnce = 0;

    // What was seen.
    QList<Read> reads;
    QList<TimeRange> listedRanges;
    QList<TimeRange> countedRanges;
    QList<SummaryRequest> summaries;
    QList<QByteArray> writes;
    int writesInFlight = 0;
    int mostWritesInFlight = 0;
    qint64 batchesAlive = 0; ///< made by streams, not yet acknowledged
    qint64 mostBatchesAlive = 0;
    int openStreams = 0;
    int mostOpenStreams = 0;

    [[nodiscard]] const ConnectionSettings& settings() const override { return m_settings; }
    [[nodiscard]] QFuture<Result<ServerInfo>> probe() override;
    [[nodiscard]] QFuture<Result<QList<Bucket>>> buckets() override;
    [[nodiscard]] QFuture<Result<void>> createBucket(const QString& name) override;
    [[nodiscard]] QFuture<Result<QStringList>> measurements(
        const QString& bucket, const TimeRange& range) override;
    [[nodiscard]] QFuture<Result<MeasurementSchema>> schema(
        const QString& bucket, const QString& measurement, const TimeRange& range) override;
    [[nodiscard]] QFuture<Result<QList<SeriesData>>> series(const SeriesRequest& request) override;
    [[nodiscard]] QFuture<Result<QList<LatestValue>>> latest(const LatestRequest& request) override;
    [[nodiscard]] QFuture<Result<qint64>> countPoints(
        const QString& bucket, const QString& measurement, const TimeRange& range) override;
    [[nodiscard]] QFuture<Result<Summary>> summary(const SummaryRequest& request) override;
    [[nodiscard]] std::unique_ptr<PointStream> read(const ReadRequest& request) override;
    [[nodiscard]] QFuture<Result<WriteReceipt>> write(
        const QString& bucket, const QByteArray& lines) override;
    [[nodiscard]] bool storesUnsigned() const override { return unsignedStored; }
    void abortAll() override;

private:
    template <typename T>
    QFuture<Result<T>> answer(Result<T> result, bool hang = false);
    void store(const QString& bucket, const QByteArray& lines);

    ConnectionSettings m_settings;
    QList<std::function<void()>> m_hanging; ///< kept alive, never called but by abortAll()
    QList<QPointer<PointStream>> m_streams;
};

/// An error of that kind, with the waiting time the server asked for.
[[nodiscard]] Error errorOf(
    Error::Kind kind, std::optional<std::chrono::milliseconds> retryAfter = {}, const QString& detail = {});

} // namespace telemirror::test
