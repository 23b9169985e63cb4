#include "config/Environment.h"

#include <QtTest/QTest>

using namespace telemirror;
using namespace Qt::StringLiterals;

using Variables = QMap<QString, QString>;

namespace {

/// Every variable, as the replaced service had them.
Variables all()
{
    return {{u"INFLUXDB_CLOUD_URL"_s, u"https://cloud.example:443/x"_s},
        {u"INFLUXDB_CLOUD_TOKEN"_s, u" planted-cloud== "_s}, {u"INFLUXDB_CLOUD_ORG"_s, u"Köln, \"Süd\""_s},
        {u"CLOUD_WEATHER_BUCKET"_s, u"weather"_s}, {u"INFLUXDB_URL"_s, u"http://localhost:8086"_s},
        {u"INFLUXDB_TOKEN"_s, u"planted-local"_s}, {u"INFLUXDB_ORG"_s, u"home"_s},
        {u"LOCAL_INFLUX_BUCKET"_s, u"mirror"_s}, {u"LATITUDE"_s, u"-33.5"_s}, {u"LONGITUDE"_s, u"180"_s},
        {u"REDIS_URL"_s, u"redis://u:planted-redis@cache:6380/2"_s}};
}

Environment environment(const Variables& variables)
{
    QProcessEnvironment process;
    process.insert(u"PATH"_s, u"/bin"_s);
    for (auto entry = variables.begin(); entry != variables.end(); ++entry)
        process.insert(entry.key(), entry.value());
    return Environment(process);
}

Variables with(const QString& name, const QString& value)
{
    Variables variables = all();
    variables.insert(name, value);
    return variables;
}

Variables without(const QStringList& names)
{
    Variables variables = all();
    for (const QString& name : names)
        variables.remove(name);
    return variables;
}

} // namespace

class EnvironmentTest : public QObject
{
    Q_OBJECT

private slots:
    void everyVariableTakesEffect();
    void namesAreListed();
    void emptyChangesNothing();
    void destinationBucketDefaultsToTheSources();
    void noRuleWithoutBothServers();
    void storedSettingsAreOverridden();
    void userInTheAddress();
    void badValuesAreNamed_data();
    void badValuesAreNamed();
    void restoredKeepsWhatWasStored();
    void restoredDropsSecretsOfNewConnections();
    void secretsOfPublishersAreNotStored();
};

void EnvironmentTest::everyVariableTakesEffect()
{
    const Result<Profile> applied = environment(all()).apply({});
    QVERIFY2(applied.has_value(), applied ? "" : qPrintable(applied.error().toString()));
    QCOMPARE(applied->connections.size(), 2);
    const ConnectionSettings* cloud = applied->connection(cloudConnectionId);
    QCOMPARE(cloud->url, QUrl(u"https://cloud.example:443/x"_s));
    QCOMPARE(cloud->secret, u"planted-cloud=="_s);
    QCOMPARE(cloud->organization, u"Köln, \"Süd\""_s);
    QCOMPARE(cloud->dialect, Dialect::Automatic);
    QVERIFY(!cloud->name.isEmpty());
    const ConnectionSettings* local = applied->connection(localConnectionId);
    QCOMPARE(local->url, QUrl(u"http://localhost:8086"_s));
    QCOMPARE(local->secret, u"planted-local"_s);
    QCOMPARE(local->organization, u"home"_s);
    QCOMPARE(applied->rules.size(), 1);
    const Rule& rule = applied->rules.first();
    QCOMPARE(rule.id, QString(defaultRuleId));
    QCOMPARE(rule.sourceConnection, QString(cloudConnectionId));
    QCOMPARE(rule.sourceBucket, u"weather"_s);
    QCOMPARE(rule.destinationConnection, QString(localConnectionId));
    QCOMPARE(rule.destinationBucket, u"mirror"_s);
    QCOMPARE(rule.lookback, 5 * nanosecondsPerHour);
    QVERIFY(applied->telemetry.coordinates == (Coordinates{-33.5, 180}));
    QCOMPARE(applied->telemetryConnection, QString(localConnectionId));
    QVERIFY(applied->redis.enabled);
    QCOMPARE(applied->redis.host, u"cache"_s);
    QCOMPARE(applied->redis.port, 6380);
    QCOMPARE(applied->redis.database, 2);
    QCOMPARE(applied->redis.password, u"planted-redis"_s);
    QVERIFY(applied->problems().isEmpty());
}

