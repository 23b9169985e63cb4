// `telemirror-cli watch`, as a service manager runs it.

#include "EngineBench.h"
#include "common/PrometheusText.h"
#include "config/SettingsStore.h"
#include "support/ScriptedServer.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QProcess>
#include <QtCore/QRegularExpression>
#include <QtCore/QTemporaryDir>
#include <QtNetwork/QNetworkAccessManager>
#include <QtNetwork/QNetworkInterface>
#include <QtNetwork/QNetworkReply>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>
#include <QtSql/QSqlDatabase>
#include <QtSql/QSqlQuery>
#include <QtTest/QTest>

#include <csignal>
#include <sys/prctl.h>

using namespace telemirror;
using namespace telemirror::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

struct Answer
{
    int status = 0;
    QByteArray contentType;
    QByteArray body;
};

/// One sample of the text format.
struct Sample
{
    QByteArray name;
    QMap<QByteArray, QByteArray> labels;
    double value = 0;
};

/// Reads the text format 0.0.4 by its rules, and aborts where it is broken: a reader of its own.
class Exposition
{
public:
    explicit Exposition(const QByteArray& text)
    {
        if (!text.endsWith('\n')) {
            fail("the last line does not end", text.right(100));
            return;
        }
        for (const QByteArray& line : text.chopped(1).split('\n')) {
            if (line.startsWith("# HELP "))
                takeHelp(line);
            else if (line.startsWith("# TYPE "))
                takeType(line);
            else
                takeSample(line);
        }
    }

    [[nodiscard]] QByteArray fault() const { return m_fault; }
    /// The sum of the samples with that name whose label has that value.
    [[nodiscard]] double value(
        const QByteArray& name, const QByteArray& label = {}, const QByteArray& content = {}) const
    {
        double sum = 0;
        for (const Sample& sample : m_samples) {
            if (sample.name == name && (label.isEmpty() || sample.labels.value(label) == content))
                sum += sample.value;
        }
        return sum;
    }
    [[nodiscard]] bool has(const QByteArray& name) const
    {
        return std::ranges::any_of(m_samples, [&](const Sample& sample) { return sample.name == name; });
    }

private:
    void fail(const QByteArray& what, const QByteArray& line)
    {
        if (m_fault.isEmpty())
            m_fault = what + ": " + line;
    }
    void takeHelp(const QByteArray& line)
    {
        const QByteArray name = line.split(' ').value(2);
        if (m_types.contains(name) || !m_help.isEmpty())
            fail("HELP out of place", line);
        m_help = name;
    }
    void takeType(const QByteArray& line)
    {
        const QByteArrayList words = line.split(' ');
        if (words.size() != 4 || words[2] != m_help || m_types.contains(words[2]))
            return fail("TYPE out of place", line);
        if (words[3] != "counter" && words[3] != "gauge")
            fail("unknown type", line);
        if ((words[3] == "counter") != words[2].endsWith("_total"))
            fail("a counter is called _total, and nothing else is", line);
        m_types.insert(words[2], words[3]);
        m_family = words[2];
        m_help.clear();
    }
    void takeSample(const QByteArray& line)
    {
        static const QRegularExpression form(uR"x(^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(.*)\})? (\S+)$)x"_s);
        static const QRegularExpression pair(
            uR"x(([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\]|\\["\\n])*)"(?:,|$))x"_s);
        const auto match = form.match(QString::fromUtf8(line));
        if (!match.hasMatch())
            return fail("not a sample", line);
        Sample sample{match.captured(1).toUtf8(), {}, 0};
        if (sample.name != m_family)
            fail("a sample outside its family", line);
        QString labels = match.captured(2);
        while (!labels.isEmpty()) {
            const auto label = pair.match(
                labels, 0, QRegularExpression::NormalMatch, QRegularExpression::AnchorAtOffsetMatchOption);
            if (!label.hasMatch())
                return fail("not a label", labels.toUtf8());
            sample.labels.insert(label.captured(1).toUtf8(), label.captured(2).toUtf8());
            labels.remove(0, label.capturedLength());
        }
        bool ok = false;
        sample.value = match.captured(3).toDouble(&ok);
        if (!ok)
            fail("not a number", line);
        const QByteArray key = line.left(line.lastIndexOf(' '));
        if (m_keys.contains(key))
            fail("the same sample twice", line);
        m_keys.insert(key);
        m_samples.append(sample);
    }

    QHash<QByteArray, QByteArray> m_types;
    QSet<QByteArray> m_keys;
    QList<Sample> m_samples;
    QByteArray m_help;
    QByteArray m_family;
    QByteArray m_fault;
};

