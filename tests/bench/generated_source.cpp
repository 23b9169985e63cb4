// A server that answers as an InfluxDB 2 with a generated site does, and acknowledges, without keeping
// it, whatever is written to it: for benchmarks in which the servers are not to be what takes the time.
//
//   generated_source <points> <measurements> [--queries <file>] [--bodies <folder>]
//
// Prints its address once it listens, and serves until it is ended. --queries: the bodies of the queries
// for points go there, one a line, as they come. --bodies: what a mirror of the site writes goes there first,
// one file a request, compressed as the product does it.

#include "GeneratedSite.h"
#include "influx/wire/AnnotatedCsvReader.h"
#include "influx/wire/FluxLineEncoder.h"
#include "influx/wire/Gzip.h"
#include "influx/wire/Rfc3339.h"
#include "sandbox/HttpListener.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QCoreApplication>
#include <QtCore/QDateTime>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QRegularExpression>

#include <cstdio>

using namespace telemirror;
using namespace Qt::StringLiterals;
using sandbox::HttpAnswer;
using sandbox::HttpRequest;

namespace {

HttpAnswer json(const QJsonObject& object, int status = 200)
{
    return {status, "application/json"_ba, QJsonDocument(object).toJson(QJsonDocument::Compact), {}};
}

class Source
{
public:
    Source(const bench::GeneratedSite& site, const QString& queries)
        : m_site(site)
    {
        m_queries.setFileName(queries);
        if (!queries.isEmpty() && !m_queries.open(QIODevice::WriteOnly))
            qFatal("%s cannot be written", qPrintable(queries));
    }

    HttpAnswer answer(const HttpRequest& request)
    {
        if (request.path == u"/ping"_s)
            return {204, {}, {}, {{"X-Influxdb-Version"_ba, "v2.7.0"_ba}, {"X-Influxdb-Build"_ba, "OSS"_ba}}};
        if (request.path == u"/api/v2/query"_s)
            return {200, "text/csv; charset=utf-8"_ba, answerQuery(request.body), {}};
        if (request.path == u"/api/v2/write"_s)
            return {204, {}, {}, {}};
        if (request.path == u"/api/v2/orgs"_s)
            return json({{u"orgs"_s,
                QJsonArray{QJsonObject{{u"id"_s, u"0000000000000001"_s}, {u"name"_s, u"bench"_s}}}}});
        if (request.path == u"/api/v2/buckets"_s)
            return request.method == "POST" ? json({}, 201) : json(buckets());
        return json({{u"code"_s, u"not found"_s}, {u"message"_s, u"path not found"_s}}, 404);
    }

private:
    static QJsonObject buckets()
    {
        QJsonArray list;
        for (const QString& name : {u"site"_s, u"copy"_s}) {
            const QJsonObject rule{{u"type"_s, u"expire"_s}, {u"everySeconds"_s, 0},
                {u"shardGroupDurationSeconds"_s, 7 * 24 * 3600}};
            list.append(QJsonObject{{u"id"_s, u"000000000000000"_s + QString::number(list.size() + 1)},
                {u"name"_s, name}, {u"retentionRules"_s, QJsonArray{rule}}});
        }
        return {{u"buckets"_s, list}};
    }

    QByteArray answerQuery(const QByteArray& body)
    {
        const QString script = QJsonDocument::fromJson(body).object().value("query"_L1).toString();
        if (script.contains("schema.measurements"_L1))
            return m_site.names();
        static const QRegularExpression rangeForm(u"range\\(start: (\\S+), stop: (\\S+)\\)"_s);
        const QRegularExpressionMatch match = rangeForm.match(script);
        TimeRange range;
        if (rfc3339::parse(match.captured(1).toStdString(), range.start) != rfc3339::Outcome::Ok ||
            rfc3339::parse(match.captured(2).toStdString(), range.stop) != rfc3339::Outcome::Ok)
            qFatal("not a query that this program knows: %s", qPrintable(script));
        if (script.contains("first()"_L1))
            return m_site.firstTime(range);
        if (m_queries.isOpen()) {
            m_queries.write(body + '\n');
            m_queries.flush();
        }
        return m_site.answer(range);
    }

    const bench::GeneratedSite& m_site;
    QFile m_queries;
};

void writeBodies(const bench::GeneratedSite& site, const QString& folder)
{
    if (!QDir().mkpath(folder))
        qFatal("%s cannot be made", qPrintable(folder));
    int number = 0;
    // Windows as long as the product's, so that the answers fit into memory.
    constexpr Nanoseconds window = 6 * nanosecondsPerHour;
    for (const QString& measurement : site.measurements()) {
        LineSink sink({}, [&](LineBatch&& batch) {
            QFile file(u"%1/%2.gz"_s.arg(folder).arg(number++, 6, 10, QLatin1Char('0')));
            if (!file.open(QIODevice::WriteOnly) || file.write(gzipCompress(batch.lines)) < 0)
                qFatal("%s cannot be written", qPrintable(file.fileName()));
        });
        for (TimeRange range = site.range(); !range.isEmpty(); range.stop -= window) {
            const TimeRange part{std::max(range.start, range.stop - window), range.stop};
            FluxLineEncoder encoder(measurement.toUtf8(), sink);
            AnnotatedCsvReader reader(encoder);
            if (!reader.feed(site.answer(part)) || !reader.finish())
                qFatal("the answer was not understood");
            sink.flush();
        }
    }
}

} // namespace

int main(int argc, char* argv[])
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addOptions({{u"queries"_s, {}, u"file"_s}, {u"bodies"_s, {}, u"folder"_s}});
    parser.process(application);
    const QStringList numbers = parser.positionalArguments();
    const qint64 points = numbers.value(0).toLongLong();
    const int measurements = numbers.value(1).toInt();
    if (measurements < 1 || points < bench::GeneratedSite::fields * measurements)
        qFatal("usage: generated_source <points> <measurements> [--queries <file>] [--bodies <folder>]");

    const Timestamp end = (QDateTime::currentSecsSinceEpoch() - 60) * nanosecondsPerSecond;
    const bench::GeneratedSite site(points, measurements, end);
    if (parser.isSet(u"bodies"_s))
        writeBodies(site, parser.value(u"bodies"_s));
    Source source(site, parser.value(u"queries"_s));
    sandbox::HttpListener listener([&source](const HttpRequest& request) { return source.answer(request); });
    const Result<quint16> port = listener.listen(0);
    if (!port)
        qFatal("%s", qPrintable(port.error().toString()));
    std::printf("http://127.0.0.1:%d\n", *port);
    std::fflush(stdout);
    return QCoreApplication::exec();
}
