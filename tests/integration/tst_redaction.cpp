// Secrets are planted wherever a person puts one, everything that can say something is made to, and all
// that came of it is searched: outputs, logs, the data folder with its databases and dead letters, exports.

#include "EngineBench.h"
#include "support/Http.h"
#include "support/ScriptedServer.h"

#include <QtCore/QDirIterator>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QProcess>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>
#include <QtTest/QTest>

#include <csignal>
#include <zlib.h>

using namespace telemirror;
using namespace telemirror::test;
using namespace Qt::StringLiterals;

namespace {

const auto cloudToken = u"planted-cloud/token=="_s;
const auto localPassword = u"planted-local é"_s;
const auto redisPassword = u"planted-redis"_s;
const auto httpToken = u"planted-http"_s;
const auto mqttPassword = u"planted-mqtt"_s;

/// A secret as it may stand in a header, an address or a body.
QByteArrayList formsOf(const QString& secret)
{
    const QByteArray plain = secret.toUtf8();
    QByteArrayList forms{plain, plain.toBase64(), plain.toHex()};
    if (const QByteArray encoded = QUrl::toPercentEncoding(secret); encoded != plain)
        forms.append(encoded);
    return forms;
}

/// All bytes of a file, those of gzip unpacked.
QByteArray contentOf(const QString& path)
{
    QByteArray content;
    gzFile file = gzopen(QFile::encodeName(path).constData(), "rb"); // reads what is not packed, too
    char piece[64 * 1024];
    for (int size = 0; file != nullptr && (size = gzread(file, piece, sizeof piece)) > 0;)
        content.append(piece, size);
    if (file != nullptr)
        gzclose(file);
    return content;
}

/// A server that throws back whatever credentials it was given, in every way an error can carry them.
ScriptedAnswer echo(const ScriptedRequest& request, int status)
{
    const QByteArray given = request.headers.value("authorization");
    const QByteArray word = given.mid(given.indexOf(' ') + 1);
    const QByteArray secret = given.startsWith("Basic ") ? QByteArray::fromBase64(word) : word;
    const QByteArray last = secret.mid(given.startsWith("Basic ") ? secret.indexOf(':') + 1 : 0);
    ScriptedAnswer answer = ScriptedAnswer::json(status,
        QJsonDocument(
            QJsonObject{{u"code"_s, u"invalid"_s},
                {u"message"_s,
                    u"unable to parse: %1 and %2"_s.arg(QString::fromUtf8(last), QString::fromUtf8(given))},
                {u"error"_s, u"unable to parse: "_s + QString::fromUtf8(last)}})
            .toJson());
    answer.headers.append(
        {"X-Influxdb-Error"_ba, "bad "_ba + QUrl::toPercentEncoding(QString::fromUtf8(last))});
    return answer;
}

/// A Redis that quotes the command it refuses.
class RudeRedis : public QTcpServer
{
public:
    RudeRedis()
    {
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket* socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
                const QByteArray command = socket->readAll().replace("\r\n", " ");
                heard += command;
                socket->write("-WRONGPASS refused: " + command + "\r\n");
            });
        });
    }
    QByteArray heard;
};

} // namespace

class RedactionTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void nothingTellsASecret_data();
    void nothingTellsASecret();
    void addressesWithPasswordsAreRefusedUnseen();
    void theSearchFindsWhatIsThere();

private:
    [[nodiscard]] QProcessEnvironment environment(const QHash<QString, QString>& variables) const;
    void run(const QStringList& arguments, const QHash<QString, QString>& variables);
    /// Runs until `isSeen`, or half a minute.
    void watch(const QHash<QString, QString>& variables, const std::function<bool()>& isSeen);
    void importPublishers(const QUrl& upstream, quint16 broker, const QHash<QString, QString>& variables);
    /// Where a secret was found; empty: nowhere.
    [[nodiscard]] QStringList leaks() const;

    std::unique_ptr<QTemporaryDir> m_home;
    QByteArray m_said;
};

void RedactionTest::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    QVERIFY(m_home->isValid());
    m_said.clear();
}

QProcessEnvironment RedactionTest::environment(const QHash<QString, QString>& variables) const
{
    QProcessEnvironment all = QProcessEnvironment::systemEnvironment();
    for (const QString& name : all.keys()) {
        if (name.contains(u"INFLUX"_s) || name == u"REDIS_URL"_s || name.contains(u"TUDE"_s))
            all.remove(name);
    }
    all.insert(u"HOME"_s, m_home->path());
    all.insert(u"XDG_DATA_HOME"_s, m_home->filePath(u"data"_s));
    for (auto it = variables.begin(); it != variables.end(); ++it)
        all.insert(it.key(), it.value());
    return all;
}

