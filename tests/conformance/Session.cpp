#include "Session.h"

#include "AnswerCleaner.h"
#include "influx/FluxQueries.h"
#include "influx/InfluxQlQueries.h"
#include "influx/wire/Gzip.h"
#include "influx/wire/InfluxQlLiteral.h"

#include <QtCore/QEventLoop>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QRandomGenerator>
#include <QtNetwork/QNetworkReply>

namespace telemirror::conformance {

using namespace Qt::StringLiterals;

namespace {

QString randomName()
{
    QString name = u"conf"_s;
    for (int i = 0; i < 10; ++i)
        name += QChar(u'g' + QRandomGenerator::system()->bounded(20)); // no hexadecimal digits
    return name;
}

QString percent(const QString& text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

QString inJson(const QString& text)
{
    const QByteArray array = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(array.mid(2, array.size() - 4));
}

} // namespace

Session::Session(const Corpus& corpus, const Server& server)
    : m_corpus(corpus)
    , m_server(server)
    , m_token(randomName())
{
    m_network.setAutoDeleteReplies(false);
}

Session::~Session()
{
    removeDatabases();
    if (!m_organizationId.isEmpty())
        removeBuckets();
}

Answer Session::exchange(const QByteArray& method, const QUrl& url,
    const QList<std::pair<QByteArray, QByteArray>>& headers, const QByteArray& body)
{
    QNetworkRequest request(url);
    for (const auto& [name, value] : headers)
        request.setRawHeader(name, value);
    if (!body.isEmpty() && !request.hasRawHeader("Content-Type"))
        request.setRawHeader("Content-Type", "text/plain; charset=utf-8");
    const std::unique_ptr<QNetworkReply> reply(m_network.sendCustomRequest(request, method, body));
    // A server's mistake can be an answer without an end.
    constexpr qint64 longestAnswer = 64 * 1024 * 1024;
    QEventLoop loop;
    QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    QObject::connect(reply.get(), &QNetworkReply::downloadProgress, reply.get(), [&reply](qint64 received) {
        if (received > longestAnswer)
            reply->abort();
    });
    loop.exec();
    if (reply->error() == QNetworkReply::OperationCanceledError)
        return {0, {}, {}, "an answer without an end"};
    m_version = QString::fromLatin1(reply->rawHeader("X-Influxdb-Version"));
    return {reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
        reply->rawHeader("Content-Type"), reply->rawHeader("X-Platform-Error-Code"), reply->readAll()};
}

Answer Session::api(const QByteArray& method, const QString& path, const QJsonObject& json)
{
    QUrl url = m_server.url;
    url.setUrl(m_server.url.toString() + path);
    return exchange(method, url,
        {{"Authorization", "Token " + m_server.token.toUtf8()}, {"Content-Type", "application/json"}},
        json.isEmpty() ? QByteArray() : QJsonDocument(json).toJson(QJsonDocument::Compact));
}

Answer Session::statements(const QString& text)
{
    QUrl url = m_server.url;
    url.setUrl(m_server.url.toString() + u"/query"_s);
    return exchange("POST", url, {{"Content-Type", "application/x-www-form-urlencoded"}},
        "q=" + QUrl::toPercentEncoding(text));
}

Result<QString> Session::open()
{
    if (m_server.isOne) {
        const Answer answer = statements(u"SHOW DATABASES"_s);
        if (answer.status != 200 || m_version.isEmpty())
            return failure(Error::Kind::NotFound, u"%1 is no InfluxDB 1.x"_s.arg(m_server.url.toString()));
        return u"InfluxDB "_s + m_version;
    }
    const QJsonObject health = QJsonDocument::fromJson(api("GET", u"/health"_s).body).object();
    const QJsonArray organizations =
        QJsonDocument::fromJson(api("GET", u"/api/v2/orgs?org="_s + percent(m_server.organization)).body)
            .object()[u"orgs"_s]
            .toArray();
    m_organizationId = organizations.first().toObject()[u"id"_s].toString();
    if (m_organizationId.isEmpty()) {
        return failure(Error::Kind::NotFound,
            u"%1 has no organization “%2”, or does not take the token"_s.arg(
                m_server.url.toString(), m_server.organization));
    }
    return u"InfluxDB "_s + health[u"version"_s].toString();
}

QUrl Session::urlFor(const QString& path, const QString& bucketName) const
{
    QString text = path;
    text.replace(u"{{org}}"_s, percent(m_server.organization));
    text.replace(u"{{orgID}}"_s, m_organizationId);
    text.replace(u"{{bucket}}"_s, percent(bucketName));
    const auto [database, policy] = influxql::placeOf(bucketName);
    text.replace(
        u"{{db}}"_s, percent(database) + (policy.isEmpty() ? QString() : u"&rp="_s + percent(policy)));
    QUrl url;
    url.setUrl(m_server.url.toString() + text, QUrl::StrictMode);
    return url;
}

QByteArray Session::bodyFor(const Step& step, const QString& bucketName) const
{
    if (step.isInfluxQl)
        return "q=" + QUrl::toPercentEncoding(step.script(bucketName));
    if (step.script) {
        QJsonObject json = QJsonDocument::fromJson(flux::queryBody(step.script(bucketName))).object();
        for (auto it = step.queryMembers.begin(); it != step.queryMembers.end(); ++it)
            json[it.key()] = *it;
        return QJsonDocument(json).toJson(QJsonDocument::Compact);
    }
    QByteArray body = step.body;
    body.replace("{{orgID}}", m_organizationId.toUtf8());
    body.replace("{{org}}", inJson(m_server.organization).toUtf8());
    body.replace("{{bucket}}", inJson(bucketName).toUtf8());
    if (step.repeat > 1)
        body = (body + '\n').repeated(step.repeat);
    return step.gzip ? gzipCompress(body) : body;
}

Answer Session::send(const Step& step, const QString& bucketName)
{
    QList<std::pair<QByteArray, QByteArray>> headers = step.headers;
    const bool hasCredentials = std::any_of(
        headers.cbegin(), headers.cend(), [](const auto& header) { return header.first == "Authorization"; });
    if (step.withToken && !hasCredentials && !m_server.isOne)
        headers.emplaceBack("Authorization", "Token " + m_server.token.toUtf8());
    for (auto& header : headers)
        header.second.replace("{{token}}", m_server.token.toUtf8());
    if (step.gzip)
        headers.emplaceBack("Content-Encoding", "gzip");
    return exchange(step.method, urlFor(step.path, bucketName), headers, bodyFor(step, bucketName));
}

Result<Session::Bucket> Session::makeBucket(const DataSet& data)
{
    Bucket bucket{{}, m_token + u'_' + QString::number(++m_made) + data.bucketSuffix};
    if (m_server.isOne)
        bucket.name.remove(u'\\'); // 1.x allows none in names.
    if (!data.policy.isEmpty())
        bucket.name += u'/' + data.policy;
    const Result<Bucket> ready = m_server.isOne ? makeDatabase(bucket) : makeIn2(bucket);
    return ready && !data.lines.isEmpty() ? fill(*ready, data) : ready;
}

Result<Session::Bucket> Session::makeDatabase(const Bucket& bucket)
{
    const auto [database, policy] = influxql::placeOf(bucket.name);
    const QString name = influxql::identifier(database);
    QString text = u"CREATE DATABASE "_s + name;
    if (!policy.isEmpty())
        text += u";CREATE RETENTION POLICY "_s + influxql::identifier(policy) + u" ON "_s + name +
            u" DURATION INF REPLICATION 1"_s;
    m_databases.append(name);
    const Answer made = statements(text);
    if (made.status != 200 || made.body.contains("\"error\"")) {
        return failure(
            Error::Kind::ServerError, u"a database was not made: %1"_s.arg(QString::fromUtf8(made.body)));
    }
    return bucket;
}

Result<Session::Bucket> Session::makeIn2(const Bucket& bucket)
{
    const Answer made = api("POST", u"/api/v2/buckets"_s,
        {{u"orgID"_s, m_organizationId}, {u"name"_s, bucket.name}, {u"retentionRules"_s, QJsonArray()}});
    if (made.status != 201) {
        return failure(
            Error::Kind::ServerError, u"a bucket was not made: %1"_s.arg(QString::fromUtf8(made.body)));
    }
    return Bucket{QJsonDocument::fromJson(made.body).object()[u"id"_s].toString(), bucket.name};
}

Result<Session::Bucket> Session::fill(const Bucket& bucket, const DataSet& data)
{
    Step step;
    step.method = "POST";
    step.path = m_server.isOne ? u"/write?db={{db}}&precision=ns"_s
                               : u"/api/v2/write?org={{org}}&bucket={{bucket}}&precision=ns"_s;
    step.body = data.lines;
    const Answer written = send(step, bucket.name);
    if (written.status != 204) {
        return failure(
            Error::Kind::ServerError, u"the data was not written: %1"_s.arg(QString::fromUtf8(written.body)));
    }
    return bucket;
}

Result<Session::Bucket> Session::bucketFor(const Case& one)
{
    if (one.changes)
        return makeBucket(m_corpus.data(one.data));
    const auto found = m_shared.constFind(one.data);
    if (found != m_shared.cend())
        return *found;
    const Result<Bucket> made = makeBucket(m_corpus.data(one.data));
    if (made)
        m_shared.insert(one.data, *made);
    return made;
}

Result<QList<Answer>> Session::run(const Case& one)
{
    const Result<Bucket> bucket = bucketFor(one);
    if (!bucket)
        return tl::unexpected(bucket.error());
    const QString number = bucket->name.mid(m_token.size()).section(u'_', 1, 1);
    static const QRegularExpression digits(u"^\\d+"_s);
    QList<std::pair<QString, QString>> known{
        {m_token + u'_' + digits.match(number).captured(), u"<bucket>"_s}, {m_token, u"<run>"_s},
        {m_organizationId, u"<org id>"_s}, {bucket->id, u"<bucket id>"_s}};
    if (!m_server.isOne) {
        known.append({u'"' + m_server.organization + u'"', u"\"<org>\""_s});
        known.append({u"="_s + m_server.organization, u"=<org>"_s});
    }
    AnswerCleaner cleaner(known);
    QList<Answer> answers;
    for (Step step : one.steps) {
        step.path.replace(u"{{bucketID}}"_s, bucket->id);
        step.path.replace(u"{{id}}"_s, m_lastId);
        step.body.replace("{{bucketID}}", bucket->id.toUtf8());
        const Answer answer = send(step, bucket->name);
        m_lastId = QJsonDocument::fromJson(answer.body).object()[u"id"_s].toString();
        answers.append(cleaner.clean(answer, step.comparison));
    }
    return answers;
}

void Session::removeDatabases()
{
    for (const QString& name : std::as_const(m_databases))
        (void)statements(u"DROP DATABASE "_s + name);
}

void Session::removeBuckets()
{
    for (bool found = true; found;) {
        found = false;
        for (int offset = 0;; offset += 100) {
            const QJsonArray list =
                QJsonDocument::fromJson(api("GET", u"/api/v2/buckets?limit=100&offset=%1"_s.arg(offset)).body)
                    .object()[u"buckets"_s]
                    .toArray();
            for (const QJsonValue& bucket : list) {
                const QJsonObject json = bucket.toObject();
                if (!json[u"name"_s].toString().contains(m_token))
                    continue;
                found |= api("DELETE", u"/api/v2/buckets/"_s + json[u"id"_s].toString()).status == 204;
            }
            if (list.size() < 100)
                break;
        }
    }
}

} // namespace telemirror::conformance
