// A telemetry round over 20 buckets, 400 measurements and 4000 fields, as the product makes it, beside
// the same requests made bare: sent again by Qt's own client, as many at a time, the answers discarded.
// On the embedded server, and on the InfluxDB 1.x that TELEMIRROR_TEST_INFLUX1_URL names.

#include "Stopwatch.h"
#include "influx/Connection.h"
#include "model/Clock.h"
#include "realtime/RetrieveDataForCloud.h"
#include "sandbox/SandboxServer.h"
#include "support/Await.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QElapsedTimer>
#include <QtNetwork/QNetworkAccessManager>
#include <QtNetwork/QNetworkReply>

#include <cstdio>

using namespace telemirror;
using namespace Qt::StringLiterals;

namespace {

constexpr int bucketCount = 20;
constexpr int measurementsPerBucket = 20;
constexpr int fieldsPerMeasurement = 10;
/// As many requests as the product has under way at a time.
constexpr int atOnce = 4;

struct Sent
{
    QNetworkAccessManager::Operation operation;
    QNetworkRequest request;
    QByteArray body;
};

/// Keeps what is sent through it.
class RecordingManager final : public QNetworkAccessManager
{
public:
    QList<Sent> sent;

protected:
    QNetworkReply* createRequest(
        Operation operation, const QNetworkRequest& request, QIODevice* body) override
    {
        sent.append({operation, request, body != nullptr ? body->peek(body->size()) : QByteArray()});
        return QNetworkAccessManager::createRequest(operation, request, body);
    }
};

/// Sends all of it, `atOnce` at a time, and throws the answers away.
class BareRound
{
public:
    explicit BareRound(QNetworkAccessManager& network, const QList<Sent>& requests)
        : m_network(network)
        , m_waiting(requests)
    {
        for (int i = 0; i < atOnce && !m_waiting.isEmpty(); ++i)
            next();
        m_loop.exec();
    }
    qint64 bytes() const { return m_bytes; }

private:
    void next()
    {
        const Sent sent = m_waiting.takeFirst();
        ++m_underWay;
        QNetworkReply* reply = sent.operation == QNetworkAccessManager::PostOperation
            ? m_network.post(sent.request, sent.body)
            : m_network.get(sent.request);
        QObject::connect(
            reply, &QNetworkReply::readyRead, reply, [this, reply] { m_bytes += reply->readAll().size(); });
        QObject::connect(reply, &QNetworkReply::finished, reply, [this, reply] {
            if (reply->error() != QNetworkReply::NoError)
                qFatal("a bare request failed: %s", qPrintable(reply->errorString()));
            reply->deleteLater();
            --m_underWay;
            if (!m_waiting.isEmpty())
                next();
            else if (m_underWay == 0)
                m_loop.quit();
        });
    }

