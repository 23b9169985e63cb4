#include "Recording.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QSaveFile>

namespace telemirror::conformance {

using namespace Qt::StringLiterals;

namespace {

/// Tells whether an answer belongs to the request as it is now.
QString digestOf(const Case& one, const DataSet& data)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(data.bucketSuffix.toUtf8() + '\0' + data.lines + '\0');
    if (!data.policy.isEmpty())
        hash.addData(data.policy.toUtf8() + '\0');
    for (const Step& step : one.steps) {
        hash.addData(step.method + ' ' + step.path.toUtf8() + '\n');
        for (const auto& [name, value] : step.headers)
            hash.addData(name + ": " + value + '\n');
        hash.addData(step.script ? step.script(u"b"_s).toUtf8() : step.body);
        hash.addData(QJsonDocument(step.queryMembers).toJson(QJsonDocument::Compact));
        hash.addData(QByteArray::number(step.repeat) + ' ' + QByteArray::number(int(step.gzip)) + ' ' +
            QByteArray::number(int(step.withToken)) + ' ' + QByteArray::number(int(step.comparison)) + '\0');
    }
    return QString::fromLatin1(hash.result().left(6).toHex());
}

} // namespace

Result<Recording> Recording::load(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(Error::Kind::Storage, u"%1 cannot be read: %2"_s.arg(path, file.errorString()));
    const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
    if (!json.contains(u"cases"_s))
        return failure(Error::Kind::Malformed, u"%1 is no recording"_s.arg(path));
    Recording recording;
    recording.server = json[u"server"_s].toString();
    recording.m_cases = json[u"cases"_s].toObject();
    return recording;
}

Result<void> Recording::save(const QString& path) const
{
    const QByteArray text = QJsonDocument(QJsonObject{{u"server"_s, server}, {u"cases"_s, m_cases}}).toJson();
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit())
        return failure(Error::Kind::Storage, u"%1 cannot be written: %2"_s.arg(path, file.errorString()));
    return {};
}

void Recording::set(const Case& one, const DataSet& data, const QList<Answer>& answers)
{
    QJsonArray list;
    for (const Answer& answer : answers)
        list.append(answer.toJson());
    m_cases[one.name] = QJsonObject{{u"request"_s, digestOf(one, data)}, {u"answers"_s, list}};
}

std::optional<QList<Answer>> Recording::answers(const Case& one, const DataSet& data) const
{
    const QJsonObject json = m_cases[one.name].toObject();
    if (json[u"request"_s].toString() != digestOf(one, data))
        return std::nullopt;
    QList<Answer> answers;
    for (const QJsonValue& answer : json[u"answers"_s].toArray())
        answers.append(Answer::fromJson(answer.toObject()));
    return answers;
}

void Recording::keepOnly(const QList<Case>& cases)
{
    for (const QString& name : m_cases.keys()) {
        const bool known =
            std::any_of(cases.cbegin(), cases.cend(), [&name](const Case& one) { return one.name == name; });
        if (!known)
            m_cases.remove(name);
    }
}

} // namespace telemirror::conformance
