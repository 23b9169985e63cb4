#include "Gallery.h"
#include "Samples.h"
#include "ui/Theme.h"
#include "ui/models/PublisherModel.h"
#include "ui/pages/LivePage.h"
#include "ui/pages/SettingsPage.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QTabWidget>
#include <QtWidgets/QTableView>

using namespace telemirror;
using namespace Qt::StringLiterals;
using Status = PublisherState::Status;

namespace {

PublisherState publisher(const QString& id, const QString& name, Status status)
{
    PublisherState state;
    state.id = id;
    state.name = name;
    state.status = status;
    state.sent = 12'345;
    state.lastSent = test::sampleNow - 12 * nanosecondsPerSecond;
    return state;
}

PublisherState waiting()
{
    PublisherState state = publisher(u"http"_s, u"HTTP: things.example.com"_s, Status::Waiting);
    state.failed = 7;
    state.spooled = 1'200;
    state.spooledBytes = 480'000;
    state.refused = 2;
    state.dropped = 3;
    state.lastError.message = u"Nothing answers there: <b>check</b> the address."_s;
    state.lastError.detail = u"Connection refused"_s;
    state.nextTry = test::sampleNow + 30 * nanosecondsPerSecond;
    return state;
}

/// Everything on, and nothing as it is by default.
PublisherSettings everything()
{
    PublisherSettings settings;
    settings.redis = false;
    settings.standardOutput = true;
    settings.http.enabled = true;
    settings.http.endpoint = HttpPublisherSettings::Endpoint::Plain;
    settings.http.url = QUrl(u"https://example.com/in?site=a%20b"_s);
    settings.http.token = u"http-secret"_s;
    settings.http.headers = {{u"Authorization"_s, u"Bearer {token}"_s}, {u"X-Site"_s, u"a: b"_s}};
    settings.http.caFile = u"/etc/ca.pem"_s;
    settings.http.timeout = std::chrono::milliseconds(1'500);
    settings.http.spool = {100'000, std::chrono::hours(3)};
    settings.mqtt.enabled = true;
    settings.mqtt.host = u"broker"_s;
    settings.mqtt.port = 8884;
    settings.mqtt.clientId = u"me"_s;
    settings.mqtt.username = u"user"_s;
    settings.mqtt.password = u" mqtt secret "_s;
    settings.mqtt.topic = u"a/b"_s;
    settings.mqtt.retain = true;
    settings.mqtt.tls = true;
    settings.mqtt.caFile = u"/etc/ca.pem"_s;
    settings.mqtt.certificateFile = u"/etc/me.pem"_s;
    settings.mqtt.keyFile = u"/etc/me.key"_s;
    settings.mqtt.timeout = std::chrono::seconds(3);
    settings.mqtt.spool = {3'000'000'000, std::chrono::minutes(90)};
    settings.file.enabled = true;
    settings.file.path = u"/var/lib/site/t.ndjson"_s;
    settings.file.maximumBytes = 64 * 1024;
    settings.file.keep = 0;
    settings.file.sync = FilePublisherSettings::Sync::Always;
    return settings;
}

QString state(const SettingsPage& page)
{
    return page.findChild<QLabel*>(u"settingsState"_s)->text();
}

} // namespace

class TestPublishers : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, Theme::Light); }
    void showsThoseThatAreOn();
    void showsTheErrorInFull();
    void saysThatNothingIsPublished();
    void changesNothingByItself();
    void checksWhatIsTyped_data();
    void checksWhatIsTyped();
    void takesWhatIsTyped();
    void tlsTakesItsUsualPort();
    void looksRight();
};

