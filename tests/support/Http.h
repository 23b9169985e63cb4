#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QPair>
#include <QtCore/QString>
#include <QtCore/QUrl>

namespace telemirror::test {

struct HttpAnswer
{
    int status = 0; ///< 0: there was no answer
    QByteArray body;
};

using QueryItems = QList<QPair<QString, QString>>;

/// One request, waited for. Independent of the product, so that tests can set up and judge.
HttpAnswer httpSend(const QByteArray& method, const QUrl& server, const QString& path,
    const QueryItems& query, const QByteArray& body, const QString& token = {},
    const QByteArray& contentType = QByteArrayLiteral("application/octet-stream"));
HttpAnswer httpPost(const QUrl& server, const QString& path, const QueryItems& query, const QByteArray& body,
    const QString& token = {}, const QByteArray& contentType = QByteArrayLiteral("application/octet-stream"));

} // namespace telemirror::test
