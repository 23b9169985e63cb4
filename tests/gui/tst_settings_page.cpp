#include "Gallery.h"
#include "Samples.h"
#include "ui/Preferences.h"
#include "ui/Theme.h"
#include "ui/pages/SettingsPage.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QTabWidget>

using namespace telemirror;
using namespace Qt::StringLiterals;

namespace {

QString state(const SettingsPage& page)
{
    return page.findChild<QLabel*>(u"settingsState"_s)->text();
}

QPushButton* save(const SettingsPage& page)
{
    return page.findChild<QPushButton*>(u"saveButton"_s);
}

} // namespace

class TestSettingsPage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, Theme::Light); }
    void changesNothingByItself();
    void checksWhatIsTyped_data();
    void checksWhatIsTyped();
    void savesWhatIsTyped();
    void severalRules();
    void aRuleThatCannotBeReadIsNotLeft();
    void listsAreOfTheRulesServers();
    void readsOverrides_data();
    void readsOverrides();
    void saysWhatADestinationCannotHold();
    void reverts();
    void hidesTheSampleAndItsSecrets();
    void testsConnections();
    void previewsPatterns();
    void exportsAndImports();
    void refusesForeignFiles_data();
    void refusesForeignFiles();
    void appearanceTakesEffectAtOnce();
    void looksRight();
};

void TestSettingsPage::changesNothingByItself()
{
    SettingsPage page;
    page.setProfile(test::sampleProfile());
    QVERIFY(page.edited() == test::sampleProfile());
    Profile spaced = test::sampleProfile();
    spaced.connections[1].url = QUrl(u"http://127.0.0.1:8086/a%20b"_s);
    page.setProfile(spaced);
    QVERIFY(page.edited() == spaced);
    QVERIFY(!page.isChanged());
    QVERIFY(!save(page)->isEnabled());
    QCOMPARE(state(page), QString());
}

void TestSettingsPage::checksWhatIsTyped_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("problem");
    QTest::newRow("no address") << u"urlField"_s << QString() << u"Enter the address"_s;
    QTest::newRow("no scheme") << u"urlField"_s << u"server:8086"_s << u"http://"_s;
    QTest::newRow("wrong scheme") << u"urlField"_s << u"ftp://server"_s << u"http://"_s;
    QTest::newRow("credentials") << u"urlField"_s << u"http://me:pass@server"_s << u"own fields"_s;
    QTest::newRow("address") << u"urlField"_s << u"https://server.example"_s << QString();
    QTest::newRow("lookback") << u"lookbackField"_s << u"five hours"_s << u"length of time"_s;
    QTest::newRow("negative lookback") << u"lookbackField"_s << u"-5h"_s << u"length of time"_s;
    QTest::newRow("resolution") << u"resolutionField"_s << u"10m median"_s << u"10m mean"_s;
    QTest::newRow("a good resolution") << u"resolutionField"_s << u" 1h  max "_s << QString();
    QTest::newRow("too often") << u"everyField"_s << u"10ms"_s << u"at least 1s"_s;
    QTest::newRow("north of the pole") << u"latitudeField"_s << u"90.5"_s << u"-90 to 90"_s;
    QTest::newRow("a comma") << u"latitudeField"_s << u"48,5"_s << QString();
    QTest::newRow("half a place") << u"longitudeField"_s << QString() << u"-180 to 180"_s;
    QTest::newRow("telemetry too often") << u"periodField"_s << u"1ms"_s << u"200ms"_s;
}

void TestSettingsPage::checksWhatIsTyped()
{
    QFETCH(QString, field);
    QFETCH(QString, text);
    QFETCH(QString, problem);
    SettingsPage page;
    page.setProfile(test::sampleProfile());
    page.findChild<QLineEdit*>(field)->setText(text);
    QCOMPARE(save(page)->isEnabled(), problem.isEmpty());
    QVERIFY2(state(page).contains(problem), qPrintable(state(page)));
}

