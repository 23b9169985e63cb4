#include "common/SingleInstance.h"

#include <QtConcurrent/QtConcurrentRun>
#include <QtCore/QDir>
#include <QtCore/QTemporaryDir>
#include <QtNetwork/QLocalServer>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace telemirror;
using namespace Qt::StringLiterals;

class SingleInstanceTest : public QObject
{
    Q_OBJECT

private slots:
    void theSecondRaisesTheFirst();
    void everyFolderHasItsOwn();
    void theNextTakesOverAfterTheFirst();
    void aFolderThatCannotBeWrittenIsSaid();
};

void SingleInstanceTest::theSecondRaisesTheFirst()
{
    const QTemporaryDir folder;
    const auto first = SingleInstance::claim(folder.path());
    QVERIFY(first && *first);
    QSignalSpy raised(first->get(), &SingleInstance::raiseRequested);
    // As the second program would: it waits for the answer, which this thread gives.
    for (const QString& path : {folder.path(), folder.path() + u"/../"_s + QDir(folder.path()).dirName()}) {
        raised.clear();
        const auto second = QtConcurrent::run([path] {
            const auto claimed = SingleInstance::claim(path);
            return claimed.has_value() && *claimed == nullptr;
        });
        QTRY_COMPARE(raised.size(), 1);
        QTRY_VERIFY(second.isFinished());
        QVERIFY(second.result());
    }
}

void SingleInstanceTest::everyFolderHasItsOwn()
{
    const QTemporaryDir one;
    const QTemporaryDir other;
    const auto first = SingleInstance::claim(one.path());
    const auto second = SingleInstance::claim(other.path());
    QVERIFY(first && *first);
    QVERIFY(second && *second);
}

void SingleInstanceTest::theNextTakesOverAfterTheFirst()
{
    const QTemporaryDir folder;
    for (int start = 0; start < 3; ++start) {
        const auto claimed = SingleInstance::claim(folder.path());
        QVERIFY(claimed && *claimed);
    }
}

void SingleInstanceTest::aFolderThatCannotBeWrittenIsSaid()
{
    const auto claimed = SingleInstance::claim(u"/proc"_s);
    QVERIFY(!claimed);
    QCOMPARE(claimed.error().kind, Error::Kind::Storage);
    QVERIFY(claimed.error().message.contains(u"/proc"_s));
}

QTEST_MAIN(SingleInstanceTest)
#include "tst_single_instance.moc"
