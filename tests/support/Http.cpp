#include "support/Http.h"

#include <QtCore/QEventLoop>
#include <QtCore/QUrlQuery>
#include <QtNetwork/QNetworkAccessManager>
#include <QtNetwork/QNetworkReply>

#include <memory>

namespace telemirror::test {

using namespace Qt::StringLiterals;

HttpAnswer httpPost(const QUrl& server, const QString& path, const QueryItems& query, const QByteArray& body,
    const QString& token)
{
    QUrlQuery items;
    for (const auto& [name, value] : query)
        items.addQueryItem(name, QString::fromLatin1(QUrl::toPercentEncoding(value)));
    QUrl url = server;
    url.setPath(path);
    url.setQuery(items);

    QNetworkRequest request(url);
    request.setHeader(QNetworkRequest::ContentTypeHeader, "application/octet-stream"_ba);
    if (!token.isEmpty())
        request.setRawHeader("Authorization", "Token " + token.toUtf8());
    QNetworkAccessManager network;
    const std::unique_ptr<QNetworkReply> reply(network.post(request, body));
    QEventLoop loop;
    QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    loop.exec();
    return {reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), reply->readAll()};
}

} // namespace telemirror::test
