#include "AnswerCleaner.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

namespace telemirror::conformance {

using namespace Qt::StringLiterals;

namespace {

/// Members of JSON answers whose values are the server's own.
bool isOwn(const QString& name)
{
    static const QSet<QString> own{
        u"createdAt"_s, u"updatedAt"_s, u"version"_s, u"commit"_s, u"build"_s, u"started"_s, u"up"_s};
    return own.contains(name);
}

/// Blocks of tables are parted by empty lines, of which an empty result is one more: all of them go to
/// the end. With an error among them their number depends on what else was under way when it came.
QByteArray withSortedTables(const QByteArray& csv)
{
    QStringList blocks(1);
    qsizetype empty = 0;
    for (const QString& line : QString::fromUtf8(csv).split(u"\r\n"_s)) {
        if (!line.isEmpty()) {
            blocks.last() += line + u"\r\n"_s;
            continue;
        }
        ++empty;
        blocks.append(QString());
    }
    blocks.removeAll(QString());
    blocks.sort();
    if (csv.contains(",error,reference"))
        empty = 1;
    return blocks.join(QString()).toUtf8() + QByteArray("\r\n").repeated(empty);
}

} // namespace

AnswerCleaner::AnswerCleaner(const QList<std::pair<QString, QString>>& known)
    : m_known(known)
{
    m_known.removeIf([](const auto& text) { return text.first.isEmpty(); });
}

QString AnswerCleaner::withoutKnown(QString text) const
{
    static const QRegularExpression bound(u"(Bound at )[-0-9T:.]+Z"_s); // counted from now
    text.replace(bound, u"\\1<time>"_s);
    for (const auto& [own, common] : m_known)
        text.replace(own, common);
    return text;
}

Answer AnswerCleaner::clean(Answer answer, Comparison comparison)
{
    if (answer.status == 204)
        answer.contentType.clear(); // of nothing
    if (answer.body.startsWith("{\"results\":")) {
        answer.body = cleanResults(answer.body, comparison);
    } else if (answer.contentType.startsWith("application/json")) {
        answer.body = cleanJson(answer.body, comparison);
    } else if (comparison == Comparison::Code) {
        answer.body.clear();
    } else {
        for (const auto& [own, common] : m_known)
            answer.body.replace(own.toUtf8(), common.toUtf8());
    }
    if (comparison == Comparison::Unordered)
        answer.body = withSortedTables(answer.body);
    return answer;
}

QByteArray AnswerCleaner::cleanJson(const QByteArray& body, Comparison comparison)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (!document.isObject())
        return withoutKnown(QString::fromUtf8(body)).toUtf8();
    QJsonObject json = document.object();
    if (comparison == Comparison::Code)
        json = {{u"code"_s, json[u"code"_s]}};
    if (comparison == Comparison::Shape)
        json = shapeOf(json).toObject();
    return QJsonDocument(cleaned({}, json).toObject()).toJson(QJsonDocument::Indented);
}

QByteArray AnswerCleaner::cleanResults(const QByteArray& body, Comparison comparison)
{
    if (comparison == Comparison::Code)
        return {};
    // As it stands, since numbers are to be spelt alike.
    if (comparison != Comparison::Shape)
        return withoutKnown(QString::fromUtf8(body)).toUtf8();
    QByteArrayList lines;
    for (const QByteArray& line : body.trimmed().split('\n'))
        lines.append(QJsonDocument(shapeOf(QJsonDocument::fromJson(line).object()).toObject())
                         .toJson(QJsonDocument::Compact));
    return lines.join('\n');
}

QJsonValue AnswerCleaner::cleaned(const QString& name, const QJsonValue& value)
{
    static const QRegularExpression id(u"\\b[0-9a-f]{16}\\b"_s);
    if (value.isObject()) {
        QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            *it = cleaned(it.key(), *it);
        return object;
    }
    if (value.isArray()) {
        QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i)
            array[i] = cleaned(name, array.at(i));
        return array;
    }
    if (!value.isString())
        return value;
    if (isOwn(name))
        return u"<%1>"_s.arg(name);
    for (const auto& [own, common] : m_known) {
        if (own == u'"' + value.toString() + u'"')
            return common.mid(1, common.size() - 2);
    }
    QString text = withoutKnown(value.toString());
    for (auto match = id.match(text); match.hasMatch(); match = id.match(text)) {
        QString& standIn = m_ids[match.captured()];
        if (standIn.isEmpty())
            standIn = u"<id %1>"_s.arg(m_ids.size());
        text.replace(match.captured(), standIn);
    }
    return text;
}

QJsonValue AnswerCleaner::shapeOf(const QJsonValue& value)
{
    if (value.isObject()) {
        QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            *it = shapeOf(*it);
        return object;
    }
    if (value.isArray()) {
        // Each once, in an order of their own: which is met first says nothing.
        QMap<QByteArray, QJsonValue> shapes;
        for (const QJsonValue& one : value.toArray()) {
            const QJsonValue shape = shapeOf(one);
            shapes[QJsonDocument(QJsonArray{shape}).toJson(QJsonDocument::Compact)] = shape;
        }
        QJsonArray list;
        for (const QJsonValue& shape : std::as_const(shapes))
            list.append(shape);
        return list;
    }
    switch (value.type()) {
    case QJsonValue::Bool: return u"boolean"_s;
    case QJsonValue::Double: return u"number"_s;
    case QJsonValue::String: return u"string"_s;
    default: return u"null"_s;
    }
}

} // namespace telemirror::conformance
