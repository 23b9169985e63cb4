#include "support/TestServers.h"

#include "support/Await.h"

#include <QtCore/QRandomGenerator>
#include <QtCore/QUrlQuery>
#include <QtNetwork/QNetworkAccessManager>
#include <QtNetwork/QNetworkReply>

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

struct Answer
{
    int status = 0;
    QByteArray body;
};

Answer post(const QUrl& server, const QString& path, const QUrlQuery& query, const QByteArray& body)
{
    QUrl url = server;
    url.setPath(path);
    url.setQuery(query);
    QNetworkRequest request(url);
    request.setHeader(QNetworkRequest::ContentTypeHeader, "application/octet-stream"_ba);
    QNetworkAccessManager network;
    QNetworkReply* reply = network.post(request, body);
    QEventLoop loop;
    QObject::connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
    loop.exec();
    Answer answer{reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), reply->readAll()};
    delete reply;
    return answer;
}

/// A value of a URL query, with everything encoded that QUrlQuery would leave alone.
QString encoded(const QString& text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
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

QString uniqueName(const QString& prefix)
{
    return prefix + QString::number(QRandomGenerator::system()->generate64(), 36);
}

Influx1Database::Influx1Database(const QUrl& server)
    : m_server(server)
    , m_name(uniqueName(u"test_"_s))
{
    QUrlQuery query;
    query.addQueryItem(u"q"_s, encoded(u"CREATE DATABASE \"%1\""_s.arg(m_name)));
    post(m_server, u"/query"_s, query, {});
}

Influx1Database::~Influx1Database()
{
    QUrlQuery query;
    query.addQueryItem(u"q"_s, encoded(u"DROP DATABASE \"%1\""_s.arg(m_name)));
    post(m_server, u"/query"_s, query, {});
}

int Influx1Database::write(const QByteArray& lines, const QString& precision)
{
    QUrlQuery query;
    query.addQueryItem(u"db"_s, m_name);
    query.addQueryItem(u"precision"_s, precision);
    return post(m_server, u"/write"_s, query, lines).status;
}

QByteArray Influx1Database::query(const QString& statement) const
{
    QUrlQuery query;
    query.addQueryItem(u"db"_s, m_name);
    query.addQueryItem(u"epoch"_s, u"ns"_s);
    query.addQueryItem(u"q"_s, encoded(statement));
    return post(m_server, u"/query"_s, query, {}).body;
}

} // namespace telemirror::test
