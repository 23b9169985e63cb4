#include "influx/wire/Gzip.h"

#include <QtCore/QRandomGenerator>
#include <QtTest/QTest>

using namespace telemirror;
using namespace Qt::StringLiterals;

class GzipTest : public QObject
{
    Q_OBJECT

private slots:
    void roundTrips_data();
    void roundTrips();
    void severalMembersAreOneText();
    void boundIsExact();
    void damageIsSeen();
    void bombIsStopped();
};

void GzipTest::roundTrips_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<int>("level");
    QByteArray noise(300'000, Qt::Uninitialized);
    for (char& byte : noise)
        byte = static_cast<char>(QRandomGenerator::global()->generate());
    QTest::newRow("nothing") << QByteArray() << 1;
    QTest::newRow("one byte") << "x"_ba << 1;
    QTest::newRow("zeros") << QByteArray(5'000'000, '\0') << 1;
    QTest::newRow("noise") << noise << 6;
    QTest::newRow("small") << "weather f=1 1\n"_ba.repeated(9999) << 12;
    QTest::newRow("level too low") << "abc"_ba << -5;
    QTest::newRow("level too high") << "abc"_ba << 99;
}

void GzipTest::roundTrips()
{
    QFETCH(QByteArray, data);
    QFETCH(int, level);
    const QByteArray packed = gzipCompress(data, level);
    QCOMPARE(packed.first(2), "\x1f\x8b"_ba);
    QCOMPARE(gzipDecompress(packed, data.size()).value(), data);
}

void GzipTest::severalMembersAreOneText()
{
    QCOMPARE(gzipDecompress(gzipCompress("one ") + gzipCompress("two"), 100).value(), "one two"_ba);
}

void GzipTest::boundIsExact()
{
    const QByteArray packed = gzipCompress(QByteArray(1000, 'x'));
    QVERIFY(gzipDecompress(packed, 1000).has_value());
    QCOMPARE(gzipDecompress(packed, 999).error().kind, Error::Kind::TooLarge);
    QVERIFY(gzipDecompress(gzipCompress({}), 0).has_value());
    QCOMPARE(gzipDecompress(packed, 0).error().kind, Error::Kind::TooLarge);
}

void GzipTest::damageIsSeen()
{
    QByteArray packed = gzipCompress("weather,station=a f=1 1\n"_ba.repeated(50));
    for (qsizetype size = 0; size < packed.size(); ++size) {
        const Result<QByteArray> cut = gzipDecompress(packed.first(size), 10'000);
        QVERIFY2(!cut.has_value(), qPrintable(QString::number(size)));
        QCOMPARE(cut.error().kind, Error::Kind::Malformed);
    }
    QVERIFY(!gzipDecompress(packed + "rubbish", 10'000).has_value());
    packed[packed.size() - 6] = static_cast<char>(packed[packed.size() - 6] ^ 1); // the checksum
    QCOMPARE(gzipDecompress(packed, 10'000).error().kind, Error::Kind::Malformed);
}

void GzipTest::bombIsStopped()
{
    const QByteArray bomb = gzipCompress(QByteArray(50'000'000, '\0'), 9);
    QCOMPARE(gzipDecompress(bomb, 100'000).error().kind, Error::Kind::TooLarge);
}

QTEST_GUILESS_MAIN(GzipTest)
#include "tst_gzip.moc"