void TestPublishers::showsThoseThatAreOn()
{
    PublisherModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setState(publisher(u"redis"_s, u"Redis"_s, Status::Ready));
    model.setState(publisher(u"mqtt"_s, u"MQTT"_s, Status::Off));
    model.setState(waiting());
    model.setNow(test::sampleNow);
    QCOMPARE(model.rowCount(), 2);
    const auto text = [&](int row, int column, int role = Qt::DisplayRole) {
        return model.index(row, column).data(role).toString();
    };
    QCOMPARE(text(0, PublisherModel::StateColumn), u"Ready"_s);
    QCOMPARE(text(0, PublisherModel::LastSentColumn), u"12\u00a0s ago"_s);
    QCOMPARE(text(1, PublisherModel::StateColumn), u"Waiting"_s);
    QCOMPARE(text(1, PublisherModel::SpooledColumn), u"1\u202f200"_s);
    QCOMPARE(text(1, PublisherModel::FailedColumn), u"7"_s);
    QCOMPARE(text(1, PublisherModel::LostColumn), u"5"_s);
    // What a server says is never markup.
    QVERIFY(text(1, PublisherModel::ErrorColumn, Qt::ToolTipRole).contains(u"&lt;b&gt;"_s));
    QVERIFY(text(1, PublisherModel::ErrorColumn, Qt::ToolTipRole).contains(u"Connection refused"_s));
    model.setState(publisher(u"http"_s, u"HTTP"_s, Status::Off));
    QCOMPARE(model.rowCount(), 1);
}

void TestPublishers::showsTheErrorInFull()
{
    LivePage page;
    page.show();
    auto* error = page.findChild<QLabel*>(u"publisherError"_s);
    auto* table = page.findChild<QTableView*>(u"publisherTable"_s);
    QVERIFY(!table->isVisible());
    page.setPublisherState(publisher(u"redis"_s, u"Redis"_s, Status::Ready));
    QVERIFY(table->isVisible());
    QVERIFY(!error->isVisible());
    page.setPublisherState(waiting());
    QVERIFY(error->isVisible());
    QVERIFY2(error->text().contains(u"(Connection refused)"_s), qPrintable(error->text()));
    QVERIFY2(error->text().contains(u"Next try at 12:00:30"_s), qPrintable(error->text()));
    QCOMPARE(error->textFormat(), Qt::PlainText);
    table->selectRow(0); // the one that is well
    QVERIFY(!error->isVisible());
}

void TestPublishers::saysThatNothingIsPublished()
{
    LivePage page;
    page.show();
    page.setPublisherState(publisher(u"http"_s, u"HTTP"_s, Status::Off));
    const auto labels = page.findChildren<QLabel*>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
        return label->isVisible() && label->text().startsWith(u"Telemetry is published nowhere"_s);
    }));
}

void TestPublishers::changesNothingByItself()
{
    SettingsPage page;
    Profile profile = test::sampleProfile();
    profile.publishers = everything();
    QVERIFY(profile.problems().isEmpty());
    page.setProfile(profile);
    QVERIFY(page.edited() == profile);
    QVERIFY2(state(page).isEmpty(), qPrintable(state(page)));
    for (const auto& name : {u"httpTokenField"_s, u"mqttPasswordField"_s})
        QCOMPARE(page.findChild<QLineEdit*>(name)->echoMode(), QLineEdit::Password);
    QVERIFY(!page.exportProfile().contains("secret"));
}

void TestPublishers::checksWhatIsTyped_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("problem");
    QTest::newRow("no address") << u"httpUrlField"_s << QString() << u"no readable address"_s;
    QTest::newRow("scheme") << u"httpUrlField"_s << u"ftp://a"_s << u"http://"_s;
    QTest::newRow("password in the address")
        << u"httpUrlField"_s << u"http://a:b@c"_s << u"user or password"_s;
    QTest::newRow("timeout") << u"httpTimeoutField"_s << u"soon"_s << u"length of time"_s;
    QTest::newRow("timeout too short") << u"httpTimeoutField"_s << u"1ms"_s << u"100 ms"_s;
    QTest::newRow("age") << u"httpSpoolAgeField"_s << u"old"_s << u"length of time"_s;
    QTest::newRow("certificate") << u"httpCaField"_s << u"ca.pem"_s << u"whole path"_s;
    QTest::newRow("no broker") << u"mqttHostField"_s << QString() << u"no broker"_s;
    QTest::newRow("wildcard") << u"mqttTopicField"_s << u"a/#"_s << u"must not hold"_s;
    QTest::newRow("password alone") << u"mqttUserField"_s << QString() << u"without a user"_s;
    QTest::newRow("certificate without key") << u"mqttKeyField"_s << QString() << u"its key"_s;
    QTest::newRow("relative path") << u"filePathField"_s << u"t.ndjson"_s << u"whole path"_s;
    QTest::newRow("right") << u"filePathField"_s << u"/tmp/t \"x\" \u00e9.ndjson"_s << QString();
}

