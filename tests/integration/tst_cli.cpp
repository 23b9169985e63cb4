// The command line program as a person or a script uses it.

#include "EngineBench.h"
#include "config/ProfileFile.h"
#include "support/Http.h"
#include "support/TestServers.h"
#include "unit/redis/RedisServer.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QProcess>
#include <QtNetwork/QTcpServer>
#include <QtTest/QTest>

#include <csignal>

using namespace telemirror;
using namespace telemirror::test;
using namespace Qt::StringLiterals;

class CliTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void helpNamesEveryCommand();
    void saysWhatADestinationCannotHold();
    void versionIsPrinted();
    void wrongUsageIsStatusTwo_data();
    void wrongUsageIsStatusTwo();
    void demoMirrorsTheSampleSite();
    void environmentOfTheReplacedService();
    void ruleFileAndErrors();
    void verifyFindsMendsAndReports();
    void verifyTakesRanges_data();
    void verifyTakesRanges();
    void faultsAreClearSentences_data();
    void faultsAreClearSentences();
    void theOtherDialectIsNamed();
    void telemetryPrintsTheDocument();
    void planReadsNothing();
    void deadLettersAreListedShownAndReplayed();
    void schemaPrintsTypes();
    void sandboxServesUntilStopped();
    void profileIsCarriedInAFile();
    void profileIsSharedThroughRedis();

private:
    struct Answer
    {
        int status = -1;
        QByteArray out;
        QByteArray err;
        [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
    };

    QProcessEnvironment environment() const;
    Answer run(const QStringList& arguments, const QHash<QString, QString>& variables = {}) const;

    std::unique_ptr<QTemporaryDir> m_home;
};

void CliTest::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    QVERIFY(m_home->isValid());
}

QProcessEnvironment CliTest::environment() const
{
    QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
    for (const QString& name : variables.keys()) {
        if (name.contains(u"INFLUX"_s) || name == u"REDIS_URL"_s || name.contains(u"TUDE"_s))
            variables.remove(name);
    }
    variables.insert(u"HOME"_s, m_home->path());
    variables.insert(u"XDG_DATA_HOME"_s, m_home->filePath(u"data"_s));
    return variables;
}

