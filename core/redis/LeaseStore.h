#pragma once

#include "redis/RedisClient.h"

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

/// Leases in Redis: each thing belongs to one owner at a time, until the owner gives it back or has
/// not renewed it for the time of the lease.
///
///     <prefix>lease:<key>  the owner; SET NX PX
///     <prefix>fence:<key>  the fencing token of the last holding: INCR, and at least the server's
///                          time in ms, so that it grows although Redis lost its data
///     <prefix>run:<key>    when the last recorded run began, ms; kept 90 days
///
/// Every change compares the owner in a Lua script, so that nobody renews or gives back what became
/// another's. Needs EVAL, GET, SET, INCR, TIME, PTTL, PEXPIRE, DEL and MGET on these keys. Lives on
/// its client's thread; errors are those of RedisClient::command().
class LeaseStore
{
public:
    LeaseStore(RedisClient& client, const QString& keyPrefix, const QString& owner);

    /// Takes the lease if it is free, or renews it if it is the owner's.
    [[nodiscard]] QFuture<Result<LeaseGrant>> acquire(const QString& key, std::chrono::milliseconds time);
    /// False: it is not the owner's (any more), or another holding of the owner's own.
    [[nodiscard]] QFuture<Result<bool>> renew(
        const QString& key, qint64 token, std::chrono::milliseconds time);
    /// False: it was not the owner's.
    QFuture<Result<bool>> release(const QString& key);
    /// Who holds each of these; empty: nobody.
    [[nodiscard]] QFuture<Result<QStringList>> holders(const QStringList& keys);
    /// Records for the next holder when a run began.
    QFuture<Result<bool>> recordRun(const QString& key, Timestamp began);

private:
    [[nodiscard]] QByteArray name(const char* kind, const QString& key) const;

    RedisClient& m_client;
    QByteArray m_prefix;
    QByteArray m_owner;
};

} // namespace telemirror
