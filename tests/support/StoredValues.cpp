#include "support/StoredValues.h"

#include "support/Http.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtTest/QTest>

#include <bit>

namespace telemirror::test {

using namespace Qt::StringLiterals;

namespace {

QByteArray keyOf(
    const QByteArray& measurement, const QList<Tag>& tags, const QByteArray& field, Timestamp time)
{
    QByteArray key = measurement;
    for (const Tag& tag : tags)
        key += '\x1f' + tag.key + '\x1e' + tag.value;
    return key + '\x1d' + field + '\x1c' + QByteArray::number(time);
}

QByteArray contentOf(const FieldValue& value)
{
    struct Visitor
    {
        QByteArray operator()(double v) const
        {
            return "float:" + QByteArray::number(std::bit_cast<quint64>(v), 16) + " (" +
                QByteArray::number(v, 'g', 17) + ')';
        }
        QByteArray operator()(qint64 v) const { return "integer:" + QByteArray::number(v); }
        QByteArray operator()(quint64 v) const { return "unsigned:" + QByteArray::number(v); }
        QByteArray operator()(const QByteArray& v) const { return "string:" + v; }
        QByteArray operator()(bool v) const { return v ? "boolean:true"_ba : "boolean:false"_ba; }
    };
    return std::visit(Visitor{}, value);
}

/// Qt's JSON keeps whole numbers as 64-bit integers, which have no negative zero, and numbers beyond
/// them as floats: both are made strings.
QByteArray withExactNumbers(const QByteArray& json)
{
    static const QRegularExpression bare(u"(?<=[\\[,])(-0|-?\\d{19,})(?=[,\\]])"_s);
    return QString::fromUtf8(json).replace(bare, u"\"\\1\""_s).toUtf8();
}

/// InfluxQL's quoting, written here once more on purpose.
QString quoted(QString name)
{
    return u'"' + name.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s).replace(u'\n', u"\\n"_s) + u'"';
}

QList<Tag> tagsOf(const QJsonObject& json)
{
    QList<Tag> tags;
    for (auto it = json.begin(); it != json.end(); ++it) {
        if (!it->toString().isEmpty())
            tags.append({it.key().toUtf8(), it->toString().toUtf8()});
    }
    std::sort(tags.begin(), tags.end());
    return tags;
}

qint64 integerOf(const QJsonValue& json)
{
    return json.isString() ? json.toString().toLongLong() : json.toInteger();
}

FieldValue valueOf(const QJsonValue& json, FieldType type)
{
    switch (type) {
    case FieldType::Float: return json.isString() ? json.toString().toDouble() : json.toDouble();
    case FieldType::Integer: return integerOf(json);
    case FieldType::Unsigned:
        return quint64(json.isString() ? json.toString().toULongLong() : quint64(json.toInteger()));
    case FieldType::String: return json.toString().toUtf8();
    case FieldType::Boolean: return json.toBool();
    }
    return false;
}

class Reader
{
public:
    Reader(const QUrl& server, const QString& token, const QString& database)
        : m_server(server)
        , m_token(token)
        , m_database(database)
    {}

    StoredValues read() const
    {
        StoredValues values;
        for (const QJsonValue& row : rows(u"SHOW MEASUREMENTS"_s))
            readMeasurement(row.toArray().first().toString(), values);
        return values;
    }

private:
    QJsonArray series(const QString& statement) const
    {
        // The sample cloud limits what is read, of whoever reads.
        HttpAnswer answer;
        const bool answered = QTest::qWaitFor(
            [&] {
                answer = httpPost(m_server, u"/query"_s,
                    {{u"db"_s, m_database}, {u"epoch"_s, u"ns"_s}, {u"q"_s, statement}}, {}, m_token);
                return answer.status != 429;
            },
            60'000);
        if (!answered)
            qFatal("readBack: %s: limited for a minute", qPrintable(statement));
        const QJsonObject result = QJsonDocument::fromJson(withExactNumbers(answer.body))
                                       .object()[u"results"_s]
                                       .toArray()
                                       .first()
                                       .toObject();
        if (answer.status != 200 || result.contains(u"error"_s))
            qFatal("readBack: %s: %d %s", qPrintable(statement), answer.status, answer.body.constData());
        return result[u"series"_s].toArray();
    }

    QJsonArray rows(const QString& statement) const
    {
        return series(statement).first().toObject()[u"values"_s].toArray();
    }

    void readMeasurement(const QString& measurement, StoredValues& values) const
    {
        QHash<QString, FieldType> types;
        for (const QJsonValue& row : rows(u"SHOW FIELD KEYS FROM "_s + quoted(measurement)))
            types.insert(row.toArray()[0].toString(), *fieldTypeFromName(row.toArray()[1].toString()));
        for (const QJsonValue& item : series(u"SELECT * FROM %1 GROUP BY *"_s.arg(quoted(measurement)))) {
            const QJsonObject one = item.toObject();
            const QList<Tag> tags = tagsOf(one[u"tags"_s].toObject());
            const QJsonArray columns = one[u"columns"_s].toArray();
            for (const QJsonValue& row : one[u"values"_s].toArray()) {
                const QJsonArray cells = row.toArray();
                for (qsizetype i = 1; i < columns.size(); ++i) {
                    if (cells[i].isNull())
                        continue;
                    const QString field = columns[i].toString();
                    values.insert(keyOf(measurement.toUtf8(), tags, field.toUtf8(), integerOf(cells[0])),
                        contentOf(valueOf(cells[i], types.value(field))));
                }
            }
        }
    }

    QUrl m_server;
    QString m_token;
    QString m_database;
};

} // namespace

StoredValues valuesOf(const QList<Point>& points)
{
    StoredValues values;
    for (const Point& point : points) {
        for (const Field& field : point.fields)
            values.insert(
                keyOf(point.measurement, point.tags, field.key, point.time), contentOf(field.value));
    }
    return values;
}

StoredValues readBack(const QUrl& server, const QString& token, const QString& database)
{
    return Reader(server, token, database).read();
}

QByteArray differences(const StoredValues& actual, const StoredValues& expected)
{
    QByteArray text;
    int shown = 0;
    const auto show = [&](const char* what, const QByteArray& key, const QByteArray& value) {
        if (++shown <= 5)
            text += what + key.toPercentEncoding(" =,") + ' ' + value + '\n';
    };
    for (auto it = expected.begin(); it != expected.end(); ++it) {
        const auto found = actual.find(it.key());
        if (found == actual.end())
            show("missing: ", it.key(), it.value());
        else if (*found != *it)
            show("differs: ", it.key(), *found + " instead of " + *it);
    }
    for (auto it = actual.begin(); it != actual.end(); ++it) {
        if (!expected.contains(it.key()))
            show("too much: ", it.key(), it.value());
    }
    if (shown > 0)
        text += QByteArray::number(shown) + " differences; " + QByteArray::number(actual.size()) +
            " values, expected " + QByteArray::number(expected.size());
    return text;
}

} // namespace telemirror::test
