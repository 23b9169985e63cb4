#include "redis/LeaseKeeper.h"

#include "model/Clock.h"
#include "model/FutureHandler.h"
#include "redis/BootClock.h"

#include <cmath>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

Nanoseconds toNanoseconds(std::chrono::milliseconds time)
{
    return time.count() * nanosecondsPerMillisecond;
}

} // namespace

/// A wish that waits for Redis.
struct LeaseKeeper::Claim
{
    QString key;
    Nanoseconds deadline = 0;
    std::shared_ptr<QPromise<Result<void>>> promise;

    void resolve(const Result<void>& result) const
    {
        promise->addResult(result);
        promise->finish();
    }
};

LeaseKeeper::LeaseKeeper(RedisClient& client, const QString& keyPrefix, const FleetInstance& self,
    const Options& options, QObject* parent)
    : QObject(parent)
    , m_client(client)
    , m_self(self)
    , m_options(options)
    , m_time(options.leaseTime * 2 / 3)
    , m_leases(client, keyPrefix, self.id)
    , m_registry(client, keyPrefix)
    , m_timer(this)
    , m_lastUse(bootTime())
{
    m_self.isSelf = true;
    connect(&m_timer, &QTimer::timeout, this, &LeaseKeeper::turn);
    connect(&client, &RedisClient::stateChanged, this, &LeaseKeeper::takeState);
    m_timer.start(std::max(options.leaseTime / 6, std::chrono::milliseconds(10)));
    QMetaObject::invokeMethod(this, &LeaseKeeper::turn, Qt::QueuedConnection);
}

LeaseKeeper::~LeaseKeeper()
{
    for (const Claim& claim : m_claims)
        claim.resolve(failure(Error::Kind::Cancelled, tr("Stopped on request.")));
}

void LeaseKeeper::setSubjects(const QList<LeaseSubject>& subjects)
{
    std::map<QString, Entry> next;
    for (const LeaseSubject& subject : subjects) {
        const auto known = m_entries.find(subject.key);
        Entry entry = known == m_entries.end() ? Entry{} : known->second;
        entry.subject = subject;
        next[subject.key] = entry;
    }
    for (auto& [key, entry] : m_entries) {
        if (!next.contains(key) && entry.held)
            m_leases.release(key);
    }
    m_entries = std::move(next);
    m_missing = 0; // a round under way is about others
    QMetaObject::invokeMethod(this, &LeaseKeeper::turn, Qt::QueuedConnection);
}

void LeaseKeeper::setStandby(bool standby)
{
    if (std::exchange(m_standby, standby) != standby)
        turn();
}

void LeaseKeeper::setBusy(const QString& key, bool busy)
{
    Entry* entry = find(key);
    if (!entry)
        return;
    entry->busy = busy;
    if (!busy && std::exchange(entry->claimed, false))
        release(*entry);
}

bool LeaseKeeper::holds(const QString& key) const
{
    const auto found = m_entries.find(key);
    return found != m_entries.end() && isValid(found->second);
}

bool LeaseKeeper::holds(const QString& key, qint64 token) const
{
    const auto found = m_entries.find(key);
    if (found == m_entries.end() || !isValid(found->second))
        return false;
    return token == 0 || found->second.alone || found->second.token == token;
}

qint64 LeaseKeeper::token(const QString& key) const
{
    const auto found = m_entries.find(key);
    return found != m_entries.end() && found->second.held ? found->second.token : 0;
}

bool LeaseKeeper::isValid(const Entry& entry) const
{
    return entry.alone || (entry.held && bootTime() < entry.deadline);
}

void LeaseKeeper::recordRun(const QString& key, Timestamp began, RunState result)
{
    if (isUsable())
        m_leases.recordRun(key, began, result);
}

LeaseKeeper::Entry* LeaseKeeper::find(const QString& key)
{
    const auto found = m_entries.find(key);
    return found == m_entries.end() ? nullptr : &found->second;
}

bool LeaseKeeper::isUsable() const
{
    return m_client.state().status == RedisState::Status::Ready;
}

void LeaseKeeper::takeState(const RedisState& /*state*/)
{
    m_missing = 0; // what was asked has failed
    turn();
}