/// The program under way.
class Watch
{
public:
    Watch(const QString& home, const QStringList& arguments, const QHash<QString, QString>& variables = {})
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const QString& name : environment.keys()) {
            if (name.contains(u"INFLUX"_s) || name == u"REDIS_URL"_s || name.contains(u"TUDE"_s) ||
                name.startsWith(u"TELEMIRROR"_s) || name == u"JOURNAL_STREAM"_s)
                environment.remove(name);
        }
        environment.insert(u"HOME"_s, home);
        environment.insert(u"XDG_DATA_HOME"_s, home + u"/data"_s);
        environment.remove(u"DBUS_SESSION_BUS_ADDRESS"_s);
        for (auto it = variables.begin(); it != variables.end(); ++it)
            environment.insert(it.key(), it.value());
        m_process.setProcessEnvironment(environment);
        m_process.setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGKILL); });
        m_process.start(QStringLiteral(CLI_PROGRAM), QStringList{u"watch"_s} + arguments);
        if (!m_process.waitForStarted())
            qFatal("telemirror-cli did not start");
    }
    ~Watch()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

    [[nodiscard]] QByteArray log()
    {
        m_log += m_process.readAllStandardError();
        return m_log;
    }
    [[nodiscard]] QByteArray output()
    {
        m_output += m_process.readAllStandardOutput();
        return m_output;
    }
    [[nodiscard]] bool waitForLog(const QByteArray& text)
    {
        return QTest::qWaitFor([&] { return log().contains(text); }, 30'000);
    }
    /// The port that the log names.
    [[nodiscard]] int metricsPort()
    {
        static const QRegularExpression form(u"http://127\\.0\\.0\\.1:(\\d+)/metrics"_s);
        if (!waitForLog("/metrics"))
            return 0;
        return form.match(QString::fromUtf8(log())).captured(1).toInt();
    }
    void signal(int number) const { ::kill(static_cast<pid_t>(m_process.processId()), number); }
    /// Waits for the end; the exit status, -1 for another end.
    [[nodiscard]] int status(int milliseconds)
    {
        if (!m_process.waitForFinished(milliseconds))
            return -2;
        return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
    }

private:
    QProcess m_process;
    QByteArray m_log;
    QByteArray m_output;
};

/// What the environment tells of the server that the connection "local" is to: there is no keychain.
QHash<QString, QString> credentials(const sandbox::SandboxServer& server)
{
    return {{u"INFLUXDB_TOKEN"_s, server.token()}, {u"INFLUXDB_URL"_s, server.url().toString()},
        {u"INFLUXDB_ORG"_s, server.organization()}};
}

QJsonObject lastLine(const QByteArray& lines)
{
    const qsizetype end = lines.lastIndexOf('\n');
    const qsizetype begin = end > 0 ? lines.lastIndexOf('\n', end - 1) : -1;
    return QJsonDocument::fromJson(lines.mid(begin + 1, end - begin - 1)).object();
}

} // namespace

class WatchTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void prometheusTextEscapes();
    void demoIsWatchedAndMeasured();
    void metricsAreForThisMachineAlone();
    void noMetricsUnlessAskedFor();
    void logLinesAreForTheJournal();
    void stopsAtOnceAtAnyTime_data();
    void stopsAtOnceAtAnyTime();
    void wrongUsage_data();
    void wrongUsage();
    void takenPortIsSaid();
    void documentsGoToStandardOutput();
    void hangupReadsTheSettingsAgain();
    void killedWhileTheUpstreamIsDown();

