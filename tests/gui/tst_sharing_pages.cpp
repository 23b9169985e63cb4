#include "Gallery.h"
#include "Samples.h"
#include "ui/ProfileDifference.h"
#include "ui/Theme.h"
#include "ui/models/FleetLeaseModel.h"
#include "ui/models/FleetModel.h"
#include "ui/pages/ExplorerPage.h"
#include "ui/pages/FleetPage.h"
#include "ui/pages/OverviewPage.h"
#include "ui/pages/SettingsPage.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableView>
#include <QtWidgets/QToolButton>

using namespace telemirror;
using namespace Qt::StringLiterals;

namespace {

FleetInstance instance(const QString& id, const QString& host, const QStringList& held)
{
    FleetInstance made;
    made.id = id;
    made.host = host;
    made.program = u"telemirror-cli"_s;
    made.process = 4711;
    made.since = test::sampleNow - 3 * nanosecondsPerHour;
    made.wanted = {u"site/a"_s, u"site/b"_s, u"site/c"_s};
    made.held = held;
    for (const QString& key : held)
        made.titles.append(u"Rule "_s + key.right(1));
    return made;
}

/// Two that run a rule each, one that is paused; nobody runs the third rule.
Fleet fleet()
{
    Fleet shared;
    shared.mode = Fleet::Mode::Shared;
    shared.instances = {instance(u"1"_s, u"roof\n<b>"_s, {u"site/a"_s}),
        instance(u"2"_s, u"cellar"_s, {u"site/b"_s}), instance(u"3"_s, u"spare"_s, {})};
    shared.instances[1].isSelf = true;
    shared.instances[1].program = u"telemirror"_s;
    shared.instances[2].wanted.clear();
    for (FleetInstance& each : shared.instances) {
        each.version = u"1.2.3"_s;
        each.seen = test::sampleNow - 3 * nanosecondsPerSecond;
    }
    shared.instances[1].process = 90'000;
    shared.instances[2].paused = true;
    FleetLease held{u"site/a"_s, u"Rule a"_s, u"1"_s};
    held.since = test::sampleNow - 2 * nanosecondsPerHour;
    held.until = test::sampleNow + 17 * nanosecondsPerSecond + 1;
    held.lastRun = test::sampleNow - 30 * nanosecondsPerMinute;
    held.lastResult = RunState::Done;
    FleetLease own = held;
    own.key = u"site/b"_s;
    own.title = u"Rule b\n\"☀\""_s;
    own.holder = u"2"_s;
    own.until = test::sampleNow + 4 * nanosecondsPerSecond;
    own.lastResult = RunState::Partial;
    FleetLease gone = held;
    gone.key = u"site/d"_s;
    gone.title.clear();
    gone.holder = u"killed"_s;
    gone.since = 0;
    gone.until = test::sampleNow - 1;
    gone.lastResult.reset();
    shared.leases = {held, own, FleetLease{u"site/c"_s, u"Rule c"_s, {}}, gone};
    return shared;
}

QString text(const QWidget& page, const QString& label)
{
    const auto* found = page.findChild<QLabel*>(label);
    return found->isVisibleTo(&page) ? found->text() : QString();
}

ProfileConflict conflict()
{
    ProfileConflict both;
    both.mine = test::sampleProfile();
    both.theirs = both.mine;
    both.theirs.revision = 2;
    both.theirs.rules[0].lookback = nanosecondsPerDay;
    both.theirs.connections[0].secret.clear();
    both.author = u"telemirror at roof"_s;
    return both;
}

} // namespace

class TestSharing : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, Theme::Light); }
    void showsWhoHoldsWhat();
    void listsEveryRuleWithItsHolder();
    void fleetIsSortedByAnyColumn();
    void emptyFleetSaysWhatToDo_data();
    void emptyFleetSaysWhatToDo();
    void cardLeadsToThePage();
    void saysWhyItIsAlone_data();
    void saysWhyItIsAlone();
    void showsTheHitRate();
    void readAgainForgetsFirst();
    void namesWhatDiffers();
    void offersBothSides();
    void keepsWhatIsTyped();
    void saysWhetherSettingsAreShared();
    void looksRight();
};

