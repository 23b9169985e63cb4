#include "config/Profile.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtTest/QTest>

#include <cmath>

using namespace telemirror;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Publishers that can work, every member away from its default.
PublisherSettings fullPublishers()
{
    PublisherSettings publishers;
    publishers.redis = false;
    HttpPublisherSettings& http = publishers.http;
    http.enabled = true;
    http.endpoint = HttpPublisherSettings::Endpoint::Plain;
    http.url = QUrl(u"https://things.example/in%20box?site=a%2Fb"_s);
    http.token = u"planted-http"_s;
    http.headers = {{u"Authorization"_s, u"Bearer {token}"_s}, {u"X-Site"_s, u"Süd \"1\""_s}};
    http.caFile = u"/etc/ca é.pem"_s;
    http.timeout = 5s;
    http.spool = {1'000'000, 25h};
    MqttPublisherSettings& mqtt = publishers.mqtt;
    mqtt = {true, u"broker.example"_s, 8883, u"site-1"_s, u"user"_s, u"planted-mqtt"_s, u"site/é/now"_s, true,
        true, u"/ca.pem"_s, u"/client.pem"_s, u"/client.key"_s, 7s, {2'000'000, 26h}};
    publishers.file = {true, u"/var/lib/site/é.ndjson"_s, 1'000'000, 7, FilePublisherSettings::Sync::Always};
    publishers.standardOutput = true;
    return publishers;
}

/// A profile that can work, every member away from its default.
Profile fullProfile()
{
    Profile profile;
    profile.name = u"Anlage \"Süd\" 🌞\\/\n"_s;
    profile.revision = std::numeric_limits<qint64>::max();
    ConnectionSettings cloud;
    cloud.id = u"cloud"_s;
    cloud.name = u"It's, \"the\" cloud"_s;
    cloud.url = QUrl(u"https://eu-central-1-1.aws.cloud2.influxdata.com/pre%20fix"_s);
    cloud.dialect = Dialect::Flux;
    cloud.organization = u"me@example.org"_s;
    cloud.secret = u"planted-token=="_s;
    cloud.connectTimeout = 1234ms;
    cloud.idleTimeout = 2h;
    cloud.quota = TrafficQuota{600'000'000, 7, 8, 1min};
    ConnectionSettings local;
    local.id = u"local"_s;
    local.name = u"Local"_s;
    local.url = QUrl(u"http://[::1]:8086"_s);
    local.dialect = Dialect::InfluxQL;
    local.username = u"root"_s;
    local.caFile = u"/etc/ö wn.pem"_s;
    local.secret = u"planted-password"_s;
    profile.connections = {cloud, local};
    Rule rule;
    rule.id = u"main"_s;
    rule.name = u"Wetter"_s;
    rule.sourceConnection = u"cloud"_s;
    rule.sourceBucket = u"weather"_s;
    rule.destinationConnection = u"local"_s;
    rule.destinationBucket = u"db/rp"_s;
    rule.lookback = 3 * nanosecondsPerDay;
    profile.rules = {rule};
    profile.telemetry = {false, u"życie"_s, 1500ms, 60s, true, {{u"host \"é\""_s, {u"a,b"_s, u""_s}}}, true,
        false, true, Coordinates{-33.86, 151.2093}};
    profile.telemetryConnection = u"local"_s;
    profile.redis = {
        true, u"redis.example"_s, 6380, u"/run/redis.sock"_s, 3, u"acl"_s, u"planted-redis"_s, u"site:"_s};
    profile.publishers = fullPublishers();
    profile.isSample = true;
    return profile;
}

Profile withoutSecrets(Profile profile)
{
    for (ConnectionSettings& settings : profile.connections)
        settings.secret.clear();
    profile.redis.password.clear();
    profile.publishers.http.token.clear();
    profile.publishers.mqtt.password.clear();
    return profile;
}

QJsonObject changed(QJsonObject json, const QString& key, const QJsonValue& value)
{
    json.insert(key, value);
    return json;
}

/// The full profile with one thing of its first connection changed.
QJsonObject withConnection(const QString& key, const QJsonValue& value)
{
    const QJsonObject json = fullProfile().toJson();
    const QJsonObject first = json.value(u"connections"_s).toArray().first().toObject();
    return changed(json, u"connections"_s, QJsonArray{changed(first, key, value)});
}

QJsonObject withPart(const QString& part, const QString& key, const QJsonValue& value)
{
    const QJsonObject json = fullProfile().toJson();
    return changed(json, part, changed(json.value(part).toObject(), key, value));
}

} // namespace