void TestSettingsPage::savesWhatIsTyped()
{
    SettingsPage page;
    page.setProfile(test::sampleProfile());
    QSignalSpy saved(&page, &SettingsPage::saveRequested);
    page.findChild<QWidget*>(u"sourceEditor"_s)
        ->findChild<QLineEdit*>(u"secretField"_s)
        ->setText(u" new-token \n"_s);
    page.findChild<QPlainTextEdit*>(u"excludeField"_s)->setPlainText(u"a,b\n\n  debug*\n"_s);
    page.findChild<QPlainTextEdit*>(u"overridesField"_s)
        ->setPlainText(
            u"x: y*: 1d back, 0s ahead\nonly back: 2d back\nonly*: 3h ahead\nfast: raw\nslow*:5m max , 1d  back"_s);
    page.findChild<QLineEdit*>(u"resolutionField"_s)->setText(u"10m mean"_s);
    page.findChild<QSpinBox*>(u"readsAtOnceField"_s)->setValue(5);
    page.findChild<QSpinBox*>(u"writesAtOnceField"_s)->setValue(1);
    save(page)->click();
    QCOMPARE(saved.size(), 1);
    const auto profile = saved.value(0).value(0).value<Profile>();
    QCOMPARE(profile.connections[0].secret, u"new-token"_s);
    QCOMPARE(profile.rules[0].exclude, (QStringList{u"a,b"_s, u"debug*"_s}));
    QCOMPARE(profile.rules[0].overrides,
        (QList<RangeOverride>{{u"x: y*"_s, nanosecondsPerDay, 0}, {u"only back"_s, 2 * nanosecondsPerDay, {}},
            {u"only*"_s, {}, 3 * nanosecondsPerHour}, {u"fast"_s, {}, {}, Resolution{}},
            {u"slow*"_s, nanosecondsPerDay, {}, Resolution::fromString(u"5m max"_s)}}));
    QCOMPARE(profile.rules[0].resolution.toString(), u"10m mean"_s);
    QCOMPARE(profile.rules[0].readsAtOnce, 5);
    QCOMPARE(profile.rules[0].writesAtOnce, 1);
    QVERIFY(!save(page)->isEnabled());
    page.setSaveResult(failure(Error::Kind::Busy, u"Somebody else changed it."_s));
    QVERIFY(state(page).contains(u"Somebody else"_s));
    QVERIFY(save(page)->isEnabled());
}

void TestSettingsPage::severalRules()
{
    SettingsPage page;
    page.setProfile(test::sampleProfile());
    const Rule first = test::sampleProfile().rules.first();
    auto* list = page.findChild<QListWidget*>(u"rulesList"_s);
    auto* name = page.findChild<QLineEdit*>(u"ruleNameField"_s);
    auto* from = page.findChild<QComboBox*>(u"sourceBucketField"_s);
    auto* to = page.findChild<QComboBox*>(u"destinationBucketField"_s);
    auto* remove = page.findChild<QPushButton*>(u"removeRuleButton"_s);
    QCOMPARE(list->count(), 1);
    QVERIFY(!remove->isEnabled());
    page.findChild<QPushButton*>(u"addRuleButton"_s)->click();
    QCOMPARE(list->count(), 2);
    QCOMPARE(list->currentRow(), 1);
    QVERIFY(!save(page)->isEnabled()); // it has no buckets yet
    from->setEditText(u"solar"_s);
    to->setEditText(u"solar_local"_s);
    QVERIFY(save(page)->isEnabled());
    QCOMPARE(list->item(1)->text(), u"solar"_s);
    // What was typed stays while another is looked at.
    list->setCurrentRow(0);
    QCOMPARE(from->currentText(), first.sourceBucket);
    QCOMPARE(name->text(), first.name);
    list->setCurrentRow(1);
    QCOMPARE(from->currentText(), u"solar"_s);
    Profile edited = page.edited();
    QCOMPARE(edited.rules.size(), 2);
    QCOMPARE(edited.rules.at(0), first);
    QCOMPARE(edited.rules.at(1).name, u"solar"_s);
    QVERIFY(!edited.rules.at(1).id.isEmpty() && edited.rules.at(1).id != first.id);
    QCOMPARE(edited.rules.at(1).sourceConnection, first.sourceConnection);
    QCOMPARE(edited.rules.at(1).destinationConnection, first.destinationConnection);
    QVERIFY(edited.problems().isEmpty());
    // One like it; two of one name cannot be told apart in History.
    page.findChild<QPushButton*>(u"duplicateRuleButton"_s)->click();
    QCOMPARE(list->count(), 3);
    QCOMPARE(page.edited().rules.at(2).sourceBucket, u"solar"_s);
    QVERIFY(page.edited().rules.at(2).id != edited.rules.at(1).id);
    name->setText(u"solar"_s);
    QVERIFY2(state(page).contains(u"another name"_s), qPrintable(state(page)));
    QVERIFY(!save(page)->isEnabled());
    remove->click();
    QCOMPARE(page.edited().rules.size(), 2);
    QCOMPARE(list->currentRow(), 1);
    // The profile is saved, and comes back; the same rule stays chosen.
    edited = page.edited();
    page.setProfile(edited);
    QCOMPARE(list->currentRow(), 1);
    QCOMPARE(from->currentText(), u"solar"_s);
    QVERIFY(!page.isChanged());
    // The first can go, too.
    list->setCurrentRow(0);
    remove->click();
    QCOMPARE(page.edited().rules, QList<Rule>{edited.rules.at(1)});
    page.findChild<QPushButton*>(u"revertButton"_s)->click();
    QCOMPARE(page.edited(), edited);
}

