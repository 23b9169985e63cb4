#include "redis/RedisSettings.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QUrlQuery>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

using Kind = Error::Kind;

/// Takes a Redis address to pieces. The address may hold a password, so no error repeats it.
class RedisUrlReader
{
    Q_DECLARE_TR_FUNCTIONS(RedisSettings)

public:
    explicit RedisUrlReader(const QString& text)
        : m_text(text.trimmed())
    {}

    Result<RedisSettings> read()
    {
        m_settings.enabled = true;
        return m_text.startsWith(u"unix:"_s, Qt::CaseInsensitive) ? readSocket() : readServer();
    }

private:
    Result<RedisSettings> readServer()
    {
        const QUrl url(m_text, QUrl::StrictMode);
        if (url.scheme() == u"rediss"_s) {
            return failure(Kind::Configuration,
                tr("This build speaks to Redis without TLS; use redis://, or a tunnel to the server."));
        }
        if (!url.isValid() || url.scheme() != u"redis"_s || url.host().isEmpty() || url.port(1) == 0)
            return unreadable();
        m_settings.host = url.host(QUrl::FullyDecoded);
        m_settings.port = static_cast<quint16>(url.port(m_settings.port));
        takeCredentials(url);
        const QString path = url.path();
        const QString database = path.size() > 1 ? path.mid(1) : QUrlQuery(url).queryItemValue(u"db"_s);
        return withDatabase(database);
    }

    /// QUrl wants a host where there is a user, so a socket's address gets one for the reading.
    Result<RedisSettings> readSocket()
    {
        qsizetype rest = QStringView(u"unix:").size();
        QString text = u"unix://"_s;
        if (m_text.sliced(rest).startsWith(u"//"_s)) {
            rest += 2;
            const qsizetype path = m_text.indexOf(u'/', rest);
            if (path < 0)
                return unreadable();
            const QString authority = m_text.sliced(rest, path - rest);
            if (!authority.isEmpty() && !authority.endsWith(u'@'))
                return unreadable(); // unix://run/redis.sock lacks a slash
            text += authority;
            rest = path;
        }
        const QUrl url(text + u"socket"_s + m_text.sliced(rest), QUrl::StrictMode);
        if (!url.isValid() || url.path().size() < 2)
            return unreadable();
        m_settings.socketPath = url.path(QUrl::FullyDecoded);
        takeCredentials(url);
        return withDatabase(QUrlQuery(url).queryItemValue(u"db"_s));
    }

    void takeCredentials(const QUrl& url)
    {
        m_settings.username = url.userName(QUrl::FullyDecoded);
        m_settings.password = url.password(QUrl::FullyDecoded);
    }

    Result<RedisSettings> withDatabase(const QString& text)
    {
        bool ok = true;
        m_settings.database = text.isEmpty() ? 0 : text.toInt(&ok);
        if (!ok || m_settings.database < 0) {
            return failure(Kind::Configuration,
                tr("The database of a Redis address is a number from 0, as in redis://localhost:6379/0."));
        }
        return m_settings;
    }

    static tl::unexpected<Error> unreadable()
    {
        return failure(Kind::Configuration,
            tr("The Redis address cannot be read; write redis://[user:password@]host[:port][/database] "
               "or unix:///path[?db=number], with special characters of a password percent-encoded."));
    }

    QString m_text;
    RedisSettings m_settings;
};

} // namespace

Result<RedisSettings> RedisSettings::fromUrl(const QString& url)
{
    return RedisUrlReader(url).read();
}

QString RedisSettings::address() const
{
    QUrl url;
    if (!socketPath.isEmpty()) {
        url.setScheme(u"unix"_s);
        url.setHost(QString());
        url.setPath(socketPath);
        QString text = u"unix://"_s + url.path(QUrl::FullyEncoded);
        if (database != 0)
            text += u"?db="_s + QString::number(database);
        return text;
    }
    url.setScheme(u"redis"_s);
    url.setHost(host);
    url.setPort(port);
    if (database != 0)
        url.setPath(u'/' + QString::number(database));
    return url.toString(QUrl::FullyEncoded);
}

} // namespace telemirror