void RedactionTest::run(const QStringList& arguments, const QHash<QString, QString>& variables)
{
    QProcess process;
    process.setProcessEnvironment(environment(variables));
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QStringLiteral(CLI_PROGRAM), arguments);
    // The servers are on this thread.
    if (!QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, 60'000))
        QFAIL(qPrintable(arguments.join(u' ') + u" did not end"_s));
    m_said += "$ " + arguments.join(u' ').toUtf8() + "\n" + process.readAll();
}

void RedactionTest::watch(const QHash<QString, QString>& variables, const std::function<bool()>& isSeen)
{
    QProcess process;
    process.setProcessEnvironment(environment(variables));
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QStringLiteral(CLI_PROGRAM), {u"watch"_s, u"--metrics"_s, u"0"_s});
    static_cast<void>(QTest::qWaitFor(isSeen, 30'000)); // the caller says what was not
    m_said += process.readAll();
    static const QRegularExpression address(u"http://127\\.0\\.0\\.1:\\d+"_s);
    if (const auto found = address.match(QString::fromUtf8(m_said)); found.hasMatch()) {
        for (const QString& page : {u"/metrics"_s, u"/healthz"_s})
            m_said += httpSend("GET"_ba, QUrl(found.captured()), page, {}, {}).body;
    }
    ::kill(static_cast<pid_t>(process.processId()), SIGTERM);
    QVERIFY(process.waitForFinished(10'000));
    m_said += process.readAll();
}

void RedactionTest::importPublishers(
    const QUrl& upstream, quint16 broker, const QHash<QString, QString>& variables)
{
    const QString path = m_home->filePath(u"profile.json"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    const QJsonObject http{
        {u"enabled"_s, true}, {u"endpoint"_s, u"thingsboard"_s}, {u"url"_s, upstream.toString()}};
    const QJsonObject mqtt{{u"enabled"_s, true}, {u"host"_s, u"127.0.0.1"_s}, {u"port"_s, broker},
        {u"username"_s, u"user"_s}, {u"topic"_s, u"t"_s}};
    const QJsonObject profile{{u"name"_s, u"Site"_s}, {u"telemetryConnection"_s, u"cloud"_s},
        {u"telemetry"_s, QJsonObject{{u"enabled"_s, true}, {u"period"_s, u"1s"_s}}},
        {u"publishers"_s, QJsonObject{{u"http"_s, http}, {u"mqtt"_s, mqtt}}}};
    file.write(QJsonDocument(
        QJsonObject{{u"format"_s, u"telemirror-profile"_s}, {u"version"_s, 1}, {u"profile"_s, profile}})
                   .toJson());
    file.close();
    run({u"profile"_s, u"--import"_s, path}, variables);
}

QStringList RedactionTest::leaks() const
{
    QMap<QString, QByteArray> places{{u"what the programs said"_s, m_said}};
    QDirIterator files(m_home->path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        places.insert(path, contentOf(path));
    }
    QStringList found;
    for (auto place = places.cbegin(); place != places.cend(); ++place) {
        for (const QString& secret : {cloudToken, localPassword, redisPassword, httpToken, mqttPassword}) {
            for (const QByteArray& form : formsOf(secret)) {
                if (const qsizetype at = place->indexOf(form); at >= 0)
                    found.append(place.key() + u": "_s +
                        QString::fromUtf8(place->mid(std::max<qsizetype>(0, at - 80), 160)));
            }
        }
    }
    return found;
}

void RedactionTest::nothingTellsASecret_data()
{
    QTest::addColumn<int>("status");
    QTest::newRow("refused writes") << 400;
    QTest::newRow("wrong credentials") << 401;
    QTest::newRow("forbidden") << 403;
    QTest::newRow("redirected") << 307;
}

void RedactionTest::nothingTellsASecret()
{
    QFETCH(int, status);
    sandbox::SandboxOptions options;
    options.buckets = {u"site"_s};
    options.token = cloudToken;
    const auto cloud = sandbox::SandboxServer::start(options);
    QVERIFY(cloud);
    const auto measure = [&cloud = *cloud] {
        QList<Point> points;
        for (int i = 1; i <= 5; ++i)
            points.append({"real m", {}, {{"v", i * 1.0}}, SystemClock().now() - i * nanosecondsPerSecond});
        QCOMPARE(writePoints(*cloud, u"site"_s, points), 204);
    };
    measure();

    bool wasWritten = false;
    ScriptedServer local([&](const ScriptedRequest& request) {
        const bool isWrite = request.target.contains("write");
        wasWritten = wasWritten || isWrite;
        if (!isWrite && status == 400)
            return ScriptedAnswer::json(200,
                R"({"results":[{"statement_id":0,"series":[{"name":"databases",)"
                R"("columns":["name"],"values":[["site"]]}]}]})");
        ScriptedAnswer answer = echo(request, status);
        if (status == 307)
            answer.headers.append(
                {"Location"_ba, "http://127.0.0.1:9/?token=" + QUrl::toPercentEncoding(localPassword)});
        return answer;
    });
    QList<ScriptedRequest> published;
    ScriptedServer upstream([&](const ScriptedRequest& request) {
        published.append(request);
        ScriptedAnswer answer = ScriptedAnswer::json(status, "{\"message\":\"" + request.target + "\"}");
        answer.headers.append({"X-Influxdb-Error"_ba, request.target});
        return answer;
    });
    RudeRedis redis;
    QVERIFY(redis.listen(QHostAddress::LocalHost));
    QTcpServer broker;
    QVERIFY(broker.listen(QHostAddress::LocalHost));

    const QHash<QString, QString> variables{{u"INFLUXDB_CLOUD_URL"_s, (*cloud)->url().toString()},
        {u"INFLUXDB_CLOUD_TOKEN"_s, cloudToken}, {u"INFLUXDB_CLOUD_ORG"_s, (*cloud)->organization()},
        {u"CLOUD_WEATHER_BUCKET"_s, u"site"_s}, {u"INFLUXDB_URL"_s, local.url().toString()},
        {u"INFLUXDB_TOKEN"_s, localPassword}, {u"LOCAL_INFLUX_BUCKET"_s, u"site"_s},
        {u"REDIS_URL"_s, u"redis://user:%1@127.0.0.1:%2"_s.arg(redisPassword).arg(redis.serverPort())},
        {u"TELEMIRROR_HTTP_TOKEN"_s, httpToken}, {u"TELEMIRROR_MQTT_PASSWORD"_s, mqttPassword}};
    importPublishers(upstream.url(), broker.serverPort(), variables);
    for (const char* command : {"sync", "sync --json", "sync --plan", "verify", "verify --json", "schema",
             "schema --json", "telemetry --once", "history", "history --json", "dead-letters list",
             "dead-letters list --json", "profile"})
        run(QString::fromLatin1(command).split(u' '), variables);
    run({u"profile"_s, u"--export"_s, m_home->filePath(u"exported.json"_s)}, variables);
    measure(); // telemetry is of the last half minute
    watch(variables, [&] { return !published.isEmpty() && broker.hasPendingConnections(); });

    // What is there, points and names, is the user's alone.
    const auto others = QFile::ReadGroup | QFile::ExeGroup | QFile::ReadOther | QFile::ExeOther;
    QCOMPARE(QFile::permissions(m_home->filePath(u"data/telemirror"_s)) & others, QFile::Permissions());
    // What is searched for was at work.
    QVERIFY(redis.heard.contains("planted-redis"));
    QVERIFY(!local.requests().isEmpty());
    QVERIFY(!published.isEmpty() && published.first().target.contains("planted-http"));
    QVERIFY(broker.hasPendingConnections());
    if (status == 400) {
        QVERIFY(wasWritten);
        QVERIFY(!QDir(m_home->filePath(u"data/telemirror/dead-letters"_s)).entryList(QDir::Files).isEmpty());
    }
    const QStringList found = leaks();
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
}

void RedactionTest::addressesWithPasswordsAreRefusedUnseen()
{
    for (const char* name : {"INFLUXDB_CLOUD_URL", "INFLUXDB_URL"}) {
        run({u"sync"_s}, {{QString::fromLatin1(name), u"http://user:%1@127.0.0.1:9"_s.arg(redisPassword)}});
        run({u"sync"_s}, {{QString::fromLatin1(name), u"http://127.0.0.1:9/?token=%1"_s.arg(redisPassword)}});
    }
    for (const QString& url :
        {u"http://u:%1@h"_s, u"redis://u:%1@h/x"_s, u"rediss://u:%1@h"_s, u"redis://u:%1@h:99999"_s})
        run({u"sync"_s}, {{u"REDIS_URL"_s, url.arg(redisPassword)}});
    const QString path = m_home->filePath(u"profile.json"_s);
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(
            "{\"format\":\"telemirror-profile\",\"version\":1,\"profile\":{\"connections\":[{\"id\":\"a\","
            "\"url\":\"http://u:" +
            redisPassword.toUtf8() + "@h\"}]}}");
    }
    run({u"profile"_s, u"--import"_s, path}, {});
    QVERIFY(QFile::remove(path));
    QVERIFY2(m_said.count("$ ") == 9, m_said);
    const QStringList found = leaks();
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
}

/// A search that finds nothing proves something only if it would.
void RedactionTest::theSearchFindsWhatIsThere()
{
    QCOMPARE(leaks().size(), 0);
    gzFile packed = gzopen(QFile::encodeName(m_home->filePath(u".hidden.gz"_s)).constData(), "wb");
    gzputs(packed, "planted-redis");
    gzclose(packed);
    QCOMPARE(leaks().size(), 1);
    m_said = "token " + QUrl::toPercentEncoding(cloudToken);
    QCOMPARE(leaks().size(), 2);
}

QTEST_GUILESS_MAIN(RedactionTest)
#include "tst_redaction.moc"