private:
    QString dataFolder() const { return m_home->filePath(u"site"_s); }
    void save(Profile profile) const;
    void breakSettings() const;
    Profile profileOf(const sandbox::SandboxServer& server) const;
    Answer ask(int port, const QString& path, const QByteArray& method = "GET") const;
    bool waitForMetric(int port, const QByteArray& name, const QByteArray& label, const QByteArray& content);

    std::unique_ptr<QTemporaryDir> m_home;
};

void WatchTest::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    QVERIFY(m_home->isValid());
}

void WatchTest::save(Profile profile) const
{
    const Result<std::unique_ptr<SettingsStore>> store =
        SettingsStore::open(dataFolder() + u"/settings.sqlite"_s);
    if (!store)
        qFatal("%s", qPrintable(store.error().toString()));
    if (const Result<Profile> before = (*store)->load(profile.name))
        profile.revision = before->revision;
    if (!(*store)->save(profile) || !(*store)->setActive(profile.name))
        qFatal("the profile was not stored");
}

/// Leaves of the stored profile what no program can read.
void WatchTest::breakSettings() const
{
    const auto name = u"breaker"_s;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
        database.setDatabaseName(dataFolder() + u"/settings.sqlite"_s);
        QSqlQuery query(database.open() ? database : QSqlDatabase());
        if (!query.exec(u"UPDATE profile SET json = '{\"rules\": 7'"_s))
            qFatal("the settings could not be broken");
    }
    QSqlDatabase::removeDatabase(name);
}

/// Telemetry from a sandbox that has one point, again and again, and nothing to mirror.
Profile WatchTest::profileOf(const sandbox::SandboxServer& server) const
{
    if (writePoints(server, u"site"_s, {{"real_mast", {}, {{"speed", 7.25}}, SystemClock().now()}}) != 204)
        qFatal("the point was not written");
    Profile profile;
    profile.name = u"site"_s;
    profile.connections = {EngineBench::connection(u"local"_s, server)};
    profile.telemetryConnection = u"local"_s;
    profile.telemetry.period = 100ms;
    profile.telemetry.range = 1h;
    profile.telemetry.heartbeat = true;
    return profile;
}

