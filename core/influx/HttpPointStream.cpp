#include "influx/HttpPointStream.h"

namespace telemirror {

namespace {

constexpr qsizetype largestReply = 64 * 1024 * 1024;

} // namespace

HttpPointStream::HttpPointStream(HttpConnection& connection, const ReadRequest& request)
    : m_connection(&connection)
    , m_request(request)
    , m_sink(
          request.limits, [this](LineBatch&& batch) { batchFilled(std::move(batch)); }, !request.leaveOutText)
{}

HttpPointStream::~HttpPointStream()
{
    m_over = true;
    if (m_exchange)
        m_exchange->abort();
}

std::optional<LineBatch> HttpPointStream::takeBatch()
{
    if (m_queue.empty())
        return std::nullopt;
    LineBatch batch = std::move(m_queue.front());
    m_queue.pop_front();
    m_anyTaken = true;
    updatePause();
    if (m_queue.empty() && m_ended)
        complete();
    else if (!m_queue.empty())
        announce();
    return batch;
}

void HttpPointStream::abort()
{
    fail(m_connection ? m_connection->errors().cancelled()
                      : failure(Error::Kind::Cancelled, tr("Stopped.")).value());
}

qint64 HttpPointStream::bytesRead() const
{
    return m_bytesOfEnded + (m_exchange ? m_exchange->bytesReceived() : 0);
}

void HttpPointStream::receive(const HttpRequest& request, std::unique_ptr<PointDecoder> decoder)
{
    if (m_over || !m_connection)
        return;
    m_decoder = std::move(decoder);
    m_exchange = m_connection->send(
        request, [this](QByteArrayView bytes) { return m_decoder->feed(bytes); },
        [this](const Result<HttpAnswer>& answer) { exchangeEnded(answer); });
    updatePause();
}

void HttpPointStream::ask(const HttpRequest& request, std::function<void(const QByteArray&)> done)
{
    if (m_over || !m_connection)
        return;
    auto body = std::make_shared<QByteArray>();
    m_exchange = m_connection->send(
        request,
        [body](QByteArrayView bytes) -> Result<void> {
            if (body->size() + bytes.size() > largestReply)
                return failure(
                    Error::Kind::TooLarge, tr("The list of fields is larger than it can rightly be."));
            body->append(bytes);
            return {};
        },
        [this, body, done = std::move(done)](const Result<HttpAnswer>& answer) {
            if (m_over)
                return;
            m_bytesOfEnded = bytesRead();
            m_exchange = nullptr;
            if (!answer)
                fail(answer.error());
            else
                done(*body);
        });
}

void HttpPointStream::exchangeEnded(const Result<HttpAnswer>& answer)
{
    if (m_over)
        return;
    m_bytesOfEnded = bytesRead();
    m_exchange = nullptr;
    Result<void> whole;
    if (!answer)
        whole = tl::unexpected(answer.error());
    else if (whole = m_decoder->finish(); !whole && m_connection)
        whole = tl::unexpected(m_connection->errors().refined(whole.error()));
    if (whole)
        answerEnded();
    else if (!recovered(whole.error()))
        fail(whole.error());
}

void HttpPointStream::batchFilled(LineBatch&& batch)
{
    m_queue.push_back(std::move(batch));
    updatePause();
    announce();
}

void HttpPointStream::announce()
{
    if (m_announced)
        return;
    m_announced = true;
    // Not at once: the reader is at work, and whoever hears of it may destroy the stream.
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_announced = false;
            if (!m_queue.empty() && !m_over)
                emit batchReady();
        },
        Qt::QueuedConnection);
}

bool HttpPointStream::startOver()
{
    if (m_anyTaken)
        return false;
    m_queue.clear();
    m_sink.current() = LineBatch();
    return true;
}

void HttpPointStream::updatePause()
{
    if (m_exchange)
        m_exchange->setPaused(static_cast<qsizetype>(m_queue.size()) >= maximumQueued);
}

void HttpPointStream::complete()
{
    if (m_over)
        return;
    if (!m_ended) {
        m_ended = true;
        m_sink.flush();
    }
    if (!m_queue.empty())
        return;
    m_over = true;
    QMetaObject::invokeMethod(this, &PointStream::finished, Qt::QueuedConnection);
}

void HttpPointStream::fail(Error error)
{
    if (m_over)
        return;
    m_over = true;
    m_queue.clear();
    if (m_exchange)
        m_exchange->abort();
    error.bucket = m_request.bucket;
    error.measurement = m_request.measurement;
    QMetaObject::invokeMethod(
        this, [this, error] { emit failed(error); }, Qt::QueuedConnection);
}

} // namespace telemirror