void TestSettingsPage::aRuleThatCannotBeReadIsNotLeft()
{
    SettingsPage page;
    Profile profile = test::sampleProfile();
    Rule second = profile.rules.first();
    second.id = u"second"_s;
    second.name = u"second"_s;
    profile.rules.append(second);
    page.setProfile(profile);
    auto* list = page.findChild<QListWidget*>(u"rulesList"_s);
    page.findChild<QLineEdit*>(u"lookbackField"_s)->setText(u"five hours"_s);
    list->setCurrentRow(1);
    QCOMPARE(list->currentRow(), 0);
    QCOMPARE(page.findChild<QLineEdit*>(u"lookbackField"_s)->text(), u"five hours"_s);
    QVERIFY(state(page).contains(u"length of time"_s));
}

void TestSettingsPage::listsAreOfTheRulesServers()
{
    SettingsPage page;
    Profile profile = test::sampleProfile();
    ConnectionSettings other = profile.connections.first();
    other.id = u"other"_s;
    other.name = u"Other cloud"_s;
    profile.connections.append(other);
    Rule second = profile.rules.first();
    second.id = u"second"_s;
    second.name = u"second"_s;
    second.sourceConnection = other.id;
    profile.rules.append(second);
    page.setProfile(profile);
    QVERIFY(!page.isChanged());
    page.findChild<QListWidget*>(u"rulesList"_s)->setCurrentRow(1);
    QVERIFY(!page.isChanged());
    QSignalSpy asked(&page, &SettingsPage::measurementsRequested);
    page.findChild<QPushButton*>(u"previewButton"_s)->click();
    QCOMPARE(asked.first().first().value<ConnectionSettings>().id, other.id);
    page.setBuckets(profile.connections.first().id, QList<Bucket>{{u"1"_s, u"wrong"_s, 0, false}});
    page.setBuckets(other.id, QList<Bucket>{{u"1"_s, u"right"_s, 0, false}});
    auto* from = page.findChild<QComboBox*>(u"sourceBucketField"_s);
    QCOMPARE(from->count(), 1);
    QCOMPARE(from->itemText(0), u"right"_s);
    // What matches is of that server; the other rule's bucket of the same name is on another.
    page.setMeasurements(QStringList{u"only there"_s});
    auto* preview = page.findChild<QLabel*>(u"patternPreview"_s);
    QVERIFY(preview->text().contains(u"only there"_s));
    page.findChild<QListWidget*>(u"rulesList"_s)->setCurrentRow(0);
    QCOMPARE(preview->text(), QString());
    // And stay its own where the first rule goes.
    page.findChild<QListWidget*>(u"rulesList"_s)->setCurrentRow(0);
    page.findChild<QPushButton*>(u"removeRuleButton"_s)->click();
    QCOMPARE(page.edited().rules, QList<Rule>{second});
}

void TestSettingsPage::readsOverrides_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<bool>("isGood");
    for (const auto* line :
        {"a: 1d back", "a: 1d ahead, 2d back", "a, b: c: raw", "ü 🌡*: 10m mean, 0s ahead, 1h back"})
        QTest::newRow(line) << QString::fromUtf8(line) << true;
    for (const auto* line :
        {"a", "a:", ": raw", "a: 1d", "a: back", "a: 1d back, 2d back", "a: raw, 10m mean", "a: 10m median",
            "a: 1d back 2d ahead", "a: 1d sideways", "a: raw,", "a: 0s mean"})
        QTest::newRow(line) << QString::fromUtf8(line) << false;
}

void TestSettingsPage::readsOverrides()
{
    QFETCH(QString, line);
    QFETCH(bool, isGood);
    SettingsPage page;
    page.setProfile(test::sampleProfile());
    page.findChild<QPlainTextEdit*>(u"overridesField"_s)->setPlainText(line);
    QCOMPARE(save(page)->isEnabled(), isGood);
    if (!isGood)
        return;
    // What is read is shown in the same way, and functions by field, which are not shown, are kept.
    Profile profile = page.edited();
    profile.rules[0].overrides[0].fieldFunctions = QList<FieldFunction>{{u"rain"_s, AggregateFunction::Max}};
    SettingsPage other;
    other.setProfile(profile);
    QCOMPARE(other.edited(), profile);
}

