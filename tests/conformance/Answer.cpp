#include "Answer.h"

#include <QtCore/QJsonArray>

namespace telemirror::conformance {

using namespace Qt::StringLiterals;

namespace {

QByteArray shown(const QByteArray& line)
{
    QByteArray text = line;
    return text.replace('\r', "\\r").replace('\n', "\\n");
}

} // namespace

QByteArray Answer::difference(const Answer& actual, const Answer& expected)
{
    QByteArray text;
    const auto compare = [&text](const QByteArray& what, const QByteArray& is, const QByteArray& wanted) {
        if (is != wanted)
            text += what + ": " + shown(is) + "\n  instead of: " + shown(wanted) + '\n';
    };
    compare("status", QByteArray::number(actual.status), QByteArray::number(expected.status));
    compare("content type", actual.contentType, expected.contentType);
    compare("error code", actual.errorCode, expected.errorCode);
    const QByteArrayList is = actual.body.split('\n');
    const QByteArrayList wanted = expected.body.split('\n');
    int lines = 0;
    for (qsizetype i = 0; i < std::max(is.size(), wanted.size()) && lines < 6; ++i) {
        if (is.value(i) == wanted.value(i) && (i < is.size()) == (i < wanted.size()))
            continue;
        ++lines;
        text += "line " + QByteArray::number(i + 1) + ": " +
            (i < is.size() ? shown(is.at(i)) : "(nothing)"_ba) +
            "\n  instead of: " + (i < wanted.size() ? shown(wanted.at(i)) : "(nothing)"_ba) + '\n';
    }
    return text;
}

QJsonObject Answer::toJson() const
{
    QJsonObject json{{u"status"_s, status}};
    if (!contentType.isEmpty())
        json[u"type"_s] = QString::fromLatin1(contentType);
    if (!errorCode.isEmpty())
        json[u"code"_s] = QString::fromLatin1(errorCode);
    if (body.isEmpty())
        return json;
    // Lines, so that a change of a recording can be read.
    QJsonArray lines;
    for (const QByteArray& line : body.split('\n'))
        lines.append(QString::fromUtf8(line));
    if (QString::fromUtf8(body).toUtf8() == body)
        json[u"body"_s] = lines;
    else
        json[u"base64"_s] = QString::fromLatin1(body.toBase64());
    return json;
}

Answer Answer::fromJson(const QJsonObject& json)
{
    Answer answer;
    answer.status = json[u"status"_s].toInt();
    answer.contentType = json[u"type"_s].toString().toLatin1();
    answer.errorCode = json[u"code"_s].toString().toLatin1();
    if (json.contains(u"base64"_s))
        answer.body = QByteArray::fromBase64(json[u"base64"_s].toString().toLatin1());
    QByteArrayList lines;
    for (const QJsonValue& line : json[u"body"_s].toArray())
        lines.append(line.toString().toUtf8());
    if (!lines.isEmpty())
        answer.body = lines.join('\n');
    return answer;
}

} // namespace telemirror::conformance
