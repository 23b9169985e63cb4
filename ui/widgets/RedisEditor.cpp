#include "ui/widgets/RedisEditor.h"

#include "ui/Format.h"
#include "ui/Words.h"
#include "ui/widgets/FormFields.h"
#include "ui/widgets/TextLabel.h"

#include <QtWidgets/QCheckBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QVBoxLayout>

namespace telemirror {

using namespace Qt::StringLiterals;

RedisEditor::RedisEditor(QWidget* parent)
    : Card(parent)
    , m_enabled(new QCheckBox(tr("Use Redis")))
    , m_host(form::makeField(u"127.0.0.1"_s, u"redisHostField"_s))
    , m_port(form::makeNumberField(1, 65535, u"redisPortField"_s))
    , m_socket(form::makeField(tr("Path of a Unix socket, in place of host and port"), u"redisSocketField"_s))
    , m_database(form::makeNumberField(0, 9999, u"redisDatabaseField"_s))
    , m_username(form::makeField(tr("None: the default user"), u"redisUserField"_s))
    , m_password(form::makeSecretField({}, u"redisPasswordField"_s))
    , m_prefix(form::makeField(u"telemirror:"_s, u"redisPrefixField"_s))
    , m_test(new QPushButton(tr("Test")))
    , m_result(new TextLabel)
    , m_sharing(new TextLabel)
{
    m_enabled->setObjectName(u"redisEnabled"_s);
    m_test->setObjectName(u"redisTestButton"_s);
    m_result->wrapped();
    m_result->hide();
    m_sharing->setObjectName(u"sharingState"_s);
    m_sharing->wrapped();
    m_sharing->hide();
    auto* heading = new TextLabel(tr("Redis"));
    heading->scaled(1.15, QFont::DemiBold);
    auto* words =
        new TextLabel(tr("Shares settings and telemetry between machines, keeps two of them from mirroring "
                         "the same at once, and remembers what servers hold. Everything works without it."));
    words->toned(Tone::Neutral)->wrapped();
    QFormLayout* fields = form::makeForm();
    fields->addRow({}, m_enabled);
    fields->addRow(tr("&Host"), m_host);
    fields->addRow(tr("&Port"), m_port);
    fields->addRow(tr("&Socket"), m_socket);
    fields->addRow(tr("&Database"), m_database);
    fields->addRow(tr("&User"), m_username);
    fields->addRow(tr("P&assword"), m_password);
    fields->addRow(tr("&Keys begin with"), m_prefix);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(heading);
    layout->addWidget(words);
    layout->addWidget(m_sharing);
    layout->addLayout(fields);
    layout->addWidget(m_test, 0, Qt::AlignRight);
    layout->addWidget(m_result);
    layout->addStretch();
    const auto edited = [this] {
        m_result->hide();
        emit changed();
    };
    for (QLineEdit* field : {m_host, m_socket, m_username, m_password, m_prefix})
        connect(field, &QLineEdit::textChanged, this, edited);
    for (QSpinBox* field : {m_port, m_database})
        connect(field, &QSpinBox::valueChanged, this, edited);
    connect(m_enabled, &QCheckBox::toggled, this, edited);
    connect(m_test, &QPushButton::clicked, this, [this] {
        m_test->setEnabled(false);
        m_result->toned(Tone::Neutral);
        m_result->setText(tr("Asking Redis…"));
        m_result->show();
        emit testRequested();
    });
}

void RedisEditor::setSettings(const RedisSettings& settings)
{
    const QSignalBlocker blocker(this);
    m_settings = settings;
    m_enabled->setChecked(settings.enabled);
    m_host->setText(settings.host);
    m_port->setValue(settings.port);
    m_socket->setText(settings.socketPath);
    m_database->setValue(settings.database);
    m_username->setText(settings.username);
    m_password->setText(settings.password);
    m_prefix->setText(settings.keyPrefix);
    m_result->hide();
}

RedisSettings RedisEditor::settings() const
{
    RedisSettings settings = m_settings;
    settings.enabled = m_enabled->isChecked();
    settings.host = m_host->text().trimmed();
    settings.port = static_cast<quint16>(m_port->value());
    settings.socketPath = m_socket->text().trimmed();
    settings.database = m_database->value();
    settings.username = m_username->text().trimmed();
    settings.password = m_password->text();
    settings.keyPrefix = m_prefix->text().trimmed();
    return settings;
}

QString RedisEditor::check()
{
    const bool on = m_enabled->isChecked();
    for (QWidget* field : {static_cast<QWidget*>(m_host), static_cast<QWidget*>(m_port),
             static_cast<QWidget*>(m_socket), static_cast<QWidget*>(m_database),
             static_cast<QWidget*>(m_username), static_cast<QWidget*>(m_password),
             static_cast<QWidget*>(m_prefix), static_cast<QWidget*>(m_test)})
        field->setEnabled(on);
    const bool noPlace = on && m_host->text().trimmed().isEmpty() && m_socket->text().trimmed().isEmpty();
    const QString problem = noPlace ? tr("Name the host of Redis, or the path of its socket.") : QString();
    form::mark(m_host, problem);
    return problem;
}

void RedisEditor::setSharingState(const RedisState& state)
{
    m_sharing->setVisible(state.status != RedisState::Status::Disabled);
    switch (state.status) {
    case RedisState::Status::Disabled: return;
    case RedisState::Status::Connecting:
        m_sharing->toned(Tone::Neutral);
        m_sharing->setText(tr("Looking for settings that others share…"));
        return;
    case RedisState::Status::Ready:
        m_sharing->toned(Tone::Good);
        m_sharing->setText(
            tr("Settings are shared: what is saved here is in effect at every instance within a second."));
        return;
    case RedisState::Status::Failed:
        m_sharing->toned(Tone::Warning);
        m_sharing->setText(format::singleLine(
            tr("Settings are not shared now; they are kept here, and compared when Redis answers. %1")
                .arg(state.error.message)));
        return;
    }
}

void RedisEditor::setTestResult(const Result<RedisState>& result)
{
    m_test->setEnabled(m_enabled->isChecked());
    m_result->show();
    if (result && result->status == RedisState::Status::Ready) {
        m_result->toned(Tone::Good);
        m_result->setText(
            format::singleLine(tr("It works: Redis %1 at %2.").arg(result->version, result->address)));
        return;
    }
    const Error& error = result ? result->error : result.error();
    m_result->toned(Tone::Bad);
    m_result->setText(
        error.message.isEmpty() ? tr("Redis did not answer.") : format::singleLine(error.message));
}

} // namespace telemirror