CliTest::Answer CliTest::run(const QStringList& arguments, const QHash<QString, QString>& variables) const
{
    QProcess process;
    QProcessEnvironment all = environment();
    for (auto it = variables.begin(); it != variables.end(); ++it)
        all.insert(it.key(), it.value());
    process.setProcessEnvironment(all);
    process.start(QStringLiteral(CLI_PROGRAM), arguments);
    if (!process.waitForFinished(120'000)) {
        process.kill();
        process.waitForFinished();
    }
    Answer answer{process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
        process.readAllStandardOutput(), process.readAllStandardError()};
    return answer;
}

void CliTest::helpNamesEveryCommand()
{
    const Answer answer = run({u"--help"_s});
    QCOMPARE(answer.status, 0);
    for (const char* name : {"sync", "verify", "schema", "telemetry", "watch", "history", "dead-letters",
             "profile", "sandbox", "Exit status"})
        QVERIFY2(answer.out.contains(name), name);
    QCOMPARE(run({u"sync"_s, u"--help"_s}).status, 0);
    QVERIFY(run({u"sync"_s, u"--help"_s}).out.contains("--rule"));
    QVERIFY(run({u"sync"_s, u"--help"_s}).out.startsWith("Usage: telemirror-cli sync [options]"));
}

void CliTest::saysWhatADestinationCannotHold()
{
    const QString metrics = qEnvironmentVariable("TELEMIRROR_TEST_VICTORIAMETRICS_URL");
    if (metrics.isEmpty())
        QSKIP("TELEMIRROR_TEST_VICTORIAMETRICS_URL names no server; ./check starts one");
    const auto cloud = startSandbox(u"site"_s);
    QCOMPARE(writePoints(*cloud, u"site"_s,
                 {{"m", {}, {{"v", 1.0}, {"text", "x"_ba}}, SystemClock().now() - nanosecondsPerHour}}),
        204);
    const QHash<QString, QString> variables{{u"INFLUXDB_CLOUD_URL"_s, cloud->url().toString()},
        {u"INFLUXDB_CLOUD_TOKEN"_s, cloud->token()},
        {u"INFLUXDB_CLOUD_ORG"_s, EngineBench::connection(u"x"_s, *cloud).organization},
        {u"CLOUD_WEATHER_BUCKET"_s, u"site"_s}, {u"INFLUXDB_URL"_s, metrics},
        {u"LOCAL_INFLUX_BUCKET"_s, uniqueName(u"test_"_s)}};
    const Answer synced = run({u"sync"_s}, variables);
    QVERIFY2(synced.status == 0, synced.err);
    QVERIFY2(synced.out.contains("1 values cannot be stored there"), synced.out);
    QVERIFY2((synced.out + synced.err).contains("never verified"), synced.out + synced.err);
    const Answer verified = run({u"verify"_s}, variables);
    QCOMPARE(verified.status, 1);
    QVERIFY2((verified.out + verified.err).contains("cannot be verified"), verified.out + verified.err);
    QVERIFY2(!verified.out.contains("is verified"), verified.out);
}

void CliTest::versionIsPrinted()
{
    const Answer answer = run({u"--version"_s});
    QCOMPARE(answer.status, 0);
    QCOMPARE(answer.out, "telemirror-cli " TELEMIRROR_VERSION "\n"_ba);
}

void CliTest::wrongUsageIsStatusTwo_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("nothing") << QStringList{} << "Usage"_ba;
    QTest::newRow("unknown command") << QStringList{u"mirror"_s} << "mirror"_ba;
    QTest::newRow("unknown option") << QStringList{u"sync"_s, u"--now"_s} << "now"_ba;
    QTest::newRow("argument") << QStringList{u"sync"_s, u"weather"_s} << "weather"_ba;
    QTest::newRow("no servers") << QStringList{u"sync"_s} << "--demo"_ba;
    QTest::newRow("no rule file") << QStringList{u"sync"_s, u"--rule"_s, u"/nowhere.json"_s}
                                  << "/nowhere.json"_ba;
    for (const char* range : {"", "now", "/", "2d/now", "now/-1h", "2026-13-01/now", "1h/", "five", "-5h/-6h",
             "1500-01-01/now", "-999999999999w/now"})
        QTest::addRow("range %s", range)
            << QStringList{u"verify"_s, u"--demo"_s, u"--range="_s + QString::fromLatin1(range)}
            << "--range"_ba;
    QTest::newRow("no such rule") << QStringList{u"verify"_s, u"--demo"_s, u"--rule"_s, u"nobody's"_s}
                                  << "nobody's"_ba;
    QTest::newRow("nothing to verify") << QStringList{u"verify"_s} << "--demo"_ba;
    QTest::newRow("limit") << QStringList{u"history"_s, u"--limit"_s, u"many"_s} << "--limit"_ba;
    QTest::newRow("dead letters") << QStringList{u"dead-letters"_s} << "replay"_ba;
    QTest::newRow("show what") << QStringList{u"dead-letters"_s, u"show"_s} << "show <file>"_ba;
    QTest::newRow("dead letters of whom") << QStringList{u"dead-letters"_s, u"replay"_s} << "--demo"_ba;
    QTest::newRow("once and watch") << QStringList{u"telemetry"_s, u"--once"_s, u"--watch"_s} << "--watch"_ba;
}

void CliTest::wrongUsageIsStatusTwo()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, says);
    const Answer answer = run(arguments);
    QCOMPARE(answer.status, 2);
    QVERIFY2(answer.err.contains(says), answer.err);
    QCOMPARE(answer.out, ""_ba);
}