void TestSettingsPage::saysWhatADestinationCannotHold()
{
    SettingsPage page;
    page.setProfile(test::sampleProfile());
    auto* editor = page.findChild<QWidget*>(u"destinationEditor"_s);
    auto* dialect = editor->findChild<QComboBox*>(u"dialectField"_s);
    auto* limits = editor->findChild<QLabel*>(u"limitsText"_s);
    QVERIFY(limits->isHidden());
    dialect->setCurrentIndex(dialect->findData(static_cast<int>(Dialect::VictoriaMetrics)));
    QVERIFY(!limits->isHidden());
    QVERIFY(limits->text().contains(u"never verified"_s));
    test::hang(page, u"settings-victoriametrics"_s, {1100, 900});
    dialect->setCurrentIndex(dialect->findData(static_cast<int>(Dialect::Automatic)));
    QVERIFY(limits->isHidden());
    // Found out by asking.
    editor->findChild<QPushButton*>(u"testButton"_s)->click();
    page.setTestResult(localConnectionId,
        ServerInfo{u"VictoriaMetrics"_s, {}, Dialect::VictoriaMetrics, std::chrono::milliseconds(4)});
    QVERIFY(!limits->isHidden());
}

void TestSettingsPage::reverts()
{
    SettingsPage page;
    page.setProfile(test::sampleProfile());
    page.findChild<QLineEdit*>(u"lookbackField"_s)->setText(u"nonsense"_s);
    page.findChild<QPushButton*>(u"revertButton"_s)->click();
    QVERIFY(!page.isChanged());
    QCOMPARE(page.findChild<QLineEdit*>(u"lookbackField"_s)->text(), u"5h"_s);
}

void TestSettingsPage::hidesTheSampleAndItsSecrets()
{
    SettingsPage page;
    Profile sample = test::sampleProfile();
    sample.isSample = true;
    page.setProfile(sample);
    QVERIFY(!page.edited().isSample);
    for (const QLineEdit* field : page.findChildren<QLineEdit*>(u"secretField"_s)) {
        QCOMPARE(field->text(), QString());
        QCOMPARE(field->echoMode(), QLineEdit::Password);
    }
    QVERIFY(!save(page)->isEnabled());
}

void TestSettingsPage::testsConnections()
{
    SettingsPage page;
    page.setProfile(test::sampleProfile());
    QSignalSpy asked(&page, &SettingsPage::testRequested);
    auto* editor = page.findChild<QWidget*>(u"destinationEditor"_s);
    auto* button = editor->findChild<QPushButton*>(u"testButton"_s);
    button->click();
    QCOMPARE(asked.value(0).value(0).value<ConnectionSettings>().id, QString(localConnectionId));
    QVERIFY(!button->isEnabled());
    page.setTestResult(localConnectionId,
        ServerInfo{u"InfluxDB"_s, u"1.6.7"_s, Dialect::InfluxQL, std::chrono::milliseconds(4)});
    QVERIFY(button->isEnabled());
    const auto labels = editor->findChildren<QLabel*>();
    QVERIFY(std::any_of(labels.begin(), labels.end(),
        [](const QLabel* label) { return label->text().startsWith(u"It works: InfluxDB 1.6.7"_s); }));
}

void TestSettingsPage::previewsPatterns()
{
    SettingsPage page;
    page.setProfile(test::sampleProfile());
    QSignalSpy asked(&page, &SettingsPage::measurementsRequested);
    auto* preview = page.findChild<QLabel*>(u"patternPreview"_s);
    QVERIFY(preview->text().isEmpty());
    page.findChild<QPushButton*>(u"previewButton"_s)->click();
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked[0][1].toString(), u"weather"_s);
    page.setMeasurements(QStringList{u"forecast"_s, u"real grid"_s, u"<b>real</b>"_s});
    QVERIFY(preview->text().startsWith(u"3 of 3"_s));
    auto* exclude = page.findChild<QPlainTextEdit*>(u"excludeField"_s);
    exclude->setPlainText(u"real*"_s);
    QVERIFY2(preview->text().startsWith(u"2 of 3 are mirrored: forecast, <b>real</b>"_s),
        qPrintable(preview->text()));
    QVERIFY(preview->text().contains(u"Left out: real grid"_s));
    QCOMPARE(preview->textFormat(), Qt::PlainText);
    exclude->setPlainText(u"*"_s);
    QVERIFY(preview->text().startsWith(u"Nothing matches."_s));
    // Of another bucket nothing is known.
    page.findChild<QComboBox*>(u"sourceBucketField"_s)->setEditText(u"other"_s);
    QVERIFY(preview->text().isEmpty());
    page.setMeasurements(failure(Error::Kind::Unreachable, u"Nothing answers."_s));
    QCOMPARE(preview->text(), u"Nothing answers."_s);
}

