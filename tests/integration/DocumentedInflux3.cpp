#include "DocumentedInflux3.h"

#include "EngineBench.h"
#include "support/Http.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QUrlQuery>

namespace telemirror::test {

using namespace Qt::StringLiterals;

namespace {

FaultProxy::Fault instead(const ScriptedAnswer& answer)
{
    return [answer](ScriptedAnswer& given) { given = answer; };
}

ScriptedAnswer plain(int status, const QByteArray& body)
{
    ScriptedAnswer answer;
    answer.status = status;
    answer.headers = {{"Content-Type", "text/plain; charset=utf-8"}};
    answer.body = body;
    return answer;
}

} // namespace

DocumentedInflux3::DocumentedInflux3(Edition edition, const QString& bucket)
    : m_edition(edition)
    , m_server(startSandbox(bucket))
    , m_proxy(
          m_server->url(), [](const ScriptedRequest&) { return true; },
          [this](const ScriptedRequest& request, int) { return answerTo(request); })
{}

FaultProxy::Fault DocumentedInflux3::answerTo(const ScriptedRequest& request)
{
    const QByteArray path = request.path();
    const bool isCore = m_edition == Edition::Core;
    m_paths.insert(path);
    const QByteArray credentials = request.headers.value("authorization");
    if (credentials != "Token " + m_server->token().toUtf8())
        return instead(plain(401, {}));
    if (path == "/ping" && isCore) {
        ScriptedAnswer pong = ScriptedAnswer::json(
            200, R"({"product_name":"InfluxDB 3 Core","version":"3.2.1","revision":"1234567"})");
        pong.headers += {{"X-Influxdb-Version", "3.2.1"}, {"X-Influxdb-Build", "Core"}};
        return instead(pong);
    }
    if (path == "/ping") {
        ScriptedAnswer pong;
        pong.status = 204;
        pong.headers = {{"X-Influxdb-Version", "abcdef0"}, {"X-Influxdb-Build", "cloud2"}};
        return instead(pong);
    }
    if (path == "/query")
        return answerToQuery(request);
    if (path == "/api/v2/write") {
        if (isCore)
            makeDatabase(request.parameter(u"bucket"_s));
        return {};
    }
    if (path == "/api/v2/query")
        return instead(ScriptedAnswer::json(400, R"({"code":"invalid","message":"Flux is not supported"})"));
    if (isCore)
        return instead(path == "/health" ? plain(200, "OK") : plain(404, "not found"));
    return {};
}

FaultProxy::Fault DocumentedInflux3::answerToQuery(const ScriptedRequest& request)
{
    const QString statement =
        QUrlQuery(QString::fromLatin1(request.body)).queryItemValue(u"q"_s, QUrl::FullyDecoded);
    QStringList unknown{u"SLIMIT "_s, u"SOFFSET "_s, u"SHOW SHARD"_s, u"CREATE "_s, u"DROP "_s};
    if (m_edition == Edition::Serverless)
        unknown += {u"SHOW DATABASES"_s, u"SHOW RETENTION POLICIES"_s};
    for (const QString& form : std::as_const(unknown)) {
        if (!statement.contains(form))
            continue;
        m_unknown.append(statement);
        const QJsonObject result{{u"statement_id"_s, 0},
            {u"error"_s, u"Error while planning query: This feature is not implemented: "_s + form}};
        return instead(ScriptedAnswer::json(200,
            QJsonDocument(QJsonObject{{u"results"_s, QJsonArray{result}}}).toJson(QJsonDocument::Compact) +
                '\n'));
    }
    return [](ScriptedAnswer& answer) {
        answer.headers.removeIf(
            [](const auto& header) { return header.first.toLower().startsWith("x-influxdb-"); });
        if (!answer.body.contains("database not found"))
            return;
        answer = ScriptedAnswer::json(400, R"({"error":"Database x not found"})");
    };
}

void DocumentedInflux3::makeDatabase(const QString& name) const
{
    httpPost(m_server->url(), u"/query"_s, {{u"q"_s, u"CREATE DATABASE \"%1\""_s.arg(name)}}, {},
        m_server->token());
}

} // namespace telemirror::test
