#include "influx/wire/Gzip.h"
#include "sandbox/SandboxServer.h"

#include <QtCore/QTemporaryDir>
#include <QtNetwork/QHostInfo>
#include <QtNetwork/QNetworkInterface>
#include <QtNetwork/QTcpSocket>
#include <QtTest/QTest>

using namespace telemirror;
using namespace telemirror::sandbox;
using namespace Qt::StringLiterals;

namespace {

struct Answer
{
    int status = 0;
    QByteArray body;
    QHash<QByteArray, QByteArray> headers; ///< by lower-case name

    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
    [[nodiscard]] QString text(const QString& key) const { return json().value(key).toString(); }
};

using Headers = QList<std::pair<QByteArray, QByteArray>>;

} // namespace

class TestSandboxServer : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        SandboxOptions options;
        options.buckets = QStringList{u"b"_s};
        startWith(options);
    }
    void cleanup() { m_server.reset(); }

    void healthAndPingNeedNoToken()
    {
        m_token.clear();
        const Answer health = get(u"/health"_s);
        QCOMPARE(health.status, 200);
        QCOMPARE(health.text(u"name"_s), u"influxdb"_s);
        QCOMPARE(health.text(u"status"_s), u"pass"_s);
        QCOMPARE(health.text(u"message"_s), u"healthy"_s);
        QVERIFY(health.text(u"version"_s).startsWith(u"v2."_s));
        for (const QByteArray& method : {"GET"_ba, "HEAD"_ba}) {
            const Answer ping = send(method, u"/ping"_s);
            QCOMPARE(ping.status, 204);
            QVERIFY(!ping.headers.value("x-influxdb-version").isEmpty());
            QVERIFY(!ping.headers.value("x-influxdb-build").isEmpty());
        }
    }

    void tokenIsRequired_data()
    {
        QTest::addColumn<QByteArray>("authorization");
        QTest::addColumn<QString>("target");
        QTest::addColumn<int>("status");
        const QString buckets = u"/api/v2/buckets"_s;
        const QString query = u"/query?q=SHOW%20DATABASES"_s;
        QTest::newRow("none") << ""_ba << buckets << 401;
        QTest::newRow("wrong") << "Token nonsense"_ba << buckets << 401;
        QTest::newRow("empty") << "Token "_ba << buckets << 401;
        QTest::newRow("token") << "Token $"_ba << buckets << 200;
        QTest::newRow("bearer") << "Bearer $"_ba << buckets << 200;
        QTest::newRow("scheme in lower case") << "token $"_ba << buckets << 200;
        QTest::newRow("v1 none") << ""_ba << query << 401;
        QTest::newRow("v1 token") << "Token $"_ba << query << 200;
        QTest::newRow("v1 basic") << "Basic $"_ba << query << 200;
        QTest::newRow("v1 parameters") << ""_ba << query + u"&u=me&p=$"_s << 200;
        QTest::newRow("v1 wrong parameters") << ""_ba << query + u"&u=me&p=no"_s << 401;
        QTest::newRow("v2 takes no parameters") << ""_ba << buckets + u"?u=me&p=$"_s << 401;
    }
    void tokenIsRequired()
    {
        QFETCH(QByteArray, authorization);
        QFETCH(QString, target);
        QFETCH(int, status);
        const QByteArray token = m_token.toUtf8();
        authorization.replace("$", authorization.startsWith("Basic") ? ("me:" + token).toBase64() : token);
        target.replace(u"$"_s, m_token);
        m_token.clear();
        const Answer answer = send("GET"_ba, target, {}, {{"Authorization"_ba, authorization}});
        QCOMPARE(answer.status, status);
        if (status == 401) {
            QCOMPARE(answer.text(u"code"_s), u"unauthorized"_s);
            QCOMPARE(answer.text(u"message"_s), u"unauthorized access"_s);
        }
    }

    void listensOnLoopbackOnly()
    {
        QCOMPARE(m_server->url().host(), u"127.0.0.1"_s);
        for (const QHostAddress& address : QNetworkInterface::allAddresses()) {
            if (address.isLoopback() || address.protocol() != QAbstractSocket::IPv4Protocol)
                continue;
            QTcpSocket socket;
            socket.connectToHost(address, static_cast<quint16>(m_server->url().port()));
            QVERIFY2(!socket.waitForConnected(500), qPrintable(address.toString()));
        }
    }

    void unknownPathsAndMethods_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QString>("target");
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("inJson"); // 2.x's router refuses without a word
        QTest::newRow("root") << "GET"_ba << u"/"_s << 404 << false;
        QTest::newRow("unknown") << "GET"_ba << u"/nothing"_s << 404 << false;
        QTest::newRow("unknown api") << "GET"_ba << u"/api/v2/tasks"_s << 404 << true;
        QTest::newRow("get write") << "GET"_ba << u"/api/v2/write"_s << 405 << true;
        QTest::newRow("get query") << "GET"_ba << u"/api/v2/query"_s << 405 << true;
        QTest::newRow("put buckets") << "PUT"_ba << u"/api/v2/buckets"_s << 405 << false;
        QTest::newRow("post orgs") << "POST"_ba << u"/api/v2/orgs"_s << 405 << false;
        QTest::newRow("get v1 write") << "GET"_ba << u"/write"_s << 405 << true;
        QTest::newRow("delete v1 query") << "DELETE"_ba << u"/query"_s << 405 << true;
    }
    void unknownPathsAndMethods()
    {
        QFETCH(QByteArray, method);
        QFETCH(QString, target);
        QFETCH(int, status);
        const Answer answer = send(method, target);
        QCOMPARE(answer.status, status);
        QFETCH(bool, inJson);
        QCOMPARE(answer.headers.value("content-type").startsWith("application/json"), inJson);
        QCOMPARE(!answer.text(u"code"_s).isEmpty(), inJson);
        QCOMPARE(!answer.text(u"message"_s).isEmpty(), inJson);
    }

    void bucketsArePaged()
    {
        for (int i = 0; i < 44; ++i)
            QCOMPARE(createBucket(u"bucket %1"_s.arg(i, 2, 10, QLatin1Char('0'))).status, 201);
        QStringList names;
        QString target = u"/api/v2/buckets"_s;
        QList<qsizetype> pages;
        while (!target.isEmpty()) {
            const QJsonObject page = get(target).json();
            const QJsonArray list = page.value(u"buckets"_s).toArray();
            pages.append(list.size());
            for (const QJsonValue& bucket : list)
                names.append(bucket.toObject().value(u"name"_s).toString());
            target = page.value(u"links"_s).toObject().value(u"next"_s).toString();
        }
        QCOMPARE(pages, (QList<qsizetype>{20, 20, 5}));
        QStringList sorted = names;
        sorted.removeDuplicates();
        QCOMPARE(sorted.size(), 45);

        const QJsonArray hundred = get(u"/api/v2/buckets?limit=100"_s).json().value(u"buckets"_s).toArray();
        QCOMPARE(hundred.size(), 45);
        const QString after = hundred.at(40).toObject().value(u"id"_s).toString();
        QCOMPARE(get(u"/api/v2/buckets?after="_s + after).json().value(u"buckets"_s).toArray().size(), 4);
        QCOMPARE(get(u"/api/v2/buckets?limit=101"_s).status, 400);
        QCOMPARE(get(u"/api/v2/buckets?limit=0"_s).status, 400);
        QCOMPARE(get(u"/api/v2/buckets?org=other"_s).status, 404);
        QCOMPARE(get(u"/api/v2/buckets?org=sandbox&name=bucket%2007"_s)
                     .json()
                     .value(u"buckets"_s)
                     .toArray()
                     .size(),
            1);
        QCOMPARE(get(u"/api/v2/buckets?name=none"_s).json().value(u"buckets"_s), QJsonArray());
        const Answer missing = get(u"/api/v2/buckets?name=none&org=sandbox"_s);
        QCOMPARE(missing.status, 404);
        QCOMPARE(missing.text(u"message"_s), u"bucket \"none\" not found"_s);
    }

    void bucketsComeAndGo()
    {
        const Answer made = createBucket(u"Größe 🌞 & co"_s, 3600);
        QCOMPARE(made.status, 201);
        QCOMPARE(
            made.json().value(u"retentionRules"_s).toArray().at(0).toObject().value(u"everySeconds"_s), 3600);
        const QString id = made.text(u"id"_s);
        QCOMPARE(id.size(), 16);
        const Answer again = createBucket(u"Größe 🌞 & co"_s);
        QCOMPARE(again.status, 422);
        QCOMPARE(again.text(u"code"_s), u"conflict"_s);
        QCOMPARE(get(u"/api/v2/buckets/"_s + id).text(u"name"_s), u"Größe 🌞 & co"_s);
        QCOMPARE(send("DELETE"_ba, u"/api/v2/buckets/"_s + id).status, 204);
        QCOMPARE(send("DELETE"_ba, u"/api/v2/buckets/"_s + id).status, 404);
        QCOMPARE(send("POST"_ba, u"/api/v2/buckets"_s, "not json"_ba).status, 400);
    }

    void writesKeepEveryValue()
    {
        const QByteArray lines =
            "types,tag\\ key=a\\,b\\=c float=-0.1,int=-9223372036854775808i,big=9223372036854775807i,"
            "uint=18446744073709551615u,text=\"say \\\"hi\\\" \\\\ \nżółć 🌞\",flag=true,empty=\"\" "
            "1700000000000000001"_ba;
        QCOMPARE(write(lines).status, 204);
        const Answer answer = query(u"SELECT * FROM types GROUP BY *"_s);
        QCOMPARE(answer.body,
            "{\"results\":[{\"statement_id\":0,\"series\":[{\"name\":\"types\",\"tags\":{\"tag "
            "key\":\"a,b=c\"},"
            "\"columns\":[\"time\",\"big\",\"empty\",\"flag\",\"float\",\"int\",\"text\",\"uint\"],"
            "\"values\":[["
            "1700000000000000001,9223372036854775807,\"\",true,-0.1,-9223372036854775808,"
            "\"say \\\"hi\\\" \\\\ \\nżółć 🌞\",18446744073709551615]]}]}]}\n"_ba);
    }

    void hostileNames_data()
    {
        QTest::addColumn<QByteArray>("written");
        QTest::addColumn<QString>("name");
        QTest::newRow("quotes") << "say\\ \"hi\""_ba << u"say \"hi\""_s;
        QTest::newRow("injection") << "m\"\\ or\\ 1=1\\ --"_ba << u"m\" or 1=1 --"_s;
        QTest::newRow("comma") << "site\\ \"A\"\\,\\ north"_ba << u"site \"A\", north"_s;
        QTest::newRow("emoji") << "🌞\\ power"_ba << u"🌞 power"_s;
        QTest::newRow("backslash") << "C:\\temp\\x"_ba << u"C:\\temp\\x"_s;
        QTest::newRow("regex") << "a.*/b[c]"_ba << u"a.*/b[c]"_s;
    }
    void hostileNames()
    {
        QFETCH(QByteArray, written);
        QFETCH(QString, name);
        QCOMPARE(write(written + " f=1 5").status, 204);
        QCOMPARE(write("other f=2 5"_ba).status, 204);
        QString quoted = name;
        quoted.replace(u"\\"_s, u"\\\\"_s).replace(u"\""_s, u"\\\""_s);
        const QJsonObject series = firstSeries(query(u"SELECT f FROM \"%1\""_s.arg(quoted)));
        QCOMPARE(series.value(u"name"_s).toString(), name);
        QCOMPARE(series.value(u"values"_s).toArray().size(), 1);
        QVERIFY(query(u"SHOW MEASUREMENTS"_s)
                    .body.contains(QJsonDocument(QJsonArray{name}).toJson(QJsonDocument::Compact)));
        query(u"DROP MEASUREMENT \"%1\""_s.arg(quoted));
        QCOMPARE(firstSeries(query(u"SHOW MEASUREMENTS"_s)).value(u"values"_s).toArray(),
            (QJsonArray{QJsonArray{u"other"_s}}));
    }

    void precisionScalesTimes_data()
    {
        QTest::addColumn<QString>("parameters");
        QTest::addColumn<qint64>("expected");
        QTest::newRow("default") << u"/api/v2/write?org=sandbox&bucket=b"_s << qint64(7);
        QTest::newRow("ns") << u"/api/v2/write?org=sandbox&bucket=b&precision=ns"_s << qint64(7);
        QTest::newRow("us") << u"/api/v2/write?org=sandbox&bucket=b&precision=us"_s << qint64(7'000);
        QTest::newRow("ms") << u"/api/v2/write?org=sandbox&bucket=b&precision=ms"_s << qint64(7'000'000);
        QTest::newRow("s") << u"/api/v2/write?org=sandbox&bucket=b&precision=s"_s << qint64(7'000'000'000);
        QTest::newRow("v1 u") << u"/write?db=b&precision=u"_s << qint64(7'000);
        QTest::newRow("v1 m") << u"/write?db=b&precision=m"_s << qint64(420'000'000'000);
    }
    void precisionScalesTimes()
    {
        QFETCH(QString, parameters);
        QFETCH(qint64, expected);
        QCOMPARE(send("POST"_ba, parameters, "m f=1 7"_ba).status, 204);
        QVERIFY(query(u"SELECT f FROM m"_s).body.contains("[[" + QByteArray::number(expected) + ",1]]"));
    }

    void writeErrors_data()
    {
        QTest::addColumn<QString>("target");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("says");
        const QString good = u"/api/v2/write?org=sandbox&bucket=b"_s;
        QTest::newRow("no bucket") << u"/api/v2/write?org=sandbox&bucket=nope"_s << "m f=1 1"_ba << 404
                                   << u"bucket \"nope\" not found"_s;
        QTest::newRow("no organization")
            << u"/api/v2/write?bucket=b"_s << "m f=1 1"_ba << 400 << u"Please provide either orgID or org"_s;
        QTest::newRow("other organization") << u"/api/v2/write?org=x&bucket=b"_s << "m f=1 1"_ba << 404
                                            << u"organization name \"x\" not found"_s;
        QTest::newRow("precision") << good + u"&precision=d"_s << "m f=1 1"_ba << 400 << u"precision"_s;
        QTest::newRow("line") << good << "m f=1 1\nbroken\n"_ba << 400 << u"unable to parse 'broken'"_s;
        QTest::newRow("several lines")
            << good << "broken\nm f=1 1\nm f= 1\n"_ba << 400
            << u"unable to parse 'broken': missing fields\nunable to parse 'm f= 1'"_s;
        QTest::newRow("reserved tag")
            << good << "m,_field=x f=1 1"_ba << 400 << u"cannot use reserved tag key \"_field\""_s;
        QTest::newRow("nothing") << good << "\n# only this\n"_ba << 204 << QString();
        QTest::newRow("v1 nothing") << u"/write?db=b"_s << "\n# only this\n"_ba << 204 << QString();
        QTest::newRow("v1 lines") << u"/write?db=b"_s << "broken\nm f=\n"_ba << 400
                                  << u"unable to parse 'broken': missing fields\nunable to parse 'm f='"_s;
        QTest::newRow("v1 no database")
            << u"/write?db=nope"_s << "m f=1 1"_ba << 404 << u"database not found: \"nope\""_s;
        QTest::newRow("v1 none named") << u"/write"_s << "m f=1 1"_ba << 400 << u"database is required"_s;
    }
    void writeErrors()
    {
        QFETCH(QString, target);
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        QFETCH(QString, says);
        const Answer answer = send("POST"_ba, target, body);
        QCOMPARE(answer.status, status);
        const QString message = answer.text(target.startsWith(u"/api"_s) ? u"message"_s : u"error"_s);
        QVERIFY2(message.contains(says), qPrintable(message));
        QVERIFY(!query(u"SELECT * FROM m"_s).body.contains("series"));
    }

    void partialWriteSaysWhatWasDropped()
    {
        QCOMPARE(write("m x=1i 1"_ba).status, 204);
        const Answer v2 = write("m x=1.5 2\nm x=3i 3"_ba);
        QCOMPARE(v2.status, 422);
        QCOMPARE(v2.text(u"code"_s), u"unprocessable entity"_s);
        QCOMPARE(v2.text(u"message"_s),
            u"failure writing points to database: partial write: field type conflict: input field \"x\" on "
            "measurement \"m\" is type float, already exists as type integer dropped=1"_s);
        const Answer v1 = send("POST"_ba, u"/write?db=b"_s, "m x=\"t\" 4\nm x=5i 5"_ba);
        QCOMPARE(v1.status, 400);
        QVERIFY(v1.text(u"error"_s).startsWith(u"partial write: field type conflict"_s));
        QVERIFY(query(u"SELECT x FROM m"_s).body.contains("[[1,1],[3,3],[5,5]]"));
    }

    void gzipBodies()
    {
        const Headers packed{{"Content-Encoding"_ba, "gzip"_ba}};
        const QString target = u"/api/v2/write?org=sandbox&bucket=b"_s;
        QCOMPARE(send("POST"_ba, target, gzipCompress("m f=1 1\nm f=2 2"_ba), packed).status, 204);
        QVERIFY(query(u"SELECT f FROM m"_s).body.contains("[[1,1],[2,2]]"));
        QCOMPARE(send("POST"_ba, target, "not gzip"_ba, packed).status, 500);
        // A small body that unpacks to more than is taken.
        const QByteArray bomb = gzipCompress(QByteArray(51'000'000, ' '));
        QVERIFY(bomb.size() < 1'000'000);
        QCOMPARE(send("POST"_ba, target, bomb, packed).status, 413);
        QCOMPARE(send("POST"_ba, target, QByteArray(50'000'001, ' ')).status, 413);
        // An encoding that is not known is taken for none.
        QCOMPARE(send("POST"_ba, target, "m f=3 3"_ba, {{"Content-Encoding"_ba, "br"_ba}}).status, 204);
    }

    void deletesByPredicate()
    {
        QCOMPARE(write("m,t=a\\ b f=1 0\nm,t=a\\ b f=2 1000000000\nm,t=c f=3 0\nn f=4 0"_ba).status, 204);
        const QString target = u"/api/v2/delete?org=sandbox&bucket=b"_s;
        const auto body = [](const QString& stop, const QString& predicate) {
            return QJsonDocument(QJsonObject{{u"start"_s, u"1970-01-01T00:00:00Z"_s}, {u"stop"_s, stop},
                                     {u"predicate"_s, predicate}})
                .toJson();
        };
        const QString early = u"1970-01-01T00:00:00.5Z"_s;
        QCOMPARE(send("POST"_ba, target, body(early, u"_measurement=\"m\" AND t=\"a b\""_s)).status, 204);
        QVERIFY(query(u"SELECT f FROM m"_s).body.contains("[[0,3],[1000000000,2]]"));
        QCOMPARE(send("POST"_ba, target, body(early, u"_field=\"f\""_s)).status, 501);
        QCOMPARE(send("POST"_ba, target, body(early, u"_measurement != \"m\""_s)).status, 204);
        QVERIFY(!query(u"SELECT f FROM n"_s).body.contains("series"));
        QCOMPARE(send("POST"_ba, target, body(early, u"t=\"c\" OR t=\"d\""_s)).status, 400);
        QCOMPARE(send("POST"_ba, target, body(u"soon"_s, {})).status, 400);
        QCOMPARE(send("POST"_ba, target, body(early, u"t=\"x"_s)).status, 400);
        QCOMPARE(send("POST"_ba, u"/api/v2/delete?org=sandbox&bucket=x"_s, body(early, {})).status, 404);
        QCOMPARE(send("POST"_ba, target, body(u"2100-01-01T00:00:00Z"_s, {})).status, 204);
        QVERIFY(!query(u"SHOW MEASUREMENTS"_s).body.contains("series"));
    }

    void fluxRequests()
    {
        const QString target = u"/api/v2/query?org=sandbox"_s;
        QCOMPARE(send("POST"_ba, u"/api/v2/query"_s, "{}"_ba).status, 400);
        QCOMPARE(send("POST"_ba, target, "{\"query\":\"\"}"_ba).status, 400);
        QCOMPARE(send("POST"_ba, target, "{\"query\":\"x\",\"type\":\"sql\"}"_ba).status, 400);
        QCOMPARE(
            send("POST"_ba, target, "{\"query\":\"x\",\"dialect\":{\"annotations\":[\"no\"]}}"_ba).status,
            400);
        const Answer broken =
            send("POST"_ba, target, "from(bucket:"_ba, {{"Content-Type"_ba, "application/vnd.flux"_ba}});
        QCOMPARE(broken.status, 400);
        QCOMPARE(broken.text(u"code"_s), u"invalid"_s);
    }

    void fluxAnswers()
    {
        const QString target = u"/api/v2/query?org=sandbox"_s;
        QCOMPARE(write("m,t=a f=1.5 1000000000"_ba).status, 204);
        const QByteArray script = "from(bucket:\"b\") |> range(start: 0)"_ba;
        const Answer answer =
            send("POST"_ba, target, script, {{"Content-Type"_ba, "application/vnd.flux"_ba}});
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.headers.value("content-type"), "text/csv; charset=utf-8"_ba);
        QVERIFY(answer.body.contains("1.5,f,m,a"));
        QVERIFY(!answer.body.contains("#datatype"));
        const QJsonObject request{{u"query"_s, QString::fromUtf8(script)}, {u"type"_s, u"flux"_s},
            {u"dialect"_s,
                QJsonObject{{u"annotations"_s, QJsonArray{u"datatype"_s, u"group"_s, u"default"_s}}}}};
        const Answer annotated = send("POST"_ba, target, QJsonDocument(request).toJson());
        QVERIFY(annotated.body.startsWith("#datatype,string,long,"));
        const Answer missing = send("POST"_ba, target, "from(bucket:\"none\") |> range(start: 0)"_ba,
            {{"Content-Type"_ba, "application/vnd.flux"_ba}});
        QCOMPARE(missing.status, 404);
    }

    void showStatements_data()
    {
        QTest::addColumn<QString>("statement");
        QTest::addColumn<QByteArray>("values");
        QTest::newRow("databases") << u"SHOW DATABASES"_s << R"([["b"]])"_ba;
        QTest::newRow("policies") << u"SHOW RETENTION POLICIES ON b"_s
                                  << R"([["autogen","0s","168h0m0s",1,true]])"_ba;
        QTest::newRow("measurements") << u"show measurements"_s << R"([["m"],["n o"]])"_ba;
        QTest::newRow("measurements limit") << u"SHOW MEASUREMENTS LIMIT 1 OFFSET 1"_s << R"([["n o"]])"_ba;
        QTest::newRow("measurements regex")
            << u"SHOW MEASUREMENTS WITH MEASUREMENT =~ /^n/"_s << R"([["n o"]])"_ba;
        QTest::newRow("measurements where") << u"SHOW MEASUREMENTS WHERE host = 'a'"_s << R"([["m"]])"_ba;
        QTest::newRow("fields") << u"SHOW FIELD KEYS FROM m"_s
                                << R"([["f","float"],["i","integer"],["s","string"]])"_ba;
        QTest::newRow("tags") << u"SHOW TAG KEYS ON b FROM \"b\".\"autogen\".m"_s
                              << R"([["host"],["room"]])"_ba;
        QTest::newRow("tag values") << u"SHOW TAG VALUES FROM m WITH KEY = \"host\""_s
                                    << R"([["host","a"],["host","b"]])"_ba;
        QTest::newRow("series") << u"SHOW SERIES"_s
                                << R"([["m,host=a"],["m,host=b,room=x\\ y"],["n\\ o"]])"_ba;
    }
    void showStatements()
    {
        QFETCH(QString, statement);
        QFETCH(QByteArray, values);
        writeSample();
        const Answer answer = query(statement);
        QVERIFY2(answer.body.contains("\"values\":" + values + "}"), answer.body.constData());
    }

    void selects_data()
    {
        QTest::addColumn<QString>("statement");
        QTest::addColumn<QByteArray>("part");
        const auto values = [](const char* text) { return QByteArray("\"values\":") + text + "}"; };
        QTest::newRow("all")
            << u"SELECT * FROM m"_s
            << R"("columns":["time","f","host","i","room","s"],"values":[[1,1.5,"a",null,null,null],)"
               R"([2,2.5,"b",7,"x y","t"],[3,null,"a",9,null,null]])"_ba;
        QTest::newRow("fields") << u"SELECT f, i FROM m"_s << values("[[1,1.5,null],[2,2.5,7],[3,null,9]]");
        QTest::newRow("tag beside field")
            << u"SELECT f, host FROM m"_s << values(R"([[1,1.5,"a"],[2,2.5,"b"]])");
        QTest::newRow("cast as it is") << u"SELECT i::integer FROM m"_s << values("[[2,7],[3,9]]");
        QTest::newRow("cast to float") << u"SELECT i::float FROM m"_s << values("[[2,7],[3,9]]");
        QTest::newRow("cast to none") << u"SELECT s::float FROM m"_s << R"({"statement_id":0})"_ba;
        QTest::newRow("all fields") << u"SELECT *::field FROM m WHERE time = 2"_s
                                    << values(R"([[2,2.5,7,"t"]])");
        QTest::newRow("group all")
            << u"SELECT f FROM m GROUP BY *"_s
            << R"("tags":{"host":"a","room":""},"columns":["time","f"],"values":[[1,1.5]])"_ba;
        QTest::newRow("tag condition") << u"SELECT f FROM m WHERE host = 'b'"_s << values("[[2,2.5]]");
        QTest::newRow("tag regex") << u"SELECT f FROM m WHERE host =~ /^(a|z)$/"_s << values("[[1,1.5]]");
        QTest::newRow("tag not") << u"SELECT f FROM m WHERE room != ''"_s << values("[[2,2.5]]");
        QTest::newRow("field condition") << u"SELECT f FROM m WHERE i > 5"_s << values("[[2,2.5]]");
        QTest::newRow("or") << u"SELECT f FROM m WHERE time >= 0 AND (host = 'a' OR room = 'x y')"_s
                            << values("[[1,1.5],[2,2.5]]");
        QTest::newRow("time") << u"SELECT i FROM m WHERE time > 2 AND time < 10"_s << values("[[3,9]]");
        QTest::newRow("time text") << u"SELECT i FROM m WHERE time > '1970-01-01T00:00:00.000000002Z'"_s
                                   << values("[[3,9]]");
        QTest::newRow("newest first") << u"SELECT i FROM m ORDER BY time DESC LIMIT 1"_s << values("[[3,9]]");
        QTest::newRow("offset") << u"SELECT f FROM m LIMIT 1 OFFSET 1"_s << values("[[2,2.5]]");
        QTest::newRow("last") << u"SELECT last(i) FROM m"_s
                              << R"("columns":["time","last"],"values":[[3,9]])"_ba;
        QTest::newRow("first") << u"SELECT first(f) AS x FROM m"_s
                               << R"("columns":["time","x"],"values":[[1,1.5]])"_ba;
        QTest::newRow("several") << u"SELECT count(i), min(i), max(i), mean(i), sum(i) FROM m"_s
                                 << values("[[0,2,7,9,8,16]]");
        QTest::newRow("last of all")
            << u"SELECT last(*) FROM m WHERE host = 'b'"_s
            << R"("columns":["time","last_f","last_i","last_s"],"values":[[0,2.5,7,"t"]])"_ba;
        QTest::newRow("windows")
            << u"SELECT count(f) FROM m WHERE time >= 0 AND time < 4 GROUP BY time(2ns)"_s
            << values("[[0,1],[2,1]]");
        QTest::newRow("empty windows")
            << u"SELECT mean(i) FROM m WHERE time >= 0 AND time < 4 GROUP BY time(2ns)"_s
            << values("[[0,null],[2,8]]");
        QTest::newRow("no fill")
            << u"SELECT mean(i) FROM m WHERE time >= 0 AND time < 4 GROUP BY time(2ns) fill(none)"_s
            << values("[[2,8]]");
        QTest::newRow("several measurements")
            << u"SELECT f FROM /^(m|n o)$/ WHERE time >= 5"_s
            << R"("name":"n o","columns":["time","f"],"values":[[5,true]])"_ba;
        QTest::newRow("qualified") << u"SELECT f FROM \"b\"..\"n o\""_s << values("[[5,true]]");
        QTest::newRow("two statements")
            << u"SELECT f FROM m WHERE time=1; SELECT f FROM m WHERE time=2"_s
            << R"({"statement_id":1,"series":[{"name":"m","columns":["time","f"],"values":[[2,2.5]]}]})"_ba;
        QTest::newRow("no database") << u"SELECT f FROM none..m"_s
                                     << R"({"statement_id":0,"error":"database not found: none"})"_ba;
        QTest::newRow("mean of text")
            << u"SELECT mean(s) FROM m"_s
            << R"("error":"unsupported mean iterator type: *query.stringInterruptIterator")"_ba;
        QTest::newRow("mixed") << u"SELECT f, last(i) FROM m"_s << "\"error\":\"mixing aggregate"_ba;
    }
    void selects()
    {
        QFETCH(QString, statement);
        QFETCH(QByteArray, part);
        writeSample();
        const Answer answer = query(statement);
        QCOMPARE(answer.status, 200);
        QVERIFY2(answer.body.contains(part), answer.body.constData());
    }

    void refusedStatements_data()
    {
        QTest::addColumn<QString>("statement");
        for (const char* text : {"", "SELECT", "SELECT f", "SELECT f FROM", "SELECT f FROM \"m",
                 "SELECT f FROM m WHERE", "SELECT f FROM m WHERE time > 'soon'",
                 "SELECT percentile(f, 5) FROM m", "SELECT f FROM m LIMIT x", "SHOW NOTHING", "DELETE FROM m",
                 "SELECT f FROM m WHERE a = 'b' OR time > 5", "SELECT f FROM m GROUP BY time(0s)",
                 "SELECT f FROM m WHERE t =~ /(/", "SELECT f FROM m WHERE a ~ 'x'", "SELECT f INTO x FROM m"})
            QTest::newRow(text) << QString::fromLatin1(text);
        QTest::newRow("deep") << u"SELECT f FROM m WHERE "_s + QString(5000, u'(');
    }
    void refusedStatements()
    {
        QFETCH(QString, statement);
        const Answer answer = query(statement);
        QCOMPARE(answer.status, 400);
        QVERIFY(!answer.text(u"error"_s).isEmpty());
    }

    void formatsOfV1()
    {
        writeSample();
        const QString encoded = QString::fromLatin1(QUrl::toPercentEncoding(u"SELECT f FROM m"_s));
        QVERIFY(get(u"/query?db=b&q="_s + encoded).body.contains("[\"1970-01-01T00:00:00.000000001Z\",1.5]"));
        QVERIFY(get(u"/query?db=b&epoch=u&q="_s + encoded).body.contains("[[0,1.5],[0,2.5]]"));
        QVERIFY(get(u"/query?db=b&epoch=fortnight&q="_s + encoded).body.contains("[[1,1.5],[2,2.5]]"));
        QCOMPARE(
            send("GET"_ba, u"/query?db=b&q="_s + encoded, {}, {{"Accept"_ba, "application/csv"_ba}}).body,
            "name,tags,time,f\nm,,1,1.5\nm,,2,2.5\n"_ba);
        const QByteArray chunked = get(u"/query?db=b&epoch=ns&chunked=true&chunk_size=1&q="_s + encoded).body;
        QCOMPARE(chunked,
            R"({"results":[{"statement_id":0,"series":[{"name":"m","columns":["time","f"],"values":[[1,1.5]],"partial":true}],"partial":true}]})"
            "\n"
            R"({"results":[{"statement_id":0,"series":[{"name":"m","columns":["time","f"],"values":[[2,2.5]]}]}]})"
            "\n"_ba);
        const QByteArray form = "epoch=ns&db=b&q=" + encoded.toLatin1().replace("%20", "+");
        QVERIFY(
            send("POST"_ba, u"/query"_s, form, {{"Content-Type"_ba, "application/x-www-form-urlencoded"_ba}})
                .body.contains("[[1,1.5],[2,2.5]]"));
    }

    void databasesOfV1AreBuckets()
    {
        QCOMPARE(query(u"CREATE DATABASE \"new one\""_s).status, 200);
        QCOMPARE(query(u"CREATE DATABASE \"new one\""_s).status, 200);
        QCOMPARE(createBucket(u"db/short"_s, 7200).status, 201);
        QVERIFY(query(u"SHOW DATABASES"_s).body.contains(R"([["b"],["db"],["new one"]])"));
        QVERIFY(query(u"SHOW RETENTION POLICIES ON db"_s)
                    .body.contains(R"([["short","2h0m0s","168h0m0s",1,false]])"));
        QCOMPARE(send("POST"_ba, u"/write?db=db&rp=short"_s, "m f=1"_ba).status, 204);
        QVERIFY(get(u"/query?db=db&rp=short&q=SELECT%20count(f)%20FROM%20m"_s).body.contains(",1]]"));
        const QString policy = u"CREATE RETENTION POLICY \"l o n g\" ON db DURATION 3h REPLICATION 1"_s;
        QVERIFY(!query(policy).body.contains("error"));
        QVERIFY(!query(policy).body.contains("error")); // as it is there with the same duration
        QVERIFY(query(u"SHOW RETENTION POLICIES ON db"_s).body.contains(R"(["l o n g","3h0m0s",)"));
        QVERIFY(query(u"CREATE RETENTION POLICY p ON none DURATION INF REPLICATION 1"_s)
                    .body.contains("database not found: none"));
        QCOMPARE(query(u"DROP DATABASE db"_s).status, 200);
        QCOMPARE(get(u"/api/v2/buckets?name=db%2Fshort"_s).json().value(u"buckets"_s), QJsonArray());
    }

    void requestLimit()
    {
        SandboxOptions options;
        options.requestsPerWindow = 3;
        options.limitWindow = std::chrono::milliseconds(700);
        startWith(options);
        Answer answer;
        // Somewhere among these the window is full, wherever in it the first one came.
        for (int i = 0; i < 100 && answer.status != 429; ++i)
            answer = get(u"/api/v2/buckets"_s);
        QCOMPARE(answer.status, 429);
        QCOMPARE(answer.headers.value("retry-after"), "1"_ba);
        QCOMPARE(answer.text(u"code"_s), u"too many requests"_s);
        QCOMPARE(get(u"/health"_s).status, 200);
        QTRY_COMPARE_WITH_TIMEOUT(get(u"/api/v2/buckets"_s).status, 200, 5000);
    }

    void readLimit()
    {
        SandboxOptions options;
        options.buckets = QStringList{u"b"_s};
        options.readBytesPerWindow = 150;
        options.limitWindow = std::chrono::milliseconds(86'400'000);
        startWith(options);
        QCOMPARE(query(u"SHOW DATABASES"_s).status, 200);
        QCOMPARE(query(u"SHOW DATABASES"_s).status, 200);
        const Answer refused = query(u"SHOW DATABASES"_s);
        QCOMPARE(refused.status, 429);
        const int seconds = refused.headers.value("retry-after").toInt();
        QVERIFY(seconds > 0 && seconds <= 86'400);
        // What is written is not what is read.
        QCOMPARE(write("m f=1 1"_ba).status, 204);
    }

    void keepsDataOverARestart()
    {
        QTemporaryDir folder;
        SandboxOptions options;
        options.databasePath = folder.filePath(u"store.db"_s);
        options.buckets = QStringList{u"b"_s};
        startWith(options);
        const QString first = m_server->token();
        const QString id = get(u"/api/v2/buckets?name=b"_s)
                               .json()
                               .value(u"buckets"_s)
                               .toArray()
                               .at(0)
                               .toObject()
                               .value(u"id"_s)
                               .toString();
        QCOMPARE(write("m f=1 1"_ba).status, 204);
        startWith(options);
        QVERIFY(m_server->token() != first);
        QVERIFY(query(u"SELECT f FROM m"_s).body.contains("[[1,1]]"));
        QCOMPARE(get(u"/api/v2/buckets?name=b"_s)
                     .json()
                     .value(u"buckets"_s)
                     .toArray()
                     .at(0)
                     .toObject()
                     .value(u"id"_s)
                     .toString(),
            id);
    }

    void startErrors()
    {
        SandboxOptions options;
        options.port = static_cast<quint16>(m_server->url().port());
        const auto taken = SandboxServer::start(options);
        QVERIFY(!taken);
        QCOMPARE(taken.error().kind, Error::Kind::Configuration);
        options.port = 0;
        options.databasePath = u"/proc/none/x.db"_s;
        const auto unusable = SandboxServer::start(options);
        QVERIFY(!unusable);
        QCOMPARE(unusable.error().kind, Error::Kind::Storage);
    }

    void sampleSiteIsThereAtOnce()
    {
        SandboxOptions options;
        options.sampleSite = true;
        QElapsedTimer timer;
        timer.start();
        startWith(options);
        QVERIFY2(timer.elapsed() < 300, qPrintable(QString::number(timer.elapsed())));
        const auto names = [this] {
            return firstSeries(get(u"/query?db=weather&q=SHOW%20MEASUREMENTS"_s))
                .value(u"values"_s)
                .toArray()
                .size();
        };
        QTRY_COMPARE_WITH_TIMEOUT(names(), 8, 5000);
    }

private:
    void startWith(const SandboxOptions& options)
    {
        m_server.reset();
        auto started = SandboxServer::start(options);
        QVERIFY2(started, qPrintable(started ? QString() : started.error().toString()));
        m_server = std::move(*started);
        m_token = m_server->token();
    }

    Answer send(const QByteArray& method, const QString& target, const QByteArray& body = {},
        const Headers& headers = {})
    {
        QNetworkRequest request(QUrl(m_server->url().toString() + target));
        if (!m_token.isEmpty())
            request.setRawHeader("Authorization"_ba, "Token " + m_token.toUtf8());
        if (!body.isEmpty())
            request.setRawHeader("Content-Type"_ba, "application/json"_ba);
        for (const auto& [name, value] : headers) {
            if (!value.isEmpty())
                request.setRawHeader(name, value);
        }
        const std::unique_ptr<QNetworkReply> reply(m_network.sendCustomRequest(request, method, body));
        QEventLoop loop;
        connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
        if (!reply->isFinished())
            loop.exec();
        Answer answer;
        answer.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        answer.body = reply->readAll();
        for (const auto& [name, value] : reply->rawHeaderPairs())
            answer.headers.insert(name.toLower(), value);
        return answer;
    }
    Answer get(const QString& target) { return send("GET"_ba, target); }
    Answer write(const QByteArray& lines)
    {
        return send("POST"_ba, u"/api/v2/write?org=sandbox&bucket=b"_s, lines);
    }
    Answer query(const QString& statement)
    {
        return get(u"/query?db=b&epoch=ns&q="_s + QString::fromLatin1(QUrl::toPercentEncoding(statement)));
    }
    Answer createBucket(const QString& name, int seconds = 0)
    {
        const QString organization = get(u"/api/v2/orgs"_s)
                                         .json()
                                         .value(u"orgs"_s)
                                         .toArray()
                                         .at(0)
                                         .toObject()
                                         .value(u"id"_s)
                                         .toString();
        const QJsonObject json{{u"orgID"_s, organization}, {u"name"_s, name},
            {u"retentionRules"_s,
                QJsonArray{QJsonObject{{u"type"_s, u"expire"_s}, {u"everySeconds"_s, seconds}}}}};
        return send("POST"_ba, u"/api/v2/buckets"_s, QJsonDocument(json).toJson());
    }
    void writeSample()
    {
        QCOMPARE(
            write(
                "m,host=a f=1.5 1\nm,room=x\\ y,host=b f=2.5,i=7i,s=\"t\" 2\nm,host=a i=9i 3\nn\\ o f=true 5"_ba)
                .status,
            204);
    }
    static QJsonObject firstSeries(const Answer& answer)
    {
        return answer.json()
            .value(u"results"_s)
            .toArray()
            .at(0)
            .toObject()
            .value(u"series"_s)
            .toArray()
            .at(0)
            .toObject();
    }

    QNetworkAccessManager m_network;
    std::unique_ptr<SandboxServer> m_server;
    QString m_token;
};

QTEST_GUILESS_MAIN(TestSandboxServer)
#include "tst_sandbox_server.moc"