class ProfileTest : public QObject
{
    Q_OBJECT

private slots:
    void roundTripsThroughText();
    void defaultsRoundTrip();
    void holdsNoSecret();
    void finds();
    void badJsonNamesTheKey_data();
    void badJsonNamesTheKey();
    void soundProfilesHaveNoProblems();
    void problemsAreNamed_data();
    void problemsAreNamed();
    void problemsOfPublishersAreNamed_data();
    void problemsOfPublishersAreNamed();
};

void ProfileTest::roundTripsThroughText()
{
    const QByteArray text = QJsonDocument(fullProfile().toJson()).toJson();
    const Result<Profile> read = Profile::fromJson(QJsonDocument::fromJson(text).object());
    QVERIFY2(read.has_value(), read ? "" : qPrintable(read.error().toString()));
    QVERIFY(*read == withoutSecrets(fullProfile()));
}

void ProfileTest::defaultsRoundTrip()
{
    QVERIFY(Profile::fromJson({}).value() == Profile{});
    QVERIFY(Profile::fromJson(Profile{}.toJson()).value() == Profile{});
}

void ProfileTest::holdsNoSecret()
{
    Profile profile = fullProfile();
    profile.connections[0].url = QUrl(u"https://user:planted-in-url@host:1"_s);
    const QByteArray text = QJsonDocument(profile.toJson()).toJson();
    QVERIFY(text.contains("host"));
    QVERIFY2(!text.contains("planted"), text.constData());
}

void ProfileTest::finds()
{
    const Profile profile = fullProfile();
    QCOMPARE(profile.connection(u"local"_s), &profile.connections[1]);
    QCOMPARE(profile.connection(u"Local"_s), nullptr);
    QCOMPARE(profile.rule(u"main"_s), &profile.rules[0]);
    QCOMPARE(profile.rule(QString()), nullptr);
}

