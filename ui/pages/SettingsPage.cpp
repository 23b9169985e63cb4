#include "ui/pages/SettingsPage.h"

#include "ui/widgets/AppearanceEditor.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/ConflictBanner.h"
#include "ui/widgets/ConnectionEditor.h"
#include "ui/widgets/PrimaryButton.h"
#include "ui/widgets/PublisherEditor.h"
#include "ui/widgets/RedisEditor.h"
#include "ui/widgets/RulesEditor.h"
#include "ui/widgets/TelemetryEditor.h"
#include "ui/widgets/TextLabel.h"

#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QSaveFile>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QTabWidget>
#include <QtWidgets/QVBoxLayout>

#include <utility>

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
    , m_conflict(new ConflictBanner)
    , m_tabs(new QTabWidget)
    , m_source(
          new ConnectionEditor(tr("Cloud"), tr("Where your data is now. It is only read, never changed."),
              u"https://eu-central-1-1.aws.cloud2.influxdata.com"_s))
    , m_destination(new ConnectionEditor(
          tr("Local"), tr("Where your data is mirrored to."), u"http://127.0.0.1:8086"_s))
    , m_rules(new RulesEditor)
    , m_telemetry(new TelemetryEditor)
    , m_publishers(new PublisherEditor)
    , m_redis(new RedisEditor)
    , m_appearance(new AppearanceEditor)
{
    setObjectName(u"settingsPage"_s);
    m_source->setObjectName(u"sourceEditor"_s);
    m_destination->setObjectName(u"destinationEditor"_s);
    m_sample->setContent(Tone::Info, u"info"_s, tr("The sample site is running"),
        tr("Enter your own servers here and save: the sample data goes away, and yours is mirrored."));
    m_tabs->setObjectName(u"settingsTabs"_s);
    m_tabs->addTab(makeConnections(), tr("Connections"));
    m_tabs->addTab(scrolled(m_rules), tr("What to mirror"));
    m_tabs->addTab(scrolled(m_telemetry), tr("Telemetry"));
    m_tabs->addTab(scrolled(m_publishers), tr("Publishers"));
    m_redisTab = m_tabs->addTab(scrolled(m_redis), tr("Redis"));
    m_tabs->addTab(makeSecrets(), tr("Secrets"));
    m_tabs->addTab(scrolled(m_appearance), tr("Appearance"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, 20);
    layout->setSpacing(12);
    layout->addWidget(m_sample);
    layout->addWidget(m_conflict);
    layout->addWidget(m_tabs, 1);
    layout->addWidget(makeFoot());

    connect(m_source, &ConnectionEditor::changed, this, &SettingsPage::validate);
    connect(m_destination, &ConnectionEditor::changed, this, &SettingsPage::validate);
    connect(m_rules, &RulesEditor::changed, this, &SettingsPage::validate);
    connect(m_telemetry, &TelemetryEditor::changed, this, &SettingsPage::validate);
    connect(m_publishers, &PublisherEditor::changed, this, &SettingsPage::validate);
    connect(m_redis, &RedisEditor::changed, this, &SettingsPage::validate);
    connect(m_source, &ConnectionEditor::testRequested, this,
        [this] { emit testRequested(m_source->settings()); });
    connect(m_destination, &ConnectionEditor::testRequested, this,
        [this] { emit testRequested(m_destination->settings()); });
    connect(m_rules, &RulesEditor::bucketsRequested, this, [this] {
        const Rule rule = m_rules->current();
        emit bucketsRequested(connectionFor(rule.sourceConnection, *m_source));
        emit bucketsRequested(connectionFor(rule.destinationConnection, *m_destination));
    });
    connect(m_rules, &RulesEditor::measurementsRequested, this, [this](const QString& bucket) {
        emit measurementsRequested(connectionFor(m_rules->current().sourceConnection, *m_source), bucket);
    });
    connect(
        m_redis, &RedisEditor::testRequested, this, [this] { emit redisTestRequested(m_redis->settings()); });
    connect(m_conflict, &ConflictBanner::chosen, this, [this](bool keepMine) {
        m_expectsProfile = true;
        emit conflictResolved(keepMine);
    });
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
        m_isOutdated = false;
        fill(m_profile);
        validate();
    });
    auto* import = new QPushButton(tr("Import…"));
    import->setToolTip(tr("Read settings from a file; nothing changes before Save"));
    connect(import, &QPushButton::clicked, this, &SettingsPage::chooseImport);
    auto* exportButton = new QPushButton(tr("Export…"));
    exportButton->setToolTip(tr("Write the settings to a file, without tokens and passwords"));
    connect(exportButton, &QPushButton::clicked, this, &SettingsPage::chooseExport);
    connect(m_save, &QPushButton::clicked, this, [this] {
        m_save->setEnabled(false);
        showState(Tone::Neutral, tr("Saving…"));
        m_expectsProfile = true;
        emit saveRequested(edited());
    });
    auto* foot = new QWidget;
    auto* layout = new QHBoxLayout(foot);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(import);
    layout->addWidget(exportButton);
    layout->addWidget(m_state, 1);
    layout->addWidget(m_revert);
    layout->addWidget(m_save);
    return foot;
}

