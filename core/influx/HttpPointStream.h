#pragma once

#include "influx/HttpConnection.h"
#include "influx/PointDecoder.h"
#include "influx/PointStream.h"

#include <deque>

namespace telemirror {

/// A stream of points out of the answers of one or several requests, one after the other. A
/// dialect's stream sends the first in begin(), and says in answerEnded() what comes next.
class HttpPointStream : public PointStream
{
    Q_OBJECT

public:
    HttpPointStream(HttpConnection& connection, const ReadRequest& request);
    ~HttpPointStream() override;

    [[nodiscard]] std::optional<LineBatch> takeBatch() override;
    void abort() override;
    [[nodiscard]] qint64 bytesRead() const override;

protected:
    [[nodiscard]] const ReadRequest& readRequest() const { return m_request; }
    [[nodiscard]] HttpConnection* connection() const { return m_connection; }
    [[nodiscard]] LineSink& sink() { return m_sink; }
    /// Sends a request whose answer holds points.
    void receive(const HttpRequest& request, std::unique_ptr<PointDecoder> decoder);
    /// Sends a request whose (small) answer is needed to go on; `done` is called with a good one.
    void ask(const HttpRequest& request, std::function<void(const QByteArray&)> done);
    /// The answer to receive() ended completely.
    virtual void answerEnded() { complete(); }
    /// The answer to receive() ended with an error. Returns whether the stream goes on in another
    /// way, e.g. with another request.
    virtual bool recovered(const Error& error)
    {
        Q_UNUSED(error)
        return false;
    }
    /// Forgets what was received, so that it can be asked for anew; false if some of it was taken.
    [[nodiscard]] bool startOver();
    /// There is nothing more to come.
    void complete();
    void fail(Error error);

private:
    void batchFilled(LineBatch&& batch);
    void announce();
    void exchangeEnded(const Result<HttpAnswer>& answer);
    void updatePause();

    QPointer<HttpConnection> m_connection;
    ReadRequest m_request;
    LineSink m_sink;
    std::deque<LineBatch> m_queue;
    std::unique_ptr<PointDecoder> m_decoder;
    QPointer<HttpExchange> m_exchange;
    qint64 m_bytesOfEnded = 0; ///< received by exchanges that have ended
    bool m_announced = false;
    bool m_anyTaken = false;
    bool m_ended = false; ///< the last batch is in the queue
    bool m_over = false;  ///< finished() or failed() is on its way
};

} // namespace telemirror