void TestSharing::showsWhoHoldsWhat()
{
    FleetModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setNow(test::sampleNow);
    model.setFleet(fleet());
    const auto cell = [&](int row, int column) { return model.index(row, column).data().toString(); };
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(cell(0, FleetModel::HostColumn), u"roof <b>"_s);
    QVERIFY(model.index(0, FleetModel::HostColumn).data(Qt::ToolTipRole).toString().contains(u"&lt;b&gt;"_s));
    QCOMPARE(cell(1, FleetModel::HostColumn), u"cellar (this one)"_s);
    QCOMPARE(cell(1, FleetModel::ProcessColumn), u"90000"_s);
    QCOMPARE(cell(0, FleetModel::VersionColumn), u"1.2.3"_s);
    QCOMPARE(cell(0, FleetModel::SeenColumn), u"3\u00a0s ago"_s);
    QCOMPARE(cell(1, FleetModel::RulesColumn), u"Rule b"_s);
    QCOMPARE(cell(1, FleetModel::StandbyColumn), u"2"_s);
    QCOMPARE(cell(2, FleetModel::RulesColumn), u"Paused"_s);
    QCOMPARE(model.orphans(), 1);
    Fleet next = fleet();
    next.instances[0].paused = true;
    next.instances[2].paused = false; // as older programs, which do not say
    next.instances[1].held = {u"site/b"_s, u"site/c"_s};
    next.instances[1].titles = {u"Rule b"_s, u"Rule c"_s};
    model.setFleet(next);
    QCOMPARE(cell(1, FleetModel::RulesColumn), u"Rule b, Rule c"_s);
    QCOMPARE(cell(0, FleetModel::RulesColumn), u"Rule a, then pauses"_s);
    QCOMPARE(cell(2, FleetModel::RulesColumn), u"Paused, or has no rules"_s);
    QCOMPARE(model.orphans(), 0);
    model.setFleet({});
    QCOMPARE(model.rowCount(), 0);
}

void TestSharing::listsEveryRuleWithItsHolder()
{
    FleetLeaseModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setNow(test::sampleNow);
    model.setFleet(fleet());
    const auto row = [&](int number) {
        QStringList cells;
        for (int column = 0; column < FleetLeaseModel::ColumnCount; ++column)
            cells.append(model.index(number, column).data().toString());
        return cells;
    };
    QCOMPARE(model.rowCount(), 4);
    QCOMPARE(row(0),
        (QStringList{u"Rule a"_s, u"roof <b>, process 4711"_s, u"10:00"_s, u"17\u00a0s"_s, u"11:30"_s,
            u"Complete"_s}));
    QCOMPARE(row(1)[FleetLeaseModel::RuleColumn], u"Rule b \"☀\""_s);
    QCOMPARE(row(1)[FleetLeaseModel::HolderColumn], u"cellar (this one)"_s);
    QVERIFY(model.index(1, 0).data(Qt::FontRole).value<QFont>().bold());
    QVERIFY(!model.index(0, 0).data(Qt::FontRole).value<QFont>().bold());
    QCOMPARE(
        row(2), (QStringList{u"Rule c"_s, u"Nobody"_s, QString(), QString(), u"Not known"_s, QString()}));
    // A lease may outlive its holder; and a rule whose name nobody knows has at least a key.
    QCOMPARE(row(3),
        (QStringList{
            u"site/d"_s, u"An instance that is gone"_s, QString(), u"ended"_s, u"11:30"_s, QString()}));
    const QString who = model.index(0, FleetLeaseModel::HolderColumn).data(Qt::ToolTipRole).toString();
    QVERIFY2(who.contains(u"telemirror-cli 1.2.3, process 4711"_s), qPrintable(who));
    // Time passes between two messages.
    model.setNow(test::sampleNow + 10 * nanosecondsPerSecond);
    QCOMPARE(row(0)[FleetLeaseModel::EndsColumn], u"7\u00a0s"_s);
    // The same rules stay where they are: what is selected stays so.
    const QPersistentModelIndex kept = model.index(1, 0);
    Fleet next = fleet();
    next.leases[1].holder = u"1"_s;
    model.setFleet(next);
    QVERIFY(kept.isValid());
    QCOMPARE(row(1)[FleetLeaseModel::HolderColumn], u"roof <b>, process 4711"_s);
    model.setFleet({});
    QCOMPARE(model.rowCount(), 0);
}

