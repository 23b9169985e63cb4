#include "ui/pages/SettingsPage.h"

#include "ui/widgets/Banner.h"
#include "ui/widgets/ConnectionEditor.h"
#include "ui/widgets/PrimaryButton.h"
#include "ui/widgets/RedisEditor.h"
#include "ui/widgets/RuleEditor.h"
#include "ui/widgets/TelemetryEditor.h"
#include "ui/widgets/TextLabel.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QTabWidget>
#include <QtWidgets/QVBoxLayout>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

/// A page of the tabs: scrolls where it is higher than the window.
QWidget* scrolled(QWidget* content)
{
    auto* page = new QWidget;
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(14, 14, 14, 14);
    layout->addWidget(content);
    layout->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(page);
    return scroll;
}

/// The connection of this id, or a fresh one.
ConnectionSettings connectionOf(const Profile& profile, const QString& id, const QString& name)
{
    for (const ConnectionSettings& each : profile.connections) {
        if (each.id == id)
            return each;
    }
    ConnectionSettings settings;
    settings.id = id;
    settings.name = name;
    return settings;
}

/// Puts `settings` in place of the connection of its id, or behind the others.
void putConnection(Profile& profile, const ConnectionSettings& settings)
{
    for (ConnectionSettings& each : profile.connections) {
        if (each.id == settings.id) {
            each = settings;
            return;
        }
    }
    profile.connections.append(settings);
}

} // namespace

SettingsPage::SettingsPage(QWidget* parent)
    : QWidget(parent)
    , m_sample(new Banner)
    , m_tabs(new QTabWidget)
    , m_source(
          new ConnectionEditor(tr("Cloud"), tr("Where your data is now. It is only read, never changed."),
              u"https://eu-central-1-1.aws.cloud2.influxdata.com"_s))
    , m_destination(new ConnectionEditor(
          tr("Local"), tr("Where your data is mirrored to."), u"http://127.0.0.1:8086"_s))
    , m_rule(new RuleEditor)
    , m_telemetry(new TelemetryEditor)
    , m_redis(new RedisEditor)
{
    setObjectName(u"settingsPage"_s);
    m_source->setObjectName(u"sourceEditor"_s);
    m_destination->setObjectName(u"destinationEditor"_s);
    m_sample->setContent(Tone::Info, u"info"_s, tr("The sample site is running"),
        tr("Enter your own servers here and save: the sample data goes away, and yours is mirrored."));
    m_tabs->setObjectName(u"settingsTabs"_s);
    m_tabs->addTab(makeConnections(), tr("Connections"));
    m_tabs->addTab(scrolled(m_rule), tr("What to mirror"));
    m_tabs->addTab(scrolled(m_telemetry), tr("Telemetry"));
    m_tabs->addTab(scrolled(m_redis), tr("Redis"));
    m_tabs->addTab(makeSecrets(), tr("Secrets"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, 20);
    layout->setSpacing(12);
    layout->addWidget(m_sample);
    layout->addWidget(m_tabs, 1);
    layout->addWidget(makeFoot());

    connect(m_source, &ConnectionEditor::changed, this, &SettingsPage::validate);
    connect(m_destination, &ConnectionEditor::changed, this, &SettingsPage::validate);
    connect(m_rule, &RuleEditor::changed, this, &SettingsPage::validate);
    connect(m_telemetry, &TelemetryEditor::changed, this, &SettingsPage::validate);
    connect(m_redis, &RedisEditor::changed, this, &SettingsPage::validate);
    connect(m_source, &ConnectionEditor::testRequested, this,
        [this] { emit testRequested(m_source->settings()); });
    connect(m_destination, &ConnectionEditor::testRequested, this,
        [this] { emit testRequested(m_destination->settings()); });
    connect(m_rule, &RuleEditor::bucketsRequested, this, [this] {
        emit bucketsRequested(m_source->settings());
        emit bucketsRequested(m_destination->settings());
    });
    connect(
        m_redis, &RedisEditor::testRequested, this, [this] { emit redisTestRequested(m_redis->settings()); });
    setProfile({});
    setSecretsInfo(true, {});
}

QWidget* SettingsPage::makeConnections()
{
    auto* both = new QWidget;
    auto* layout = new QHBoxLayout(both);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(14);
    layout->addWidget(m_source, 1);
    layout->addWidget(m_destination, 1);
    return scrolled(both);
}

QWidget* SettingsPage::makeSecrets()
{
    m_secrets = new TextLabel;
    m_secrets->wrapped();
    m_environment = new TextLabel;
    m_environment->wrapped();
    auto* card = new Card;
    auto* heading = new TextLabel(tr("Tokens and passwords"));
    heading->scaled(1.15, QFont::DemiBold);
    auto* variables = new TextLabel(tr("Environment"));
    variables->scaled(1.15, QFont::DemiBold);
    auto* layout = new QVBoxLayout(card);
    layout->addWidget(heading);
    layout->addWidget(m_secrets);
    layout->addSpacing(12);
    layout->addWidget(variables);
    layout->addWidget(m_environment);
    return scrolled(card);
}

QWidget* SettingsPage::makeFoot()
{
    m_state = new TextLabel;
    m_state->wrapped();
    m_state->setObjectName(u"settingsState"_s);
    m_revert = new QPushButton(tr("Revert"));
    m_revert->setObjectName(u"revertButton"_s);
    m_save = new PrimaryButton(tr("Save"));
    m_save->setObjectName(u"saveButton"_s);
    m_save->setShortcut(QKeySequence::Save);
    connect(m_revert, &QPushButton::clicked, this, [this] {
        fill();
        validate();
    });
    connect(m_save, &QPushButton::clicked, this, [this] {
        m_save->setEnabled(false);
        m_state->toned(Tone::Neutral);
        m_state->setText(tr("Saving…"));
        emit saveRequested(edited());
    });
    auto* foot = new QWidget;
    auto* layout = new QHBoxLayout(foot);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_state, 1);
    layout->addWidget(m_revert);
    layout->addWidget(m_save);
    return foot;
}

