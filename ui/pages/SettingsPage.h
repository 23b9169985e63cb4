#pragma once

#include "config/Profile.h"
#include "redis/RedisClient.h"

#include <QtWidgets/QWidget>

class QPushButton;
class QTabWidget;

namespace telemirror {

class Banner;
class ConnectionEditor;
class RedisEditor;
class RuleEditor;
class TelemetryEditor;
class TextLabel;

/// Everything an operator can set, checked while it is typed; nothing is in effect before Save.
class SettingsPage : public QWidget
{
    Q_OBJECT

public:
    explicit SettingsPage(QWidget* parent = nullptr);

    /// Shows this profile, dropping what was not saved. Of the sample site nothing is shown: the
    /// fields are for the operator's own servers.
    void setProfile(const Profile& profile);
    /// The profile as the fields have it.
    [[nodiscard]] Profile edited() const;
    [[nodiscard]] bool isChanged() const;
    /// Where secrets are kept, and what the environment decides.
    void setSecretsInfo(bool persistent, const QStringList& environmentVariables);
    void showConnections();

    void setTestResult(const QString& connectionId, const Result<ServerInfo>& result);
    void setBuckets(const QString& connectionId, const Result<QList<Bucket>>& buckets);
    void setRedisResult(const Result<RedisState>& result);
    void setSaveResult(const Result<void>& result);

signals:
    void saveRequested(const telemirror::Profile& profile);
    void testRequested(const telemirror::ConnectionSettings& settings);
    void bucketsRequested(const telemirror::ConnectionSettings& settings);
    void redisTestRequested(const telemirror::RedisSettings& settings);

private:
    QWidget* makeConnections();
    QWidget* makeSecrets();
    QWidget* makeFoot();
    void fill();
    void validate();

    Profile m_profile; ///< what the fields began with
    Banner* m_sample;
    QTabWidget* m_tabs;
    ConnectionEditor* m_source;
    ConnectionEditor* m_destination;
    RuleEditor* m_rule;
    TelemetryEditor* m_telemetry;
    RedisEditor* m_redis;
    TextLabel* m_secrets = nullptr;
    TextLabel* m_environment = nullptr;
    TextLabel* m_state = nullptr;
    QPushButton* m_save = nullptr;
    QPushButton* m_revert = nullptr;
};

} // namespace telemirror

Q_DECLARE_METATYPE(telemirror::ConnectionSettings)
Q_DECLARE_METATYPE(telemirror::RedisSettings)