/// Every sixth of the lease time, and whenever something happened.
void LeaseKeeper::turn()
{
    const Nanoseconds now = bootTime();
    if (m_client.state().status == RedisState::Status::Disabled) {
        m_lastUse = now; // patience begins when it is switched on
        workAlone(tr("Redis is switched off: this instance shares its rules with nobody."));
        return serveClaims();
    }
    if (m_client.state().status == RedisState::Status::Failed)
        m_trouble = m_client.state().error.toString();
    expire();
    if (now - m_lastUse > toNanoseconds(m_options.patience))
        workAlone(tr("Redis cannot be used, so this instance works alone: %1").arg(m_trouble));
    else if (m_fleet.mode == Fleet::Mode::Shared && !isUsable())
        announce(Fleet::Mode::Joining, m_trouble);
    serveClaims();
    if (isUsable() && m_missing == 0)
        beginRound();
}

/// Ends the leases whose time has passed.
void LeaseKeeper::expire()
{
    const Nanoseconds now = bootTime();
    QStringList over;
    for (const auto& [key, entry] : m_entries) {
        if (entry.held && now >= entry.deadline)
            over.append(key);
    }
    for (const QString& key : std::as_const(over))
        endLease(key,
            failure(Error::Kind::Busy,
                tr("The lease ended, as Redis did not renew it in time; another instance may go on."),
                m_trouble)
                .value());
}

void LeaseKeeper::endLease(const QString& key, const Error& error)
{
    Entry* entry = find(key);
    if (!entry || !entry->held)
        return;
    entry->held = false;
    entry->claimed = false;
    if (!entry->alone)
        emit lost(key, error);
}

/// Says that it is there, asks who holds what, and renews what is held: one pipeline.
void LeaseKeeper::beginRound()
{
    const quint64 number = ++m_round;
    m_roundError.reset();
    const QStringList all = keysInSight();
    QStringList held;
    for (const auto& [key, entry] : m_entries) {
        if (entry.held)
            held.append(key);
    }
    m_missing = 2 + static_cast<int>(held.size());
    for (const QString& key : std::as_const(held)) {
        const Entry& entry = m_entries[key];
        whenFinished(this, m_leases.renew(key, entry.token, m_time),
            [this, number, key, token = entry.token, sent = bootTime()](const Result<bool>& renewed) {
                takeRenewal(key, token, sent, renewed);
                endRound(number);
            });
    }
    whenFinished(this, m_leases.look(all), [this, number, all](const Result<QList<LeaseView>>& views) {
        if (number == m_round)
            takeViews(all, views);
        endRound(number);
    });
    whenFinished(
        this, m_registry.beat(self(), m_time), [this, number](const Result<QList<FleetInstance>>& instances) {
            if (number == m_round)
                takeFleet(instances);
            endRound(number);
        });
}

void LeaseKeeper::takeRenewal(const QString& key, qint64 token, Nanoseconds sent, const Result<bool>& renewed)
{
    Entry* entry = find(key);
    if (!entry || !entry->held || entry->token != token)
        return;
    if (!renewed)
        m_roundError = renewed.error();
    else if (*renewed)
        entry->deadline = sent + toNanoseconds(m_time);
    else
        endLease(key,
            failure(Error::Kind::Busy, tr("The lease passed to another instance; this one stops writing."))
                .value());
}

void LeaseKeeper::takeViews(const QStringList& keys, const Result<QList<LeaseView>>& views)
{
    if (!views) {
        m_roundError = views.error();
        return;
    }
    m_seen.clear();
    const Timestamp now = SystemClock().now();
    for (qsizetype i = 0; i < std::min(keys.size(), views->size()); ++i) {
        const LeaseView& view = views->at(i);
        FleetLease& seen = m_seen[keys[i]];
        seen.key = keys[i];
        seen.holder = view.holder;
        seen.until = view.holder.isEmpty() ? 0 : now + toNanoseconds(view.remaining);
        seen.lastRun = view.lastRun;
        seen.lastResult = view.lastResult;
        Entry* entry = find(keys[i]);
        if (!entry)
            continue;
        entry->holder = view.holder;
        if (!entry->holder.isEmpty())
            entry->freeSince = 0;
        else if (entry->freeSince == 0)
            entry->freeSince = bootTime();
    }
}

