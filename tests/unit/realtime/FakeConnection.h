#pragma once

#include "influx/Connection.h"

#include <QtCore/QMap>
#include <QtCore/QPromise>

#include <deque>
#include <optional>

namespace telemirror::test {

/// A connection whose answers the test gives, one by one, when it likes.
class FakeConnection : public Connection
{
    Q_OBJECT

public:
    template <typename T>
    using Promise = QPromise<Result<T>>;

    struct Latest
    {
        LatestRequest request;
        Promise<QList<LatestValue>> promise;
    };

    // What was asked and not answered yet.
    std::deque<Promise<QList<Bucket>>> bucketQuestions;
    std::deque<Latest> latestQuestions;
    // Answers given at once, if set.
    std::optional<Result<QList<Bucket>>> bucketsAtOnce;
    std::optional<Result<QList<LatestValue>>> latestAtOnce;
    // How often it was asked.
    int bucketsAsked = 0;
    int latestAsked = 0;

    template <typename T>
    static void answer(Promise<T>&& promise, Result<T> result)
    {
        promise.addResult(std::move(result));
        promise.finish();
    }

    void answerBuckets(Result<QList<Bucket>> result)
    {
        auto promise = std::move(bucketQuestions.front());
        bucketQuestions.pop_front();
        answer(std::move(promise), std::move(result));
    }

    /// The oldest question.
    void answerLatest(Result<QList<LatestValue>> result)
    {
        auto question = std::move(latestQuestions.front());
        latestQuestions.pop_front();
        answer(std::move(question.promise), std::move(result));
    }

    const ConnectionSettings& settings() const override { return m_settings; }
    QFuture<Result<QList<Bucket>>> buckets() override
    {
        ++bucketsAsked;
        if (bucketsAtOnce)
            return QtFuture::makeReadyFuture(*bucketsAtOnce);
        bucketQuestions.emplace_back().start();
        return bucketQuestions.back().future();
    }
    QFuture<Result<QList<LatestValue>>> latest(const LatestRequest& request) override
    {
        ++latestAsked;
        if (latestAtOnce)
            return QtFuture::makeReadyFuture(*latestAtOnce);
        latestQuestions.emplace_back(request).promise.start();
        return latestQuestions.back().promise.future();
    }

    // The retriever has no use for these.
    QFuture<Result<ServerInfo>> probe() override { return refused<ServerInfo>(); }
    QFuture<Result<void>> createBucket(const QString&) override { return refused<void>(); }
    QFuture<Result<QStringList>> measurements(const QString&, const TimeRange&) override
    {
        return refused<QStringList>();
    }
    QFuture<Result<MeasurementSchema>> schema(const QString&, const QString&, const TimeRange&) override
    {
        return refused<MeasurementSchema>();
    }
    QFuture<Result<QList<SeriesData>>> series(const SeriesRequest&) override
    {
        return refused<QList<SeriesData>>();
    }
    QFuture<Result<qint64>> countPoints(const QString&, const QString&, const TimeRange&) override
    {
        return refused<qint64>();
    }
    QFuture<Result<Summary>> summary(const SummaryRequest&) override { return refused<Summary>(); }
    std::unique_ptr<PointStream> read(const ReadRequest&) override { return nullptr; }
    QFuture<Result<WriteReceipt>> write(const QString&, const QByteArray&) override
    {
        return refused<WriteReceipt>();
    }
    bool storesUnsigned() const override { return true; }
    void abortAll() override {}

private:
    template <typename T>
    static QFuture<Result<T>> refused()
    {
        return QtFuture::makeReadyFuture<Result<T>>(
            failure(Error::Kind::BadRequest, QStringLiteral("not asked for in this test")));
    }

    ConnectionSettings m_settings;
};

} // namespace telemirror::test
