#include "engine/RuleShare.h"

#include "engine/ServerPlace.h"
#include "mirror/InfluxMirror.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QSysInfo>
#include <QtCore/QUuid>

namespace telemirror {

using namespace Qt::StringLiterals;

RuleShare::RuleShare(RedisClient& client, Clock& clock, const LeaseKeeper::Options& options)
    : m_client(client)
    , m_clock(clock)
    , m_options(options)
{
    m_self.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    m_self.host = QSysInfo::machineHostName();
    m_self.program = QCoreApplication::applicationName();
    m_self.version = QCoreApplication::applicationVersion();
    m_self.process = QCoreApplication::applicationPid();
    m_self.since = clock.now();
}

RuleShare::~RuleShare() = default;

QString RuleShare::leaseKey(const Rule& rule, const Profile& profile)
{
    QCryptographicHash digest(QCryptographicHash::Sha256);
    for (const QString& id : {rule.sourceConnection, rule.destinationConnection}) {
        if (const ConnectionSettings* connection = profile.connection(id))
            digest.addData(serverPlace(connection->url));
        digest.addData(QByteArray(1, '\0'));
    }
    return InfluxMirror::ruleKey(rule) + u'-' + QString::fromLatin1(digest.result().toHex().first(8));
}

void RuleShare::use(const Profile& profile, const QHash<QString, qint64>& newestTokens)
{
    const bool isNewPlace = !m_keeper || profile.redis.keyPrefix != m_profile.redis.keyPrefix;
    m_profile = profile;
    m_keys.clear();
    QList<LeaseSubject> subjects;
    for (const Rule& rule : profile.rules) {
        const QString key = leaseKey(rule, profile);
        m_keys.insert(rule.id, key);
        // What never runs by itself here is not kept from others.
        const bool isWanted = rule.schedule.enabled || rule.schedule.atStart;
        subjects.append(
            {key, rule.name.isEmpty() ? rule.id : rule.name, isWanted, newestTokens.value(rule.id)});
    }
    if (isNewPlace)
        makeKeeper();
    m_keeper->setSubjects(subjects);
}

void RuleShare::makeKeeper()
{
    if (m_keeper)
        (void)m_keeper->leave(); // sent before the keeper goes; nobody waits for the answer
    m_keeper = std::make_unique<LeaseKeeper>(m_client, m_profile.redis.keyPrefix, m_self, m_options);
    m_keeper->setStandby(m_paused);
    connect(m_keeper.get(), &LeaseKeeper::gained, this, &RuleShare::takeGained);
    connect(m_keeper.get(), &LeaseKeeper::lost, this,
        [this](const QString& key, const Error& error) { emit lost(ruleIdOf(key), error); });
    connect(m_keeper.get(), &LeaseKeeper::fleetChanged, this, &RuleShare::fleetChanged);
}

void RuleShare::setPaused(bool paused)
{
    m_paused = paused;
    if (m_keeper)
        m_keeper->setStandby(paused);
}

void RuleShare::startFirst(const QStringList& ruleIds)
{
    for (const QString& ruleId : ruleIds) {
        if (isOurs(ruleId))
            emit runWanted(ruleId, RunTrigger::First);
        else
            m_first.insert(ruleId);
    }
}

void RuleShare::takeGained(const QString& key, Timestamp lastRun)
{
    const Rule* rule = m_profile.rule(ruleIdOf(key));
    if (!rule)
        return;
    const QString ruleId = rule->id;
    if (m_first.remove(ruleId))
        emit runWanted(ruleId, RunTrigger::First);
    else if (m_profile.redis.enabled && isOverdue(*rule, lastRun))
        emit runWanted(ruleId, RunTrigger::Schedule);
}

bool RuleShare::isOverdue(const Rule& rule, Timestamp lastRun) const
{
    const Timestamp last = std::max(lastRun, m_ranAt.value(rule.id));
    return rule.schedule.enabled && !m_paused &&
        (last == 0 || rule.schedule.nextAfter(last) <= m_clock.now());
}

bool RuleShare::isOurs(const QString& ruleId) const
{
    return m_keeper && m_keeper->holds(m_keys.value(ruleId));
}

qint64 RuleShare::token(const QString& ruleId) const
{
    return m_keeper ? m_keeper->token(m_keys.value(ruleId)) : 0;
}

Result<void> RuleShare::permit(const QString& ruleId, qint64 token) const
{
    if (m_keeper && m_keeper->holds(m_keys.value(ruleId), token))
        return {};
    return failure(Error::Kind::Busy,
        tr("This instance lost its lease of the rule, so it writes no more; another one goes on."));
}

QFuture<Result<void>> RuleShare::claim(const QString& ruleId)
{
    return m_keeper->claim(m_keys.value(ruleId));
}

void RuleShare::noteStarted(const QString& ruleId)
{
    if (m_keeper)
        m_keeper->setBusy(m_keys.value(ruleId), true);
}

void RuleShare::noteIdle(const QString& ruleId)
{
    if (m_keeper)
        m_keeper->setBusy(m_keys.value(ruleId), false);
}

void RuleShare::noteEnded(const Run& run)
{
    if (!m_keeper)
        return;
    const QString key = m_keys.value(run.ruleId);
    // A run that was stopped is not done: whoever comes next does it.
    if (run.state != RunState::Cancelled && isOurs(run.ruleId)) {
        m_ranAt.insert(run.ruleId, run.started);
        m_keeper->recordRun(key, run.started, run.state);
    }
    m_keeper->setBusy(key, false);
}

QFuture<Result<void>> RuleShare::leave()
{
    if (m_keeper)
        return m_keeper->leave();
    return QtFuture::makeReadyFuture<Result<void>>(Result<void>());
}

Fleet RuleShare::fleet() const
{
    return m_keeper ? m_keeper->fleet() : Fleet{};
}

} // namespace telemirror