void LeaseKeeper::takeFleet(const Result<QList<FleetInstance>>& instances)
{
    if (instances)
        m_fleet.instances = *instances;
    else
        m_roundError = instances.error();
}

void LeaseKeeper::endRound(quint64 number)
{
    if (number != m_round || m_missing == 0 || --m_missing > 0)
        return;
    if (m_roundError) {
        m_trouble = m_roundError->toString();
        if (m_fleet.mode == Fleet::Mode::Shared)
            announce(Fleet::Mode::Joining, m_trouble);
        return;
    }
    m_lastUse = bootTime();
    m_trouble.clear();
    returnToFleet();
    announce(Fleet::Mode::Shared, {});
    serveClaims();
    balance();
}

/// What was begun alone needs a lease from now on; it goes on while that is asked for.
void LeaseKeeper::returnToFleet()
{
    QStringList alone;
    for (auto& [key, entry] : m_entries) {
        if (entry.alone && entry.busy)
            alone.append(key);
        else
            entry.alone = false;
    }
    for (const QString& key : std::as_const(alone)) {
        acquire(key, [this, key](const Result<LeaseGrant>& grant) {
            Entry* entry = find(key);
            if (!entry || !grant) // asked again after the next round
                return;
            const bool wasAlone = std::exchange(entry->alone, false);
            if (wasAlone && !grant->granted)
                emit lost(key, takenError(*entry));
        });
    }
}

void LeaseKeeper::balance()
{
    giveAway();
    takeFree();
}

void LeaseKeeper::takeFree()
{
    if (m_standby)
        return;
    const Nanoseconds now = bootTime();
    qsizetype count = heldCount();
    const qsizetype share = shareOf(wanted());
    QStringList free;
    for (const auto& [key, entry] : m_entries) {
        const bool isFree = entry.holder.isEmpty() || entry.holder == m_self.id;
        if (isFree && entry.subject.wanted && !entry.held && !entry.asking)
            free.append(key);
    }
    // Not all instances go for the same ones first.
    if (!free.isEmpty()) {
        const auto shift = static_cast<qsizetype>(qHash(m_self.id) % static_cast<size_t>(free.size()));
        std::rotate(free.begin(), free.begin() + shift, free.end());
    }
    for (const QString& key : std::as_const(free)) {
        const Nanoseconds since = m_entries[key].freeSince;
        const bool nobodyWants = since != 0 && now - since > toNanoseconds(m_options.leaseTime);
        const bool isMine = count < share && !hasPoorer(key, count);
        if (!isMine && !nobodyWants)
            continue;
        ++count;
        acquire(key);
    }
}

/// One at a time, as long as another instance has fewer by two.
void LeaseKeeper::giveAway()
{
    for (auto& [key, entry] : m_entries) {
        if (!entry.held || entry.busy || entry.asking || entry.claimed)
            continue;
        if (m_standby || !entry.subject.wanted)
            release(entry);
        else if (hasPoorer(key, heldCount() - 1))
            return release(entry);
    }
}

/// Whether another instance wants this and holds less than `count`.
bool LeaseKeeper::hasPoorer(const QString& key, qsizetype count) const
{
    return std::any_of(
        m_fleet.instances.begin(), m_fleet.instances.end(), [&](const FleetInstance& instance) {
            return !instance.isSelf && instance.wanted.contains(key) && instance.held.size() < count;
        });
}

/// Each subject counts as one, divided by the instances that want it; rounded up.
qsizetype LeaseKeeper::shareOf(const QStringList& wanted) const
{
    double sum = 0;
    for (const QString& key : wanted) {
        const auto wanting = std::count_if(m_fleet.instances.begin(), m_fleet.instances.end(),
            [&key](const FleetInstance& instance) { return instance.wanted.contains(key); });
        sum += 1.0 / static_cast<double>(std::max<std::ptrdiff_t>(wanting, 1));
    }
    return static_cast<qsizetype>(std::ceil(sum - 1e-9));
}

qsizetype LeaseKeeper::heldCount() const
{
    return std::count_if(
        m_entries.begin(), m_entries.end(), [](const auto& item) { return item.second.held; });
}