Answer WatchTest::ask(int port, const QString& path, const QByteArray& method) const
{
    QNetworkAccessManager network;
    const QUrl url(u"http://127.0.0.1:%1%2"_s.arg(port).arg(path));
    const std::unique_ptr<QNetworkReply> reply(network.sendCustomRequest(QNetworkRequest(url), method));
    if (!QTest::qWaitFor([&] { return reply->isFinished(); }, 10'000))
        return {};
    return {reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
        reply->rawHeader("Content-Type"), reply->readAll()};
}

bool WatchTest::waitForMetric(
    int port, const QByteArray& name, const QByteArray& label, const QByteArray& content)
{
    return QTest::qWaitFor(
        [&] { return Exposition(ask(port, u"/metrics"_s).body).value(name, label, content) > 0; }, 60'000);
}

void WatchTest::prometheusTextEscapes()
{
    PrometheusText text;
    text.family("a_total", PrometheusText::Type::Counter, "One\nand \\ \"two\".");
    text.sample(std::numeric_limits<qint64>::max());
    text.sample(qint64(-1), {{"name", u"x\"y\\z\n{é}, a=\"b\""_s}, {"other", u""_s}});
    text.family("b", PrometheusText::Type::Gauge, "Numbers.");
    text.sample(0.1 + 0.2, {{"n", u"1"_s}});
    text.sample(std::numeric_limits<double>::infinity(), {{"n", u"2"_s}});
    text.sample(-std::numeric_limits<double>::infinity(), {{"n", u"3"_s}});
    text.sample(std::numeric_limits<double>::quiet_NaN(), {{"n", u"4"_s}});
    QCOMPARE(text.text(),
        "# HELP a_total One\\nand \\\\ \"two\".\n# TYPE a_total counter\n"
        "a_total 9223372036854775807\n" +
            u"a_total{name=\"x\\\"y\\\\z\\n{é}, a=\\\"b\\\"\",other=\"\"} -1\n"_s.toUtf8() +
            "# HELP b Numbers.\n# TYPE b gauge\n"
            "b{n=\"1\"} 0.30000000000000004\nb{n=\"2\"} +Inf\nb{n=\"3\"} -Inf\nb{n=\"4\"} NaN\n");
}

void WatchTest::demoIsWatchedAndMeasured()
{
    Watch watch(m_home->path(), {u"--demo"_s, u"--metrics"_s, u"0"_s});
    const int port = watch.metricsPort();
    QVERIFY2(port > 0, watch.log());
    QVERIFY2(waitForMetric(port, "telemirror_runs_total", "state", "done"), watch.log());
    QVERIFY(waitForMetric(port, "telemirror_telemetry_new_documents_total", {}, {}));

    const Answer answer = ask(port, u"/metrics"_s);
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.contentType, "text/plain; version=0.0.4; charset=utf-8"_ba);
    const Exposition metrics(answer.body);
    QCOMPARE(metrics.fault(), ""_ba);
    QVERIFY(metrics.value("telemirror_points_written_total") > 10'000);
    QCOMPARE(metrics.value("telemirror_points_written_total"), metrics.value("telemirror_points_read_total"));
    QCOMPARE(metrics.value("telemirror_connection_up"), 2.0);
    QCOMPARE(metrics.value("telemirror_redis_up"), 0.0);
    QCOMPARE(metrics.value("telemirror_build_info", "version", TELEMIRROR_VERSION), 1.0);
    const double now = static_cast<double>(SystemClock().now()) / nanosecondsPerSecond;
    QVERIFY(qAbs(metrics.value("telemirror_rule_last_success_timestamp_seconds") - now) < 120);
    QVERIFY(metrics.value("telemirror_rule_next_run_timestamp_seconds") > now);
    QVERIFY(metrics.value("telemirror_telemetry_values") > 0);
    QVERIFY(metrics.value("telemirror_log_records_total", "level", "info") > 0);
    for (const char* publisher : {"redis", "http", "mqtt", "file", "stdout"})
        QCOMPARE(metrics.value("telemirror_publisher_enabled", "publisher", publisher), 0.0);

    const Answer health = ask(port, u"/healthz"_s);
    QCOMPARE(health.status, 200);
    QCOMPARE(health.contentType, "application/json"_ba);
    QCOMPARE(health.body, "{\"status\":\"ok\"}\n"_ba);
    QCOMPARE(ask(port, u"/"_s).status, 404);
    QCOMPARE(ask(port, u"/metrics/x"_s).status, 404);
    QCOMPARE(ask(port, u"/metrics"_s, "POST").status, 405);
    QCOMPARE(ask(port, u"/healthz"_s, "DELETE").status, 405);
    QCOMPARE(ask(port, u"/metrics?x=1"_s).status, 200);
    QCOMPARE(watch.output(), ""_ba);
}

void WatchTest::metricsAreForThisMachineAlone()
{
    Watch watch(m_home->path(), {u"--demo"_s, u"--metrics"_s, u"0"_s});
    const int port = watch.metricsPort();
    QVERIFY(port > 0);
    bool tried = false;
    for (const QHostAddress& address : QNetworkInterface::allAddresses()) {
        if (address.isLoopback() || address.protocol() != QAbstractSocket::IPv4Protocol)
            continue;
        tried = true;
        QTcpSocket socket;
        socket.connectToHost(address, static_cast<quint16>(port));
        QVERIFY2(!socket.waitForConnected(3'000), qPrintable(address.toString()));
    }
    if (!tried)
        QSKIP("this machine has no address but loopback");
}

void WatchTest::noMetricsUnlessAskedFor()
{
    Watch watch(m_home->path(), {u"--demo"_s});
    QVERIFY2(watch.waitForLog("Watching the profile"), watch.log());
    QVERIFY2(watch.waitForLog("ended, done"), watch.log());
    QVERIFY(!watch.log().contains("/metrics"));
    // No SIGHUP but that of settings: there are none to read here, and it does not end the program.
    watch.signal(SIGHUP);
    QVERIFY2(watch.waitForLog("no settings to read again"), watch.log());
}

void WatchTest::logLinesAreForTheJournal()
{
    Watch watch(m_home->path(), {u"--demo"_s});
    QVERIFY2(watch.waitForLog("ended, done"), watch.log());
    watch.signal(SIGTERM);
    QCOMPARE(watch.status(5'000), 0);
    static const QRegularExpression form(
        uR"x(^<([3467])>time=\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z level=(error|warning|info|debug) source=[a-z]+( rule="[^"]+")? msg="([^"\\]|\\.)+"$)x"_s);
    const QMap<QString, QString> priorities{
        {u"3"_s, u"error"_s}, {u"4"_s, u"warning"_s}, {u"6"_s, u"info"_s}, {u"7"_s, u"debug"_s}};
    const QByteArrayList lines = watch.log().chopped(1).split('\n');
    QVERIFY(lines.size() > 4);
    for (const QByteArray& line : lines) {
        const auto match = form.match(QString::fromUtf8(line));
        QVERIFY2(match.hasMatch(), line);
        QCOMPARE(match.captured(2), priorities.value(match.captured(1)));
    }
    QVERIFY(lines.last().contains("Stopping"));

    // The journal keeps the time itself.
    Watch journal(m_home->path(), {u"--demo"_s}, {{u"JOURNAL_STREAM"_s, u"8:1"_s}});
    QVERIFY2(journal.waitForLog("<6>level=info source=watch msg=\"Watching"), journal.log());
}

void WatchTest::stopsAtOnceAtAnyTime_data()
{
    QTest::addColumn<int>("signal");
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("before the first run") << SIGTERM << "Watching the profile"_ba;
    QTest::newRow("in the middle of it") << SIGTERM << "started (first)"_ba;
    QTest::newRow("between runs") << SIGTERM << "ended, done"_ba;
    QTest::newRow("by Ctrl+C") << SIGINT << "started (first)"_ba;
}

void WatchTest::stopsAtOnceAtAnyTime()
{
    QFETCH(int, signal);
    QFETCH(QByteArray, after);
    Watch watch(m_home->path(), {u"--demo"_s, u"--metrics"_s, u"0"_s});
    QVERIFY2(watch.waitForLog(after), watch.log());
    QElapsedTimer timer;
    timer.start();
    watch.signal(signal);
    QCOMPARE(watch.status(10'000), 0);
    QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
}

void WatchTest::wrongUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("nothing set up") << QStringList{} << "--demo"_ba;
    QTest::newRow("no number") << QStringList{u"--demo"_s, u"--metrics"_s, u"many"_s} << "--metrics"_ba;
    QTest::newRow("no port") << QStringList{u"--demo"_s, u"--metrics"_s, u"65536"_s} << "--metrics"_ba;
    QTest::newRow("negative") << QStringList{u"--metrics=-1"_s, u"--demo"_s} << "--metrics"_ba;
    QTest::newRow("argument") << QStringList{u"now"_s} << "now"_ba;
}

void WatchTest::wrongUsage()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, says);
    Watch watch(m_home->path(), arguments);
    QCOMPARE(watch.status(20'000), 2);
    QVERIFY2(watch.log().contains(says), watch.log());
}

void WatchTest::takenPortIsSaid()
{
    QTcpServer taken;
    QVERIFY(taken.listen(QHostAddress::LocalHost));
    Watch watch(m_home->path(), {u"--demo"_s, u"--metrics"_s, QString::number(taken.serverPort())});
    QCOMPARE(watch.status(20'000), 2);
    QVERIFY2(watch.log().contains(QByteArray::number(taken.serverPort())), watch.log());
}

void WatchTest::documentsGoToStandardOutput()
{
    const auto server = startSandbox(u"site"_s);
    Profile profile = profileOf(*server);
    profile.publishers.standardOutput = true;
    profile.telemetry.coordinates = Coordinates{45.5, -4.25};
    save(profile);
    Watch watch(m_home->path(), {u"--data-dir"_s, dataFolder()}, credentials(*server));
    QVERIFY2(QTest::qWaitFor([&] { return watch.output().count('\n') >= 3; }, 30'000), watch.log());
    const QJsonObject document = lastLine(watch.output());
    QCOMPARE(document[u"values"_s][u"real_mast"_s][u"speed"_s].toDouble(), 7.25);
    QCOMPARE(document[u"values"_s][u"latitude"_s].toDouble(), 45.5);
    QVERIFY(!watch.output().contains("level="));
    QVERIFY(!watch.log().contains("real_mast"));
    QVERIFY(!watch.log().contains(server->token().toUtf8()));
}

void WatchTest::hangupReadsTheSettingsAgain()
{
    const auto server = startSandbox(u"site"_s);
    Profile profile = profileOf(*server);
    profile.publishers.file.enabled = true;
    profile.publishers.file.path = m_home->filePath(u"first.ndjson"_s);
    save(profile);
    Watch watch(m_home->path(), {u"--data-dir"_s, dataFolder()}, credentials(*server));
    QVERIFY2(watch.waitForLog("revision 1"), watch.log());
    QVERIFY(
        QTest::qWaitFor([&] { return QFileInfo(m_home->filePath(u"first.ndjson"_s)).size() > 100; }, 30'000));

    profile.publishers.file.path = m_home->filePath(u"second.ndjson"_s);
    save(profile);
    watch.signal(SIGHUP);
    QVERIFY2(watch.waitForLog("revision 2"), watch.log());
    QVERIFY(QTest::qWaitFor(
        [&] { return QFileInfo(m_home->filePath(u"second.ndjson"_s)).size() > 100; }, 30'000));

    // What cannot be read changes nothing.
    breakSettings();
    watch.signal(SIGHUP);
    QVERIFY2(QTest::qWaitFor([&] { return watch.log().contains("earlier ones stay in effect"); }, 30'000),
        watch.log());
    const qint64 size = QFileInfo(m_home->filePath(u"second.ndjson"_s)).size();
    QVERIFY(QTest::qWaitFor(
        [&] { return QFileInfo(m_home->filePath(u"second.ndjson"_s)).size() > size; }, 30'000));
    watch.signal(SIGTERM);
    QCOMPARE(watch.status(5'000), 0);
}

/// Nothing is lost by a kill: what was read while the upstream was down arrives after it, oldest
/// first.
void WatchTest::killedWhileTheUpstreamIsDown()
{
    bool isDown = true;
    QByteArrayList offered;
    QByteArrayList taken;
    ScriptedServer upstream([&](const ScriptedRequest& request) {
        (isDown ? offered : taken).append(request.body);
        return ScriptedAnswer::json(isDown ? 503 : 200, "{}");
    });
    const auto server = startSandbox(u"site"_s);
    Profile profile = profileOf(*server);
    profile.publishers.http.enabled = true;
    profile.publishers.http.url = upstream.url();
    save(profile);
    QHash<QString, QString> variables = credentials(*server);
    variables.insert(u"TELEMIRROR_HTTP_TOKEN"_s, u"planted-token"_s);
    const QStringList arguments{u"--data-dir"_s, dataFolder(), u"--metrics"_s, u"0"_s};
    double spooled = 0;
    for (int round = 0; round < 3; ++round) {
        Watch watch(m_home->path(), arguments, variables);
        const int port = watch.metricsPort();
        QVERIFY2(port > 0, watch.log());
        const double before = spooled;
        QVERIFY2(QTest::qWaitFor(
                     [&] {
                         spooled = Exposition(ask(port, u"/metrics"_s).body)
                                       .value("telemirror_publisher_spooled_documents", "publisher", "http");
                         return spooled >= before + 10;
                     },
                     30'000),
            watch.log());
        watch.signal(SIGKILL);
        QCOMPARE(watch.status(5'000), -1);
        QVERIFY(!watch.log().contains("planted-token"));
    }
    isDown = false;
    Watch watch(m_home->path(), arguments, variables);
    QVERIFY2(
        QTest::qWaitFor([&] { return static_cast<double>(taken.size()) > spooled; }, 30'000), watch.log());
    QVERIFY(!offered.isEmpty());
    QCOMPARE(taken.first(), offered.first());
    qint64 last = 0;
    for (const QByteArray& document : taken) {
        const qint64 time = QJsonDocument::fromJson(document).object()[u"ts"_s].toInteger();
        QVERIFY(time > last);
        last = time;
    }
    watch.signal(SIGTERM);
    QCOMPARE(watch.status(5'000), 0);
}

QTEST_GUILESS_MAIN(WatchTest)
#include "tst_watch.moc"
