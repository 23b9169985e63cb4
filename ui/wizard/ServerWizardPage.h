#pragma once

#include "influx/ConnectionSettings.h"
#include "ui/Theme.h"

#include <QtWidgets/QWizardPage>

class QComboBox;
class QFormLayout;
class QLineEdit;
class QPushButton;

namespace telemirror {

class IconLabel;
class TextLabel;

/// One server: its address and token are typed and tried, then organization and bucket are picked
/// from lists that the server gave. Complete once the server answered and a bucket is chosen.
class ServerWizardPage : public QWizardPage
{
    Q_OBJECT

public:
    /// `settings` fills the fields, and its id stays with what settings() gives.
    ServerWizardPage(const ConnectionSettings& settings, const QString& bucket, QWidget* parent = nullptr);

    [[nodiscard]] ConnectionSettings settings() const;
    [[nodiscard]] QString bucket() const;
    /// Offers a bucket that the server need not have yet; nothing if one was chosen.
    void proposeBucket(const QString& name);
    /// What stands under the list of buckets.
    void setBucketHint(const QString& text);
    [[nodiscard]] bool isComplete() const override;

    void setTestResult(const Result<ServerInfo>& result);
    void setOrganizations(const Result<QStringList>& names);
    void setBuckets(const Result<QList<Bucket>>& buckets);

signals:
    void testRequested(const telemirror::ConnectionSettings& settings);
    void organizationsRequested(const telemirror::ConnectionSettings& settings);
    void bucketsRequested(const telemirror::ConnectionSettings& settings);

private:
    [[nodiscard]] QString problem() const;
    void invalidate();
    void test();
    void showState(Tone tone, const QString& icon, const QString& text);
    void setChoicesVisible(bool visible);

    ConnectionSettings m_settings;
    bool m_tested = false;
    bool m_testing = false;
    ServerInfo m_server;
    QFormLayout* m_choices;
    QLineEdit* m_url;
    QLineEdit* m_user;
    QLineEdit* m_secret;
    QComboBox* m_organization;
    QComboBox* m_bucket;
    QPushButton* m_test;
    IconLabel* m_icon;
    TextLabel* m_state;
    TextLabel* m_hint;
    QString m_proposed;
};

} // namespace telemirror
