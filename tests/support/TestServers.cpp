#include "support/TestServers.h"

#include "support/Http.h"

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

} // namespace telemirror::test