void ProfileTest::badJsonNamesTheKey_data()
{
    QTest::addColumn<QJsonObject>("json");
    QTest::addColumn<QString>("key");
    QTest::newRow("unknown key") << QJsonObject{{u"nmae"_s, u"x"_s}} << u"nmae"_s;
    QTest::newRow("number for text") << QJsonObject{{u"name"_s, 1}} << u"name"_s;
    QTest::newRow("null for text") << QJsonObject{{u"name"_s, QJsonValue::Null}} << u"name"_s;
    QTest::newRow("fraction") << QJsonObject{{u"revision"_s, 1.5}} << u"revision"_s;
    QTest::newRow("negative") << QJsonObject{{u"revision"_s, -1}} << u"revision"_s;
    QTest::newRow("object for list") << QJsonObject{{u"connections"_s, QJsonObject{}}} << u"connections"_s;
    QTest::newRow("list of texts") << QJsonObject{{u"connections"_s, QJsonArray{u"a"_s}}} << u"connections"_s;
    QTest::newRow("rule in rules") << QJsonObject{{u"rules"_s,
                                          QJsonArray{QJsonObject{{u"lookbak"_s, u"5h"_s}}}}}
                                   << u"lookbak"_s;
    QTest::newRow("list for object") << QJsonObject{{u"telemetry"_s, QJsonArray{}}} << u"telemetry"_s;
    QTest::newRow("text for boolean") << QJsonObject{{u"isSample"_s, u"yes"_s}} << u"isSample"_s;
    QTest::newRow("secret") << withConnection(u"secret"_s, u"x"_s) << u"secret"_s;
    QTest::newRow("dialect") << withConnection(u"dialect"_s, u"sql"_s) << u"dialect"_s;
    QTest::newRow("dialect number") << withConnection(u"dialect"_s, 1) << u"dialect"_s;
    QTest::newRow("url") << withConnection(u"url"_s, u"http://a b"_s) << u"url"_s;
    QTest::newRow("url with password") << withConnection(u"url"_s, u"http://u:planted@h"_s) << u"url"_s;
    QTest::newRow("timeout without unit") << withConnection(u"idleTimeout"_s, u"60"_s) << u"idleTimeout"_s;
    QTest::newRow("timeout below 1 ms") << withConnection(u"idleTimeout"_s, u"1us"_s) << u"idleTimeout"_s;
    QTest::newRow("quota") << withConnection(u"quota"_s, QJsonObject{{u"bytesRead"_s, -1}}) << u"bytesRead"_s;
    QTest::newRow("quota, unknown key")
        << withConnection(u"quota"_s, QJsonObject{{u"bytes"_s, 1}}) << u"bytes"_s;
    QTest::newRow("port") << withPart(u"redis"_s, u"port"_s, 65536) << u"port"_s;
    QTest::newRow("password") << withPart(u"redis"_s, u"password"_s, u"x"_s) << u"password"_s;
    QTest::newRow("database") << withPart(u"redis"_s, u"database"_s, 1e300) << u"database"_s;
    QTest::newRow("latitude") << withPart(u"telemetry"_s, u"coordinates"_s,
                                     QJsonObject{{u"latitude"_s, 90.5}, {u"longitude"_s, 0}})
                              << u"latitude"_s;
    QTest::newRow("no longitude") << withPart(
                                         u"telemetry"_s, u"coordinates"_s, QJsonObject{{u"latitude"_s, 1}})
                                  << u"longitude"_s;
    QTest::newRow("filter without values")
        << withPart(u"telemetry"_s, u"tagFilters"_s, QJsonArray{QJsonObject{{u"key"_s, u"host"_s}}})
        << u"values"_s;
    QTest::newRow("filter with a number")
        << withPart(u"telemetry"_s, u"tagFilters"_s,
               QJsonArray{QJsonObject{{u"key"_s, u"host"_s}, {u"values"_s, QJsonArray{1}}}})
        << u"values"_s;
    const auto publisher = [](const QString& kind, const QString& key, const QJsonValue& value) {
        return withPart(u"publishers"_s, kind, QJsonObject{{key, value}});
    };
    QTest::newRow("unknown publisher") << withPart(u"publishers"_s, u"smtp"_s, QJsonObject{}) << u"smtp"_s;
    QTest::newRow("token of a publisher") << publisher(u"http"_s, u"token"_s, u"x"_s) << u"token"_s;
    QTest::newRow("password of a publisher") << publisher(u"mqtt"_s, u"password"_s, u"x"_s) << u"password"_s;
    QTest::newRow("endpoint") << publisher(u"http"_s, u"endpoint"_s, u"ftp"_s) << u"endpoint"_s;
    QTest::newRow("header") << publisher(u"http"_s, u"headers"_s,
                                   QJsonArray{QJsonObject{{u"name"_s, u"X"_s}, {u"vlaue"_s, u"y"_s}}})
                            << u"vlaue"_s;
    QTest::newRow("mqtt port") << publisher(u"mqtt"_s, u"port"_s, -1) << u"port"_s;
    QTest::newRow("spool") << publisher(u"mqtt"_s, u"spool"_s, QJsonObject{{u"age"_s, 7}}) << u"age"_s;
    QTest::newRow("sync") << publisher(u"file"_s, u"sync"_s, true) << u"sync"_s;
    QTest::newRow("switch") << publisher(u"redis"_s, u"enabled"_s, 1) << u"enabled"_s;
}

void ProfileTest::badJsonNamesTheKey()
{
    QFETCH(QJsonObject, json);
    QFETCH(QString, key);
    const Result<Profile> read = Profile::fromJson(json);
    QVERIFY(!read.has_value());
    QCOMPARE(read.error().kind, Error::Kind::Configuration);
    const QString message = read.error().toString();
    QVERIFY2(message.contains(u'"' + key + u'"'), qPrintable(message));
    QVERIFY2(!message.contains(u"planted"_s), qPrintable(message));
}

void ProfileTest::soundProfilesHaveNoProblems()
{
    const QList<Error> problems = fullProfile().problems();
    QVERIFY2(problems.isEmpty(), problems.isEmpty() ? "" : qPrintable(problems.first().toString()));
    QVERIFY(Profile{}.problems().isEmpty());
}

using Change = std::function<void(Profile&)>;
Q_DECLARE_METATYPE(Change)

