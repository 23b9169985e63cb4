#pragma once

#include "config/Profile.h"
#include "redis/RedisClient.h"
#include "redis/RedisSubscriber.h"

#include <optional>

namespace telemirror {

/// A profile as Redis has it.
struct SharedProfile
{
    Profile profile; ///< without secrets and without the way to Redis
    QString author;
};

/// Whether a profile was written, or what stands there instead.
struct ProfileWritten
{
    bool stored = false;
    std::optional<SharedProfile> theirs; ///< if not stored
};

/// Profiles in Redis, for all instances that use it:
///
///     <prefix>profile:<name>   hash: revision, json, author, time (ISO 8601, UTC)
///     <prefix>profiles         set: the names
///     <prefix>profile-changes  channel: "<revision> <name>", published with every write
///
/// A write compares the revision in a Lua script, so that nobody's is overwritten. Secrets are never
/// in it. Lives on the thread that made it, with two connections of its own; nothing blocks. Errors
/// are those of RedisClient::command(); a hash that cannot be read is kind Malformed.
class RedisProfileStore : public QObject
{
    Q_OBJECT

public:
    explicit RedisProfileStore(QObject* parent = nullptr);
    ~RedisProfileStore() override;

    /// Connects; or disconnects, if these settings are not enabled. Nothing if they are the same.
    void open(const RedisSettings& settings);
    [[nodiscard]] const RedisState& state() const { return m_client.state(); }

    /// Nothing if there is none of this name.
    [[nodiscard]] QFuture<Result<std::optional<SharedProfile>>> read(const QString& name);
    [[nodiscard]] QFuture<Result<QStringList>> names();
    /// Writes `profile` with its revision if Redis has `expected` (0: none).
    [[nodiscard]] QFuture<Result<ProfileWritten>> write(
        const Profile& profile, qint64 expected, const QString& author);

signals:
    void stateChanged(const telemirror::RedisState& state);
    /// Somebody wrote a profile of this name, this instance perhaps.
    void written(const QString& name, qint64 revision);
    /// Something may have been written: read again.
    void mayHaveMissed();

private:
    void takeMessage(const QByteArray& payload);
    [[nodiscard]] QByteArray hashOf(const QString& name) const;

    RedisSettings m_settings;
    QByteArray m_prefix;
    RedisClient m_client;
    RedisSubscriber m_subscriber;
};

} // namespace telemirror
