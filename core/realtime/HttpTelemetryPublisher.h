#pragma once

#include "realtime/SpooledPublisher.h"

#include <QtCore/QTimer>
#include <QtNetwork/QNetworkReply>
#include <QtNetwork/QNetworkRequest>

class QNetworkAccessManager;

namespace telemirror {

/// Sends telemetry documents by HTTP POST, each as `application/json` in a request of its own: to a
/// device endpoint as ThingsBoard has it (`{url}/api/v1/{token}/telemetry`), or to any address.
///
/// Certificates are verified. No redirect is followed, so that the token reaches the host it was
/// entered for alone; a redirect is an error that says so. The token is in no error and no log.
///
/// What an answer means: 2xx: arrived. 408, 429 (and its Retry-After), 5xx, no answer: tried again.
/// 401, 403, 404, 405, 410 and redirects: the address or the token is wrong; tried for a day, then
/// a dead letter. Any other 4xx: this document is refused; a dead letter at once.
class HttpTelemetryPublisher final : public SpooledPublisher
{
    Q_OBJECT

public:
    /// `network` must outlive it.
    HttpTelemetryPublisher(const HttpPublisherSettings& settings, const SpoolPaths& paths,
        QNetworkAccessManager& network, Clock& clock, QObject* parent = nullptr);
    ~HttpTelemetryPublisher() override;

protected:
    void send(const SpooledDocument& document) override;

private:
    void prepareRequest();
    void prepareTls();
    void replyFinished();
    void abandon();
    void judge(int status);
    [[nodiscard]] Error errorOfStatus(int status) const;
    [[nodiscard]] Error errorOfNetwork(QNetworkReply::NetworkError code) const;
    [[nodiscard]] Error made(Error::Kind kind, const QString& message, const QString& detail = {}) const;
    [[nodiscard]] QString withoutToken(QString text) const;

    HttpPublisherSettings m_settings;
    QString m_place; ///< for people
    QNetworkAccessManager& m_network;
    QNetworkRequest m_request;
    QString m_caFault; ///< what is wrong with the file of certificates; empty: nothing
    std::unique_ptr<QNetworkReply> m_reply;
    QTimer m_deadline; ///< for a server that trickles
    bool m_timedOut = false;
};

} // namespace telemirror
