#pragma once

#include "config/Profile.h"
#include "engine/Engine.h"
#include "ui/Theme.h"

#include <QtCore/QObject>
#include <QtCore/QSet>

namespace telemirror {

/// The whole in one word, from what the engine says of its parts; and the two moments worth a
/// message: something begins to fail, and it works again. A fault that goes on is said once.
class ActivityMonitor : public QObject
{
    Q_OBJECT

public:
    enum class State
    {
        Idle,    ///< nothing to do before the next run
        Running, ///< mirroring
        Paused,  ///< nothing runs by itself
        Failing, ///< a connection or the last run of a rule failed
    };

    using QObject::QObject;

    [[nodiscard]] State state() const;
    /// One sentence for a tooltip.
    [[nodiscard]] QString summary() const;
    [[nodiscard]] bool isPaused() const { return m_paused; }
    [[nodiscard]] bool isRunning() const { return !m_running.isEmpty(); }
    [[nodiscard]] QStringList ruleIds() const;
    [[nodiscard]] QStringList runningRules() const { return m_running.keys(); }

public slots:
    void setProfile(const telemirror::Profile& profile);
    void setConnectionState(const telemirror::ConnectionState& state);
    void setRuleState(const telemirror::RuleState& state);
    void setProgress(const telemirror::RunProgress& progress);
    void setRunStarted(const telemirror::Run& run);
    void setRunFinished(const telemirror::Run& run);
    void setPaused(bool paused);

signals:
    void changed();
    void failed(const QString& title, const QString& text);
    void recovered(const QString& title, const QString& text);

private:
    void noteFault(const QString& subject, const QString& title, const QString& text);
    void noteHealth(const QString& subject, const QString& title, const QString& text);

    Profile m_profile;
    QHash<QString, QString> m_running; ///< by rule: what is said of it
    QHash<QString, QString> m_faults;  ///< by subject: what is wrong with it
    QHash<QString, Timestamp> m_due;
    bool m_paused = false;
};

/// Colour of a state; and the name of its icon.
[[nodiscard]] Tone toneOf(ActivityMonitor::State state);
[[nodiscard]] QString iconOf(ActivityMonitor::State state);

} // namespace telemirror
