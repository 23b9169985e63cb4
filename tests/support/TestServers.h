#pragma once

#include <QtCore/QString>
#include <QtCore/QUrl>

#include <optional>

namespace telemirror::test {

/// Real servers that tests may use, named by the environment: TELEMIRROR_TEST_INFLUX1_URL,
/// TELEMIRROR_TEST_REDIS_URL and TELEMIRROR_TEST_MQTT_URL (mqtt://host:port, anonymous), which
/// `./check` starts where they are not given. Tests make databases, buckets, keys and topics of their
/// own with random names, remove them, and touch nothing else.
[[nodiscard]] std::optional<QUrl> influx1Url();
[[nodiscard]] std::optional<QUrl> redisUrl();
[[nodiscard]] std::optional<QUrl> mqttUrl();

/// A real InfluxDB 2.x, named by TELEMIRROR_TEST_INFLUX2_URL, _TOKEN and _ORG. Debian has none, so
/// nothing starts one: what needs it is skipped where it is not given.
struct Influx2Server
{
    QUrl url;
    QString token;
    QString organization;
};
[[nodiscard]] std::optional<Influx2Server> influx2Server();

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

/// A bucket of a real InfluxDB 2.x, made by the constructor and removed by the destructor; it aborts
/// the program if the server does not make it. Talks to the server by itself as well.
class Influx2Bucket
{
public:
    /// The bucket's name is `prefix` and random letters.
    explicit Influx2Bucket(const Influx2Server& server, const QString& prefix = QStringLiteral("test_"));
    ~Influx2Bucket();
    Influx2Bucket(const Influx2Bucket&) = delete;
    Influx2Bucket& operator=(const Influx2Bucket&) = delete;

    [[nodiscard]] QString name() const { return m_name; }
    int write(const QByteArray& lines, const QString& precision = QStringLiteral("ns"));

private:
    Influx2Server m_server;
    QString m_name;
    QString m_id;
};

} // namespace telemirror::test
