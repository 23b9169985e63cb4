#include "Gallery.h"
#include "Samples.h"
#include "config/ProfileController.h"
#include "engine/EngineThread.h"
#include "sandbox/SandboxServer.h"
#include "support/Await.h"
#include "ui/EngineLink.h"
#include "ui/Theme.h"
#include "ui/widgets/TextLabel.h"
#include "ui/wizard/ConnectWizard.h"

#include <QtNetwork/QTcpServer>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace telemirror;
using namespace Qt::StringLiterals;

namespace {

/// A cloud with the sample site and an empty local server, both real HTTP servers; an engine; the
/// settings in a temporary folder and no keychain.
struct Site
{
    QTemporaryDir folder;
    std::unique_ptr<sandbox::SandboxServer> cloud;
    std::unique_ptr<sandbox::SandboxServer> local;
    EngineThread engine{EnginePaths{folder.path()}};
    std::unique_ptr<ProfileController> profiles;
    std::unique_ptr<EngineLink> link;

    Site()
    {
        sandbox::SandboxOptions options;
        options.databasePath = folder.filePath(u"cloud.sqlite"_s);
        options.organization = u"my site"_s;
        options.sampleSite = true;
        options.sampleBucket = u"weather"_s;
        options.buckets = {u"weather"_s, u"other"_s};
        cloud = sandbox::SandboxServer::start(options).value();
        options = {};
        options.databasePath = folder.filePath(u"local.sqlite"_s);
        options.organization = u"home"_s;
        options.buckets = {};
        local = sandbox::SandboxServer::start(options).value();
        profiles = std::make_unique<ProfileController>(
            SettingsStore::open(folder.filePath(u"settings.sqlite"_s)).value(),
            Environment(QProcessEnvironment()), std::unique_ptr<Keychain>());
        QObject::connect(profiles.get(), &ProfileController::profileChanged, &engine.engine(),
            &Engine::setProfile, Qt::DirectConnection);
        link = std::make_unique<EngineLink>(engine.engine(), *profiles, nullptr);
    }
};

/// What stands on the page in front.
struct Step
{
    QWizardPage* page;
    [[nodiscard]] QLineEdit* edit(const QString& name) const { return page->findChild<QLineEdit*>(name); }
    [[nodiscard]] QComboBox* choice(const QString& name) const { return page->findChild<QComboBox*>(name); }
    [[nodiscard]] QString state() const { return page->findChild<TextLabel*>(u"wizardState"_s)->text(); }
    void test() const { page->findChild<QPushButton*>(u"wizardTest"_s)->click(); }
};

} // namespace

class TestConnectWizard : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, Theme::Light); }
    void leadsToARunningMirror();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void forgetsTheTestWhenSomethingChanges();
    void beginsWithWhatIsSetUp();
    void staysWhenSavingFails();
    void looksRight();
};

