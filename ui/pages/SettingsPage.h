#pragma once

#include "config/Profile.h"
#include "redis/RedisClient.h"
#include "ui/Theme.h"

#include <QtWidgets/QWidget>

class QPushButton;
class QTabWidget;

namespace telemirror {

class AppearanceEditor;
class Banner;
class ConnectionEditor;
class Preferences;
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
    /// The names of the tabs, in their order; and one of them to the front.
    [[nodiscard]] QStringList tabNames() const;
    void showTab(int index);
    /// Must outlive the page.
    void setPreferences(Preferences& preferences);
    /// Puts an exported profile into the fields, to be looked at and saved. Secrets are not in it:
    /// those of connections with the same id and address stay.
    Result<void> importProfile(const QByteArray& json);
    /// The profile as the fields have it, without secrets.
    [[nodiscard]] QByteArray exportProfile() const;

    void setTestResult(const QString& connectionId, const Result<ServerInfo>& result);
    void setBuckets(const QString& connectionId, const Result<QList<Bucket>>& buckets);
    void setMeasurements(const Result<QStringList>& names);
    void setRedisResult(const Result<RedisState>& result);
    void setSaveResult(const Result<void>& result);

signals:
    void saveRequested(const telemirror::Profile& profile);
    void testRequested(const telemirror::ConnectionSettings& settings);
    void bucketsRequested(const telemirror::ConnectionSettings& settings);
    void measurementsRequested(const telemirror::ConnectionSettings& settings, const QString& bucket);
    void redisTestRequested(const telemirror::RedisSettings& settings);

private:
    QWidget* makeConnections();
    QWidget* makeSecrets();
    QWidget* makeFoot();
    void chooseImport();
    void chooseExport();
    void showState(Tone tone, const QString& text);
    void fill(const Profile& profile);
    void validate();

    Profile m_profile; ///< what is in effect
    Profile m_base;    ///< what the fields began with: that, or what was imported
    Banner* m_sample;
    QTabWidget* m_tabs;
    ConnectionEditor* m_source;
    ConnectionEditor* m_destination;
    RuleEditor* m_rule;
    TelemetryEditor* m_telemetry;
    RedisEditor* m_redis;
    AppearanceEditor* m_appearance;
    TextLabel* m_secrets = nullptr;
    TextLabel* m_environment = nullptr;
    TextLabel* m_state = nullptr;
    QPushButton* m_save = nullptr;
    QPushButton* m_revert = nullptr;
};

} // namespace telemirror

Q_DECLARE_METATYPE(telemirror::ConnectionSettings)
Q_DECLARE_METATYPE(telemirror::RedisSettings)
