#include "realtime/StreamTelemetryPublisher.h"

#include <QtTest/QTest>

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

using namespace telemirror;
using namespace Qt::StringLiterals;
using Status = PublisherState::Status;

namespace {

TelemetryRound roundWith(const QByteArray& bytes, Timestamp time = 1)
{
    TelemetryRound round;
    round.time = time;
    round.bytes = bytes;
    round.isNew = true;
    return round;
}

} // namespace

/// The publisher writes to a pipe of a usual, blocking kind; nobody but the test reads it.
class StreamTelemetryPublisherTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void writesLines();
    void slowReaderHoldsNothingUp();
    void slowReaderIsBounded();
    void readerThatLeftIsSaid();

private:
    QByteArray readAll()
    {
        QByteArray all;
        char bytes[65536];
        for (pollfd entry{m_pipe[0], POLLIN, 0}; ::poll(&entry, 1, 0) == 1 && (entry.revents & POLLIN);) {
            const ssize_t count = ::read(m_pipe[0], bytes, sizeof bytes);
            if (count <= 0)
                break;
            all.append(bytes, count);
        }
        return all;
    }

    int m_pipe[2] = {-1, -1};
    std::unique_ptr<StreamTelemetryPublisher> m_publisher;
};

void StreamTelemetryPublisherTest::init()
{
    QCOMPARE(::pipe(m_pipe), 0);
    m_publisher = std::make_unique<StreamTelemetryPublisher>(u"stdout"_s, u"Pipe"_s, m_pipe[1]);
    m_publisher->start();
}

void StreamTelemetryPublisherTest::cleanup()
{
    m_publisher.reset();
    for (int& end : m_pipe) {
        if (end >= 0)
            ::close(end);
        end = -1;
    }
}

void StreamTelemetryPublisherTest::writesLines()
{
    m_publisher->publish(roundWith("{\"ts\":1}"_ba, 1));
    m_publisher->publish(roundWith("{\"ts\":2}"_ba, 2));
    QCOMPARE(readAll(), "{\"ts\":1}\n{\"ts\":2}\n"_ba);
    QCOMPARE(m_publisher->state().sent, 2);
    QCOMPARE(m_publisher->state().lastSent, 2);
    QCOMPARE(m_publisher->state().status, Status::Ready);
}

void StreamTelemetryPublisherTest::slowReaderHoldsNothingUp()
{
    QByteArray expected;
    for (int i = 0; i < 20; ++i) {
        const QByteArray document(20'000 + i, static_cast<char>('a' + i)); // more than PIPE_BUF
        expected += document + '\n';
        m_publisher->publish(roundWith(document, i));
    }
    QVERIFY(m_publisher->state().spooled > 10);
    QByteArray received;
    QVERIFY(QTest::qWaitFor([&] {
        received += readAll();
        return received.size() >= expected.size();
    }));
    QCOMPARE(received, expected);
    QCOMPARE(m_publisher->state().sent, 20);
    QCOMPARE(m_publisher->state().spooled, 0);
    QCOMPARE(m_publisher->state().dropped, 0);
}

void StreamTelemetryPublisherTest::slowReaderIsBounded()
{
    const QByteArray padding(1000, 'x');
    const int count = StreamTelemetryPublisher::mostWaiting + 500;
    for (int i = 0; i < count; ++i)
        m_publisher->publish(roundWith(QByteArray::number(i) + padding, i));
    const PublisherState state = m_publisher->state();
    QVERIFY(state.dropped > 0);
    QCOMPARE(state.spooled, StreamTelemetryPublisher::mostWaiting);
    QCOMPARE(state.sent + state.spooled + state.dropped, count);
    QByteArray received;
    QVERIFY(QTest::qWaitFor([&] {
        received += readAll();
        return m_publisher->state().spooled == 0;
    }));
    received += readAll();
    // Whole lines alone, in their order, the newest at the end.
    const QByteArrayList lines = received.split('\n');
    QCOMPARE(lines.size() - 1, count - state.dropped);
    QCOMPARE(lines.last(), ""_ba);
    int last = -1;
    for (const QByteArray& line : lines.mid(0, lines.size() - 1)) {
        QVERIFY(line.endsWith(padding));
        const int number = line.left(line.size() - padding.size()).toInt();
        QVERIFY(number > last);
        last = number;
    }
    QCOMPARE(last, count - 1);
}

void StreamTelemetryPublisherTest::readerThatLeftIsSaid()
{
    ::close(m_pipe[0]);
    m_pipe[0] = -1;
    m_publisher->publish(roundWith("x"_ba)); // SIGPIPE would end the test here
    QCOMPARE(m_publisher->state().status, Status::Failed);
    QVERIFY(!m_publisher->state().lastError.message.isEmpty());
    m_publisher->publish(roundWith("y"_ba));
    QCOMPARE(m_publisher->state().failed, 1);
    QCOMPARE(m_publisher->state().sent, 0);
}

QTEST_GUILESS_MAIN(StreamTelemetryPublisherTest)
#include "tst_stream_telemetry_publisher.moc"