void SettingsPage::setProfile(const Profile& profile)
{
    m_sample->setVisible(profile.isSample);
    const Profile before = std::exchange(m_profile, profile.isSample ? Profile() : profile);
    if (m_profile.name.isEmpty())
        m_profile.name = u"default"_s;
    Profile renumbered = before;
    renumbered.revision = m_profile.revision;
    if (!keepsEdit(before)) {
        m_isOutdated = false;
        fill(m_profile);
    } else if (renumbered == m_profile && !m_isOutdated) {
        m_base.revision = m_profile.revision;
    } else {
        m_isOutdated = true;
    }
    m_expectsProfile = false;
    validate();
}

/// Whether what was typed stays, now that another profile than `before` is in effect.
bool SettingsPage::keepsEdit(const Profile& before) const
{
    const bool isSameSite =
        before.name == m_profile.name && !before.rules.isEmpty() && !m_profile.rules.isEmpty();
    return !m_expectsProfile && isSameSite && edited() != m_filled;
}

void SettingsPage::fill(const Profile& profile)
{
    m_base = profile;
    const Rule rule = profile.rules.value(0);
    m_source->setSettings(connectionOf(profile,
        rule.sourceConnection.isEmpty() ? QString(cloudConnectionId) : rule.sourceConnection, tr("Cloud")));
    m_destination->setSettings(connectionOf(profile,
        rule.destinationConnection.isEmpty() ? QString(localConnectionId) : rule.destinationConnection,
        tr("Local")));
    m_rules->setRules(profile.rules);
    m_telemetry->setSettings(profile.telemetry);
    m_publishers->setSettings(profile.publishers);
    m_redis->setSettings(profile.redis);
    m_filled = edited();
}

Profile SettingsPage::edited() const
{
    Profile profile = m_base;
    const ConnectionSettings source = m_source->settings();
    const ConnectionSettings destination = m_destination->settings();
    putConnection(profile, source);
    putConnection(profile, destination);
    profile.rules = m_rules->rules();
    for (Rule& each : profile.rules) {
        if (each.sourceConnection.isEmpty())
            each.sourceConnection = source.id;
        if (each.destinationConnection.isEmpty())
            each.destinationConnection = destination.id;
    }
    profile.telemetry = m_telemetry->settings();
    if (profile.telemetryConnection.isEmpty())
        profile.telemetryConnection = destination.id;
    profile.publishers = m_publishers->settings();
    profile.redis = m_redis->settings();
    return profile;
}

