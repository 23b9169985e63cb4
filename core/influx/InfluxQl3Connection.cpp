#include "influx/InfluxQl3Connection.h"

#include "influx/FluxConnection.h"
#include "model/FutureHandler.h"

namespace telemirror {

using namespace Qt::StringLiterals;
using Kind = Error::Kind;

namespace {

/// Whether the server has no such statement, or takes none of this kind.
bool isUnknown(const Error& error)
{
    return error.kind == Kind::Query || error.kind == Kind::BadRequest || error.kind == Kind::NotFound ||
        error.kind == Kind::Forbidden;
}

} // namespace

InfluxQl3Connection::InfluxQl3Connection(const ConnectionSettings& settings, QNetworkAccessManager& network)
    : InfluxQlConnection(settings, network)
    , m_v2(std::make_unique<FluxConnection>(settings, network))
{
    connect(m_v2.get(), &Connection::requested, this, &Connection::requested);
    connect(m_v2.get(), &Connection::received, this, &Connection::received);
    connect(m_v2.get(), &Connection::limited, this, &Connection::limited);
}

InfluxQl3Connection::~InfluxQl3Connection() = default;

void InfluxQl3Connection::abortAll()
{
    m_v2->abortAll();
    InfluxQlConnection::abortAll();
}

QFuture<Result<ServerInfo>> InfluxQl3Connection::probe()
{
    const Pending<ServerInfo> pending;
    identify([this, pending](const Result<ServerInfo>& server) {
        if (!server)
            return pending.fulfil(server);
        // A gateway may hide the version; what is known to be another is refused.
        const int version = majorVersion(server->version);
        const bool isOther = version == 1 || version == 2 || server->product == victoriaMetricsProduct();
        if (isOther)
            pending.fulfil(tl::unexpected(wrongDialect(*server)));
        else
            checkCredentials(*server, pending);
    });
    return pending.future();
}

void InfluxQl3Connection::checkCredentials(const ServerInfo& server, const Pending<ServerInfo>& pending)
{
    whenFinished(this, buckets(), [server, pending](const Result<QList<Bucket>>& list) {
        ServerInfo found = server;
        found.dialect = Dialect::InfluxQL3;
        if (list)
            pending.fulfil(found);
        else
            pending.fulfil(tl::unexpected(list.error()));
    });
}

QFuture<Result<QList<Bucket>>> InfluxQl3Connection::buckets()
{
    const Pending<QList<Bucket>> pending;
    ask(u"SHOW DATABASES"_s, {}, [this, pending](const Result<QJsonArray>& results) {
        if (!results && isUnknown(results.error())) {
            whenFinished(this, m_v2->buckets(),
                [pending](const Result<QList<Bucket>>& list) { pending.fulfil(list); });
            return;
        }
        if (!results)
            return pending.fulfil(tl::unexpected(results.error()));
        QList<Bucket> buckets;
        const QStringList names = namesIn(results->first());
        for (const QString& name : names)
            buckets.append({name, name, 0, name.startsWith(u'_')});
        std::ranges::sort(buckets, {}, &Bucket::name);
        pending.fulfil(buckets);
    });
    return pending.future();
}

QFuture<Result<void>> InfluxQl3Connection::createBucket(const QString& name)
{
    const Pending<void> pending;
    ask(u"SHOW DATABASES"_s, {}, [this, pending, name](const Result<QJsonArray>& results) {
        if (results)
            return pending.fulfil({});
        if (!isUnknown(results.error()))
            return pending.fulfil(tl::unexpected(results.error()));
        whenFinished(this, m_v2->createBucket(name),
            [pending](const Result<void>& created) { pending.fulfil(created); });
    });
    return pending.future();
}

QFuture<Result<QStringList>> InfluxQl3Connection::measurements(const QString& bucket, const TimeRange& range)
{
    Q_UNUSED(range)
    const Pending<QStringList> pending;
    ask(u"SHOW MEASUREMENTS"_s, bucket, [pending](const Result<QJsonArray>& results) {
        if (!results)
            return pending.fulfil(tl::unexpected(results.error()));
        QStringList names = namesIn(results->first());
        names.sort();
        names.removeDuplicates();
        pending.fulfil(names);
    });
    return pending.future();
}

QFuture<Result<WriteReceipt>> InfluxQl3Connection::write(const QString& bucket, const QByteArray& lines)
{
    return m_v2->write(bucket, lines);
}

} // namespace telemirror
