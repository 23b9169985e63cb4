#include "mirror/BatchWrite.h"

#include "mirror/DeadLetterFile.h"
#include "mirror/LineScan.h"
#include "model/FutureHandler.h"

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

/// How many times smaller gzip usually makes line protocol; a guess, of use until the body is made.
constexpr qint64 usualCompression = 5;

/// How many points the server says it left out of a batch it took otherwise ("partial write: …
/// dropped=3", of InfluxDB 1.x and 2.x); 0 if it does not say.
qint64 droppedIn(const Error& error)
{
    static const QRegularExpression expression(u"\\bdropped=(\\d+)"_s);
    for (const QString& text : {error.detail, error.message}) {
        const QRegularExpressionMatch match = expression.match(text);
        if (match.hasMatch())
            return match.captured(1).toLongLong();
    }
    return 0;
}

} // namespace

BatchWrite::BatchWrite(const Target& target, LineBatch&& batch, QObject* parent)
    : QObject(parent)
    , m_target(target)
    , m_points(batch.pointCount)
    , m_parts{Part{std::move(batch.lines), batch.lineCount}}
{}

void BatchWrite::start()
{
    writeNext();
}

void BatchWrite::writeNext()
{
    if (m_parts.isEmpty()) {
        m_tally.pointsWritten = m_points - m_tally.pointsRefused;
        emit finished();
        return;
    }
    if (m_target.governor != nullptr) {
        const qint64 expected = m_parts.last().lines.size() / usualCompression;
        const Nanoseconds delay = m_target.governor->readyAt(expected) - m_target.clock.now();
        if (delay > 0) {
            wait(std::chrono::ceil<std::chrono::milliseconds>(std::chrono::nanoseconds(delay)),
                m_target.governor->waitingReason());
            return;
        }
        m_hold = m_target.governor->hold(expected);
    }
    send();
}

void BatchWrite::send()
{
    whenFinished(this, m_target.destination.write(m_target.bucket, m_parts.last().lines),
        [this](const Result<WriteReceipt>& result) { onWritten(result); });
}

void BatchWrite::wait(std::chrono::milliseconds delay, const QString& reason)
{
    m_tally.waited += delay;
    m_waitingUntil = m_target.clock.now() + delay.count() * nanosecondsPerMillisecond;
    m_waitingReason = reason;
    m_target.clock.after(delay, this, [this] {
        m_waitingUntil = 0;
        m_waitingReason.clear();
        writeNext();
        emit waitingChanged();
    });
    emit waitingChanged();
}

void BatchWrite::onWritten(const Result<WriteReceipt>& result)
{
    m_hold = {};
    if (result) {
        m_target.policy.succeeded();
        m_tally.bytesWritten += result->bytesSent;
        m_failures = 0;
        m_parts.removeLast();
        writeNext();
        return;
    }
    const Error& error = result.error();
    switch (error.kind) {
    case Error::Kind::TooLarge:
    case Error::Kind::PartialWrite:
    case Error::Kind::BadRequest: onRefused(error); return;
    default: break;
    }
    const auto delay = m_target.policy.delayAfter(error, ++m_failures);
    if (!delay) {
        emit failed(error);
        return;
    }
    ++m_tally.retries;
    wait(*delay, error.toString());
}

void BatchWrite::onRefused(const Error& error)
{
    if (++m_refusals > maximumRefusals) {
        emit failed(error);
        return;
    }
    const Part& part = m_parts.last();
    if (error.kind == Error::Kind::TooLarge) {
        m_tooLarge = m_tooLarge == 0 ? part.lines.size() : std::min(m_tooLarge, part.lines.size());
        if (!halve())
            bury(error);
    } else if (droppedIn(error) >= part.lineCount || !halve()) {
        bury(error);
    }
    writeNext();
}

bool BatchWrite::halve()
{
    const Part whole = m_parts.last();
    if (whole.lineCount < 2)
        return false;
    const qint64 count = whole.lineCount / 2;
    const qsizetype middle = LineScan::afterLines(whole.lines, count);
    if (middle == 0 || middle >= whole.lines.size())
        return false;
    m_parts.last() = Part{whole.lines.sliced(middle), whole.lineCount - count};
    m_parts.append(Part{whole.lines.first(middle), count});
    m_failures = 0;
    return true;
}

void BatchWrite::bury(const Error& error)
{
    const Part part = m_parts.takeLast();
    const QString reason = error.detail.isEmpty() ? error.message : error.detail;
    const QByteArrayView lines(part.lines);
    for (qsizetype at = 0; at < lines.size();) {
        const qsizetype length = LineScan::endOfLine(lines.sliced(at));
        const QByteArrayView line = lines.sliced(at, length);
        m_deadLetters += DeadLetterFile::entryFor(line, reason);
        ++m_refusedLines;
        const qint64 points = LineScan::fieldCount(line);
        m_tally.pointsRefused += points;
        m_refusedTimes.add(LineScan::timeOf(line), points);
        at += length;
    }
    m_failures = 0;
}

} // namespace telemirror
