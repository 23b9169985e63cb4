#include "sandbox/ApiError.h"

#include <QtCore/QJsonDocument>

namespace telemirror::sandbox {

using namespace Qt::StringLiterals;

HttpAnswer jsonAnswer(const QJsonObject& json, int status)
{
    HttpAnswer answer;
    answer.status = status;
    answer.contentType = "application/json; charset=utf-8"_ba;
    answer.body = QJsonDocument(json).toJson(QJsonDocument::Compact);
    return answer;
}

HttpAnswer emptyAnswer()
{
    HttpAnswer answer;
    answer.status = 204;
    return answer;
}

HttpAnswer apiError(int status, const QString& code, const QString& message)
{
    HttpAnswer answer = jsonAnswer({{u"code"_s, code}, {u"message"_s, message}}, status);
    answer.headers.append({"X-Platform-Error-Code"_ba, code.toLatin1()});
    return answer;
}

HttpAnswer legacyError(int status, const QString& message)
{
    HttpAnswer answer = jsonAnswer({{u"error"_s, message}}, status);
    answer.contentType = "application/json"_ba;
    // A header cannot hold a line end.
    answer.headers.append({"X-Influxdb-Error"_ba, message.simplified().toUtf8().left(512)});
    return answer;
}

std::pair<int, QString> statusOf(Error::Kind kind)
{
    switch (kind) {
    case Error::Kind::NotFound: return {404, u"not found"_s};
    case Error::Kind::Busy: return {422, u"conflict"_s};
    case Error::Kind::PartialWrite: return {422, u"unprocessable entity"_s};
    case Error::Kind::TooLarge: return {413, u"request too large"_s};
    case Error::Kind::BadRequest:
    case Error::Kind::Query:
    case Error::Kind::Malformed: return {400, u"invalid"_s};
    default: return {500, u"internal error"_s};
    }
}

HttpAnswer apiError(const Error& error)
{
    const auto [status, code] = statusOf(error.kind);
    return apiError(status, code, error.message);
}

HttpAnswer unknownPath()
{
    return apiError(404, u"not found"_s, u"path not found"_s);
}

HttpAnswer wrongMethod(const QByteArray& allowed)
{
    HttpAnswer answer =
        apiError(405, u"method not allowed"_s, u"allow: %1"_s.arg(QString::fromLatin1(allowed)));
    answer.headers.append({"Allow"_ba, allowed});
    return answer;
}

} // namespace telemirror::sandbox
