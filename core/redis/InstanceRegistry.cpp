#include "redis/InstanceRegistry.h"

#include "model/Clock.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

const auto beatScript = R"lua(
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
redis.call('ZADD', KEYS[2], string.format('%.0f', now + ARGV[3]), ARGV[1])
for _, id in ipairs(redis.call('ZRANGEBYSCORE', KEYS[2], '-inf', string.format('%.0f', now))) do
  redis.call('HDEL', KEYS[1], id)
  redis.call('ZREM', KEYS[2], id)
end
redis.call('PEXPIRE', KEYS[1], ARGV[3])
redis.call('PEXPIRE', KEYS[2], ARGV[3])
local answer = {}
for _, id in ipairs(redis.call('ZRANGE', KEYS[2], 0, -1)) do
  local remains = redis.call('ZSCORE', KEYS[2], id) - now
  table.insert(answer, {redis.call('HGET', KEYS[1], id), string.format('%.0f', remains)})
end
return answer
)lua"_ba;

const auto leaveScript = R"lua(
redis.call('ZREM', KEYS[2], ARGV[1])
return redis.call('HDEL', KEYS[1], ARGV[1])
)lua"_ba;

QByteArray toJson(const FleetInstance& instance, std::chrono::milliseconds time)
{
    QJsonArray heldSince;
    for (const Timestamp since : instance.heldSince)
        heldSince.append(QString::number(since));
    // Times as text: a number of JSON holds no nanoseconds.
    const QJsonObject json{{u"id"_s, instance.id}, {u"host"_s, instance.host},
        {u"program"_s, instance.program}, {u"version"_s, instance.version}, {u"process"_s, instance.process},
        {u"since"_s, QString::number(instance.since)}, {u"paused"_s, instance.paused},
        {u"lasts"_s, static_cast<qint64>(time.count())},
        {u"wanted"_s, QJsonArray::fromStringList(instance.wanted)},
        {u"held"_s, QJsonArray::fromStringList(instance.held)},
        {u"titles"_s, QJsonArray::fromStringList(instance.titles)}, {u"heldSince"_s, heldSince}};
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

QStringList stringsIn(const QJsonValue& value)
{
    QStringList strings;
    for (const QJsonValue& element : value.toArray())
        strings.append(element.toString());
    return strings;
}

/// `remains`: after how many ms the instance counts as gone.
FleetInstance fromJson(const QByteArray& bytes, qint64 remains)
{
    const QJsonObject json = QJsonDocument::fromJson(bytes).object();
    FleetInstance instance;
    instance.id = json.value(u"id"_s).toString();
    instance.host = json.value(u"host"_s).toString();
    instance.program = json.value(u"program"_s).toString();
    instance.version = json.value(u"version"_s).toString();
    instance.process = json.value(u"process"_s).toInteger();
    instance.since = json.value(u"since"_s).toString().toLongLong();
    instance.paused = json.value(u"paused"_s).toBool();
    const qint64 age = std::max<qint64>(json.value(u"lasts"_s).toInteger(remains) - remains, 0);
    instance.seen = SystemClock().now() - age * nanosecondsPerMillisecond;
    instance.wanted = stringsIn(json.value(u"wanted"_s));
    instance.held = stringsIn(json.value(u"held"_s));
    instance.titles = stringsIn(json.value(u"titles"_s));
    for (const QString& since : stringsIn(json.value(u"heldSince"_s)))
        instance.heldSince.append(since.toLongLong());
    return instance;
}

QList<FleetInstance> readInstances(const RedisReply& answer, const QString& self)
{
    QList<FleetInstance> instances;
    for (const RedisReply& element : answer.elements) {
        FleetInstance instance =
            fromJson(element.elements.value(0).text, element.elements.value(1).text.toLongLong());
        instance.isSelf = instance.id == self;
        if (!instance.id.isEmpty()) // another program's, or a newer one's
            instances.append(instance);
    }
    std::sort(instances.begin(), instances.end(), [](const FleetInstance& left, const FleetInstance& right) {
        return std::tie(left.since, left.id) < std::tie(right.since, right.id);
    });
    return instances;
}

} // namespace

InstanceRegistry::InstanceRegistry(RedisClient& client, const QString& keyPrefix)
    : m_client(client)
    , m_prefix(keyPrefix.toUtf8())
{}

QFuture<Result<QList<FleetInstance>>> InstanceRegistry::beat(
    const FleetInstance& self, std::chrono::milliseconds time)
{
    const auto reply =
        m_client.command({"EVAL"_ba, beatScript, "2"_ba, m_prefix + "instances", m_prefix + "instances:until",
            self.id.toUtf8(), toJson(self, time), QByteArray::number(qint64(time.count()))});
    return QFuture(reply).then(
        [id = self.id](const Result<RedisReply>& result) -> Result<QList<FleetInstance>> {
            if (!result)
                return tl::unexpected(result.error());
            return readInstances(*result, id);
        });
}

QFuture<Result<RedisReply>> InstanceRegistry::leave(const QString& id)
{
    return m_client.command(
        {"EVAL"_ba, leaveScript, "2"_ba, m_prefix + "instances", m_prefix + "instances:until", id.toUtf8()});
}

} // namespace telemirror
