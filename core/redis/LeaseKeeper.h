#pragma once

#include "redis/Fleet.h"
#include "redis/InstanceRegistry.h"
#include "redis/LeaseStore.h"

#include <QtCore/QObject>
#include <QtCore/QPromise>
#include <QtCore/QTimer>

#include <map>
#include <memory>

namespace telemirror {

/// Something that one instance at a time may do: a rule to run.
struct LeaseSubject
{
    QString key;        ///< the same in every instance that means the same
    QString title;      ///< for display
    bool wanted = true; ///< false: taken by claim() alone
    qint64 newest = 0;  ///< token known here from before; the next one is greater

    bool operator==(const LeaseSubject&) const = default;
};

/// Shares subjects out among the instances that use one Redis: holds leases, renews them, takes over
/// those of instances that are gone, and gives some away when an instance with fewer comes.
///
/// The rules:
/// 1. A lease lasts two thirds of the lease time and is renewed every sixth of it, so that another
///    instance takes over within the lease time after its holder was killed.
/// 2. This instance may act on a subject while holds() says so. That looks at the clock, not at the
///    last message: from the moment a renewal was *sent*, for as long as Redis was asked to keep the
///    lease. So a process that was stopped, or cut off, for longer than that finds that it may not,
///    before it hears it; and Redis compares owner and fencing token before it renews. A lease got anew is
///    another holding with a greater token: what was begun in the one before may not go on in it.
/// 3. An instance takes no more than its share (each subject counts for it as one by the number of
///    instances that want it), and nothing that one with fewer wants, unless nobody takes it. It gives
///    away what is not busy, one at a time, while another holds fewer by two.
/// 4. Redis switched off: alone, everything may be done. Redis out of reach, or refusing what leases
///    need (no right, no memory, a key of another type): what is held ends with its lease; after
///    `patience` the instance works alone, as mirroring twice does less harm than not at all. When
///    Redis is back, what another instance holds is lost() here.
///
/// Lives on its client's thread. Any order may be given from a slot.
class LeaseKeeper : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        std::chrono::milliseconds leaseTime{30'000};
        std::chrono::milliseconds patience{60'000};
        /// A claim waits so long for Redis before it is granted without.
        std::chrono::milliseconds claimPatience{3'000};
    };

    /// `self` needs id, host, program, process and since.
    LeaseKeeper(RedisClient& client, const QString& keyPrefix, const FleetInstance& self,
        const Options& options, QObject* parent = nullptr);
    ~LeaseKeeper() override;

    void setSubjects(const QList<LeaseSubject>& subjects);
    /// On standby it takes nothing by itself, and gives away what is not busy.
    void setStandby(bool standby);
    /// What is busy is not given away.
    void setBusy(const QString& key, bool busy);
    [[nodiscard]] bool holds(const QString& key) const;
    /// The same for what was begun with this token: another lease than that one does not count. What was
    /// begun without one (0) may go on with any.
    [[nodiscard]] bool holds(const QString& key, qint64 token) const;
    /// 0 if it is not held, or held alone.
    [[nodiscard]] qint64 token(const QString& key) const;
    /// Takes this lease whatever the share; kind Busy names the instance that has it. It is given
    /// back when it is no longer busy.
    [[nodiscard]] QFuture<Result<void>> claim(const QString& key);
    /// Records for the next holder when a run began, and for everybody how it ended.
    void recordRun(const QString& key, Timestamp began, RunState result);
    /// Gives everything back and leaves the fleet; ends when Redis has it, or cannot be told.
    [[nodiscard]] QFuture<Result<void>> leave();

    [[nodiscard]] const Fleet& fleet() const { return m_fleet; }

signals:
    /// It may be done here from now on. `lastRun`: what the holder before recorded; 0: nothing.
    void gained(const QString& key, telemirror::Timestamp lastRun);
    /// It may not be done any more. Not emitted for what is given away.
    void lost(const QString& key, const telemirror::Error& error);
    void fleetChanged(const telemirror::Fleet& fleet);

private:
    struct Entry
    {
        LeaseSubject subject;
        bool busy = false;
        bool claimed = false;
        bool alone = false;       ///< may be done without a lease
        bool held = false;        ///< a lease was granted; counts until `deadline`
        bool asking = false;      ///< acquire() or release() is on its way
        qint64 token = 0;         ///< of the lease
        Nanoseconds deadline = 0; ///< boot time
        Timestamp since = 0;      ///< when this holding began, time of day
        Nanoseconds freeSince = 0;
        QString holder; ///< as last seen
    };
    struct Claim;
    struct Round;

    void takeState(const RedisState& state);
    void turn();
    void expire();
    void beginRound();
    void takeFleet(const Result<QList<FleetInstance>>& instances);
    void takeViews(const QStringList& keys, const Result<QList<LeaseView>>& views);
    void takeRenewal(const QString& key, qint64 token, Nanoseconds sent, const Result<bool>& renewed);
    void endRound(quint64 number);
    void balance();
    void takeFree();
    void giveAway();
    void acquire(const QString& key, std::function<void(const Result<LeaseGrant>&)> then = {});
    void takeGrant(const QString& key, Nanoseconds sent, const Result<LeaseGrant>& grant);
    void release(Entry& entry);
    void endLease(const QString& key, const Error& error);
    void workAlone(const QString& reason);
    void returnToFleet();
    void serveClaims();
    void serve(const Claim& claim);
    void announce(Fleet::Mode mode, const QString& reason);
    [[nodiscard]] bool isUsable() const;
    [[nodiscard]] bool isValid(const Entry& entry) const;
    [[nodiscard]] Entry* find(const QString& key);
    [[nodiscard]] qsizetype heldCount() const;
    [[nodiscard]] bool hasPoorer(const QString& key, qsizetype count) const;
    [[nodiscard]] qsizetype shareOf(const QStringList& wanted) const;
    [[nodiscard]] QStringList keys() const;
    [[nodiscard]] QStringList wanted() const;
    [[nodiscard]] QStringList keysInSight() const;
    [[nodiscard]] QList<FleetLease> leases() const;
    [[nodiscard]] FleetInstance self() const;
    [[nodiscard]] Error takenError(const Entry& entry) const;

    RedisClient& m_client;
    FleetInstance m_self;
    Options m_options;
    std::chrono::milliseconds m_time; ///< that Redis keeps a lease
    LeaseStore m_leases;
    InstanceRegistry m_registry;
    std::map<QString, Entry> m_entries;
    std::map<QString, FleetLease> m_seen; ///< leases in the last round, without titles
    bool m_standby = false;
    Fleet m_fleet;
    Fleet m_announced;
    QTimer m_timer;
    quint64 m_round = 0; ///< the one under way
    int m_missing = 0;   ///< answers it waits for; 0: none is under way
    std::optional<Error> m_roundError;
    Nanoseconds m_lastUse = 0; ///< when Redis last did all it was asked
    QString m_trouble;         ///< why it did not since then
    std::vector<Claim> m_claims;
};

} // namespace telemirror