void TestConnectWizard::leadsToARunningMirror()
{
    Site site;
    QSignalSpy finished(&site.engine.engine(), &Engine::runFinished);
    ConnectWizard wizard(site.profiles->profile());
    site.link->join(wizard);
    QSignalSpy accepted(&wizard, &QDialog::accepted);
    wizard.show();

    const Step source{wizard.currentPage()};
    QVERIFY(!wizard.button(QWizard::NextButton)->isEnabled());
    source.edit(u"wizardUrl"_s)->clear();
    QTest::keyClicks(source.edit(u"wizardUrl"_s), site.cloud->url().toString());
    QTest::keyClicks(source.edit(u"wizardSecret"_s), site.cloud->token());
    QTest::keyClick(source.edit(u"wizardSecret"_s), Qt::Key_Return); // tests, and does not go on
    QTRY_COMPARE(source.choice(u"wizardOrganization"_s)->currentText(), u"my site"_s);
    QTRY_COMPARE(source.choice(u"wizardBucket"_s)->count(), 2);
    QVERIFY(!wizard.button(QWizard::NextButton)->isEnabled()); // two buckets: which one is asked
    source.choice(u"wizardBucket"_s)->setCurrentText(u"weather"_s);
    QVERIFY(wizard.button(QWizard::NextButton)->isEnabled());
    wizard.next();

    const Step destination{wizard.currentPage()};
    QVERIFY(destination.page != source.page);
    QCOMPARE(destination.edit(u"wizardUrl"_s)->text(), u"http://127.0.0.1:8086"_s);
    destination.edit(u"wizardUrl"_s)->clear();
    QTest::keyClicks(destination.edit(u"wizardUrl"_s), site.local->url().toString());
    QTest::keyClicks(destination.edit(u"wizardSecret"_s), site.local->token());
    destination.test();
    // Not there yet: the first run makes it.
    QTRY_VERIFY(wizard.button(QWizard::NextButton)->isEnabled());
    QCOMPARE(destination.choice(u"wizardBucket"_s)->currentText(), u"weather"_s);
    QTRY_COMPARE(destination.choice(u"wizardOrganization"_s)->currentText(), u"home"_s);
    wizard.next();

    const auto labels = wizard.currentPage()->findChildren<TextLabel*>();
    QTRY_VERIFY(std::any_of(labels.begin(), labels.end(),
        [](const TextLabel* label) { return label->text().contains(u"solar plant"_s); }));
    wizard.button(QWizard::FinishButton)->click();
    QTRY_COMPARE(accepted.size(), 1);
    const Profile& saved = site.profiles->profile();
    QCOMPARE(saved.rules.size(), 1);
    QCOMPARE(saved.rules[0].sourceBucket, u"weather"_s);
    QCOMPARE(saved.connections.size(), 2);
    QCOMPARE(saved.connections[0].dialect, Dialect::Flux);
    QVERIFY(!saved.isSample);
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 60'000);
    QCOMPARE(finished[0][0].value<Run>().state, RunState::Done);
}

void TestConnectWizard::saysWhatIsWrong_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("canTest");
    QTest::addColumn<QString>("says");
    QTest::newRow("no scheme") << u"127.0.0.1:8086"_s << false << u"http"_s;
    QTest::newRow("another scheme") << u"ftp://server"_s << false << u"http"_s;
    QTest::newRow("password within") << u"http://me:secret@server"_s << false << u"fields"_s;
    QTest::newRow("nobody there") << u"dead"_s << true << u"check"_s;
}

void TestConnectWizard::saysWhatIsWrong()
{
    QFETCH(QString, url);
    QFETCH(bool, canTest);
    QFETCH(QString, says);
    if (url == u"dead"_s) {
        QTcpServer free;
        QVERIFY(free.listen(QHostAddress::LocalHost));
        url = u"http://127.0.0.1:%1"_s.arg(free.serverPort());
    }
    Site site;
    ConnectWizard wizard({});
    site.link->join(wizard);
    wizard.show();
    const Step step{wizard.currentPage()};
    QTest::keyClicks(step.edit(u"wizardUrl"_s), url);
    QCOMPARE(step.page->findChild<QPushButton*>(u"wizardTest"_s)->isEnabled(), canTest);
    step.test();
    QTRY_VERIFY2(step.state().contains(says), qPrintable(step.state()));
    QVERIFY(!step.state().contains(u"secret"_s));
    QVERIFY(!wizard.button(QWizard::NextButton)->isEnabled());
}