void CliTest::demoMirrorsTheSampleSite()
{
    const Answer first = run({u"sync"_s, u"--demo"_s, u"--json"_s});
    QVERIFY2(first.status == 0, first.err);
    const QJsonObject json = first.json();
    QCOMPARE(json[u"state"_s].toString(), u"done"_s);
    QVERIFY(json[u"points_read"_s].toInteger() > 10'000);
    QCOMPARE(json[u"points_written"_s], json[u"points_read"_s]);
    for (const auto* key : {"bytes_read", "windows", "retries", "seconds"})
        QVERIFY2(json.contains(QLatin1StringView(key)), key);
    const QJsonArray measurements = json[u"measurements"_s].toArray();
    QVERIFY(measurements.size() >= 6);
    qint64 sum = 0;
    for (const QJsonValue& item : measurements)
        sum += item.toObject()[u"points_written"_s].toInteger();
    QCOMPARE(sum, json[u"points_written"_s].toInteger());

    // Again: what is past is not read twice. The forecasts and the last minutes are.
    const QJsonObject second = run({u"sync"_s, u"--demo"_s, u"--json"_s}).json();
    QCOMPARE(second[u"state"_s].toString(), u"done"_s);
    QVERIFY2(second[u"points_read"_s].toInteger() < json[u"points_read"_s].toInteger() / 2,
        qPrintable(QString::number(second[u"points_read"_s].toInteger())));

    const Answer history = run({u"history"_s, u"--json"_s});
    QCOMPARE(history.status, 0);
    const QJsonArray runs = history.json()[u"runs"_s].toArray();
    QCOMPARE(runs.size(), 2);
    QCOMPARE(runs[1].toObject()[u"points_written"_s], json[u"points_written"_s]);
    QCOMPARE(runs[1].toObject()[u"measurements"_s].toArray().size(), measurements.size());
}

void CliTest::environmentOfTheReplacedService()
{
    const auto cloud = startSandbox(u"weather"_s);
    const auto local = startSandbox(u"other"_s);
    const Point point{"wind", {{"mast", "a"}}, {{"speed", 7.25}}, SystemClock().now() - nanosecondsPerMinute};
    QCOMPARE(writePoints(*cloud, u"weather"_s, {point}), 204);
    const QHash<QString, QString> variables{{u"INFLUXDB_CLOUD_URL"_s, cloud->url().toString()},
        {u"INFLUXDB_CLOUD_TOKEN"_s, cloud->token()}, {u"INFLUXDB_CLOUD_ORG"_s, cloud->organization()},
        {u"CLOUD_WEATHER_BUCKET"_s, u"weather"_s}, {u"INFLUXDB_URL"_s, local->url().toString()},
        {u"INFLUXDB_TOKEN"_s, local->token()}, {u"INFLUXDB_ORG"_s, local->organization()},
        {u"LOCAL_INFLUX_BUCKET"_s, u"mirror"_s}};
    const Answer answer = run({u"sync"_s}, variables);
    QVERIFY2(answer.status == 0, answer.err);
    // The bucket did not exist: it was made.
    QCOMPARE(differences(readBack(local->url(), local->token(), u"mirror"_s), valuesOf({point})), ""_ba);
}

void CliTest::planReadsNothing()
{
    const auto cloud = startSandbox(u"weather"_s);
    const auto local = startSandbox(u"other"_s);
    QList<Point> points;
    for (int i = 0; i < 100; ++i)
        points.append({"wind", {{"mast", "a"}}, {{"speed", 7.25}, {"gust", 9.5}},
            SystemClock().now() - i * nanosecondsPerMinute});
    QCOMPARE(writePoints(*cloud, u"weather"_s, points), 204);
    const QHash<QString, QString> variables{{u"INFLUXDB_CLOUD_URL"_s, cloud->url().toString()},
        {u"INFLUXDB_CLOUD_TOKEN"_s, cloud->token()}, {u"INFLUXDB_CLOUD_ORG"_s, cloud->organization()},
        {u"CLOUD_WEATHER_BUCKET"_s, u"weather"_s}, {u"INFLUXDB_URL"_s, local->url().toString()},
        {u"INFLUXDB_TOKEN"_s, local->token()}, {u"INFLUXDB_ORG"_s, local->organization()},
        {u"LOCAL_INFLUX_BUCKET"_s, u"other"_s}};
    const Answer json = run({u"sync"_s, u"--plan"_s, u"--json"_s}, variables);
    QVERIFY2(json.status == 0, json.err);
    const QJsonObject rule = json.json()[u"rules"_s].toArray().first().toObject();
    const QJsonObject wind = rule[u"measurements"_s].toArray().first().toObject();
    QCOMPARE(wind[u"measurement"_s].toString(), u"wind"_s);
    QCOMPARE(wind[u"points"_s].toInteger(), 200);
    QCOMPARE(wind[u"points_from"_s].toString(), u"counted"_s);
    QCOMPARE(wind[u"bytes_from"_s].toString(), u"typical"_s);
    QCOMPARE(rule[u"points"_s].toInteger(), 200);
    const QJsonObject range = wind[u"ranges"_s].toArray().first().toObject();
    const QDateTime begin = QDateTime::fromString(range[u"start"_s].toString(), Qt::ISODateWithMs);
    QVERIFY(std::abs(begin.secsTo(QDateTime::currentDateTimeUtc()) - 5 * 3600) < 60);
    const Answer text = run({u"sync"_s, u"--plan"_s}, variables);
    QCOMPARE(text.status, 0);
    QVERIFY2(text.out.contains("wind") && text.out.contains("200") && text.out.contains("counted"), text.out);
    QVERIFY(readBack(local->url(), local->token(), u"other"_s).isEmpty());
    QVERIFY(run({u"history"_s, u"--json"_s}, variables).json()[u"runs"_s].toArray().isEmpty());
}

void CliTest::deadLettersAreListedShownAndReplayed()
{
    if (!influx1Url())
        QSKIP("TELEMIRROR_TEST_INFLUX1_URL names no server; ./check starts one");
    const auto cloud = startSandbox(u"weather"_s);
    Influx1Database local(*influx1Url());
    const Timestamp now = SystemClock().now() - nanosecondsPerHour;
    const Point good{"wind", {{"mast", "a"}}, {{"speed", 7.25}}, now};
    QCOMPARE(writePoints(*cloud, u"weather"_s, {good}), 204);
    QCOMPARE(local.write("wind speed=\"brisk\" " + QByteArray::number(now - 1) + '\n'), 204);
    const QHash<QString, QString> variables{{u"INFLUXDB_CLOUD_URL"_s, cloud->url().toString()},
        {u"INFLUXDB_CLOUD_TOKEN"_s, cloud->token()}, {u"INFLUXDB_CLOUD_ORG"_s, cloud->organization()},
        {u"CLOUD_WEATHER_BUCKET"_s, u"weather"_s}, {u"INFLUXDB_URL"_s, influx1Url()->toString()},
        {u"LOCAL_INFLUX_BUCKET"_s, local.name()}};
    QCOMPARE(run({u"dead-letters"_s, u"list"_s}, variables).status, 0);
    QCOMPARE(run({u"sync"_s}, variables).status, 3);

    const Answer list = run({u"dead-letters"_s, u"list"_s, u"--json"_s}, variables);
    QVERIFY2(list.status == 0, list.err);
    const QJsonArray files = list.json()[u"files"_s].toArray();
    QCOMPARE(files.size(), 1);
    const QString file = files.first().toObject()[u"file"_s].toString();
    QCOMPARE(files.first().toObject()[u"entries"_s].toInteger(), 1);
    QVERIFY(run({u"dead-letters"_s, u"list"_s}, variables).out.contains("field type conflict"));

    const Answer shown = run({u"dead-letters"_s, u"show"_s, file}, variables);
    QCOMPARE(shown.status, 0);
    QVERIFY2(shown.out.startsWith("wind,mast=a speed=7.25 " + QByteArray::number(now) + "\n"), shown.out);
    QVERIFY(shown.out.contains("field type conflict"));
    QCOMPARE(run({u"dead-letters"_s, u"show"_s, u"none.lp.gz"_s}, variables).status, 1);

    QCOMPARE(run({u"dead-letters"_s, u"replay"_s}, variables).status, 3); // nothing was mended yet
    QVERIFY(local.query(u"DROP MEASUREMENT \"wind\""_s).contains("statement_id"));
    const Answer replay = run({u"dead-letters"_s, u"replay"_s, file, u"--json"_s}, variables);
    QVERIFY2(replay.status == 0, replay.err);
    QCOMPARE(replay.json()[u"files"_s].toArray().first().toObject()[u"points_written"_s].toInteger(), 1);
    QCOMPARE(differences(readBack(*influx1Url(), {}, local.name()), valuesOf({good})), ""_ba);
    QVERIFY(
        run({u"dead-letters"_s, u"list"_s, u"--json"_s}, variables).json()[u"files"_s].toArray().isEmpty());
}

void CliTest::ruleFileAndErrors()
{
    const auto cloud = startSandbox(u"weather"_s);
    const Timestamp now = SystemClock().now();
    QCOMPARE(writePoints(*cloud, u"weather"_s,
                 {{"wind", {}, {{"v", 1.0}}, now - nanosecondsPerMinute},
                     {"rain", {}, {{"v", 2.0}}, now - nanosecondsPerMinute}}),
        204);
    QHash<QString, QString> variables{{u"INFLUXDB_CLOUD_URL"_s, cloud->url().toString()},
        {u"INFLUXDB_CLOUD_TOKEN"_s, cloud->token()}, {u"INFLUXDB_CLOUD_ORG"_s, cloud->organization()},
        {u"INFLUXDB_URL"_s, cloud->url().toString()}, {u"INFLUXDB_TOKEN"_s, cloud->token()},
        {u"INFLUXDB_ORG"_s, cloud->organization()}};
    QFile file(m_home->filePath(u"rule.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    Rule rule = EngineBench::rule(u"weather"_s, u"copy"_s);
    rule.include = {u"w*"_s};
    file.write(QJsonDocument(rule.toJson()).toJson());
    file.close();
    const Answer answer = run({u"sync"_s, u"--rule"_s, file.fileName(), u"--json"_s}, variables);
    QVERIFY2(answer.status == 0, answer.err);
    QCOMPARE(answer.json()[u"points_written"_s].toInteger(), 1);
    QCOMPARE(readBack(cloud->url(), cloud->token(), u"copy"_s).size(), 1);

    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"lookbak\": \"5h\"}");
    file.close();
    const Answer wrong = run({u"sync"_s, u"--rule"_s, file.fileName()}, variables);
    QCOMPARE(wrong.status, 2);
    QVERIFY2(wrong.err.contains("lookbak"), wrong.err);
}

void CliTest::verifyFindsMendsAndReports()
{
    const auto cloud = startSandbox(u"weather"_s);
    const auto local = startSandbox(u"mirror"_s);
    const Timestamp base = SystemClock().now() - 2 * nanosecondsPerHour;
    QList<Point> points;
    for (int i = 0; i < 100; ++i)
        points.append({"wind", {{"mast", "a"}}, {{"v", i * 0.5}}, base + i * nanosecondsPerSecond});
    QCOMPARE(writePoints(*cloud, u"weather"_s, points), 204);
    const QHash<QString, QString> variables{{u"INFLUXDB_CLOUD_URL"_s, cloud->url().toString()},
        {u"INFLUXDB_CLOUD_TOKEN"_s, cloud->token()}, {u"INFLUXDB_CLOUD_ORG"_s, cloud->organization()},
        {u"CLOUD_WEATHER_BUCKET"_s, u"weather"_s}, {u"INFLUXDB_URL"_s, local->url().toString()},
        {u"INFLUXDB_TOKEN"_s, local->token()}, {u"INFLUXDB_ORG"_s, local->organization()},
        {u"LOCAL_INFLUX_BUCKET"_s, u"mirror"_s}};
    QCOMPARE(run({u"sync"_s}, variables).status, 0);
    const Answer clean = run({u"verify"_s, u"--json"_s}, variables);
    QVERIFY2(clean.status == 0, clean.err);
    QCOMPARE(clean.json()[u"points_compared"_s].toInteger(), 100);
    QCOMPARE(clean.json()[u"windows_mended"_s].toInteger(), 0);
    QVERIFY(clean.json()[u"differences"_s].toArray().isEmpty());

    // A changed value is mended.
    Point changed = points[50];
    changed.fields[0].value = -3.0;
    QCOMPARE(writePoints(*local, u"mirror"_s, {changed}), 204);
    const Answer mended = run({u"verify"_s}, variables);
    QVERIFY2(mended.status == 0, mended.err);
    QVERIFY2(mended.out.contains("1 windows mended"), mended.out);
    QCOMPARE(differences(readBack(local->url(), local->token(), u"mirror"_s), valuesOf(points)), ""_ba);

    // One point too many stays, is told, and makes the status 3.
    const Point extra{"wind", {{"mast", "b"}}, {{"v", 1.0}}, base + 7};
    QCOMPARE(writePoints(*local, u"mirror"_s, {extra}), 204);
    const Answer reported = run({u"verify"_s, u"--json"_s}, variables);
    QCOMPARE(reported.status, 3);
    const QJsonArray found = reported.json()[u"differences"_s].toArray();
    QCOMPARE(found.size(), 1);
    QCOMPARE(found[0].toObject()[u"measurement"_s].toString(), u"wind"_s);
    QCOMPARE(found[0].toObject()[u"extra"_s].toInteger(), 1);
    QCOMPARE(reported.json()[u"errors"_s].toArray().first().toObject()[u"kind"_s].toString(), u"mismatch"_s);
    const Answer text = run({u"verify"_s}, variables);
    QCOMPARE(text.status, 3);
    QVERIFY2(text.err.contains("never deletes") && text.err.contains("wind"), text.err);
    points.append(extra);
    QCOMPARE(differences(readBack(local->url(), local->token(), u"mirror"_s), valuesOf(points)), ""_ba);

    const QJsonArray runs = run({u"history"_s, u"--json"_s}).json()[u"runs"_s].toArray();
    QCOMPARE(runs.size(), 5);
    QCOMPARE(
        run({u"verify"_s, u"--range"_s, u"24h"_s},
            {{u"INFLUXDB_CLOUD_URL"_s, u"http://127.0.0.1:1"_s}, {u"INFLUXDB_URL"_s, local->url().toString()},
                {u"CLOUD_WEATHER_BUCKET"_s, u"weather"_s}, {u"INFLUXDB_TOKEN"_s, local->token()},
                {u"INFLUXDB_ORG"_s, local->organization()}, {u"LOCAL_INFLUX_BUCKET"_s, u"mirror"_s}})
            .status,
        1);
}

void CliTest::verifyTakesRanges_data()
{
    QTest::addColumn<QString>("range");
    QTest::newRow("duration") << u"6h"_s;
    QTest::newRow("from now") << u"-6h/+1h30m"_s;
    QTest::newRow("now") << u"-2d/now"_s;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QTest::newRow("days") << now.date().addDays(-1).toString(Qt::ISODate) + u'/' +
            now.date().addDays(1).toString(Qt::ISODate);
    QTest::newRow("instants") << now.addSecs(-36'000).toString(Qt::ISODateWithMs) + u'/' +
            now.addSecs(3'600).toOffsetFromUtc(7'200).toString(Qt::ISODate);
}

void CliTest::verifyTakesRanges()
{
    QFETCH(QString, range);
    const Answer answer =
        run({u"verify"_s, u"--demo"_s, u"--rule"_s, u"sample"_s, u"--json"_s, u"--range="_s + range});
    QVERIFY2(answer.status == 0, answer.err);
    QVERIFY(answer.json()[u"points_compared"_s].toInteger() > 0);
    QVERIFY(answer.json()[u"measurements"_s].toArray().size() >= 6);
}

void CliTest::faultsAreClearSentences_data()
{
    QTest::addColumn<QString>("variable");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QList<QByteArray>>("words");
    QTest::newRow("wrong token") << u"INFLUXDB_CLOUD_TOKEN"_s << u"planted-secret"_s
                                 << QList<QByteArray>{"Cloud", "token", "Settings"};
    QTest::newRow("missing bucket") << u"CLOUD_WEATHER_BUCKET"_s << u"not there"_s
                                    << QList<QByteArray>{"Cloud", "not there", "choose another one"};
    QTest::newRow("dead port") << u"INFLUXDB_CLOUD_URL"_s << u"http://127.0.0.1:1"_s
                               << QList<QByteArray>{
                                      "Nothing answers", "http://127.0.0.1:1", "start the server"};
}

void CliTest::faultsAreClearSentences()
{
    QFETCH(QString, variable);
    QFETCH(QString, value);
    QFETCH(QList<QByteArray>, words);
    const auto cloud = startSandbox(u"weather"_s);
    const auto local = startSandbox(u"mirror"_s);
    QHash<QString, QString> variables{{u"INFLUXDB_CLOUD_URL"_s, cloud->url().toString()},
        {u"INFLUXDB_CLOUD_TOKEN"_s, cloud->token()}, {u"INFLUXDB_CLOUD_ORG"_s, cloud->organization()},
        {u"CLOUD_WEATHER_BUCKET"_s, u"weather"_s}, {u"INFLUXDB_URL"_s, local->url().toString()},
        {u"INFLUXDB_TOKEN"_s, local->token()}, {u"INFLUXDB_ORG"_s, local->organization()},
        {u"LOCAL_INFLUX_BUCKET"_s, u"mirror"_s}};
    variables.insert(variable, value);
    const Answer answer = run({u"sync"_s}, variables);
    QCOMPARE(answer.status, 1);
    for (const QByteArray& word : std::as_const(words))
        QVERIFY2(answer.err.contains(word), answer.err);
    QVERIFY(!(answer.err + answer.out).contains("planted-secret"));
}

void CliTest::theOtherDialectIsNamed()
{
    if (!influx1Url())
        QSKIP("TELEMIRROR_TEST_INFLUX1_URL names no server; ./check starts one");
    const auto local = startSandbox(u"mirror"_s);
    Profile profile;
    profile.connections = {EngineBench::connection(u"cloud"_s, *influx1Url(), Dialect::Flux),
        EngineBench::connection(u"local"_s, *local)};
    profile.rules = {EngineBench::rule(u"weather"_s, u"mirror"_s)};
    profile.telemetryConnection = u"local"_s;
    const QString path = m_home->filePath(u"profile.json"_s);
    QVERIFY(ProfileFile::write(path, profile));
    QCOMPARE(run({u"profile"_s, u"--import"_s, path}).status, 0);
    const Answer answer = run({u"sync"_s}, {{u"INFLUXDB_TOKEN"_s, local->token()}});
    QCOMPARE(answer.status, 1);
    for (const char* word : {"cloud", "InfluxDB 1.6", "does not serve Flux", "InfluxQL"})
        QVERIFY2(answer.err.contains(word), answer.err);
}

void CliTest::telemetryPrintsTheDocument()
{
    const Answer answer = run({u"telemetry"_s, u"--once"_s, u"--demo"_s});
    QVERIFY2(answer.status == 0, answer.err);
    QCOMPARE(answer.out.count('\n'), 1);
    const QJsonObject values = answer.json()[u"values"_s].toObject();
    QVERIFY(qAbs(answer.json()[u"ts"_s].toInteger() - QDateTime::currentMSecsSinceEpoch()) < 60'000);
    QVERIFY(values[u"latitude"_s].isDouble());
    int measurements = 0;
    for (auto it = values.begin(); it != values.end(); ++it) {
        if (!it->isObject())
            continue;
        ++measurements;
        QVERIFY2(it.key().contains(u"real"_s), qPrintable(it.key()));
        QVERIFY(!it->toObject().isEmpty());
    }
    QVERIFY(measurements >= 2);
}

void CliTest::schemaPrintsTypes()
{
    const auto cloud = startSandbox(u"weather"_s);
    QCOMPARE(
        writePoints(*cloud, u"weather"_s,
            {{"wind \"x\"", {{"mast", "a"}}, {{"speed", 1.0}, {"n", qint64(1)}, {"s", "t"_ba}, {"b", true}},
                SystemClock().now() - nanosecondsPerMinute}}),
        204);
    const QHash<QString, QString> variables{{u"INFLUXDB_CLOUD_URL"_s, cloud->url().toString()},
        {u"INFLUXDB_CLOUD_TOKEN"_s, cloud->token()}, {u"INFLUXDB_CLOUD_ORG"_s, cloud->organization()}};
    const Answer answer = run({u"schema"_s, u"--json"_s, u"--bucket"_s, u"weather"_s}, variables);
    QVERIFY2(answer.status == 0, answer.err);
    const QJsonObject measurement = answer.json()[u"buckets"_s][0][u"measurements"_s][0].toObject();
    QCOMPARE(measurement[u"name"_s].toString(), u"wind \"x\""_s);
    QCOMPARE(measurement[u"tags"_s].toArray(), QJsonArray{u"mast"_s});
    QHash<QString, QString> types;
    for (const QJsonValue& field : measurement[u"fields"_s].toArray())
        types.insert(field[u"name"_s].toString(), field[u"types"_s][0].toString());
    QCOMPARE(types,
        (QHash<QString, QString>{{u"speed"_s, u"float"_s}, {u"n"_s, u"integer"_s}, {u"s"_s, u"string"_s},
            {u"b"_s, u"boolean"_s}}));
    QCOMPARE(run({u"schema"_s, u"--bucket"_s, u"none"_s}, variables).status, 1);
}

void CliTest::sandboxServesUntilStopped()
{
    QProcess process;
    process.setProcessEnvironment(environment());
    process.start(QStringLiteral(CLI_PROGRAM), {u"sandbox"_s, u"--json"_s});
    QVERIFY(process.waitForReadyRead(20'000));
    const QJsonObject cloud = QJsonDocument::fromJson(process.readLine()).object()[u"cloud"_s].toObject();
    const QUrl url(cloud[u"url"_s].toString());
    QCOMPARE(url.host(), u"127.0.0.1"_s);
    QVERIFY(!cloud[u"token"_s].toString().isEmpty());
    // Measurements alone: the sample cloud's limit is soon met.
    const HttpAnswer answer = httpPost(url, u"/query"_s,
        {{u"db"_s, cloud[u"bucket"_s].toString()}, {u"q"_s, u"SHOW MEASUREMENTS"_s}}, {},
        cloud[u"token"_s].toString());
    QCOMPARE(answer.status, 200);
    QVERIFY2(answer.body.contains("realtime_weather"), answer.body);
    ::kill(static_cast<pid_t>(process.processId()), SIGTERM);
    QVERIFY(process.waitForFinished(5'000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 0);
}

void CliTest::profileIsCarriedInAFile()
{
    QCOMPARE(run({u"profile"_s}).status, 2); // nothing there yet
    const QString path = m_home->filePath(u"in.json"_s);
    Profile profile;
    profile.connections = {
        EngineBench::connection(u"cloud"_s, QUrl(u"https://cloud.example"_s), Dialect::Flux)};
    profile.connections[0].secret = u"token-1"_s;
    profile.telemetryConnection = u"cloud"_s;
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"format\":\"telemirror-profile\",\"version\":1,\"profile\":" +
        QJsonDocument(profile.toJson()).toJson() + "}");
    file.close();
    QCOMPARE(run({u"profile"_s, u"--import"_s, path}).status, 0);
    const Answer shown = run({u"profile"_s});
    QCOMPARE(shown.status, 0);
    QVERIFY2(shown.out.contains("revision 1: 1 connections"), shown.out.constData());
    QVERIFY(shown.out.contains("switched off"));
    const QString other = m_home->filePath(u"out.json"_s);
    QCOMPARE(run({u"profile"_s, u"--export"_s, other}).status, 0);
    QFile exported(other);
    QVERIFY(exported.open(QIODevice::ReadOnly));
    const QByteArray bytes = exported.readAll();
    QVERIFY(bytes.contains("cloud.example") && !bytes.contains("token-1"));
    QCOMPARE(run({u"profile"_s, u"--import"_s, u"/nonexistent"_s}).status, 1);
    QCOMPARE(run({u"profile"_s, u"--keep"_s, u"both"_s}).status, 2);
    QCOMPARE(run({u"profile"_s, u"--keep"_s, u"mine"_s}).status, 1); // there is no conflict
}

void CliTest::profileIsSharedThroughRedis()
{
    if (!RedisServer::isInstalled())
        QSKIP("redis-server is not installed");
    RedisServer redis;
    QVERIFY(redis.start());
    const auto import = [&](const QString& folder, const QString& pattern) {
        Profile profile;
        profile.name = u"site"_s;
        profile.connections = {
            EngineBench::connection(u"cloud"_s, QUrl(u"https://cloud.example"_s), Dialect::Flux)};
        profile.telemetryConnection = u"cloud"_s;
        profile.telemetry.pattern = pattern;
        profile.redis = redis.settings();
        QFile file(m_home->filePath(u"p.json"_s));
        if (!file.open(QIODevice::WriteOnly))
            return -1;
        file.write("{\"format\":\"telemirror-profile\",\"version\":1,\"profile\":" +
            QJsonDocument(profile.toJson()).toJson() + "}");
        file.close();
        return run({u"profile"_s, u"--data-dir"_s, m_home->filePath(folder), u"--import"_s, file.fileName()})
            .status;
    };
    const auto pattern = [&](const QString& folder) {
        const QString path = m_home->filePath(u"out.json"_s);
        run({u"profile"_s, u"--data-dir"_s, m_home->filePath(folder), u"--export"_s, path});
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return QString();
        const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
        return json.value(u"profile"_s)
            .toObject()
            .value(u"telemetry"_s)
            .toObject()
            .value(u"pattern"_s)
            .toString();
    };
    const auto show = [&](const QString& folder) {
        return run({u"profile"_s, u"--data-dir"_s, m_home->filePath(folder)});
    };
    QCOMPARE(import(u"a"_s, u"first"_s), 0);
    const Answer shared = show(u"a"_s);
    QVERIFY2(shared.out.contains("Shared through Redis"), shared.out.constData());
    // Another machine with other settings of the same name: nothing is lost, a person decides.
    QCOMPARE(import(u"b"_s, u"second"_s), 0);
    const Answer conflict = show(u"b"_s);
    QCOMPARE(conflict.status, 3);
    QVERIFY2(conflict.err.contains("--keep mine"), conflict.err.constData());
    QCOMPARE(pattern(u"a"_s), u"first"_s);
    QCOMPARE(pattern(u"b"_s), u"second"_s);
    QCOMPARE(
        run({u"profile"_s, u"--data-dir"_s, m_home->filePath(u"b"_s), u"--keep"_s, u"mine"_s}).status, 0);
    QCOMPARE(pattern(u"a"_s), u"second"_s);
    QCOMPARE(show(u"b"_s).status, 0);
}

QTEST_GUILESS_MAIN(CliTest)
#include "tst_cli.moc"
