// What an operator reads when a server is not what the settings say.

#include "EngineBench.h"
#include "support/Await.h"
#include "support/TestServers.h"

#include <QtNetwork/QTcpServer>
#include <QtTest/QTest>

using namespace telemirror;
using namespace telemirror::test;
using namespace Qt::StringLiterals;

class NamedFaultsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void wrongToken_data() { servers(); }
    void wrongToken();
    void missingBucket_data() { servers(); }
    void missingBucket();
    void wrongOrganization_data() { servers(); }
    void wrongOrganization();
    void influxQlSettingsForFlux_data() { servers(); }
    void influxQlSettingsForFlux();
    void deadPort();
    void fluxSettingsForInflux1();
    void noSecretIsShown();

private:
    static void servers();
    /// The settings of the server that the test's row names; nothing where it is not given.
    [[nodiscard]] std::optional<ConnectionSettings> chosenServer(const QString& id) const;
    Error failureOf(const ConnectionSettings& cloud, const QString& bucket);

    std::unique_ptr<sandbox::SandboxServer> m_cloud;
    std::unique_ptr<sandbox::SandboxServer> m_local;
};

void NamedFaultsTest::initTestCase()
{
    m_cloud = startSandbox(u"weather"_s);
    m_local = startSandbox(u"mirror"_s);
}

void NamedFaultsTest::servers()
{
    QTest::addColumn<bool>("isReal");
    QTest::newRow("sandbox") << false;
    QTest::newRow("InfluxDB 2.x") << true;
}

std::optional<ConnectionSettings> NamedFaultsTest::chosenServer(const QString& id) const
{
    QFETCH(bool, isReal);
    if (!isReal)
        return EngineBench::connection(id, *m_cloud);
    const std::optional<Influx2Server> real = influx2Server();
    return real ? std::optional(EngineBench::connection(id, *real)) : std::nullopt;
}

/// Runs the rule, and gives the error that its failed run holds.
Error NamedFaultsTest::failureOf(const ConnectionSettings& cloud, const QString& bucket)
{
    EngineBench bench;
    bench.setUp(cloud, EngineBench::connection(u"local"_s, *m_local), EngineBench::rule(bucket, u"mirror"_s));
    const EngineBench::Outcome outcome = bench.sync();
    if (outcome.run.state != RunState::Failed || outcome.run.errors.isEmpty())
        return {};
    // The history must tell the same after the run.
    const Result<QList<Run>> runs = await(bench.engine().runs(0, 10));
    if (!runs || runs->isEmpty() || runs->first().errors != outcome.run.errors)
        return {};
    return outcome.run.errors.first();
}

void NamedFaultsTest::wrongToken()
{
    auto settings = chosenServer(u"cloud"_s);
    if (!settings)
        QSKIP("TELEMIRROR_TEST_INFLUX2_URL names no server");
    settings->secret = u"not-the-token"_s;
    const Error error = failureOf(*settings, u"weather"_s);
    QCOMPARE(error.kind, Error::Kind::Unauthorized);
    QCOMPARE(error.connection, u"cloud"_s);
    QVERIFY2(error.message.contains(u"token"_s), qPrintable(error.toString()));
}

void NamedFaultsTest::missingBucket()
{
    const auto settings = chosenServer(u"cloud"_s);
    if (!settings)
        QSKIP("TELEMIRROR_TEST_INFLUX2_URL names no server");
    const Error error = failureOf(*settings, u"no such bucket"_s);
    QCOMPARE(error.kind, Error::Kind::NotFound);
    QVERIFY2(error.message.contains(u"no such bucket"_s), qPrintable(error.message));
    QCOMPARE(error.connection, u"cloud"_s);
}

void NamedFaultsTest::wrongOrganization()
{
    auto settings = chosenServer(u"cloud"_s);
    if (!settings)
        QSKIP("TELEMIRROR_TEST_INFLUX2_URL names no server");
    settings->organization = u"nobody"_s;
    const Error error = failureOf(*settings, u"weather"_s);
    QCOMPARE(error.kind, Error::Kind::NotFound);
    QVERIFY2(error.toString().contains(u"nobody"_s), qPrintable(error.toString()));
    QVERIFY2(error.message.contains(u"organization"_s), qPrintable(error.message));
}

/// The v1 API of both answers, so this is no fault of the settings: only the bucket is missing.
void NamedFaultsTest::influxQlSettingsForFlux()
{
    auto settings = chosenServer(u"cloud"_s);
    if (!settings)
        QSKIP("TELEMIRROR_TEST_INFLUX2_URL names no server");
    settings->dialect = Dialect::InfluxQL;
    const Error error = failureOf(*settings, u"no such bucket"_s);
    QCOMPARE(error.kind, Error::Kind::NotFound);
    QCOMPARE(error.connection, u"cloud"_s);
}

void NamedFaultsTest::deadPort()
{
    QTcpServer listener;
    QVERIFY(listener.listen(QHostAddress::LocalHost));
    const QUrl url(u"http://127.0.0.1:%1"_s.arg(listener.serverPort()));
    listener.close();
    const Error error = failureOf(EngineBench::connection(u"cloud"_s, url, Dialect::Automatic), u"weather"_s);
    QCOMPARE(error.kind, Error::Kind::Unreachable);
    QCOMPARE(error.connection, u"cloud"_s);
    QVERIFY2(error.message.contains(u"127.0.0.1"_s), qPrintable(error.toString()));
}

void NamedFaultsTest::fluxSettingsForInflux1()
{
    if (!influx1Url())
        QSKIP("TELEMIRROR_TEST_INFLUX1_URL names no server; ./check starts one");
    const Error error =
        failureOf(EngineBench::connection(u"cloud"_s, *influx1Url(), Dialect::Flux), u"weather"_s);
    QCOMPARE(error.kind, Error::Kind::WrongDialect);
    QVERIFY2(error.toString().contains(u"1.6"_s), qPrintable(error.toString()));
}

void NamedFaultsTest::noSecretIsShown()
{
    ConnectionSettings settings = EngineBench::connection(u"cloud"_s, *m_cloud);
    settings.secret = u"s3cret-which-nobody-may-see"_s;
    QStringList shown;
    EngineBench bench;
    QObject::connect(
        &bench.engine(), &Engine::logged, this, [&](const LogRecord& record) { shown.append(record.text); });
    QObject::connect(&bench.engine(), &Engine::connectionStateChanged, this,
        [&](const ConnectionState& state) { shown.append(state.error.toString()); });
    bench.setUp(settings, EngineBench::connection(u"local"_s, *m_local),
        EngineBench::rule(u"weather"_s, u"mirror"_s));
    const EngineBench::Outcome outcome = bench.sync();
    for (const Error& error : outcome.run.errors)
        shown.append(error.toString());
    QVERIFY(shown.size() > 1);
    for (const QString& text : std::as_const(shown))
        QVERIFY2(!text.contains(settings.secret), qPrintable(text));
}

QTEST_GUILESS_MAIN(NamedFaultsTest)
#include "tst_named_faults.moc"
