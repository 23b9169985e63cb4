#include "TestPlace.h"

#include "EngineBench.h"
#include "influx/wire/LineProtocolWriter.h"
#include "support/Http.h"
#include "support/TestServers.h"

namespace telemirror::test {

using namespace Qt::StringLiterals;

namespace {

class SandboxPlace final : public TestPlace
{
public:
    explicit SandboxPlace(const QString& bucket)
        : m_bucket(bucket)
        , m_server(startSandbox(bucket))
    {}

    QString bucket() const override { return m_bucket; }
    ConnectionSettings connection(const QString& id) const override
    {
        return EngineBench::connection(id, *m_server);
    }
    int write(const QByteArray& lines, const QString& precision) override
    {
        return httpPost(m_server->url(), u"/api/v2/write"_s,
            {{u"org"_s, m_server->organization()}, {u"bucket"_s, m_bucket}, {u"precision"_s, precision}},
            lines, m_server->token())
            .status;
    }
    StoredValues values() const override { return readBack(m_server->url(), m_server->token(), m_bucket); }

private:
    QString m_bucket;
    std::unique_ptr<sandbox::SandboxServer> m_server;
};

class Influx1Place final : public TestPlace
{
public:
    QString bucket() const override { return m_database.name(); }
    ConnectionSettings connection(const QString& id) const override
    {
        return EngineBench::connection(id, *influx1Url(), Dialect::Automatic);
    }
    int write(const QByteArray& lines, const QString& precision) override
    {
        return m_database.write(lines, precision);
    }
    StoredValues values() const override { return readBack(*influx1Url(), {}, m_database.name()); }

private:
    Influx1Database m_database{*influx1Url()};
};

class Influx2Place final : public TestPlace
{
public:
    Influx2Place(const QString& prefix, Dialect dialect)
        : m_server(*influx2Server())
        , m_bucket(m_server, prefix)
        , m_dialect(dialect)
    {}

    QString bucket() const override { return m_bucket.name(); }
    ConnectionSettings connection(const QString& id) const override
    {
        ConnectionSettings settings = EngineBench::connection(id, m_server);
        settings.dialect = m_dialect;
        return settings;
    }
    int write(const QByteArray& lines, const QString& precision) override
    {
        return m_bucket.write(lines, precision);
    }
    /// Every bucket of 2.x can be read as a database of that name.
    StoredValues values() const override { return readBack(m_server.url, m_server.token, m_bucket.name()); }

private:
    Influx2Server m_server;
    Influx2Bucket m_bucket;
    Dialect m_dialect;
};

} // namespace

std::unique_ptr<TestPlace> TestPlace::make(PlaceKind kind, const QString& name)
{
    switch (kind) {
    case PlaceKind::Sandbox: return std::make_unique<SandboxPlace>(name);
    case PlaceKind::Influx1: return influx1Url() ? std::make_unique<Influx1Place>() : nullptr;
    case PlaceKind::Influx2:
        return influx2Server() ? std::make_unique<Influx2Place>(name, Dialect::Automatic) : nullptr;
    case PlaceKind::Influx2V1:
        return influx2Server() ? std::make_unique<Influx2Place>(name, Dialect::InfluxQL) : nullptr;
    }
    return nullptr;
}

int TestPlace::write(const QList<Point>& points)
{
    QByteArray lines;
    for (const Point& point : points) {
        QString reason;
        if (LineProtocolWriter::append(lines, point, &reason) != LineProtocolWriter::Outcome::Written)
            qFatal("a test point cannot be written: %s", qPrintable(reason));
    }
    return write(lines, u"ns"_s);
}

const char* nameOf(PlaceKind kind)
{
    switch (kind) {
    case PlaceKind::Sandbox: return "sandbox";
    case PlaceKind::Influx1: return "InfluxDB 1.x";
    case PlaceKind::Influx2: return "InfluxDB 2.x";
    case PlaceKind::Influx2V1: return "InfluxDB 2.x by InfluxQL";
    }
    return "";
}

} // namespace telemirror::test