QStringList LeaseKeeper::keys() const
{
    QStringList keys;
    for (const auto& [key, entry] : m_entries)
        keys.append(key);
    return keys;
}

QStringList LeaseKeeper::wanted() const
{
    QStringList keys;
    for (const auto& [key, entry] : m_entries) {
        if (entry.subject.wanted)
            keys.append(key);
    }
    return keys;
}

/// Those known here, and what others said in the last round that they hold.
QStringList LeaseKeeper::keysInSight() const
{
    QStringList all = keys();
    for (const FleetInstance& instance : m_fleet.instances)
        all += instance.held;
    all.removeDuplicates();
    return all;
}

/// What was seen, with what the holders say of it.
QList<FleetLease> LeaseKeeper::leases() const
{
    std::map<QString, FleetLease> leases = m_seen;
    for (const auto& [key, entry] : m_entries) {
        leases[key].key = key;
        leases[key].title = entry.subject.title;
    }
    for (const FleetInstance& instance : m_fleet.instances) {
        for (qsizetype i = 0; i < instance.held.size(); ++i) {
            const auto lease = leases.find(instance.held[i]);
            if (lease == leases.end())
                continue;
            if (lease->second.title.isEmpty())
                lease->second.title = instance.titles.value(i);
            if (lease->second.holder == instance.id)
                lease->second.since = instance.heldSince.value(i);
        }
    }
    QList<FleetLease> list;
    for (const auto& [key, lease] : leases) {
        // A rule of others that nobody holds any more is none of this instance's.
        if (!lease.holder.isEmpty() || m_entries.contains(key))
            list.append(lease);
    }
    return list;
}

FleetInstance LeaseKeeper::self() const
{
    FleetInstance instance = m_self;
    instance.paused = m_standby;
    instance.seen = SystemClock().now();
    if (!m_standby)
        instance.wanted = wanted();
    for (const auto& [key, entry] : m_entries) {
        if (!entry.held)
            continue;
        instance.held.append(key);
        instance.titles.append(entry.subject.title);
        instance.heldSince.append(entry.since);
    }
    return instance;
}

void LeaseKeeper::acquire(const QString& key, std::function<void(const Result<LeaseGrant>&)> then)
{
    Entry* entry = find(key);
    if (!entry)
        return;
    entry->asking = true;
    whenFinished(this, m_leases.acquire(key, m_time, std::max(entry->token, entry->subject.newest)),
        [this, key, sent = bootTime(), then = std::move(then)](const Result<LeaseGrant>& grant) {
            takeGrant(key, sent, grant);
            if (then)
                then(grant);
        });
}

void LeaseKeeper::takeGrant(const QString& key, Nanoseconds sent, const Result<LeaseGrant>& grant)
{
    Entry* entry = find(key);
    if (!entry) {
        if (grant && grant->granted)
            m_leases.release(key); // nobody wants it any more
        return;
    }
    entry->asking = false;
    if (!grant) {
        m_trouble = grant.error().toString();
        return;
    }
    entry->holder = grant->granted ? m_self.id : grant->holder;
    if (!grant->granted)
        return;
    // Another holding than the one that ended unnoticed: what was begun in that one ends with it.
    if (entry->held && entry->token != grant->token) {
        endLease(key,
            failure(Error::Kind::Busy, tr("The lease had ended before it was renewed; this run stops."))
                .value());
        entry = find(key); // a receiver may have changed what there is
        if (!entry)
            return;
    }
    const bool couldAlready = isValid(*entry);
    if (!entry->held)
        entry->since = SystemClock().now();
    entry->held = true;
    entry->token = grant->token;
    entry->deadline = sent + toNanoseconds(m_time);
    entry->freeSince = 0;
    if (!couldAlready)
        emit gained(key, grant->lastRun);
}

void LeaseKeeper::release(Entry& entry)
{
    if (!entry.held)
        return;
    entry.held = false;
    entry.asking = true;
    entry.holder.clear();
    // Somebody else is to take it: not at once again.
    entry.freeSince = bootTime();
    whenFinished(
        this, m_leases.release(entry.subject.key), [this, key = entry.subject.key](const Result<bool>&) {
            if (Entry* released = find(key))
                released->asking = false;
        });
}