void ProfileTest::problemsAreNamed_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("word");
    const auto row = [](const char* name, const QString& word, const Change& change) {
        QTest::newRow(name) << change << word;
    };
    row("scheme", u"http://"_s, [](Profile& p) { p.connections[0].url = QUrl(u"localhost:8086"_s); });
    row("no url", u"missing"_s, [](Profile& p) { p.connections[0].url = {}; });
    row("no host", u"host"_s, [](Profile& p) { p.connections[0].url = QUrl(u"http:///path"_s); });
    row("password in url", u"own fields"_s,
        [](Profile& p) { p.connections[0].url = QUrl(u"http://u:planted@h"_s); });
    row("query in url", u"?"_s, [](Profile& p) { p.connections[0].url = QUrl(u"http://h/?t=planted"_s); });
    row("token of two lines", u"line break"_s, [](Profile& p) { p.connections[0].secret = u"planted\nx"_s; });
    row("certificate", u"whole path"_s, [](Profile& p) { p.connections[0].caFile = u"ca.pem"_s; });
    row("no timeout", u"timeout"_s, [](Profile& p) { p.connections[0].idleTimeout = 0ms; });
    row("no id", u"no id"_s, [](Profile& p) {
        p.connections.append(p.connections[0]);
        p.connections[2].id.clear();
    });
    row("twice", u"\"cloud\" is used more than once"_s,
        [](Profile& p) { p.connections.append(p.connections[0]); });
    row("clash with redis", u"redis"_s, [](Profile& p) {
        p.connections.append(p.connections[0]);
        p.connections[2].id = u"redis"_s;
    });
    row("rule twice", u"\"main\" is used more than once"_s, [](Profile& p) { p.rules.append(p.rules[0]); });
    row("no source", u"source"_s, [](Profile& p) { p.rules[0].sourceConnection = u"gone"_s; });
    row("no destination", u"destination"_s, [](Profile& p) { p.rules[0].destinationConnection.clear(); });
    row("no source bucket", u"source bucket"_s, [](Profile& p) { p.rules[0].sourceBucket.clear(); });
    row("no destination bucket", u"destination bucket"_s,
        [](Profile& p) { p.rules[0].destinationBucket.clear(); });
    row("onto itself", u"onto itself"_s, [](Profile& p) {
        p.rules[0].destinationConnection = p.rules[0].sourceConnection;
        p.rules[0].destinationBucket = p.rules[0].sourceBucket;
    });
    row("nothing taken", u"pattern"_s, [](Profile& p) { p.rules[0].include.clear(); });
    row("no time", u"no time"_s, [](Profile& p) { p.rules[0].lookback = -p.rules[0].lookahead; });
    row("quota", u"quota"_s, [](Profile& p) { p.connections[0].quota = TrafficQuota{1, 1, 1, 0ms}; });
    row("jitter", u"jitter"_s, [](Profile& p) { p.rules[0].schedule.jitter = -1; });
    row("too often", u"too often"_s, [](Profile& p) { p.rules[0].schedule.every = 0; });
    row("telemetry of nobody", u"elemetry"_s, [](Profile& p) { p.telemetryConnection = u"gone"_s; });
    row("period", u"period"_s, [](Profile& p) { p.telemetry.period = 0ms; });
    row("latitude", u"latitude"_s, [](Profile& p) {
        p.telemetry.coordinates = Coordinates{std::nan(""), 0};
    });
    row("longitude", u"longitude"_s, [](Profile& p) { p.telemetry.coordinates = Coordinates{0, 180.01}; });
    row("redis", u"Redis"_s, [](Profile& p) {
        p.redis.socketPath.clear();
        p.redis.host.clear();
    });
    row("filter without a key", u"tag"_s, [](Profile& p) { p.telemetry.tagFilters[0].key.clear(); });
    row("filter without values", u"tag filter"_s,
        [](Profile& p) { p.telemetry.tagFilters[0].values.clear(); });
}

