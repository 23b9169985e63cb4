#pragma once

#include "redis/RedisClient.h"

#include "model/Run.h"
#include "model/TimeRange.h"

namespace telemirror {

/// The answer to the wish for a lease.
struct LeaseGrant
{
    bool granted = false;
    qint64 token = 0;      ///< of this holding; greater than that of every holding before
    Timestamp lastRun = 0; ///< when the last run that was recorded began; 0: none
    QString holder;        ///< who has it instead
};

/// What is known of a lease, whoever has it.
struct LeaseView
{
    QString holder;                         ///< empty: nobody
    std::chrono::milliseconds remaining{0}; ///< until it ends unless it is renewed
    Timestamp lastRun = 0;                  ///< when the last run that was recorded began; 0: none
    std::optional<RunState> lastResult;     ///< how that ended
};

/// Leases in Redis: each thing belongs to one owner at a time, until the owner gives it back or has
/// not renewed it for the time of the lease.
///
///     <prefix>lease:<key>  the owner; SET NX PX
///     <prefix>fence:<key>  the fencing token of the last holding: INCR, and at least the server's
///                          time in ms, so that it grows although Redis lost its data
///     <prefix>run:<key>    when the last recorded run began, ms; kept 90 days
///     <prefix>result:<key> how it ended, as runStateName() says; kept as long
///
/// Every change compares the owner in a Lua script, so that nobody renews or gives back what became
/// another's. Needs EVAL, GET, SET, INCR, TIME, PTTL, PEXPIRE and DEL on these keys. Lives on
/// its client's thread; errors are those of RedisClient::command().
class LeaseStore
{
public:
    LeaseStore(RedisClient& client, const QString& keyPrefix, const QString& owner);

    /// Takes the lease if it is free, or renews it if it is the owner's. The token of a new holding is
    /// greater than `newest`, too: so tokens grow also over a change to a Redis whose clock is behind.
    [[nodiscard]] QFuture<Result<LeaseGrant>> acquire(
        const QString& key, std::chrono::milliseconds time, qint64 newest = 0);
    /// False: it is not the owner's (any more), or another holding of the owner's own.
    [[nodiscard]] QFuture<Result<bool>> renew(
        const QString& key, qint64 token, std::chrono::milliseconds time);
    /// False: it was not the owner's.
    QFuture<Result<bool>> release(const QString& key);
    /// Who holds each of these, in the same order.
    [[nodiscard]] QFuture<Result<QList<LeaseView>>> look(const QStringList& keys);
    /// Records for the next holder when a run began, and for everybody how it ended.
    QFuture<Result<bool>> recordRun(const QString& key, Timestamp began, RunState result);

private:
    [[nodiscard]] QByteArray name(const char* kind, const QString& key) const;

    RedisClient& m_client;
    QByteArray m_prefix;
    QByteArray m_owner;
};

} // namespace telemirror
