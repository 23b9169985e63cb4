#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QUrlQuery>

#include <utility>

namespace telemirror::sandbox {

/// A request as the sandbox's services see it, whatever carried it.
struct HttpRequest
{
    QByteArray method; ///< "GET", "POST", …
    QString path;
    QUrlQuery query;
    QByteArray contentType;
    QByteArray contentEncoding;
    QByteArray authorization;
    QByteArray accept;
    QByteArray body;

    /// A parameter of the query, with `+` and percent signs decoded; empty if it is missing.
    [[nodiscard]] QString parameter(const QString& name) const;
    [[nodiscard]] bool hasParameter(const QString& name) const { return query.hasQueryItem(name); }
};

struct HttpAnswer
{
    int status = 200;
    QByteArray contentType;
    QByteArray body;
    QList<std::pair<QByteArray, QByteArray>> headers;
};

} // namespace telemirror::sandbox