void TestPublishers::checksWhatIsTyped()
{
    QFETCH(QString, field);
    QFETCH(QString, text);
    QFETCH(QString, problem);
    SettingsPage page;
    Profile profile = test::sampleProfile();
    profile.publishers = everything();
    page.setProfile(profile);
    page.findChild<QLineEdit*>(field)->setText(text);
    QCOMPARE(page.findChild<QPushButton*>(u"saveButton"_s)->isEnabled(), problem.isEmpty());
    QVERIFY2(state(page).contains(problem), qPrintable(state(page)));
    // One that is off may be unfinished.
    for (const auto& name : {u"httpEnabled"_s, u"mqttEnabled"_s, u"fileEnabled"_s})
        page.findChild<QCheckBox*>(name)->setChecked(false);
    QVERIFY2(page.findChild<QPushButton*>(u"saveButton"_s)->isEnabled(), qPrintable(state(page)));
}

void TestPublishers::takesWhatIsTyped()
{
    SettingsPage page;
    page.setProfile(test::sampleProfile());
    QSignalSpy saved(&page, &SettingsPage::saveRequested);
    page.findChild<QCheckBox*>(u"httpEnabled"_s)->click();
    QVERIFY(state(page).startsWith(u"Publishers: "_s));
    page.findChild<QLineEdit*>(u"httpUrlField"_s)->setText(u" https://things.example.com "_s);
    page.findChild<QLineEdit*>(u"httpTokenField"_s)->setText(u"token\n"_s);
    auto* headers = page.findChild<QPlainTextEdit*>(u"httpHeadersField"_s);
    headers->setPlainText(u"X-Key: one\n\n bad name: x\n"_s);
    QVERIFY2(state(page).contains(u"not the name of an HTTP header"_s), qPrintable(state(page)));
    headers->setPlainText(u"Authorization: Basic abc"_s);
    QVERIFY2(state(page).contains(u"{token}"_s), qPrintable(state(page)));
    headers->setPlainText(u"X-Site:  a: b \n"_s);
    page.findChild<QSpinBox*>(u"httpSpoolSizeField"_s)->setValue(5);
    page.findChild<QPushButton*>(u"saveButton"_s)->click();
    QCOMPARE(saved.size(), 1);
    HttpPublisherSettings expected;
    expected.enabled = true;
    expected.url = QUrl(u"https://things.example.com"_s);
    expected.token = u"token"_s;
    expected.headers = {{u"X-Site"_s, u"a: b"_s}};
    expected.spool.bytes = 5 * 1024 * 1024;
    QCOMPARE(saved[0][0].value<Profile>().publishers.http, expected);
}

void TestPublishers::tlsTakesItsUsualPort()
{
    SettingsPage page;
    page.setProfile(test::sampleProfile());
    auto* port = page.findChild<QSpinBox*>(u"mqttPortField"_s);
    auto* tls = page.findChild<QCheckBox*>(u"mqttTls"_s);
    tls->click();
    QCOMPARE(port->value(), 8883);
    tls->click();
    QCOMPARE(port->value(), 1883);
    port->setValue(1884);
    tls->click();
    QCOMPARE(port->value(), 1884);
}

void TestPublishers::looksRight()
{
    SettingsPage settings;
    Profile profile = test::sampleProfile();
    settings.setProfile(profile);
    settings.findChild<QTabWidget*>(u"settingsTabs"_s)->setCurrentIndex(3);
    test::hang(settings, u"publishers-off"_s, {1000, 640});
    profile.publishers = everything();
    profile.publishers.mqtt.tls = false;
    settings.setProfile(profile);
    test::hang(settings, u"publishers-on"_s, {1000, 1300});
    QVERIFY(settings.minimumSizeHint().width() <= 1000);

    LivePage live;
    live.setProfile(profile);
    live.setPublisherState(publisher(u"redis"_s, u"Redis"_s, Status::Ready));
    PublisherState failed = publisher(u"file"_s, u"File: /var/lib/site/t.ndjson"_s, Status::Failed);
    failed.lastError.message = u"The folder cannot be written: let the program write to it."_s;
    live.setPublisherState(failed);
    live.setPublisherState(waiting());
    live.setNow(test::sampleNow);
    test::hang(live, u"publishers-live"_s, {1100, 600});
}

QTEST_MAIN(TestPublishers)
#include "tst_publisher_pages.moc"
