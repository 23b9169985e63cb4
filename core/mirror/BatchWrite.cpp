#include "mirror/BatchWrite.h"

#include "mirror/DeadLetterFile.h"
#include "model/FutureHandler.h"
#include "mirror/LineScan.h"

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

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

BatchWrite::BatchWrite(Connection& destination, const QString& bucket, LineBatch&& batch, Clock& clock,
    const RetryPolicy& policy, QObject* parent)
    : QObject(parent)
    , m_destination(destination)
    , m_bucket(bucket)
    , m_clock(clock)
    , m_policy(policy)
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
    whenFinished(this, m_destination.write(m_bucket, m_parts.last().lines),
        [this](const Result<WriteReceipt>& result) { onWritten(result); });
}

void BatchWrite::onWritten(const Result<WriteReceipt>& result)
{
    if (result) {
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
    const auto delay = m_policy.delayAfter(error, ++m_failures);
    if (!delay) {
        emit failed(error);
        return;
    }
    ++m_tally.retries;
    m_tally.waited += *delay;
    m_waitingUntil = m_clock.now() + delay->count() * nanosecondsPerMillisecond;
    m_waitingReason = error.toString();
    m_clock.after(*delay, this, [this] {
        m_waitingUntil = 0;
        m_waitingReason.clear();
        writeNext();
        emit waitingChanged();
    });
    emit waitingChanged();
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
        const qint64 points = LineScan::fieldCount(line);
        m_tally.pointsRefused += points;
        m_refusedTimes.add(LineScan::timeOf(line), points);
        at += length;
    }
    m_failures = 0;
}

} // namespace telemirror