void ProfileTest::problemsOfPublishersAreNamed_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("word");
    const auto row = [](const char* name, const QString& word, const Change& change) {
        QTest::newRow(name) << change << word;
    };
    row("http: no url", u"address"_s, [](Profile& p) { p.publishers.http.url = {}; });
    row("http: scheme", u"https://"_s, [](Profile& p) { p.publishers.http.url = QUrl(u"ftp://h/"_s); });
    row("http: password in url", u"password"_s,
        [](Profile& p) { p.publishers.http.url = QUrl(u"http://u:planted@h"_s); });
    row("http: fragment", u"#"_s, [](Profile& p) { p.publishers.http.url = QUrl(u"http://h/#x"_s); });
    row("http: query to ThingsBoard", u"?"_s, [](Profile& p) {
        p.publishers.http.endpoint = HttpPublisherSettings::Endpoint::ThingsBoard;
        p.publishers.http.url = QUrl(u"http://h/?x"_s);
    });
    row("http: no token for ThingsBoard", u"token"_s, [](Profile& p) {
        p.publishers.http.endpoint = HttpPublisherSettings::Endpoint::ThingsBoard;
        p.publishers.http.url = QUrl(u"http://h/"_s);
        p.publishers.http.token.clear();
    });
    row("http: token of two lines", u"line break"_s,
        [](Profile& p) { p.publishers.http.token = u"planted\r\nX: y"_s; });
    row("http: name of a header", u"X Site"_s,
        [](Profile& p) { p.publishers.http.headers[1].name = u"X Site"_s; });
    row("http: header of two lines", u"X-Site"_s,
        [](Profile& p) { p.publishers.http.headers[1].value = u"a\r\nHost: b"_s; });
    row("http: own header", u"content-Length"_s,
        [](Profile& p) { p.publishers.http.headers[1].name = u"content-Length"_s; });
    row("http: secret in clear", u"{token}"_s,
        [](Profile& p) { p.publishers.http.headers[0].value = u"Bearer planted"_s; });
    row("http: key in clear", u"{token}"_s, [](Profile& p) {
        p.publishers.http.headers[1] = {u"X-API-Key"_s, u"planted"_s};
    });
    row("http: certificate", u"whole path"_s, [](Profile& p) { p.publishers.http.caFile = u"ca.pem"_s; });
    row("http: timeout", u"timeout"_s, [](Profile& p) { p.publishers.http.timeout = 0ms; });
    row("http: spool size", u"64 KiB"_s, [](Profile& p) { p.publishers.http.spool.bytes = 0; });
    row("http: spool age", u"minute"_s, [](Profile& p) { p.publishers.http.spool.age = 0ms; });
    row("mqtt: no host", u"host"_s, [](Profile& p) { p.publishers.mqtt.host.clear(); });
    row("mqtt: url for a host", u"host"_s, [](Profile& p) { p.publishers.mqtt.host = u"mqtt://h"_s; });
    row("mqtt: port", u"port"_s, [](Profile& p) { p.publishers.mqtt.port = 0; });
    row("mqtt: no topic", u"topic"_s, [](Profile& p) { p.publishers.mqtt.topic.clear(); });
    row("mqtt: long topic", u"topic"_s, [](Profile& p) { p.publishers.mqtt.topic = QString(32'768, u'é'); });
    row("mqtt: wildcard", u"#"_s, [](Profile& p) { p.publishers.mqtt.topic = u"site/#"_s; });
    row("mqtt: other wildcard", u"+"_s, [](Profile& p) { p.publishers.mqtt.topic = u"+/site"_s; });
    row("mqtt: broker's topic", u"$"_s, [](Profile& p) { p.publishers.mqtt.topic = u"$SYS/x"_s; });
    row("mqtt: password without user", u"user"_s, [](Profile& p) { p.publishers.mqtt.username.clear(); });
    row("mqtt: certificate without key", u"key"_s, [](Profile& p) { p.publishers.mqtt.keyFile.clear(); });
    row("mqtt: certificates without TLS", u"TLS"_s, [](Profile& p) { p.publishers.mqtt.tls = false; });
    row("mqtt: certificate", u"whole path"_s, [](Profile& p) { p.publishers.mqtt.caFile = u"./ca"_s; });
    row("mqtt: timeout", u"timeout"_s, [](Profile& p) { p.publishers.mqtt.timeout = 2h; });
    row("file: relative", u"whole path"_s, [](Profile& p) { p.publishers.file.path = u"x.ndjson"_s; });
    row("file: folder", u"whole path"_s, [](Profile& p) { p.publishers.file.path = u"/tmp/"_s; });
    row("file: size", u"64 KiB"_s, [](Profile& p) { p.publishers.file.maximumBytes = 100; });
    row("file: count", u"1000"_s, [](Profile& p) { p.publishers.file.keep = 1001; });
}

void ProfileTest::problemsOfPublishersAreNamed()
{
    problemsAreNamed();
    // What is switched off may be unfinished.
    QFETCH(Change, change);
    Profile profile = fullProfile();
    change(profile);
    profile.publishers.http.enabled = false;
    profile.publishers.mqtt.enabled = false;
    profile.publishers.file.enabled = false;
    QVERIFY(profile.problems().isEmpty());
}

void ProfileTest::problemsAreNamed()
{
    QFETCH(Change, change);
    QFETCH(QString, word);
    Profile profile = fullProfile();
    change(profile);
    const QList<Error> problems = profile.problems();
    QCOMPARE(problems.size(), 1);
    QCOMPARE(problems[0].kind, Error::Kind::Configuration);
    const QString text = problems[0].toString();
    QVERIFY2(text.contains(word), qPrintable(text));
    QVERIFY2(!text.contains(u"planted"_s), qPrintable(text));
}

QTEST_GUILESS_MAIN(ProfileTest)
#include "tst_profile.moc"
