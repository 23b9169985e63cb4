#pragma once

#include <QtCore/QString>
#include <QtCore/QUrl>

#include <optional>

namespace telemirror::test {

/// Real servers that tests may use, named by the environment; `./check` starts and names them:
/// TELEMIRROR_TEST_INFLUX1_URL, TELEMIRROR_TEST_REDIS_URL and TELEMIRROR_TEST_MQTT_URL
/// (mqtt://host:port, anonymous). Tests make databases, keys and topics of
/// their own with random names, remove them, and touch nothing else.
[[nodiscard]] std::optional<QUrl> influx1Url();
[[nodiscard]] std::optional<QUrl> redisUrl();
[[nodiscard]] std::optional<QUrl> mqttUrl();

/// A name no other test has: `prefix` and random letters.
[[nodiscard]] QString uniqueName(const QString& prefix);

/// A database of a real InfluxDB 1.x, made by the constructor and dropped by the destructor.
/// Talks to the server by itself, so that it can be the judge of the product's own connection.
class Influx1Database
{
public:
    explicit Influx1Database(const QUrl& server);
    ~Influx1Database();
    Influx1Database(const Influx1Database&) = delete;
    Influx1Database& operator=(const Influx1Database&) = delete;

    [[nodiscard]] QString name() const { return m_name; }
    /// Writes line protocol with the given precision ("ns", "us", "ms", "s"). The HTTP status.
    int write(const QByteArray& lines, const QString& precision = QStringLiteral("ns"));
    /// The body of the answer to an InfluxQL query (JSON, epoch=ns).
    [[nodiscard]] QByteArray query(const QString& statement) const;

private:
    QUrl m_server;
    QString m_name;
};

} // namespace telemirror::test