    QNetworkAccessManager& m_network;
    QList<Sent> m_waiting;
    QEventLoop m_loop;
    int m_underWay = 0;
    qint64 m_bytes = 0;
};

QString bucketName(int bucket)
{
    return u"telemetry%1"_s.arg(bucket);
}

QByteArray linesOf(int bucket, Timestamp now)
{
    QByteArray lines;
    for (int measurement = 0; measurement < measurementsPerBucket; ++measurement) {
        lines +=
            "real_" + QByteArray::number(bucket) + '_' + QByteArray::number(measurement) + ",site=north ";
        for (int field = 0; field < fieldsPerMeasurement; ++field) {
            lines += (field > 0 ? "," : "") + "field"_ba + QByteArray::number(field) + '=' +
                QByteArray::number(field * 1.5 + measurement, 'f', 3);
        }
        lines += ' ' + QByteArray::number(now) + '\n';
    }
    return lines;
}

void fill(Connection& connection)
{
    const Timestamp now = SystemClock().now() - nanosecondsPerSecond;
    for (int bucket = 0; bucket < bucketCount; ++bucket) {
        const Result<void> made = test::await(connection.createBucket(bucketName(bucket)));
        if (!made)
            qFatal("%s", qPrintable(made.error().toString()));
        const Result<WriteReceipt> written =
            test::await(connection.write(bucketName(bucket), linesOf(bucket, now)));
        if (!written)
            qFatal("%s", qPrintable(written.error().toString()));
    }
}

/// What a piece of work took: time, and processor time of this thread.
struct Cost
{
    double wall;
    double processor;
};

template <typename Work>
Cost costOf(Work&& work)
{
    QElapsedTimer timer;
    timer.start();
    const double before = bench::threadSeconds();
    work();
    return {static_cast<double>(timer.nsecsElapsed()) * 1e-9, bench::threadSeconds() - before};
}

double medianOf(QList<Cost> costs, double Cost::*part)
{
    const auto middle = costs.begin() + costs.size() / 2;
    std::nth_element(costs.begin(), middle, costs.end(),
        [part](const Cost& a, const Cost& b) { return a.*part < b.*part; });
    return (*middle).*part;
}

void measure(const char* server, ConnectionSettings settings, int pairs)
{
    RecordingManager network;
    const Result<ServerInfo> info = test::await(probeServer(settings, network));
    if (!info)
        qFatal("%s", qPrintable(info.error().toString()));
    settings.dialect = info->dialect;
    const std::unique_ptr<Connection> connection = Connection::create(settings, network);
    fill(*connection);

    TelemetrySettings telemetry;
    telemetry.pattern = u"real_"_s;
    telemetry.range = std::chrono::minutes(10);
    SystemClock clock;
    RetrieveDataForCloud retriever(*connection, telemetry, clock);
    const auto round = [&retriever] {
        const TelemetryRound result = test::await(retriever.retrieve());
        if (!result.errors.isEmpty() ||
            result.values.size() < bucketCount * measurementsPerBucket * fieldsPerMeasurement)
            qFatal("a round brought %lld values", static_cast<long long>(result.values.size()));
    };
    // The first asks for the list of buckets, too, which lasts for 30 s.
    round();
    network.sent.clear();
    round();
    const QList<Sent> requests = network.sent;
    qint64 bytes = 0;
    QNetworkAccessManager bare;
    QList<Cost> ours;
    QList<Cost> floor;
    for (int pair = 0; pair < pairs; ++pair) {
        ours.append(costOf(round));
        floor.append(costOf([&] { bytes = BareRound(bare, requests).bytes(); }));
    }
    const double wall = medianOf(ours, &Cost::wall);
    const double least = medianOf(floor, &Cost::wall);
    std::printf("%s: %d buckets, %d measurements, %d fields, %lld requests a round, %.0f kB of answers\n",
        server, bucketCount, bucketCount * measurementsPerBucket,
        bucketCount * measurementsPerBucket * fieldsPerMeasurement, static_cast<long long>(requests.size()),
        static_cast<double>(bytes) / 1e3);
    std::printf("  a round %.1f ms (%.1f ms of processor), the bare requests %.1f ms (%.1f ms): %.2f x\n",
        wall * 1e3, medianOf(ours, &Cost::processor) * 1e3, least * 1e3,
        medianOf(floor, &Cost::processor) * 1e3, wall / least);
}

void onEmbeddedServer(int pairs)
{
    const auto server = sandbox::SandboxServer::start({});
    if (!server)
        qFatal("%s", qPrintable(server.error().toString()));
    ConnectionSettings settings;
    settings.url = (*server)->url();
    settings.organization = (*server)->organization();
    settings.secret = (*server)->token();
    measure("the embedded server", settings, pairs);
}

} // namespace

/// An argument says how many pairs are measured.
int main(int argc, char* argv[])
{
    QCoreApplication application(argc, argv);
    const int pairs = argc > 1 ? std::max(1, QByteArrayView(argv[1]).toInt()) : 15;
    onEmbeddedServer(pairs);
    const QString influx1 = qEnvironmentVariable("TELEMIRROR_TEST_INFLUX1_URL");
    if (influx1.isEmpty()) {
        std::printf("InfluxDB 1.x: skipped, as TELEMIRROR_TEST_INFLUX1_URL names none\n");
        return 0;
    }
    ConnectionSettings settings;
    settings.url = QUrl(influx1);
    measure("InfluxDB 1.x", settings, pairs);
    return 0;
}