void TestSettingsPage::exportsAndImports()
{
    Profile profile = test::sampleProfile();
    // What the page does not show must come through too.
    Rule second = profile.rules[0];
    second.id = u"second"_s;
    profile.rules.append(second);
    profile.redis.password = u"the-redis-secret"_s;
    SettingsPage page;
    page.setProfile(profile);
    const QByteArray file = page.exportProfile();
    QVERIFY(!file.contains("a-token"));
    QVERIFY(!file.contains("the-redis-secret"));

    // On the same machine the secrets stay.
    QVERIFY(page.importProfile(file));
    QVERIFY(!page.isChanged());
    QCOMPARE(page.edited(), profile);

    // On another they are to be entered; and nothing is in effect before Save.
    SettingsPage other;
    Profile there = test::sampleProfile();
    there.name = u"there"_s;
    there.revision = 7;
    there.connections[0].url = QUrl(u"https://elsewhere"_s);
    other.setProfile(there);
    QSignalSpy saved(&other, &SettingsPage::saveRequested);
    QVERIFY(other.importProfile(file));
    QVERIFY(other.isChanged());
    QCOMPARE(saved.size(), 0);
    const Profile imported = other.edited();
    QCOMPARE(imported.name, u"there"_s);
    QCOMPARE(imported.revision, 7);
    QCOMPARE(imported.rules.size(), 2);
    QCOMPARE(imported.connections[0].url, profile.connections[0].url);
    QVERIFY(imported.connections[0].secret.isEmpty());
    other.findChild<QPushButton*>(u"revertButton"_s)->click();
    QCOMPARE(other.edited(), there);
}

void TestSettingsPage::refusesForeignFiles_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::newRow("empty") << ""_ba;
    QTest::newRow("no JSON") << "hello"_ba;
    QTest::newRow("a list") << "[]"_ba;
    QTest::newRow("another program's") << R"({"version": 3, "panels": []})"_ba;
    QTest::newRow("wrong types") << R"({"name": 5})"_ba;
    QTest::newRow("cut off") << R"({"name": "x", "rules": [)"_ba;
}

void TestSettingsPage::refusesForeignFiles()
{
    QFETCH(QByteArray, file);
    SettingsPage page;
    page.setProfile(test::sampleProfile());
    const Result<void> imported = page.importProfile(file);
    QVERIFY(!imported);
    QVERIFY(!imported.error().message.isEmpty());
    QCOMPARE(page.edited(), test::sampleProfile());
}

void TestSettingsPage::appearanceTakesEffectAtOnce()
{
    const QTemporaryDir folder;
    Preferences preferences(Preferences::fileIn(folder.path()));
    SettingsPage page;
    page.setProfile(test::sampleProfile());
    page.setPreferences(preferences);
    QSignalSpy themed(&preferences, &Preferences::themeChanged);
    auto* theme = page.findChild<QComboBox*>(u"themeChoice"_s);
    QTest::keyClick(theme, Qt::Key_End);
    QCOMPARE(themed.size(), 1);
    QCOMPARE(preferences.theme(), Theme::Dark);
    auto* language = page.findChild<QComboBox*>(u"languageChoice"_s);
    QTest::keyClick(language, Qt::Key_End);
    QCOMPARE(preferences.language(), u"fr"_s);
    // The other way round, as the palette does it.
    preferences.setTheme(Theme::Light);
    QCOMPARE(theme->currentData().toInt(), static_cast<int>(Theme::Light));
    QVERIFY(!page.isChanged()); // none of it is the profile's
}

void TestSettingsPage::looksRight()
{
    SettingsPage page;
    Profile sample;
    sample.isSample = true;
    page.setProfile(sample);
    page.setTestResult(localConnectionId, tl::unexpected(test::sampleState({}, false).error));
    test::hang(page, u"settings-sample"_s, {1000, 640});
    page.setProfile(test::sampleProfile());
    page.setSecretsInfo(false, {u"INFLUXDB_CLOUD_TOKEN"_s, u"LATITUDE"_s});
    for (int tab = 0; tab < 7; ++tab) {
        page.findChild<QTabWidget*>(u"settingsTabs"_s)->setCurrentIndex(tab);
        test::hang(page, u"settings-%1"_s.arg(tab), {1000, 700});
    }
}

QTEST_MAIN(TestSettingsPage)
#include "tst_settings_page.moc"
