#include "support/Http.h"

#include <QtCore/QEventLoop>
#include <QtCore/QUrlQuery>
#include <QtNetwork/QNetworkAccessManager>
#include <QtNetwork/QNetworkReply>

#include <memory>

namespace telemirror::test {

using namespace Qt::StringLiterals;

HttpAnswer httpSend(const QByteArray& method, const QUrl& server, const QString& path,
    const QueryItems& query, const QByteArray& body, const QString& token, const QByteArray& contentType)
{
    QUrlQuery items;
    for (const auto& [name, value] : query)
        items.addQueryItem(name, QString::fromLatin1(QUrl::toPercentEncoding(value)));
    QUrl url = server;
    url.setPath(path);
    url.setQuery(items);

    QNetworkRequest request(url);
    request.setHeader(QNetworkRequest::ContentTypeHeader, contentType);
    if (!token.isEmpty())
        request.setRawHeader("Authorization", "Token " + token.toUtf8());
    QNetworkAccessManager network;
    const std::unique_ptr<QNetworkReply> reply(network.sendCustomRequest(request, method, body));
    QEventLoop loop;
    QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    loop.exec();
    return {reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), reply->readAll()};
}

HttpAnswer httpPost(const QUrl& server, const QString& path, const QueryItems& query, const QByteArray& body,
    const QString& token, const QByteArray& contentType)
{
    return httpSend("POST"_ba, server, path, query, body, token, contentType);
}

} // namespace telemirror::test
