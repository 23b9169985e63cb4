#include "redis/RedisSettings.h"

#include <QtTest/QTest>

using namespace telemirror;
using namespace Qt::StringLiterals;

class RedisSettingsTest : public QObject
{
    Q_OBJECT

private slots:
    void urlsAreRead_data();
    void urlsAreRead();
    void wrongUrlsAreRefusedWithoutTheirPassword_data();
    void wrongUrlsAreRefusedWithoutTheirPassword();
};

namespace {

RedisSettings server(const QString& host, quint16 port, int database, const QString& username = {},
    const QString& password = {})
{
    RedisSettings settings;
    settings.enabled = true;
    settings.host = host;
    settings.port = port;
    settings.database = database;
    settings.username = username;
    settings.password = password;
    return settings;
}

RedisSettings socketAt(
    const QString& path, int database, const QString& username = {}, const QString& password = {})
{
    RedisSettings settings;
    settings.enabled = true;
    settings.socketPath = path;
    settings.database = database;
    settings.username = username;
    settings.password = password;
    return settings;
}

} // namespace

void RedisSettingsTest::urlsAreRead_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<RedisSettings>("expected");
    QTest::addColumn<QString>("address");
    QTest::newRow("host") << u"redis://localhost"_s << server(u"localhost"_s, 6379, 0)
                          << u"redis://localhost:6379"_s;
    QTest::newRow("port, database") << u"redis://10.0.0.7:7000/3"_s << server(u"10.0.0.7"_s, 7000, 3)
                                    << u"redis://10.0.0.7:7000/3"_s;
    QTest::newRow("slash") << u"redis://h:1/"_s << server(u"h"_s, 1, 0) << u"redis://h:1"_s;
    QTest::newRow("database in the query")
        << u"redis://h?db=9"_s << server(u"h"_s, 6379, 9) << u"redis://h:6379/9"_s;
    QTest::newRow("IPv6") << u"redis://[::1]:65535/15"_s << server(u"::1"_s, 65535, 15)
                          << u"redis://[::1]:65535/15"_s;
    QTest::newRow("spaces around") << u"  redis://h \n"_s << server(u"h"_s, 6379, 0) << u"redis://h:6379"_s;
    QTest::newRow("upper case") << u"REDIS://h"_s << server(u"h"_s, 6379, 0) << u"redis://h:6379"_s;
    QTest::newRow("user, password") << u"redis://joe:secret@h/1"_s
                                    << server(u"h"_s, 6379, 1, u"joe"_s, u"secret"_s)
                                    << u"redis://h:6379/1"_s;
    QTest::newRow("password alone") << u"redis://:secret@h"_s << server(u"h"_s, 6379, 0, {}, u"secret"_s)
                                    << u"redis://h:6379"_s;
    QTest::newRow("user alone") << u"redis://joe@h"_s << server(u"h"_s, 6379, 0, u"joe"_s)
                                << u"redis://h:6379"_s;
    QTest::newRow("encoded") << u"redis://j%40e:%2F%3A%40%23%25%20%E2%82%AC@h"_s
                             << server(u"h"_s, 6379, 0, u"j@e"_s, u"/:@#% €"_s) << u"redis://h:6379"_s;
    QTest::newRow("socket") << u"unix:///run/redis.sock"_s << socketAt(u"/run/redis.sock"_s, 0)
                            << u"unix:///run/redis.sock"_s;
    QTest::newRow("socket, database")
        << u"unix:///run/r?db=4"_s << socketAt(u"/run/r"_s, 4) << u"unix:///run/r?db=4"_s;
    QTest::newRow("socket, short") << u"unix:/run/r"_s << socketAt(u"/run/r"_s, 0) << u"unix:///run/r"_s;
    QTest::newRow("socket, password")
        << u"unix://joe:pa%2Fss@/run/r?db=1"_s << socketAt(u"/run/r"_s, 1, u"joe"_s, u"pa/ss"_s)
        << u"unix:///run/r?db=1"_s;
    QTest::newRow("socket, odd path")
        << u"unix:///run/a%20b%3F"_s << socketAt(u"/run/a b?"_s, 0) << u"unix:///run/a%20b%3F"_s;
}

void RedisSettingsTest::urlsAreRead()
{
    QFETCH(QString, url);
    QFETCH(RedisSettings, expected);
    QFETCH(QString, address);
    const auto settings = RedisSettings::fromUrl(url);
    QVERIFY2(settings, settings ? "" : qPrintable(settings.error().toString()));
    QCOMPARE(settings->host, expected.host);
    QCOMPARE(settings->password, expected.password);
    QCOMPARE(settings->username, expected.username);
    QCOMPARE(settings->socketPath, expected.socketPath);
    QVERIFY(*settings == expected);
    QCOMPARE(settings->address(), address);

    // What is displayed says the same place.
    const auto again = RedisSettings::fromUrl(address);
    QVERIFY(again);
    expected.username.clear();
    expected.password.clear();
    QVERIFY(*again == expected);
}

void RedisSettingsTest::wrongUrlsAreRefusedWithoutTheirPassword_data()
{
    QTest::addColumn<QString>("url");
    QTest::newRow("empty") << u""_s;
    QTest::newRow("no scheme") << u":s3cr3t@localhost:6379"_s;
    QTest::newRow("other scheme") << u"http://:s3cr3t@localhost"_s;
    QTest::newRow("TLS") << u"rediss://:s3cr3t@localhost"_s;
    QTest::newRow("no host") << u"redis://:s3cr3t@/1"_s;
    QTest::newRow("port 0") << u"redis://:s3cr3t@h:0"_s;
    QTest::newRow("port too large") << u"redis://:s3cr3t@h:65536"_s;
    QTest::newRow("port not a number") << u"redis://:s3cr3t@h:port"_s;
    QTest::newRow("database not a number") << u"redis://:s3cr3t@h/one"_s;
    QTest::newRow("negative database") << u"redis://:s3cr3t@h/-1"_s;
    QTest::newRow("database too large") << u"redis://:s3cr3t@h/99999999999"_s;
    QTest::newRow("two databases") << u"redis://:s3cr3t@h/1/2"_s;
    QTest::newRow("bare percent") << u"redis://:s3cr3t%@h"_s;
    QTest::newRow("socket without a slash") << u"unix://run/redis.sock"_s;
    QTest::newRow("socket without a path") << u"unix://"_s;
    QTest::newRow("socket, root") << u"unix:///"_s;
    QTest::newRow("socket, database") << u"unix://:s3cr3t@/run/r?db=x"_s;
}

void RedisSettingsTest::wrongUrlsAreRefusedWithoutTheirPassword()
{
    QFETCH(QString, url);
    const auto settings = RedisSettings::fromUrl(url);
    QVERIFY(!settings);
    QCOMPARE(Error::kindName(settings.error().kind), u"configuration"_s);
    QVERIFY(!settings.error().message.isEmpty());
    QVERIFY(!settings.error().toString().contains(u"s3cr3t"_s));
}

QTEST_GUILESS_MAIN(RedisSettingsTest)
#include "tst_redis_settings.moc"
