#include "redis/RedisError.h"

#include <QtTest/QTest>

using namespace telemirror;
using namespace Qt::StringLiterals;

class RedisErrorTest : public QObject
{
    Q_OBJECT

private slots:
    void kindFollowsTheReply_data();
    void kindFollowsTheReply();
};

void RedisErrorTest::kindFollowsTheReply_data()
{
    using Kind = Error::Kind;
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<Error::Kind>("kind");
    const auto row = [](const char* text, Kind kind) { QTest::newRow(text) << QByteArray(text) << kind; };
    row("WRONGPASS invalid username-password pair or user is disabled.", Kind::Unauthorized);
    row("NOAUTH Authentication required.", Kind::Unauthorized);
    row("ERR invalid password", Kind::Unauthorized);
    row("NOPERM this user has no permissions to run the 'get' command", Kind::Forbidden);
    row("WRONGTYPE Operation against a key holding the wrong kind of value", Kind::BadRequest);
    row("ERR unknown command 'FOO'", Kind::BadRequest);
    row("OOM command not allowed when used memory > 'maxmemory'.", Kind::Storage);
    row("MISCONF Redis is configured to save RDB snapshots", Kind::Storage);
    row("LOADING Redis is loading the dataset in memory", Kind::Unavailable);
    row("BUSY Redis is busy running a script.", Kind::Unavailable);
    row("BUSYGROUP Consumer Group name already exists", Kind::BadRequest);
    row("ERR max number of clients reached", Kind::Unavailable);
    row("", Kind::BadRequest);
}

void RedisErrorTest::kindFollowsTheReply()
{
    QFETCH(QByteArray, text);
    QFETCH(Error::Kind, kind);
    const Error error = errorOfReply(text);
    QCOMPARE(Error::kindName(error.kind), Error::kindName(kind));
    QCOMPARE(error.detail, QString::fromUtf8(text));
    QVERIFY(!error.message.isEmpty());
}

QTEST_GUILESS_MAIN(RedisErrorTest)
#include "tst_redis_error.moc"