void TestSharing::fleetIsSortedByAnyColumn()
{
    FleetPage page;
    page.setNow(test::sampleNow);
    page.setFleet(fleet());
    page.show();
    const auto sorted = [&](const QString& name, int by, Qt::SortOrder order) {
        auto* table = page.findChild<QTableView*>(name);
        table->sortByColumn(by, order);
        QStringList first;
        for (int row = 0; row < table->model()->rowCount(); ++row)
            first.append(table->model()->index(row, 0).data().toString());
        return first;
    };
    const QString b = u"Rule b \"☀\""_s;
    QCOMPARE(sorted(u"fleetRules"_s, FleetLeaseModel::RuleColumn, Qt::DescendingOrder),
        (QStringList{u"site/d"_s, u"Rule c"_s, b, u"Rule a"_s}));
    // By time, not by the text: 4 s before 17 s.
    QCOMPARE(sorted(u"fleetRules"_s, FleetLeaseModel::EndsColumn, Qt::AscendingOrder),
        (QStringList{u"Rule c"_s, u"site/d"_s, b, u"Rule a"_s}));
    const QString roof = u"roof <b>"_s;
    const QString cellar = u"cellar (this one)"_s;
    // By number: 4711 before 90000.
    QCOMPARE(sorted(u"fleetInstances"_s, FleetModel::ProcessColumn, Qt::DescendingOrder).first(), cellar);
    QCOMPARE(sorted(u"fleetInstances"_s, FleetModel::HostColumn, Qt::AscendingOrder),
        (QStringList{cellar, roof, u"spare"_s}));
    for (const QString& name : {u"fleetRules"_s, u"fleetInstances"_s})
        QVERIFY(!page.findChild<QTableView*>(name)->accessibleName().isEmpty());
    QVERIFY(!text(page, u"fleetPageOrphans"_s).isEmpty());
}

void TestSharing::emptyFleetSaysWhatToDo_data()
{
    QTest::addColumn<Fleet>("fleet");
    QTest::addColumn<QString>("words");
    QTest::addColumn<bool>("offersSetUp");
    QTest::newRow("nothing heard") << Fleet{} << u"Looking for the other"_s << false;
    QTest::newRow("off") << Fleet{Fleet::Mode::Alone, u"Redis is switched off."_s, {}}
                         << u"Redis is switched off."_s << true;
    QTest::newRow("alone, no reason")
        << Fleet{Fleet::Mode::Alone, {}, {}} << u"same Redis and key prefix"_s << true;
    QTest::newRow("out of reach") << Fleet{Fleet::Mode::Joining, u"Nothing answers at roof:6379."_s, {}}
                                  << u"Nothing answers at roof:6379."_s << true;
}

void TestSharing::emptyFleetSaysWhatToDo()
{
    QFETCH(Fleet, fleet);
    QFETCH(QString, words);
    QFETCH(bool, offersSetUp);
    FleetPage page;
    page.show();
    const auto* table = page.findChild<QTableView*>(u"fleetRules"_s);
    auto* setUp = page.findChild<QPushButton*>(u"setUpRedisButton"_s);
    page.setFleet(::fleet());
    QVERIFY(table->isVisible() && !setUp->isVisible());
    page.setFleet(fleet);
    QVERIFY(!table->isVisible());
    QCOMPARE(setUp->isVisible(), offersSetUp);
    QString all;
    for (const QLabel* label : page.findChildren<QLabel*>()) {
        if (label->isVisible())
            all += label->text() + u'\n';
    }
    QVERIFY2(all.contains(words), qPrintable(all));
    const QSignalSpy wanted(&page, &FleetPage::setUpRequested);
    setUp->click();
    QCOMPARE(wanted.size(), 1);
}

void TestSharing::cardLeadsToThePage()
{
    OverviewPage page;
    page.setFleet(fleet());
    const QSignalSpy wanted(&page, &OverviewPage::fleetRequested);
    page.findChild<QPushButton*>(u"fleetDetailsButton"_s)->click();
    QCOMPARE(wanted.size(), 1);
}

void TestSharing::saysWhyItIsAlone_data()
{
    QTest::addColumn<Fleet::Mode>("mode");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("words");
    QTest::newRow("off") << Fleet::Mode::Alone << u"Redis is switched off."_s << u"Redis is switched off."_s;
    QTest::newRow("no reason") << Fleet::Mode::Alone << QString() << u"works alone"_s;
    QTest::newRow("joining") << Fleet::Mode::Joining << u"Nothing answers."_s << u"wait. Nothing answers."_s;
    QTest::newRow("by itself") << Fleet::Mode::Shared << QString() << u"the only instance"_s;
}