void LeaseKeeper::workAlone(const QString& reason)
{
    m_fleet.instances.clear();
    m_seen.clear();
    announce(Fleet::Mode::Alone, reason);
    QStringList fresh;
    for (auto& [key, entry] : m_entries) {
        const bool couldAlready = isValid(entry);
        entry.alone = true;
        if (!couldAlready)
            fresh.append(key);
    }
    for (const QString& key : std::as_const(fresh))
        emit gained(key, 0);
}

void LeaseKeeper::announce(Fleet::Mode mode, const QString& reason)
{
    Fleet next = m_fleet;
    next.mode = mode;
    next.reason = reason;
    // Until the others hear of it, too.
    for (FleetInstance& instance : next.instances) {
        if (instance.isSelf)
            instance = self();
    }
    m_fleet = next;
    m_fleet.leases = mode == Fleet::Mode::Alone ? QList<FleetLease>() : leases();
    next.leases = m_fleet.leases;
    if (m_announced == next)
        return;
    m_announced = next;
    emit fleetChanged(next);
}

QFuture<Result<void>> LeaseKeeper::claim(const QString& key)
{
    Claim claim{
        key, bootTime() + toNanoseconds(m_options.claimPatience), std::make_shared<QPromise<Result<void>>>()};
    claim.promise->start();
    const QFuture<Result<void>> future = claim.promise->future();
    m_claims.push_back(claim);
    QTimer::singleShot(
        m_options.claimPatience + std::chrono::milliseconds(10), this, &LeaseKeeper::serveClaims);
    serveClaims();
    return future;
}

void LeaseKeeper::serveClaims()
{
    const Nanoseconds now = bootTime();
    std::vector<Claim> ready;
    std::erase_if(m_claims, [&](const Claim& claim) {
        const bool isReady = !find(claim.key) || holds(claim.key) || isUsable() || now >= claim.deadline;
        if (isReady)
            ready.push_back(claim);
        return isReady;
    });
    for (const Claim& claim : ready)
        serve(claim);
}

void LeaseKeeper::serve(const Claim& claim)
{
    Entry* entry = find(claim.key);
    if (!entry)
        return claim.resolve(failure(Error::Kind::NotFound, tr("There is no such rule any more.")));
    if (isValid(*entry))
        return claim.resolve({});
    if (!isUsable()) {
        // The operator wants it now, and what is mirrored twice does no harm.
        entry->alone = true;
        return claim.resolve({});
    }
    acquire(claim.key, [this, claim](const Result<LeaseGrant>& grant) {
        Entry* asked = find(claim.key);
        if (!asked)
            return claim.resolve(failure(Error::Kind::NotFound, tr("There is no such rule any more.")));
        if (!grant) {
            asked->alone = true;
            return claim.resolve({});
        }
        if (!grant->granted)
            return claim.resolve(tl::unexpected(takenError(*asked)));
        asked->claimed = true;
        claim.resolve({});
    });
}

Error LeaseKeeper::takenError(const Entry& entry) const
{
    QString who = tr("another instance");
    for (const FleetInstance& instance : m_fleet.instances) {
        if (instance.id == entry.holder)
            who = tr("%1 (process %2) on %3").arg(instance.program).arg(instance.process).arg(instance.host);
    }
    return failure(Error::Kind::Busy,
        tr("The rule \"%1\" is run by %2; stop that one, or wait for its next run.")
            .arg(entry.subject.title, who))
        .value();
}

QFuture<Result<void>> LeaseKeeper::leave()
{
    m_timer.stop();
    disconnect(&m_client, nullptr, this, nullptr);
    ++m_round;
    m_missing = 0;
    auto promise = std::make_shared<QPromise<Result<void>>>();
    promise->start();
    const QFuture<Result<void>> future = promise->future();
    if (!isUsable()) {
        promise->addResult(Result<void>());
        promise->finish();
        return future;
    }
    for (auto& [key, entry] : m_entries) {
        if (std::exchange(entry.held, false))
            m_leases.release(key);
    }
    // Answered in order: the last answer ends it.
    m_registry.leave(m_self.id).then([promise](const Result<RedisReply>&) {
        promise->addResult(Result<void>());
        promise->finish();
    });
    return future;
}

} // namespace telemirror