/// The connection of a rule: one that is not in the fields, or that of these.
ConnectionSettings SettingsPage::connectionFor(const QString& id, const ConnectionEditor& editor) const
{
    for (const ConnectionEditor* each : {m_source, m_destination}) {
        if (each->settings().id == id)
            return each->settings();
    }
    const ConnectionSettings* known = m_base.connection(id);
    return known == nullptr ? editor.settings() : *known;
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
    note(m_tabs->tabText(1), m_rules->check());
    note(m_tabs->tabText(2), m_telemetry->check());
    note(m_tabs->tabText(3), m_publishers->check());
    note(m_tabs->tabText(4), m_redis->check());
    const bool changed = isChanged();
    m_save->setEnabled(changed && first.isEmpty());
    // What cannot be read is not in edited().
    m_revert->setEnabled(changed || !first.isEmpty());
    m_state->toned(first.isEmpty() && !m_isOutdated ? Tone::Neutral : Tone::Warning);
    m_state->setText(!first.isEmpty() ? first
            : m_isOutdated ? tr("Somebody else changed these settings meanwhile. Save to compare both, "
                                "or revert to take theirs.")
            : changed      ? tr("Not saved yet. Saving begins to mirror with these settings.")
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
    const Rule rule = m_rules->current();
    if (connectionFor(rule.sourceConnection, *m_source).id == connectionId)
        m_rules->setSourceBuckets(buckets);
    if (connectionFor(rule.destinationConnection, *m_destination).id == connectionId)
        m_rules->setDestinationBuckets(buckets);
}

void SettingsPage::setMeasurements(const Result<QStringList>& names)
{
    m_rules->setMeasurements(names);
}

QStringList SettingsPage::tabNames() const
{
    QStringList names;
    for (int tab = 0; tab < m_tabs->count(); ++tab)
        names.append(m_tabs->tabText(tab));
    return names;
}

void SettingsPage::showRedis()
{
    showTab(m_redisTab);
}

void SettingsPage::showTab(int index)
{
    m_tabs->setCurrentIndex(index);
    m_tabs->setFocus();
}

void SettingsPage::setPreferences(Preferences& preferences)
{
    m_appearance->setPreferences(preferences);
}

Result<void> SettingsPage::importProfile(const QByteArray& json)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(json, &problem);
    if (!document.isObject())
        return failure(Error::Kind::Malformed, tr("The file holds no exported settings: choose another."),
            problem.error == QJsonParseError::NoError ? QString() : problem.errorString());
    Result<Profile> read = Profile::fromJson(document.object());
    if (!read)
        return tl::unexpected(read.error());
    Profile profile = *read;
    // The file's place among the profiles, and how often it was changed, are another program's.
    profile.name = m_profile.name;
    profile.revision = m_profile.revision;
    profile.isSample = false;
    for (ConnectionSettings& each : profile.connections) {
        const ConnectionSettings* known = m_profile.connection(each.id);
        if (known != nullptr && known->url == each.url)
            each.secret = known->secret;
    }
    if (profile.redis.address() == m_profile.redis.address())
        profile.redis.password = m_profile.redis.password;
    fill(profile);
    validate();
    return {};
}

QByteArray SettingsPage::exportProfile() const
{
    return QJsonDocument(edited().toJson()).toJson(QJsonDocument::Indented);
}

void SettingsPage::chooseImport()
{
    const QString path =
        QFileDialog::getOpenFileName(this, tr("Import settings"), {}, tr("Settings (*.json);;All files (*)"));
    if (path.isEmpty())
        return;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return showState(Tone::Bad, tr("%1 cannot be read: %2").arg(path, file.errorString()));
    const Result<void> imported = importProfile(file.readAll());
    if (!imported)
        showState(Tone::Bad, imported.error().toString());
    else if (isChanged())
        showState(Tone::Info, tr("Imported. Enter what is missing, such as tokens, and save."));
}

void SettingsPage::chooseExport()
{
    const QString path = QFileDialog::getSaveFileName(
        this, tr("Export settings"), u"telemirror-settings.json"_s, tr("Settings (*.json);;All files (*)"));
    if (path.isEmpty())
        return;
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(exportProfile()) < 0 || !file.commit())
        return showState(Tone::Bad, tr("%1 cannot be written: %2").arg(path, file.errorString()));
    showState(Tone::Good, tr("Exported, without tokens and passwords."));
}

void SettingsPage::showState(Tone tone, const QString& text)
{
    m_state->toned(tone);
    m_state->setText(text);
}

void SettingsPage::setRedisResult(const Result<RedisState>& result)
{
    m_redis->setTestResult(result);
}

void SettingsPage::setConflict(const std::optional<ProfileConflict>& conflict)
{
    m_conflict->setConflict(conflict);
}

void SettingsPage::setConflictResult(const Result<void>& result)
{
    m_conflict->setResult(result);
    // The profile that was chosen may still be on its way: its secrets are read first.
    if (!result)
        m_expectsProfile = false;
}

void SettingsPage::setSharingState(const RedisState& state)
{
    m_redis->setSharingState(state);
}

void SettingsPage::setSharingFailure(const Error& error)
{
    showState(Tone::Bad, error.toString());
}

void SettingsPage::setSaveResult(const Result<void>& result)
{
    m_expectsProfile = false;
    validate();
    m_state->toned(result ? Tone::Good : Tone::Bad);
    m_state->setText(result ? tr("Saved.") : result.error().toString());
}

} // namespace telemirror
