#include "model/Redaction.h"

#include <QtTest/QTest>

using namespace telemirror;
using namespace Qt::StringLiterals;

class SecretStruckOutTest : public QObject
{
    Q_OBJECT

private slots:
    void everyForm_data();
    void everyForm();
    void noSecretChangesNothing();
};

void SecretStruckOutTest::everyForm_data()
{
    QTest::addColumn<QString>("secret");
    QTest::addColumn<QString>("said");
    QTest::addColumn<QString>("kept");
    QTest::newRow("plain") << u"s3cret"_s << u"no s3cret, s3cret"_s << u"no ***, ***"_s;
    QTest::newRow("in an address") << u"a/b é=="_s << u"?token=a%2Fb%20%C3%A9%3D%3D&x"_s << u"?token=***&x"_s;
    QTest::newRow("in a header") << u"pass word"_s << u"Basic cGFzcyB3b3Jk"_s << u"Basic ***"_s;
    QTest::newRow("no pattern") << u".*"_s << u"a.b .*"_s << u"a.b ***"_s;
}

void SecretStruckOutTest::everyForm()
{
    QFETCH(QString, secret);
    QFETCH(QString, said);
    QFETCH(QString, kept);
    Error error = failure(Error::Kind::Query, said, said).value();
    error.connection = u"Cloud"_s;
    const Error struck = withoutSecret(error, secret);
    QCOMPARE(struck.message, kept);
    QCOMPARE(struck.detail, kept);
    QCOMPARE(struck.kind, error.kind);
    QCOMPARE(struck.connection, error.connection);
}

void SecretStruckOutTest::noSecretChangesNothing()
{
    const Error error = failure(Error::Kind::Query, u"abc"_s, u"def"_s).value();
    QCOMPARE(withoutSecret(error, {}), error);
}

QTEST_GUILESS_MAIN(SecretStruckOutTest)
#include "tst_secret_struck_out.moc"
