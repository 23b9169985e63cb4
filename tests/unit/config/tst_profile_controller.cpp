#include "FakeKeychain.h"
#include "config/ProfileController.h"
#include "support/Await.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace telemirror;
using namespace Qt::StringLiterals;
using test::await;
using test::FakeKeychain;
using test::KeychainContent;

using Variables = QMap<QString, QString>;

class ProfileControllerTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        content = std::make_shared<KeychainContent>();
        folder = std::make_unique<QTemporaryDir>();
    }

    void nothingOnFirstStart();
    void savesAndReloads();
    void secretsGoToTheKeychainAlone();
    void forgetsSecretsOfRemovedConnections();
    void refusesProblems();
    void refusesConflicts();
    void environmentAlone();
    void environmentIsAboveAndIsNotStored();
    void badEnvironmentIsAnError();
    void sampleIsNotStored();
    void worksWithoutKeychain();
    void destroyedWhileLoading();

private:
    [[nodiscard]] std::unique_ptr<ProfileController> make(const Variables& variables = {}) const
    {
        QProcessEnvironment environment;
        for (auto entry = variables.begin(); entry != variables.end(); ++entry)
            environment.insert(entry.key(), entry.value());
        Result<std::unique_ptr<SettingsStore>> store =
            SettingsStore::open(folder->filePath(u"settings.sqlite"_s));
        return std::make_unique<ProfileController>(
            std::move(*store), Environment(environment), std::make_unique<FakeKeychain>(content));
    }

    std::shared_ptr<KeychainContent> content;
    std::unique_ptr<QTemporaryDir> folder;
};

namespace {

Profile sound()
{
    Profile profile;
    profile.name = u"site"_s;
    ConnectionSettings cloud;
    cloud.id = cloudConnectionId;
    cloud.url = QUrl(u"https://cloud.example"_s);
    cloud.secret = u"token-1"_s;
    ConnectionSettings local = cloud;
    local.id = localConnectionId;
    local.url = QUrl(u"http://localhost:8086"_s);
    local.secret = u"token-2"_s;
    profile.connections = {cloud, local};
    profile.redis.enabled = true;
    profile.redis.password = u"token-3"_s;
    profile.publishers.http.token = u"token-4"_s;
    profile.publishers.mqtt.password = u"token-5"_s;
    profile.telemetryConnection = localConnectionId;
    return profile;
}

} // namespace

void ProfileControllerTest::nothingOnFirstStart()
{
    const auto controller = make();
    QSignalSpy changes(controller.get(), &ProfileController::profileChanged);
    QCOMPARE(await(controller->load()).value(), false);
    QCOMPARE(changes.size(), 0);
}

void ProfileControllerTest::savesAndReloads()
{
    const auto controller = make();
    QSignalSpy changes(controller.get(), &ProfileController::profileChanged);
    QVERIFY(await(controller->save(sound())).has_value());
    QCOMPARE(changes.size(), 1);
    Profile expected = sound();
    expected.revision = 1;
    QVERIFY(controller->profile() == expected);

    const auto next = make();
    QSignalSpy nextChanges(next.get(), &ProfileController::profileChanged);
    QCOMPARE(await(next->load()).value(), true);
    QCOMPARE(nextChanges.size(), 1);
    QVERIFY(next->profile() == expected);
    QVERIFY(next->secretsArePersistent());
    // What is in effect can be changed and saved again.
    Profile edited = next->profile();
    edited.telemetry.pattern = u"live"_s;
    QVERIFY(await(next->save(edited)).has_value());
    QCOMPARE(next->profile().revision, 2);
}

