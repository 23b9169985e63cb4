#include "ui/widgets/StatusStrip.h"

#include "model/Clock.h"
#include "ui/Format.h"
#include "ui/Words.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/StatusDot.h"

#include <QtWidgets/QHBoxLayout>

namespace telemirror {

using namespace Qt::StringLiterals;

StatusStrip::StatusStrip(QWidget* parent)
    : QStatusBar(parent)
    , m_activity(new ElidedLabel)
    , m_next(new TextLabel)
{
    setObjectName(u"statusStrip"_s);
    setSizeGripEnabled(false);
    auto* lights = new QWidget;
    m_lights = new QHBoxLayout(lights);
    m_lights->setContentsMargins(14, 4, 14, 4);
    m_lights->setSpacing(18);
    m_redis = addLight(tr("Redis"));
    m_next->setContentsMargins(14, 0, 14, 0);
    m_activity->setObjectName(u"activityLabel"_s);
    m_activity->toned(Tone::Neutral);
    m_next->toned(Tone::Neutral);
    addWidget(lights);
    addWidget(m_activity, 1);
    addPermanentWidget(m_next);

    m_tick.setInterval(std::chrono::seconds(20));
    connect(&m_tick, &QTimer::timeout, this, &StatusStrip::updateNext);
    m_tick.start();
}

StatusStrip::Light StatusStrip::addLight(const QString& name)
{
    Light light;
    light.box = new QWidget;
    light.dot = new StatusDot;
    light.name = new TextLabel(format::singleLine(name));
    auto* layout = new QHBoxLayout(light.box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(light.dot);
    layout->addWidget(light.name);
    // Redis, the first one made, stays last.
    m_lights->insertWidget(std::max(0, m_lights->count() - 1), light.box);
    return light;
}

void StatusStrip::setLight(const Light& light, Tone tone, const QString& tip)
{
    light.dot->setTone(tone);
    light.box->setToolTip(tip);
    light.box->setAccessibleName(light.name->text());
    light.box->setAccessibleDescription(tip);
}

void StatusStrip::setProfile(const Profile& profile)
{
    for (const Light& light : std::as_const(m_connections))
        delete light.box;
    m_connections.clear();
    m_rules.clear();
    m_progress.clear();
    for (const ConnectionSettings& each : profile.connections) {
        const Light light = addLight(each.name.isEmpty() ? each.id : each.name);
        m_connections.insert(each.id, light);
        setLight(light, Tone::Neutral, words::of(ConnectionState::Status::Unknown));
    }
    updateActivity();
    updateNext();
}

void StatusStrip::setConnectionState(const ConnectionState& state)
{
    const auto light = m_connections.constFind(state.connectionId);
    if (light == m_connections.constEnd())
        return;
    const bool failed = state.status == ConnectionState::Status::Failed;
    const bool ready = state.status == ConnectionState::Status::Ready;
    setLight(*light, words::tone(state.status),
        failed      ? state.error.toString()
            : ready ? words::of(state.server)
                    : words::of(state.status));
}

void StatusStrip::setRedisState(const RedisState& state)
{
    const bool failed = state.status == RedisState::Status::Failed;
    setLight(m_redis, words::tone(state.status), failed ? state.error.toString() : words::of(state.status));
}

void StatusStrip::setRuleState(const RuleState& state)
{
    m_rules.insert(state.ruleId, state);
    if (!state.running)
        m_progress.remove(state.ruleId);
    updateActivity();
    updateNext();
}

void StatusStrip::setProgress(const RunProgress& progress)
{
    if (progress.run.state == RunState::Running)
        m_progress.insert(progress.run.ruleId, progress);
    else
        m_progress.remove(progress.run.ruleId);
    updateActivity();
}

void StatusStrip::setPaused(bool paused)
{
    m_paused = paused;
    updateNext();
}

void StatusStrip::updateActivity()
{
    if (m_progress.isEmpty()) {
        m_activity->clear();
        return;
    }
    const RunProgress& progress = *m_progress.cbegin();
    const int percent = qRound(progress.fraction * 100);
    QString text = tr("Mirroring %1: %2 %, %3")
                       .arg(format::singleLine(progress.run.ruleName))
                       .arg(percent)
                       .arg(format::rate(progress.pointsPerSecond));
    if (progress.waitingUntil != 0)
        text = tr("Waiting until %1: %2")
                   .arg(format::when(progress.waitingUntil, SystemClock().now()),
                       format::singleLine(progress.waitingReason));
    m_activity->setText(text);
}

void StatusStrip::updateNext()
{
    if (m_paused) {
        m_next->setText(tr("Schedule paused"));
        m_next->setToolTip({});
        return;
    }
    Timestamp next = 0;
    for (const RuleState& rule : std::as_const(m_rules)) {
        if (rule.nextDue != 0 && (next == 0 || rule.nextDue < next))
            next = rule.nextDue;
    }
    const Timestamp now = SystemClock().now();
    m_next->setText(next == 0 ? QString() : tr("Next run %1").arg(format::age(next, now)));
    m_next->setToolTip(next == 0 ? QString() : format::exactTime(next));
}

} // namespace telemirror