void TestSharing::saysWhyItIsAlone()
{
    QFETCH(Fleet::Mode, mode);
    QFETCH(QString, reason);
    QFETCH(QString, words);
    OverviewPage page;
    QCOMPARE(text(page, u"fleetWords"_s), QString());
    page.setFleet({mode, reason, {}});
    QVERIFY2(text(page, u"fleetWords"_s).contains(words), qPrintable(text(page, u"fleetWords"_s)));
    QVERIFY(!page.findChild<QTableView*>(u"fleetTable"_s)->isVisibleTo(&page));
    page.setFleet(fleet());
    QVERIFY(page.findChild<QTableView*>(u"fleetTable"_s)->isVisibleTo(&page));
    QVERIFY(!text(page, u"fleetOrphans"_s).isEmpty());
}

void TestSharing::showsTheHitRate()
{
    ExplorerPage page;
    page.setCacheCounters({});
    QCOMPARE(text(page, u"cacheCounters"_s), QString());
    page.setCacheCounters({90, 5, 30, 2, 1});
    const QString words = text(page, u"cacheCounters"_s);
    QVERIFY2(words.contains(u"75 %"_s) && words.contains(u"120"_s) && words.contains(u"5 outdated"_s) &&
            words.contains(u"30"_s),
        qPrintable(words));
}

void TestSharing::readAgainForgetsFirst()
{
    ExplorerPage page;
    QStringList asked;
    connect(&page, &ExplorerPage::forgetRequested, this,
        [&](const QString& id) { asked.append(u"forget "_s + id); });
    page.setProfile(test::sampleProfile());
    connect(&page, &ExplorerPage::bucketsRequested, this,
        [&](const QString& id) { asked.append(u"read "_s + id); });
    page.findChild<QToolButton*>(u"readAgainButton"_s)->click();
    QCOMPARE(asked.mid(0, 2), (QStringList{u"forget cloud"_s, u"forget local"_s}));
    QVERIFY(asked.contains(u"read cloud"_s) && asked.contains(u"read local"_s));
}

void TestSharing::namesWhatDiffers()
{
    const Profile mine = test::sampleProfile();
    Profile theirs = mine;
    theirs.connections[0].secret = u"another"_s;
    theirs.redis.host = u"elsewhere"_s;
    theirs.revision = 9;
    QCOMPARE(ProfileDifference(mine, theirs).parts(), QStringList());
    theirs.connections[1].url = QUrl(u"http://elsewhere"_s);
    theirs.rules[0].lookback = nanosecondsPerDay;
    Rule more = theirs.rules[0];
    more.id = u"second"_s;
    more.name = u"More \"x\"\n"_s;
    theirs.rules.append(more);
    theirs.telemetry.period = std::chrono::seconds(9);
    theirs.publishers.standardOutput = true;
    QCOMPARE(ProfileDifference(mine, theirs).parts().size(), 5);
    QCOMPARE(ProfileDifference(mine, theirs).parts().first(), u"the connection \"Local server\""_s);
    QCOMPARE(ProfileDifference(theirs, mine).parts().size(), 5);
}

void TestSharing::offersBothSides()
{
    SettingsPage page;
    page.setProfile(test::sampleProfile());
    QSignalSpy chosen(&page, &SettingsPage::conflictResolved);
    auto* banner = page.findChild<QWidget*>(u"conflictBanner"_s);
    QVERIFY(!banner->isVisibleTo(&page));
    page.setConflict(conflict());
    QVERIFY(banner->isVisibleTo(&page));
    QStringList words;
    for (const QLabel* label : banner->findChildren<QLabel*>())
        words.append(label->text());
    QVERIFY2(words.join(u' ').contains(u"telemirror at roof changed"_s), qPrintable(words.join(u' ')));
    QVERIFY2(words.join(u' ').contains(u"what to mirror in \"Weather\""_s), qPrintable(words.join(u' ')));
    auto* keep = page.findChild<QPushButton*>(u"keepMineButton"_s);
    auto* take = page.findChild<QPushButton*>(u"takeTheirsButton"_s);
    keep->click();
    QCOMPARE(chosen.value(0).value(0).toBool(), true);
    QVERIFY(!take->isEnabled());
    // It did not work: the choice stays.
    page.setConflictResult(failure(Error::Kind::Busy, u"Changed once more."_s));
    QVERIFY(take->isEnabled() && banner->isVisibleTo(&page));
    take->click();
    QCOMPARE(chosen.value(1).value(0).toBool(), false);
    page.setConflict(std::nullopt);
    QVERIFY(!banner->isVisibleTo(&page));
    page.setConflictResult({});
    page.setProfile(conflict().theirs);
    QCOMPARE(page.edited(), conflict().theirs);
}

