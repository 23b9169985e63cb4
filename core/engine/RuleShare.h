#pragma once

#include "config/Profile.h"
#include "model/Clock.h"
#include "model/Run.h"
#include "redis/LeaseKeeper.h"

#include <QtCore/QHash>
#include <QtCore/QObject>
#include <QtCore/QSet>

#include <memory>

namespace telemirror {

/// Decides which of the profile's rules run in this instance, when other instances use the same
/// Redis; see LeaseKeeper for how. Lives on the engine's thread.
///
/// A rule that comes here runs at once if it is overdue: the start of the last run that its holder
/// before recorded is older than its schedule allows, as when that one was killed in a run.
class RuleShare : public QObject
{
    Q_OBJECT

public:
    RuleShare(RedisClient& client, Clock& clock, const LeaseKeeper::Options& options);
    ~RuleShare() override;

    /// What a rule is called in Redis: the same wherever it means the same. Its key in the journal,
    /// with the addresses of both servers; a server on the own machine is another one elsewhere.
    [[nodiscard]] static QString leaseKey(const Rule& rule, const Profile& profile);

    /// `newestTokens`: by rule id, what the journal has seen; leases taken from now on have newer ones.
    void use(const Profile& profile, const QHash<QString, qint64>& newestTokens);
    void setPaused(bool paused);
    /// Runs these with trigger First as soon as they are this instance's.
    void startFirst(const QStringList& ruleIds);

    [[nodiscard]] bool isOurs(const QString& ruleId) const;
    /// The fencing token of this instance's lease of a rule; 0: it has none, or works alone.
    [[nodiscard]] qint64 token(const QString& ruleId) const;
    /// Nothing, or why a run of this rule that began with this token may not write (any more).
    [[nodiscard]] Result<void> permit(const QString& ruleId, qint64 token) const;
    /// Asks for a rule that is to run now whoever has it; kind Busy names who runs it.
    [[nodiscard]] QFuture<Result<void>> claim(const QString& ruleId);
    /// A run began or ended here.
    void noteStarted(const QString& ruleId);
    void noteEnded(const Run& run);
    /// The run that was to start did not.
    void noteIdle(const QString& ruleId);
    [[nodiscard]] QFuture<Result<void>> leave();
    [[nodiscard]] Fleet fleet() const;

signals:
    void runWanted(const QString& ruleId, telemirror::RunTrigger trigger);
    /// A run of this rule is to stop: another instance goes on with it.
    void lost(const QString& ruleId, const telemirror::Error& error);
    void fleetChanged(const telemirror::Fleet& fleet);

private:
    void makeKeeper();
    void takeGained(const QString& key, Timestamp lastRun);
    [[nodiscard]] bool isOverdue(const Rule& rule, Timestamp lastRun) const;
    [[nodiscard]] QString ruleIdOf(const QString& key) const { return m_keys.key(key); }

    RedisClient& m_client;
    Clock& m_clock;
    LeaseKeeper::Options m_options;
    FleetInstance m_self;
    Profile m_profile;
    QHash<QString, QString> m_keys; ///< by rule id
    QSet<QString> m_first;          ///< rule ids that are still to run once
    QHash<QString, Timestamp> m_ranAt;
    bool m_paused = false;
    std::unique_ptr<LeaseKeeper> m_keeper;
};

} // namespace telemirror