void SettingsPage::setProfile(const Profile& profile)
{
    m_sample->setVisible(profile.isSample);
    m_profile = profile.isSample ? Profile() : profile;
    if (m_profile.name.isEmpty())
        m_profile.name = u"default"_s;
    fill();
    validate();
}

void SettingsPage::fill()
{
    const Rule rule = m_profile.rules.value(0);
    m_source->setSettings(connectionOf(m_profile,
        rule.sourceConnection.isEmpty() ? QString(cloudConnectionId) : rule.sourceConnection, tr("Cloud")));
    m_destination->setSettings(connectionOf(m_profile,
        rule.destinationConnection.isEmpty() ? QString(localConnectionId) : rule.destinationConnection,
        tr("Local")));
    m_rule->setRule(rule);
    m_telemetry->setSettings(m_profile.telemetry);
    m_redis->setSettings(m_profile.redis);
}

Profile SettingsPage::edited() const
{
    Profile profile = m_profile;
    const ConnectionSettings source = m_source->settings();
    const ConnectionSettings destination = m_destination->settings();
    putConnection(profile, source);
    putConnection(profile, destination);
    Rule rule = m_rule->rule();
    if (rule.id.isEmpty())
        rule.id = defaultRuleId;
    if (rule.name.isEmpty())
        rule.name = rule.sourceBucket;
    rule.sourceConnection = source.id;
    rule.destinationConnection = destination.id;
    if (profile.rules.isEmpty())
        profile.rules.append(rule);
    else
        profile.rules[0] = rule;
    profile.telemetry = m_telemetry->settings();
    if (profile.telemetryConnection.isEmpty())
        profile.telemetryConnection = destination.id;
    profile.redis = m_redis->settings();
    return profile;
}

bool SettingsPage::isChanged() const
{
    return edited() != m_profile;
}

void SettingsPage::validate()
{
    // Every editor is asked, for each marks its own fields.
    QString first;
    const auto note = [&first](const QString& place, const QString& problem) {
        if (first.isEmpty() && !problem.isEmpty())
            first = place + u": "_s + problem;
    };
    note(tr("Cloud"), m_source->check());
    note(tr("Local"), m_destination->check());
    note(m_tabs->tabText(1), m_rule->check());
    note(m_tabs->tabText(2), m_telemetry->check());
    note(m_tabs->tabText(3), m_redis->check());
    const bool changed = isChanged();
    m_save->setEnabled(changed && first.isEmpty());
    // What cannot be read is not in edited().
    m_revert->setEnabled(changed || !first.isEmpty());
    m_state->toned(first.isEmpty() ? Tone::Neutral : Tone::Warning);
    m_state->setText(!first.isEmpty() ? first
            : changed                 ? tr("Not saved yet. Saving begins to mirror with these settings.")
                                      : QString());
}

void SettingsPage::setSecretsInfo(bool persistent, const QStringList& environmentVariables)
{
    m_secrets->setText(persistent
            ? tr("They are kept in this system's keychain, never in a file of this program.")
            : tr("This system has no keychain: tokens and passwords last until the program ends. To keep "
                 "them, "
                 "install a keychain (such as GNOME Keyring or KWallet), or set them in the environment."));
    m_secrets->toned(persistent ? Tone::Good : Tone::Warning);
    m_environment->setText(environmentVariables.isEmpty()
            ? tr("No environment variable changes these settings.")
            : tr("These environment variables stand above what is saved here: %1")
                  .arg(environmentVariables.join(u", "_s)));
}

void SettingsPage::showConnections()
{
    m_tabs->setCurrentIndex(0);
    m_source->findChild<QWidget*>(u"urlField"_s)->setFocus();
}

void SettingsPage::setTestResult(const QString& connectionId, const Result<ServerInfo>& result)
{
    for (ConnectionEditor* editor : {m_source, m_destination}) {
        if (editor->settings().id == connectionId)
            editor->setTestResult(result);
    }
}

void SettingsPage::setBuckets(const QString& connectionId, const Result<QList<Bucket>>& buckets)
{
    if (m_source->settings().id == connectionId)
        m_rule->setSourceBuckets(buckets);
    if (m_destination->settings().id == connectionId)
        m_rule->setDestinationBuckets(buckets);
}

void SettingsPage::setRedisResult(const Result<RedisState>& result)
{
    m_redis->setTestResult(result);
}

void SettingsPage::setSaveResult(const Result<void>& result)
{
    validate();
    m_state->toned(result ? Tone::Good : Tone::Bad);
    m_state->setText(result ? tr("Saved.") : result.error().toString());
}

} // namespace telemirror
