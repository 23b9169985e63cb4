#include "config/RedisProfileStore.h"

#include <QtCore/QDateTime>
#include <QtCore/QJsonDocument>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

using Reply = Result<RedisReply>;

// The announcement may be forbidden to this user; the write counts all the same.
const auto writeScript = R"lua(
local present = redis.call('HGET', KEYS[1], 'revision') or '0'
if present ~= ARGV[1] then
  return {0, present, redis.call('HGET', KEYS[1], 'json'), redis.call('HGET', KEYS[1], 'author')}
end
redis.call('HSET', KEYS[1], 'revision', ARGV[2], 'json', ARGV[3], 'author', ARGV[4], 'time', ARGV[5])
redis.call('SADD', KEYS[2], ARGV[6])
redis.pcall('PUBLISH', ARGV[7], ARGV[2] .. ' ' .. ARGV[6])
return {1}
)lua"_ba;

tl::unexpected<Error> malformed(const QString& detail = {})
{
    return failure(Error::Kind::Malformed,
        RedisProfileStore::tr("The profile in Redis cannot be read; export one from another instance, remove "
                              "the key, and save again."),
        detail);
}

Result<SharedProfile> sharedFrom(
    const QByteArray& revision, const QByteArray& json, const QByteArray& author, const QString& name)
{
    bool ok = false;
    const qint64 number = revision.toLongLong(&ok);
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!ok || number <= 0 || !document.isObject())
        return malformed();
    Result<Profile> profile = Profile::fromJson(document.object());
    if (!profile)
        return malformed(profile.error().toString());
    profile->name = name;
    profile->revision = number;
    return SharedProfile{*profile, QString::fromUtf8(author)};
}

} // namespace

RedisProfileStore::RedisProfileStore(QObject* parent)
    : QObject(parent)
    , m_client(this)
    , m_subscriber(this)
{
    connect(&m_client, &RedisClient::stateChanged, this, [this](const RedisState& state) {
        emit stateChanged(state);
        if (state.status == RedisState::Status::Ready)
            emit mayHaveMissed();
    });
    connect(&m_subscriber, &RedisSubscriber::mayHaveMissed, this, &RedisProfileStore::mayHaveMissed);
    connect(&m_subscriber, &RedisSubscriber::messageReceived, this,
        [this](const QByteArray&, const QByteArray& payload) { takeMessage(payload); });
}

RedisProfileStore::~RedisProfileStore()
{
    m_client.disconnect(this);
    m_subscriber.disconnect(this);
}

void RedisProfileStore::open(const RedisSettings& settings)
{
    if (m_settings == settings)
        return;
    m_settings = settings;
    m_prefix = settings.keyPrefix.toUtf8();
    m_subscriber.open(settings, {m_prefix + "profile-changes"});
    m_client.open(settings);
}

void RedisProfileStore::takeMessage(const QByteArray& payload)
{
    const qsizetype space = payload.indexOf(' ');
    if (space > 0)
        emit written(QString::fromUtf8(payload.sliced(space + 1)), payload.first(space).toLongLong());
}

QByteArray RedisProfileStore::hashOf(const QString& name) const
{
    return m_prefix + "profile:" + name.toUtf8();
}

QFuture<Result<std::optional<SharedProfile>>> RedisProfileStore::read(const QString& name)
{
    using Answer = Result<std::optional<SharedProfile>>;
    return m_client.command({"HMGET"_ba, hashOf(name), "revision"_ba, "json"_ba, "author"_ba})
        .then([name](const Reply& reply) -> Answer {
            if (!reply)
                return tl::unexpected(reply.error());
            const QList<RedisReply>& fields = reply->elements;
            if (fields.value(0).type == RedisReply::Type::Nil &&
                fields.value(1).type == RedisReply::Type::Nil)
                return std::nullopt;
            Result<SharedProfile> shared =
                sharedFrom(fields.value(0).text, fields.value(1).text, fields.value(2).text, name);
            if (!shared)
                return tl::unexpected(shared.error());
            return *shared;
        });
}

QFuture<Result<QStringList>> RedisProfileStore::names()
{
    return m_client.command({"SMEMBERS"_ba, m_prefix + "profiles"})
        .then([](const Reply& reply) -> Result<QStringList> {
            if (!reply)
                return tl::unexpected(reply.error());
            QStringList names;
            for (const RedisReply& element : reply->elements)
                names.append(QString::fromUtf8(element.text));
            names.sort();
            return names;
        });
}

QFuture<Result<ProfileWritten>> RedisProfileStore::write(
    const Profile& profile, qint64 expected, const QString& author)
{
    QJsonObject json = profile.toJson();
    json.remove(u"redis"_s);
    const QByteArray time = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs).toLatin1();
    const QList<QByteArray> arguments{"EVAL"_ba, writeScript, "2"_ba, hashOf(profile.name),
        m_prefix + "profiles", QByteArray::number(expected), QByteArray::number(profile.revision),
        QJsonDocument(json).toJson(QJsonDocument::Compact), author.toUtf8(), time, profile.name.toUtf8(),
        m_prefix + "profile-changes"};
    return m_client.command(arguments).then(
        [name = profile.name](const Reply& reply) -> Result<ProfileWritten> {
            if (!reply)
                return tl::unexpected(reply.error());
            const QList<RedisReply>& fields = reply->elements;
            if (fields.value(0).integer == 1)
                return ProfileWritten{true, std::nullopt};
            if (fields.value(1).text == "0"_ba)
                return ProfileWritten{false, std::nullopt};
            Result<SharedProfile> theirs =
                sharedFrom(fields.value(1).text, fields.value(2).text, fields.value(3).text, name);
            if (!theirs)
                return tl::unexpected(theirs.error());
            return ProfileWritten{false, *theirs};
        });
}

} // namespace telemirror