void ProfileControllerTest::secretsGoToTheKeychainAlone()
{
    const auto controller = make();
    QVERIFY(await(controller->save(sound())).has_value());
    const QHash<QString, QString> expected{{u"site/cloud"_s, u"token-1"_s}, {u"site/local"_s, u"token-2"_s},
        {u"site/redis"_s, u"token-3"_s}, {u"site/publishers/http"_s, u"token-4"_s},
        {u"site/publishers/mqtt"_s, u"token-5"_s}};
    QCOMPARE(content->secrets, expected);
    QFile file(folder->filePath(u"settings.sqlite"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    QVERIFY(bytes.contains("cloud.example"));
    QVERIFY(!bytes.contains("token-"));
}

void ProfileControllerTest::forgetsSecretsOfRemovedConnections()
{
    const auto controller = make();
    QVERIFY(await(controller->save(sound())).has_value());
    Profile fewer = controller->profile();
    fewer.connections.removeFirst();
    fewer.redis.password.clear();
    fewer.publishers = {};
    QVERIFY(await(controller->save(fewer)).has_value());
    QCOMPARE(content->secrets.keys(), QStringList{u"site/local"_s});
}

void ProfileControllerTest::refusesProblems()
{
    const auto controller = make();
    Profile profile = sound();
    profile.telemetryConnection = u"gone"_s;
    const Result<void> saved = await(controller->save(profile));
    QVERIFY(!saved.has_value());
    QCOMPARE(saved.error().kind, Error::Kind::Configuration);
    QVERIFY(content->secrets.isEmpty());
    QCOMPARE(await(make()->load()).value(), false);
}

void ProfileControllerTest::refusesConflicts()
{
    const auto mine = make();
    const auto theirs = make();
    QVERIFY(await(mine->save(sound())).has_value());
    QVERIFY(await(theirs->load()).has_value());
    QVERIFY(await(theirs->save(theirs->profile())).has_value());
    Profile edited = mine->profile();
    edited.connections[0].secret = u"late"_s;
    const Result<void> late = await(mine->save(edited));
    QVERIFY(!late.has_value());
    QCOMPARE(late.error().kind, Error::Kind::Busy);
    QCOMPARE(content->secrets.value(u"site/cloud"_s), u"token-1"_s);
}

void ProfileControllerTest::environmentAlone()
{
    const auto controller =
        make({{u"INFLUXDB_URL"_s, u"http://h:1"_s}, {u"INFLUXDB_TOKEN"_s, u"from-environment"_s}});
    QCOMPARE(await(controller->load()).value(), true);
    QCOMPARE(controller->profile().connection(localConnectionId)->secret, u"from-environment"_s);
    QCOMPARE(controller->environmentVariables(), (QStringList{u"INFLUXDB_TOKEN"_s, u"INFLUXDB_URL"_s}));
    QCOMPARE(content->calls, 0);
}

void ProfileControllerTest::environmentIsAboveAndIsNotStored()
{
    QVERIFY(await(make()->save(sound())).has_value());
    {
        const auto controller = make({{u"INFLUXDB_CLOUD_URL"_s, u"https://other.example"_s},
            {u"INFLUXDB_CLOUD_TOKEN"_s, u"from-environment"_s}});
        QCOMPARE(await(controller->load()).value(), true);
        Profile edited = controller->profile();
        QCOMPARE(edited.connection(cloudConnectionId)->secret, u"from-environment"_s);
        edited.telemetry.pattern = u"edited"_s;
        QVERIFY(await(controller->save(edited)).has_value());
        QCOMPARE(controller->profile().connection(cloudConnectionId)->url.host(), u"other.example"_s);
        QCOMPARE(controller->profile().connection(cloudConnectionId)->secret, u"from-environment"_s);
    }
    QCOMPARE(content->secrets.value(u"site/cloud"_s), u"token-1"_s);
    const auto later = make();
    QCOMPARE(await(later->load()).value(), true);
    QCOMPARE(later->profile().telemetry.pattern, u"edited"_s);
    QCOMPARE(later->profile().connection(cloudConnectionId)->url.host(), u"cloud.example"_s);
    QCOMPARE(later->profile().connection(cloudConnectionId)->secret, u"token-1"_s);
}

void ProfileControllerTest::badEnvironmentIsAnError()
{
    const auto controller = make({{u"INFLUXDB_URL"_s, u"nonsense"_s}});
    const Result<bool> loaded = await(controller->load());
    QVERIFY(!loaded.has_value());
    QVERIFY(loaded.error().message.contains(u"INFLUXDB_URL"_s));
}

void ProfileControllerTest::sampleIsNotStored()
{
    const auto controller = make({{u"LATITUDE"_s, u"1"_s}, {u"LONGITUDE"_s, u"2"_s}});
    QSignalSpy changes(controller.get(), &ProfileController::profileChanged);
    Profile sample = sound();
    sample.isSample = true;
    controller->useTransient(sample);
    QCOMPARE(changes.size(), 1);
    QVERIFY(controller->profile().telemetry.coordinates == (Coordinates{1, 2}));
    QCOMPARE(await(make()->load()).value(), false);
    QVERIFY(content->secrets.isEmpty());

    // Servers named by the environment do not take the place of the sample's.
    const auto other = make({{u"INFLUXDB_CLOUD_URL"_s, u"https://other.example"_s}});
    other->useTransient(sample);
    QVERIFY(other->profile() == sample);
}

void ProfileControllerTest::worksWithoutKeychain()
{
    content->mood = KeychainContent::Mood::Refusing;
    const auto controller = make();
    QVERIFY(await(controller->save(sound())).has_value());
    QVERIFY(!controller->secretsArePersistent());
    QCOMPARE(controller->profile().connections[0].secret, u"token-1"_s);
    QCOMPARE(await(controller->load()).value(), true); // the session still has them
    QCOMPARE(controller->profile().connections[0].secret, u"token-1"_s);
    const auto next = make();
    QCOMPARE(await(next->load()).value(), true);
    QCOMPARE(next->profile().connections[0].secret, QString());
}

void ProfileControllerTest::destroyedWhileLoading()
{
    QVERIFY(await(make()->save(sound())).has_value());
    content->mood = KeychainContent::Mood::Hanging;
    auto controller = make();
    const QFuture<Result<bool>> loaded = controller->load();
    controller.reset();
    QVERIFY(loaded.isFinished());
    QCOMPARE(loaded.result().error().kind, Error::Kind::Cancelled);
}

QTEST_GUILESS_MAIN(ProfileControllerTest)
#include "tst_profile_controller.moc"
