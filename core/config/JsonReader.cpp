#include "config/JsonReader.h"

#include "model/Rule.h"

#include <QtCore/QCoreApplication>

namespace telemirror {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("telemirror::JsonReader", text);
}

} // namespace

JsonReader::JsonReader(const QString& owner, const QJsonObject& json)
    : m_owner(owner)
    , m_json(json)
{}

QJsonValue JsonReader::take(const QString& key)
{
    m_known.insert(key);
    return m_json.value(key);
}

void JsonReader::fail(const Error& error)
{
    if (!m_error)
        m_error = error;
}

void JsonReader::fault(const QString& key, const QString& expected)
{
    fail(failure(Error::Kind::Configuration, tr("%1: \"%2\" must be %3.").arg(m_owner, key, expected))
             .value());
}

std::optional<Error> JsonReader::finish()
{
    for (auto entry = m_json.begin(); entry != m_json.end(); ++entry) {
        if (!m_known.contains(entry.key()))
            fail(failure(
                Error::Kind::Configuration, tr("%1: there is no setting \"%2\".").arg(m_owner, entry.key()))
                     .value());
    }
    return m_error;
}

void JsonReader::string(const QString& key, QString& target)
{
    const QJsonValue value = take(key);
    if (value.isString())
        target = value.toString();
    else if (!value.isUndefined())
        fault(key, tr("a text"));
}

void JsonReader::boolean(const QString& key, bool& target)
{
    const QJsonValue value = take(key);
    if (value.isBool())
        target = value.toBool();
    else if (!value.isUndefined())
        fault(key, tr("true or false"));
}

void JsonReader::integer(const QString& key, qint64& target, qint64 minimum, qint64 maximum)
{
    const QJsonValue value = take(key);
    if (value.isUndefined())
        return;
    // Two defaults tell a whole number from a fraction, which toInteger() answers with its default.
    const qint64 number = value.toInteger(0);
    const bool isWhole = value.isDouble() && number == value.toInteger(1);
    if (isWhole && number >= minimum && number <= maximum)
        target = number;
    else
        fault(key, tr("a whole number from %1 to %2").arg(minimum).arg(maximum));
}

void JsonReader::real(const QString& key, double& target, double minimum, double maximum)
{
    const QJsonValue value = take(key);
    if (value.isUndefined())
        return;
    const double number = value.toDouble();
    if (value.isDouble() && number >= minimum && number <= maximum)
        target = number;
    else
        fault(key, tr("a number from %1 to %2").arg(minimum).arg(maximum));
}

void JsonReader::duration(const QString& key, std::chrono::milliseconds& target)
{
    const QJsonValue value = take(key);
    if (value.isUndefined())
        return;
    const std::optional<Nanoseconds> length = parseDuration(value.toString());
    if (length && *length % nanosecondsPerMillisecond == 0)
        target = std::chrono::milliseconds(*length / nanosecondsPerMillisecond);
    else
        fault(key, tr("a duration such as \"10s\" or \"500ms\""));
}

void JsonReader::url(const QString& key, QUrl& target)
{
    QString text;
    string(key, text);
    const QUrl url(text, QUrl::StrictMode);
    if (!text.isEmpty() && !url.isValid())
        fault(key, tr("an address such as \"http://127.0.0.1:8086\""));
    else if (!url.userInfo().isEmpty())
        fault(key, tr("an address without user and password"));
    else if (m_json.contains(key))
        target = url;
}

void JsonReader::object(
    const QString& key, const std::function<std::optional<Error>(const QJsonObject&)>& read)
{
    const QJsonValue value = take(key);
    if (value.isUndefined())
        return;
    if (!value.isObject())
        return fault(key, tr("an object"));
    if (const std::optional<Error> error = read(value.toObject()))
        fail(*error);
}

void JsonReader::objects(
    const QString& key, const std::function<std::optional<Error>(const QJsonObject&)>& read)
{
    const QJsonValue value = take(key);
    if (value.isUndefined())
        return;
    if (!value.isArray())
        return fault(key, tr("a list of objects"));
    const QJsonArray items = value.toArray();
    for (const QJsonValue& item : items) {
        if (!item.isObject())
            return fault(key, tr("a list of objects"));
        if (const std::optional<Error> error = read(item.toObject()))
            return fail(*error);
    }
}

QString durationText(std::chrono::milliseconds duration)
{
    Nanoseconds length = 0;
    if (qMulOverflow(qint64(duration.count()), nanosecondsPerMillisecond, &length))
        length = duration.count() > 0 ? std::numeric_limits<Nanoseconds>::max()
                                      : std::numeric_limits<Nanoseconds>::min();
    return formatDuration(length - length % nanosecondsPerMillisecond);
}

} // namespace telemirror