void EnvironmentTest::namesAreListed()
{
    QCOMPARE(environment(all()).names(), QStringList(all().keys()));
    QVERIFY(environment(all()).namesServers());
    QCOMPARE(environment({{u"LATITUDE"_s, u" "_s}}).names(), QStringList());
    QVERIFY(!environment({{u"INFLUXDB_TOKEN"_s, u"x"_s}}).namesServers());
    QVERIFY(environment({{u"INFLUXDB_URL"_s, u"http://h"_s}}).namesServers());
    QVERIFY(environment({{u"INFLUXDB_CLOUD_URL"_s, u"http://h"_s}}).namesServers());
}

void EnvironmentTest::emptyChangesNothing()
{
    QVERIFY(environment({}).apply({}).value() == Profile{});
    // A token without an address has nobody to go to.
    QVERIFY(environment({{u"INFLUXDB_TOKEN"_s, u"x"_s}}).apply({}).value() == Profile{});
    const Profile full = environment(all()).apply({}).value();
    QVERIFY(environment({}).apply(full).value() == full);
}

void EnvironmentTest::destinationBucketDefaultsToTheSources()
{
    const Profile profile = environment(without({u"LOCAL_INFLUX_BUCKET"_s})).apply({}).value();
    QCOMPARE(profile.rule(defaultRuleId)->destinationBucket, u"weather"_s);
    // ... and a stored one stays.
    Profile stored = profile;
    stored.rules[0].destinationBucket = u"kept"_s;
    const Profile again = environment(without({u"LOCAL_INFLUX_BUCKET"_s})).apply(stored).value();
    QCOMPARE(again.rules[0].destinationBucket, u"kept"_s);
}

void EnvironmentTest::noRuleWithoutBothServers()
{
    QVERIFY(environment(without({u"INFLUXDB_URL"_s})).apply({}).value().rules.isEmpty());
    QVERIFY(environment(without({u"INFLUXDB_CLOUD_URL"_s})).apply({}).value().rules.isEmpty());
    QVERIFY(environment(without({u"CLOUD_WEATHER_BUCKET"_s})).apply({}).value().rules.isEmpty());
}

void EnvironmentTest::storedSettingsAreOverridden()
{
    Profile stored;
    ConnectionSettings cloud;
    cloud.id = cloudConnectionId;
    cloud.name = u"Mine"_s;
    cloud.url = QUrl(u"http://old:1"_s);
    cloud.dialect = Dialect::InfluxQL;
    cloud.username = u"admin"_s;
    cloud.secret = u"old"_s;
    stored.connections = {cloud};
    stored.redis.keyPrefix = u"mine:"_s;
    stored.redis.host = u"old"_s;
    const Profile profile = environment(all()).apply(stored).value();
    QCOMPARE(profile.connections.size(), 2);
    QCOMPARE(profile.connections[0].name, u"Mine"_s);
    QCOMPARE(profile.connections[0].url.host(), u"cloud.example"_s);
    QCOMPARE(profile.connections[0].secret, u"planted-cloud=="_s);
    QCOMPARE(profile.connections[0].username, QString());
    QCOMPARE(profile.connections[0].dialect, Dialect::Automatic);
    QCOMPARE(profile.redis.host, u"cache"_s);
    QCOMPARE(profile.redis.keyPrefix, u"mine:"_s);
    // What was learnt of the same server holds.
    stored.connections[0].url = QUrl(u"https://cloud.example:443/x"_s);
    QCOMPARE(environment(all()).apply(stored).value().connections[0].dialect, Dialect::InfluxQL);
}

void EnvironmentTest::userInTheAddress()
{
    const Profile profile =
        environment({{u"INFLUXDB_URL"_s, u"http://me:p%40ss@h:8086"_s}}).apply({}).value();
    QCOMPARE(profile.connections[0].url, QUrl(u"http://h:8086"_s));
    QCOMPARE(profile.connections[0].username, u"me"_s);
    QCOMPARE(profile.connections[0].secret, u"p@ss"_s);
}

