#include "support/TestServers.h"

#include "support/Http.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QRandomGenerator>

namespace telemirror::test {

using namespace Qt::StringLiterals;

namespace {

std::optional<QUrl> urlFrom(const char* variable)
{
    const QString value = qEnvironmentVariable(variable);
    if (value.isEmpty())
        return std::nullopt;
    return QUrl(value);
}

} // namespace

std::optional<QUrl> influx1Url()
{
    return urlFrom("TELEMIRROR_TEST_INFLUX1_URL");
}

std::optional<QUrl> redisUrl()
{
    return urlFrom("TELEMIRROR_TEST_REDIS_URL");
}

std::optional<Influx2Server> influx2Server()
{
    const std::optional<QUrl> url = urlFrom("TELEMIRROR_TEST_INFLUX2_URL");
    if (!url)
        return std::nullopt;
    return Influx2Server{*url, qEnvironmentVariable("TELEMIRROR_TEST_INFLUX2_TOKEN"),
        qEnvironmentVariable("TELEMIRROR_TEST_INFLUX2_ORG")};
}

std::optional<QUrl> mqttUrl()
{
    return urlFrom("TELEMIRROR_TEST_MQTT_URL");
}

QString uniqueName(const QString& prefix)
{
    return prefix + QString::number(QRandomGenerator::system()->generate64(), 36);
}

Influx1Database::Influx1Database(const QUrl& server)
    : m_server(server)
    , m_name(uniqueName(u"test_"_s))
{
    httpPost(m_server, u"/query"_s, {{u"q"_s, u"CREATE DATABASE \"%1\""_s.arg(m_name)}}, {});
}

Influx1Database::~Influx1Database()
{
    httpPost(m_server, u"/query"_s, {{u"q"_s, u"DROP DATABASE \"%1\""_s.arg(m_name)}}, {});
}

int Influx1Database::write(const QByteArray& lines, const QString& precision)
{
    return httpPost(m_server, u"/write"_s, {{u"db"_s, m_name}, {u"precision"_s, precision}}, lines).status;
}

QByteArray Influx1Database::query(const QString& statement) const
{
    return httpPost(
        m_server, u"/query"_s, {{u"db"_s, m_name}, {u"epoch"_s, u"ns"_s}, {u"q"_s, statement}}, {})
        .body;
}

Influx2Bucket::Influx2Bucket(const Influx2Server& server, const QString& prefix)
    : m_server(server)
    , m_name(uniqueName(prefix))
{
    const HttpAnswer organizations = httpSend(
        "GET"_ba, server.url, u"/api/v2/orgs"_s, {{u"org"_s, server.organization}}, {}, server.token);
    const QJsonValue organization =
        QJsonDocument::fromJson(organizations.body).object()[u"orgs"_s].toArray().first();
    const QJsonObject wanted{{u"orgID"_s, organization.toObject()[u"id"_s]}, {u"name"_s, m_name},
        {u"retentionRules"_s, QJsonArray()}};
    const HttpAnswer made =
        httpPost(server.url, u"/api/v2/buckets"_s, {}, QJsonDocument(wanted).toJson(), server.token);
    m_id = QJsonDocument::fromJson(made.body).object()[u"id"_s].toString();
    if (made.status != 201 || m_id.isEmpty())
        qFatal("InfluxDB 2 did not make a bucket: %d %s", made.status, made.body.constData());
}

Influx2Bucket::~Influx2Bucket()
{
    httpSend("DELETE"_ba, m_server.url, u"/api/v2/buckets/"_s + m_id, {}, {}, m_server.token);
}

int Influx2Bucket::write(const QByteArray& lines, const QString& precision)
{
    return httpPost(m_server.url, u"/api/v2/write"_s,
        {{u"org"_s, m_server.organization}, {u"bucket"_s, m_name}, {u"precision"_s, precision}}, lines,
        m_server.token)
        .status;
}

} // namespace telemirror::test
