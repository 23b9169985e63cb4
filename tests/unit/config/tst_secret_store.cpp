#include "FakeKeychain.h"
#include "config/SecretStore.h"
#include "config/SystemKeychain.h"
#include "support/Await.h"

#include <QtTest/QTest>

using namespace telemirror;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using test::await;
using test::FakeKeychain;
using test::KeychainContent;

namespace {

int messagesPrinted = 0;

void countMessage(QtMsgType, const QMessageLogContext&, const QString&)
{
    ++messagesPrinted;
}

} // namespace

class SecretStoreTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { content = std::make_shared<KeychainContent>(); }

    void keepsInTheKeychain();
    void removesEmptySecrets();
    void keepsInMemoryWithoutKeychain();
    void turnsToMemoryWhenRefused();
    void keychainThatHangsTimesOut();
    void losingTheKeychainKeepsTheSession();
    void machineWithoutBusNeitherHangsNorPrints();

private:
    [[nodiscard]] std::unique_ptr<Keychain> keychain() const
    {
        return std::make_unique<FakeKeychain>(content);
    }

    std::shared_ptr<KeychainContent> content;
};

void SecretStoreTest::keepsInTheKeychain()
{
    const QString secret = u"p🔑\n\"\\' ="_s;
    {
        SecretStore store(keychain());
        QVERIFY(await(store.write(u"a/b"_s, secret)).has_value());
        QVERIFY(store.isPersistent());
    }
    QCOMPARE(content->secrets.value(u"a/b"_s), secret);
    SecretStore store(keychain());
    QCOMPARE(await(store.read(u"a/b"_s)).value(), secret);
    QCOMPARE(await(store.read(u"a/c"_s)).value(), QString());
    QVERIFY(store.isPersistent());
}

void SecretStoreTest::removesEmptySecrets()
{
    SecretStore store(keychain());
    QVERIFY(await(store.write(u"k"_s, u"x"_s)).has_value());
    QVERIFY(await(store.write(u"k"_s, QString())).has_value());
    QVERIFY(content->secrets.isEmpty());
    QCOMPARE(await(store.read(u"k"_s)).value(), QString());
}

void SecretStoreTest::keepsInMemoryWithoutKeychain()
{
    SecretStore store(std::unique_ptr<Keychain>{});
    QVERIFY(!store.isPersistent());
    QVERIFY(await(store.write(u"k"_s, u"x"_s)).has_value());
    QCOMPARE(await(store.read(u"k"_s)).value(), u"x"_s);
    QCOMPARE(await(store.read(u"other"_s)).value(), QString());
}

void SecretStoreTest::turnsToMemoryWhenRefused()
{
    content->mood = KeychainContent::Mood::Refusing;
    SecretStore store(keychain());
    QVERIFY(await(store.write(u"k"_s, u"x"_s)).has_value());
    QVERIFY(!store.isPersistent());
    QCOMPARE(await(store.read(u"k"_s)).value(), u"x"_s);
    QCOMPARE(content->calls, 1); // not asked again
}

void SecretStoreTest::keychainThatHangsTimesOut()
{
    content->mood = KeychainContent::Mood::Hanging;
    SecretStore store(keychain(), 20ms);
    const auto read = store.read(u"k"_s);
    QVERIFY(!read.isFinished());
    QCOMPARE(await(read).value(), QString());
    QVERIFY(!store.isPersistent());
    QVERIFY(await(store.write(u"k"_s, u"x"_s)).has_value());
    QCOMPARE(content->calls, 1);
}

void SecretStoreTest::losingTheKeychainKeepsTheSession()
{
    content->secrets.insert(u"old"_s, u"1"_s);
    SecretStore store(keychain());
    QVERIFY(await(store.read(u"old"_s)).has_value());
    QVERIFY(await(store.write(u"new"_s, u"2"_s)).has_value());
    content->mood = KeychainContent::Mood::Refusing;
    QCOMPARE(await(store.read(u"old"_s)).value(), u"1"_s);
    QVERIFY(!store.isPersistent());
    QCOMPARE(await(store.read(u"new"_s)).value(), u"2"_s);
}

void SecretStoreTest::machineWithoutBusNeitherHangsNorPrints()
{
    qunsetenv("DBUS_SESSION_BUS_ADDRESS");
    qunsetenv("XDG_RUNTIME_DIR");
    QVERIFY(!SystemKeychain::isReachable());
    const QtMessageHandler before = qInstallMessageHandler(countMessage);
    SecretStore store(u"telemirror-test"_s);
    const Result<void> written = await(store.write(u"k"_s, u"x"_s), 1s);
    const QString secret = await(store.read(u"k"_s), 1s).value_or(QString());
    qInstallMessageHandler(before);
    QVERIFY(written.has_value());
    QCOMPARE(secret, u"x"_s);
    QVERIFY(!store.isPersistent());
    QCOMPARE(messagesPrinted, 0);
}

QTEST_GUILESS_MAIN(SecretStoreTest)
#include "tst_secret_store.moc"