void TestSharing::keepsWhatIsTyped()
{
    SettingsPage page;
    const Profile before = test::sampleProfile();
    page.setProfile(before);
    Profile theirs = conflict().theirs;
    theirs.connections[0].secret = before.connections[0].secret;
    page.findChild<QLineEdit*>(u"patternField"_s)->setText(u"typed"_s);
    // Another number alone is no other edit.
    Profile renumbered = before;
    renumbered.revision = 1;
    page.setProfile(renumbered);
    QCOMPARE(page.edited().telemetry.pattern, u"typed"_s);
    QCOMPARE(page.edited().revision, 1);
    // An edit from elsewhere: saving must be refused, and both looked at.
    page.setProfile(theirs);
    QCOMPARE(page.edited().telemetry.pattern, u"typed"_s);
    QCOMPARE(page.edited().revision, 1);
    QVERIFY2(text(page, u"settingsState"_s).contains(u"Somebody else"_s),
        qPrintable(text(page, u"settingsState"_s)));
    page.findChild<QPushButton*>(u"revertButton"_s)->click();
    QCOMPARE(page.edited(), theirs);
    // What was saved here is shown as it came back.
    page.findChild<QLineEdit*>(u"patternField"_s)->setText(u"typed"_s);
    page.findChild<QPushButton*>(u"saveButton"_s)->click();
    Profile kept = page.edited();
    kept.revision = 3;
    page.setProfile(kept);
    page.setSaveResult({});
    QCOMPARE(page.edited(), kept);
    QCOMPARE(text(page, u"settingsState"_s), u"Saved."_s);
    // And without an edit, what others change comes at once.
    page.setProfile(before);
    QCOMPARE(page.edited(), before);
}

void TestSharing::saysWhetherSettingsAreShared()
{
    SettingsPage page;
    const auto* label = page.findChild<QLabel*>(u"sharingState"_s);
    QVERIFY(label->isHidden());
    RedisState redis;
    redis.status = RedisState::Status::Ready;
    page.setSharingState(redis);
    QVERIFY(!label->isHidden() && label->text().startsWith(u"Settings are shared"_s));
    redis.status = RedisState::Status::Failed;
    redis.error.message = u"Nothing answers."_s;
    page.setSharingState(redis);
    QVERIFY2(label->text().endsWith(u"Nothing answers."_s), qPrintable(label->text()));
    redis.status = RedisState::Status::Disabled;
    page.setSharingState(redis);
    QVERIFY(label->isHidden());
    page.setSharingFailure(Error{Error::Kind::Malformed, u"It cannot be read."_s, {}, {}, {}, {}, {}});
    QCOMPARE(text(page, u"settingsState"_s), u"It cannot be read."_s);
}

void TestSharing::looksRight()
{
    OverviewPage overview;
    overview.setNow(test::sampleNow);
    overview.setProfile(test::sampleProfile());
    overview.setFleet(fleet());
    test::hang(overview, u"fleet"_s, {1000, 900});
    overview.setFleet(
        {Fleet::Mode::Alone, u"Redis is switched off: this instance shares its rules with nobody."_s, {}});
    test::hang(overview, u"fleet-alone"_s, {1000, 800});
    FleetPage page;
    page.setNow(test::sampleNow);
    page.setFleet(fleet());
    test::hang(page, u"fleet-page"_s, {1000, 720});
    page.setFleet({Fleet::Mode::Alone,
        u"Redis is switched off: this instance shares its rules with nobody."_s, {}, {}});
    test::hang(page, u"fleet-page-alone"_s, {1000, 720});
    SettingsPage settings;
    settings.setProfile(test::sampleProfile());
    settings.setConflict(conflict());
    RedisState redis;
    redis.status = RedisState::Status::Ready;
    settings.setSharingState(redis);
    settings.showTab(4);
    test::hang(settings, u"conflict"_s, {1000, 720});
    ExplorerPage explorer;
    explorer.setProfile(test::sampleProfile());
    explorer.setCacheCounters({90, 5, 30, 2, 1});
    test::hang(explorer, u"cache"_s, {1000, 600});
}

QTEST_MAIN(TestSharing)
#include "tst_sharing_pages.moc"
