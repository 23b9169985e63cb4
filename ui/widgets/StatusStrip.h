#pragma once

#include "config/Profile.h"
#include "engine/Engine.h"
#include "ui/Theme.h"

#include <QtCore/QHash>
#include <QtCore/QTimer>
#include <QtWidgets/QStatusBar>

class QHBoxLayout;

namespace telemirror {

class ElidedLabel;
class StatusDot;
class TextLabel;

/// The line at the window's foot: each connection with its state, what is being done, and when the
/// next run is due.
class StatusStrip : public QStatusBar
{
    Q_OBJECT

public:
    explicit StatusStrip(QWidget* parent = nullptr);

public slots:
    void setProfile(const telemirror::Profile& profile);
    void setConnectionState(const telemirror::ConnectionState& state);
    void setRedisState(const telemirror::RedisState& state);
    void setRuleState(const telemirror::RuleState& state);
    void setProgress(const telemirror::RunProgress& progress);
    void setPaused(bool paused);

private:
    /// A dot and a name.
    struct Light
    {
        QWidget* box = nullptr;
        StatusDot* dot = nullptr;
        TextLabel* name = nullptr;
    };

    Light addLight(const QString& name);
    void setLight(const Light& light, Tone tone, const QString& tip);
    void updateActivity();
    void updateNext();

    QHBoxLayout* m_lights = nullptr;
    QHash<QString, Light> m_connections;
    Light m_redis;
    ElidedLabel* m_activity = nullptr;
    TextLabel* m_next = nullptr;
    QHash<QString, RuleState> m_rules;
    QHash<QString, RunProgress> m_progress;
    QTimer m_tick; ///< "in 5 min" grows old
    bool m_paused = false;
};

} // namespace telemirror