void TestConnectWizard::forgetsTheTestWhenSomethingChanges()
{
    ConnectWizard wizard({});
    wizard.show();
    const Step step{wizard.currentPage()};
    QTest::keyClicks(step.edit(u"wizardUrl"_s), u"http://one"_s);
    step.test();
    // The answer for what was typed before must not count for what is typed now.
    QTest::keyClicks(step.edit(u"wizardUrl"_s), u"x"_s);
    ServerInfo info;
    info.product = u"InfluxDB"_s;
    info.dialect = Dialect::InfluxQL;
    wizard.setTestResult(cloudConnectionId, info);
    step.choice(u"wizardBucket"_s)->setEditText(u"weather"_s);
    QVERIFY(!step.page->isComplete());
    step.test();
    wizard.setTestResult(cloudConnectionId, info);
    QVERIFY(step.page->isComplete());
    QTest::keyClicks(step.edit(u"wizardSecret"_s), u"x"_s);
    QVERIFY(!step.page->isComplete());
}

void TestConnectWizard::beginsWithWhatIsSetUp()
{
    const Profile profile = test::sampleProfile();
    ConnectWizard wizard(profile);
    QCOMPARE(wizard.profile().connections, profile.connections);
    QCOMPARE(wizard.profile().rules, profile.rules);
    QCOMPARE(wizard.profile(), profile);
    Profile sample = profile;
    sample.isSample = true;
    ConnectWizard fresh(sample);
    QVERIFY(fresh.profile().connections[0].url.isEmpty());
    QVERIFY(fresh.profile().connections[0].secret.isEmpty());
    QCOMPARE(fresh.profile().rules[0].id, QString(defaultRuleId));
}

void TestConnectWizard::staysWhenSavingFails()
{
    ConnectWizard wizard(test::sampleProfile());
    QSignalSpy saved(&wizard, &ConnectWizard::saveRequested);
    QSignalSpy accepted(&wizard, &QDialog::accepted);
    wizard.show();
    wizard.accept();
    QCOMPARE(saved.size(), 1);
    QVERIFY(!wizard.button(QWizard::FinishButton)->isEnabled());
    wizard.setSaveResult(failure(Error::Kind::Storage, u"The disk is full."_s));
    QCOMPARE(wizard.findChild<TextLabel*>(u"wizardSaveState"_s)->text(), u"The disk is full."_s);
    QVERIFY(wizard.isVisible());
    QVERIFY(wizard.button(QWizard::FinishButton)->isEnabled());
    wizard.setSaveResult({});
    QCOMPARE(accepted.size(), 1);
}

void TestConnectWizard::looksRight()
{
    ConnectWizard wizard({});
    test::hang(wizard, u"wizard-empty"_s, {760, 520});
    wizard.show();
    Step step{wizard.currentPage()};
    QTest::keyClicks(step.edit(u"wizardUrl"_s), u"https://eu-central-1-1.aws.cloud2.influxdata.com"_s);
    step.edit(u"wizardSecret"_s)->setText(u"0123456789"_s);
    step.test();
    ServerInfo info;
    info.product = u"InfluxDB Cloud"_s;
    info.dialect = Dialect::Flux;
    wizard.setTestResult(cloudConnectionId, info);
    wizard.setOrganizations(cloudConnectionId, QStringList{u"my site"_s});
    wizard.setBuckets(cloudConnectionId, QList<Bucket>{{u"1"_s, u"weather"_s, 0, false}});
    test::hang(wizard, u"wizard-source"_s, {760, 520});
    wizard.next();
    step = {wizard.currentPage()};
    step.test();
    wizard.setTestResult(localConnectionId,
        failure(Error::Kind::Unreachable,
            u"Nothing answers at this address: check that the server runs and the port is right."_s));
    test::hang(wizard, u"wizard-destination"_s, {760, 520});
    step.test();
    info.dialect = Dialect::InfluxQL;
    info.version = u"1.6.7"_s;
    wizard.setTestResult(localConnectionId, info);
    wizard.setBuckets(localConnectionId, QList<Bucket>{});
    wizard.next();
    wizard.setMeasurements(QStringList{u"forecast"_s, u"historic weather"_s, u"solar plant"_s});
    test::hang(wizard, u"wizard-plan"_s, {760, 520});
}

QTEST_MAIN(TestConnectWizard)
#include "tst_connect_wizard.moc"
