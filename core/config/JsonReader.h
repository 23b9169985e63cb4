#pragma once

#include "model/Error.h"
#include "model/TimeRange.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <QtCore/QSet>
#include <QtCore/QUrl>

#include <chrono>
#include <functional>
#include <optional>

namespace telemirror {

/// Reads one JSON object with a fixed set of keys. A missing key leaves its target as it is; the
/// first wrong type, and any unknown key, is an error that names the key.
class JsonReader
{
public:
    /// `owner` says whose keys these are, at the head of a sentence: "The connection \"cloud\"".
    JsonReader(const QString& owner, const QJsonObject& json);

    void string(const QString& key, QString& target);
    void boolean(const QString& key, bool& target);
    void integer(const QString& key, qint64& target, qint64 minimum, qint64 maximum);
    void real(const QString& key, double& target, double minimum, double maximum);
    /// A duration such as "10s", in whole milliseconds.
    void duration(const QString& key, std::chrono::milliseconds& target);
    /// An address; one with a user or password in it is refused.
    void url(const QString& key, QUrl& target);
    /// Calls `read` with the object, if the key is there.
    void object(const QString& key, const std::function<std::optional<Error>(const QJsonObject&)>& read);
    /// Calls `read` with each object of the list, if the key is there, until one fails.
    void objects(const QString& key, const std::function<std::optional<Error>(const QJsonObject&)>& read);

    /// The key's value, which counts as known from here on.
    [[nodiscard]] QJsonValue take(const QString& key);
    void fault(const QString& key, const QString& expected);
    /// The first fault, an unknown key included. Call it after all keys were asked for.
    [[nodiscard]] std::optional<Error> finish();

private:
    void fail(const Error& error);

    QString m_owner;
    QJsonObject m_json;
    QSet<QString> m_known;
    std::optional<Error> m_error;
};

/// A duration as JsonReader::duration() reads it; to the millisecond, the longest cut to 292 years.
[[nodiscard]] QString durationText(std::chrono::milliseconds duration);

} // namespace telemirror