void EnvironmentTest::badValuesAreNamed_data()
{
    QTest::addColumn<Variables>("variables");
    QTest::addColumn<QString>("name");
    const auto row = [](const char* title, const QString& name, const QString& value) {
        QTest::newRow(title) << with(name, value) << name;
    };
    row("no scheme", u"INFLUXDB_URL"_s, u"planted:8086"_s);
    row("other scheme", u"INFLUXDB_URL"_s, u"ftp://planted"_s);
    row("no host", u"INFLUXDB_CLOUD_URL"_s, u"http://"_s);
    row("blank inside", u"INFLUXDB_CLOUD_URL"_s, u"http://pla nted"_s);
    row("token in the address", u"INFLUXDB_CLOUD_URL"_s, u"http://h/?token=planted"_s);
    row("bad port", u"INFLUXDB_CLOUD_URL"_s, u"http://planted:99999"_s);
    row("two lines", u"INFLUXDB_TOKEN"_s, u"planted\nX: y"_s);
    row("latitude word", u"LATITUDE"_s, u"north"_s);
    row("latitude comma", u"LATITUDE"_s, u"48,1"_s);
    row("latitude nan", u"LATITUDE"_s, u"nan"_s);
    row("latitude inf", u"LATITUDE"_s, u"inf"_s);
    row("latitude above", u"LATITUDE"_s, u"90.001"_s);
    row("latitude below", u"LATITUDE"_s, u"-91"_s);
    row("longitude above", u"LONGITUDE"_s, u"180.5"_s);
    row("longitude below", u"LONGITUDE"_s, u"-181"_s);
    row("redis", u"REDIS_URL"_s, u"http://u:planted@h"_s);
    row("redis database", u"REDIS_URL"_s, u"redis://u:planted@h/x"_s);
    QTest::newRow("latitude alone") << without({u"LONGITUDE"_s}) << u"LONGITUDE"_s;
    QTest::newRow("longitude alone") << without({u"LATITUDE"_s}) << u"LATITUDE"_s;
}

void EnvironmentTest::badValuesAreNamed()
{
    QFETCH(Variables, variables);
    QFETCH(QString, name);
    const Result<Profile> applied = environment(variables).apply({});
    QVERIFY(!applied.has_value());
    QCOMPARE(applied.error().kind, Error::Kind::Configuration);
    const QString text = applied.error().toString();
    QVERIFY2(text.contains(name + u" must be"_s), qPrintable(text));
    QVERIFY2(!text.contains(u"planted"_s), qPrintable(text));
}

void EnvironmentTest::restoredKeepsWhatWasStored()
{
    Profile stored;
    stored.connections = {{}, {}};
    stored.connections[0].id = cloudConnectionId;
    stored.connections[0].url = QUrl(u"http://old:1"_s);
    stored.connections[0].dialect = Dialect::Flux;
    stored.connections[0].secret = u"old"_s;
    stored.connections[0].organization = u"old"_s;
    stored.connections[1].id = u"third"_s;
    stored.rules = {{}};
    stored.rules[0].id = defaultRuleId;
    stored.rules[0].sourceBucket = u"old"_s;
    stored.redis.password = u"old"_s;
    const Environment variables = environment(all());
    Profile edited = variables.apply(stored).value();
    edited.connections[0].name = u"edited"_s;
    edited.connections[1].secret = u"edited"_s;
    edited.rules[0].lookback = 1;
    const Profile back = variables.restored(edited, stored);
    Profile expected = stored;
    expected.connections[0].name = u"edited"_s;
    expected.connections[1].secret = u"edited"_s;
    expected.connections.append(edited.connections[2]);
    expected.connections[2].secret.clear();
    expected.rules[0].lookback = 1;
    expected.telemetryConnection = localConnectionId;
    QVERIFY(back == expected);
}

void EnvironmentTest::restoredDropsSecretsOfNewConnections()
{
    const Environment variables = environment(all());
    const Profile back = variables.restored(variables.apply({}).value(), {});
    QCOMPARE(back.connections.size(), 2);
    for (const ConnectionSettings& settings : back.connections)
        QCOMPARE(settings.secret, QString());
    QCOMPARE(back.redis.password, QString());
    QCOMPARE(back.connections[0].url.host(), u"cloud.example"_s);
}

void EnvironmentTest::secretsOfPublishersAreNotStored()
{
    const Environment variables = environment({{u"TELEMIRROR_HTTP_TOKEN"_s, u" planted-http "_s},
        {u"TELEMIRROR_MQTT_PASSWORD"_s, u"planted-mqtt"_s}});
    QCOMPARE(variables.names(), (QStringList{u"TELEMIRROR_HTTP_TOKEN"_s, u"TELEMIRROR_MQTT_PASSWORD"_s}));
    QVERIFY(!variables.namesServers());
    Profile stored;
    stored.publishers.http.token = u"stored"_s;
    Profile applied = variables.apply(stored).value();
    QCOMPARE(applied.publishers.http.token, u"planted-http"_s);
    QCOMPARE(applied.publishers.mqtt.password, u"planted-mqtt"_s);
    QVERIFY(variables.restored(applied, stored) == stored);
    QVERIFY(variables.restored(applied, {}) == Profile{});

    const Result<Profile> bad = environment({{u"TELEMIRROR_HTTP_TOKEN"_s, u"planted\nX: y"_s}}).apply({});
    QVERIFY(!bad);
    QVERIFY(bad.error().message.contains(u"TELEMIRROR_HTTP_TOKEN"_s));
    QVERIFY(!bad.error().toString().contains(u"planted"_s));
}

QTEST_GUILESS_MAIN(EnvironmentTest)
#include "tst_environment.moc"
