#pragma once

#include "influx/AnswerBudget.h"
#include "influx/Connection.h"
#include "influx/HttpErrorMapper.h"
#include "influx/HttpExchange.h"

#include <QtCore/QPromise>
#include <QtCore/QUrlQuery>
#include <QtNetwork/QSslConfiguration>

namespace telemirror {

/// What the dialects share: addresses, headers, credentials, and the requests under way.
class HttpConnection : public Connection
{
    Q_OBJECT

public:
    /// A future's other end that can be copied into callbacks. Must be fulfilled once.
    template <typename T>
    class Pending
    {
    public:
        Pending()
            : m_promise(std::make_shared<QPromise<Result<T>>>())
        {
            m_promise->start();
        }
        [[nodiscard]] QFuture<Result<T>> future() const { return m_promise->future(); }
        void fulfil(Result<T> result) const
        {
            m_promise->addResult(std::move(result));
            m_promise->finish();
        }

    private:
        std::shared_ptr<QPromise<Result<T>>> m_promise;
    };

    using Body = std::function<void(const Result<HttpAnswer>&, const QByteArray&)>;

    HttpConnection(const ConnectionSettings& settings, QNetworkAccessManager& network);
    ~HttpConnection() override;

    [[nodiscard]] const ConnectionSettings& settings() const override { return m_settings; }
    [[nodiscard]] const HttpErrorMapper& errors() const { return m_errors; }
    void abortAll() override;

    /// Sends `request` and streams the answer; see HttpExchange. The exchange is the connection's
    /// and deletes itself when it has ended.
    HttpExchange* send(
        const HttpRequest& request, HttpExchange::Consumer consumer, HttpExchange::Completion completion);

protected:
    /// A request to `path` below the connection's address, with credentials.
    void prepareTls();
    [[nodiscard]] HttpRequest request(const QString& path, const QList<QPair<QString, QString>>& query) const;
    /// Sends `request` and collects a (small) answer.
    void fetch(const HttpRequest& request, Body done);
    /// Sends `request` and gives the answer to a reader of which something is kept for every row; how much
    /// that may be, AnswerBudget says. `done` is called with the answer once the reader, too, found it whole.
    template <typename Reader>
    void collect(const HttpRequest& request, const std::shared_ptr<Reader>& reader,
        std::function<void(const Result<HttpAnswer>&)> done)
    {
        send(
            request,
            [reader, budget = AnswerBudget()](QByteArrayView bytes) mutable -> Result<void> {
                Result<void> fed = reader->feed(bytes);
                return fed ? budget.take(bytes.size(), reader->rowCount()) : fed;
            },
            [this, reader, done = std::move(done)](const Result<HttpAnswer>& answer) {
                if (!answer)
                    return done(answer);
                const Result<void> whole = reader->finish();
                done(whole ? answer : Result<HttpAnswer>(tl::unexpected(m_errors.refined(whole.error()))));
            });
    }
    /// Asks `/ping` for the version; servers that hide it there are asked at `/health`, and at `/`
    /// where that answer is not InfluxDB's.
    void identify(std::function<void(const Result<ServerInfo>&)> done);
    /// Writes `lines` with `request`, compressed.
    [[nodiscard]] QFuture<Result<WriteReceipt>> sendLines(
        HttpRequest request, const QString& bucket, const QByteArray& lines);
    /// The number in front of a version: 1 of "1.6.7", 2 of "v2.7.5"; 0 if there is none.
    [[nodiscard]] static int majorVersion(const QString& version);
    /// The products that identify() knows beside InfluxDB and InfluxDB Cloud. Serverless is a guess: of
    /// both kinds of Cloud one may say so.
    [[nodiscard]] static QString serverlessProduct();
    [[nodiscard]] static QString victoriaMetricsProduct();
    [[nodiscard]] static bool isInflux3(const ServerInfo& server);
    [[nodiscard]] Error wrongDialect(const ServerInfo& server) const;
    [[nodiscard]] static Error placed(Error error, const QString& bucket, const QString& measurement = {});

private:
    void askHealth(ServerInfo server, std::function<void(const Result<ServerInfo>&)> done);
    void askFrontPage(ServerInfo server, std::function<void(const Result<ServerInfo>&)> done);
    [[nodiscard]] QByteArray authorization() const;

    ConnectionSettings m_settings;
    QNetworkAccessManager& m_network;
    HttpErrorMapper m_errors;
    QSslConfiguration m_tls;         ///< of https
    std::optional<Error> m_tlsFault; ///< why nothing can be sent
    bool m_closing = false;
};

} // namespace telemirror
