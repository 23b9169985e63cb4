#include "sandbox/ApiV1.h"

#include "sandbox/ApiError.h"
#include "sandbox/LineIngest.h"
#include "sandbox/influxql/InfluxQlAnswerWriter.h"
#include "sandbox/influxql/InfluxQlExecutor.h"
#include "sandbox/influxql/InfluxQlParser.h"

namespace telemirror::sandbox {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype defaultChunk = 10'000;

/// The length of the unit that `epoch` names; 0 for none. What the servers do not know is nanoseconds.
Nanoseconds epochUnit(const QString& name)
{
    const QHash<QString, Nanoseconds> units{{QString(), 0}, {u"ns"_s, 1}, {u"n"_s, 1}, {u"u"_s, 1000},
        {u"us"_s, 1000}, {u"µ"_s, 1000}, {u"ms"_s, nanosecondsPerMillisecond}, {u"s"_s, nanosecondsPerSecond},
        {u"m"_s, nanosecondsPerMinute}, {u"h"_s, nanosecondsPerHour}};
    return units.value(name, 1);
}

InfluxQlAnswerWriter::Format formatOf(const HttpRequest& request)
{
    InfluxQlAnswerWriter::Format format;
    format.csv = request.accept.contains("application/csv") || request.accept.contains("text/csv");
    format.epoch = epochUnit(request.parameter(u"epoch"_s));
    if (request.parameter(u"chunked"_s) == u"true") {
        const qlonglong size = request.parameter(u"chunk_size"_s).toLongLong();
        format.chunkSize = size > 0 ? static_cast<qsizetype>(size) : defaultChunk;
    }
    return format;
}

/// What the servers answer from their index, at once.
bool isList(InfluxQlStatement::Kind kind)
{
    using Kind = InfluxQlStatement::Kind;
    return kind == Kind::ShowMeasurements || kind == Kind::ShowTagKeys || kind == Kind::ShowTagValues;
}

/// A request whose form body has become parameters, before which those of the address count.
HttpRequest withForm(const HttpRequest& request)
{
    if (!request.contentType.startsWith("application/x-www-form-urlencoded"))
        return request;
    HttpRequest merged = request;
    for (const auto& [name, value] :
        QUrlQuery(QString::fromLatin1(request.body)).queryItems(QUrl::FullyEncoded)) {
        if (!request.query.hasQueryItem(name))
            merged.query.addQueryItem(name, value);
    }
    return merged;
}

} // namespace

ApiV1::ApiV1(Store& store)
    : m_store(store)
{}

HttpAnswer ApiV1::answer(const HttpRequest& request, Timestamp now)
{
    if (request.path == u"/write")
        return request.method == "POST" ? write(request, now) : wrongMethod("POST"_ba);
    if (request.method != "GET" && request.method != "POST")
        return wrongMethod("GET, POST"_ba);
    return query(withForm(request), now);
}

HttpAnswer ApiV1::query(const HttpRequest& request, Timestamp now)
{
    const QString text = request.parameter(u"q"_s);
    if (text.trimmed().isEmpty())
        return legacyError(400, u"missing required parameter \"q\""_s);
    const auto statements = InfluxQlParser(text, now).parse();
    if (!statements)
        return legacyError(400, statements.error().message);

    const auto format = formatOf(request);
    InfluxQlAnswerWriter writer(format);
    InfluxQlExecutor executor(m_store, request.parameter(u"db"_s), request.parameter(u"rp"_s), now);
    for (const InfluxQlStatement& statement : *statements) {
        if (const auto series = executor.run(statement)) {
            writer.add(*series, isList(statement.kind));
        } else {
            // As the servers do: what follows a failed statement is not run.
            writer.addError(series.error().message);
            break;
        }
    }
    HttpAnswer answer;
    answer.contentType = format.csv ? "text/csv"_ba : "application/json"_ba;
    answer.body = writer.finish();
    return answer;
}

HttpAnswer ApiV1::write(const HttpRequest& request, Timestamp now)
{
    const QString database = request.parameter(u"db"_s);
    if (database.isEmpty())
        return legacyError(400, u"database is required"_s);
    const auto bucket = InfluxQlExecutor::bucketFor(m_store, database, request.parameter(u"rp"_s));
    if (!bucket) {
        if (InfluxQlExecutor::bucketFor(m_store, database, {}))
            return legacyError(500, u"retention policy not found: %1"_s.arg(request.parameter(u"rp"_s)));
        return legacyError(404, u"database not found: \"%1\""_s.arg(database));
    }
    const auto report = ingestLines(
        m_store, bucket->bucket.id, request.body, request.parameter(u"precision"_s), now, WriteApi::V1);
    if (!report)
        return legacyError(statusOf(report.error().kind).first, report.error().message);
    if (!report->reason.isEmpty())
        return legacyError(400, u"partial write: %1 dropped=%2"_s.arg(report->reason).arg(report->dropped));
    return emptyAnswer();
}

} // namespace telemirror::sandbox
