#include "ui/widgets/ConnectionEditor.h"

#include "influx/DestinationLimits.h"
#include "ui/Format.h"
#include "ui/Words.h"
#include "ui/widgets/FormFields.h"
#include "ui/widgets/TextLabel.h"

#include <QtWidgets/QComboBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

namespace telemirror {

using namespace Qt::StringLiterals;

ConnectionEditor::ConnectionEditor(
    const QString& title, const QString& explanation, const QString& urlExample, QWidget* parent)
    : Card(parent)
    , m_name(form::makeField(title, u"nameField"_s))
    , m_url(form::makeField(urlExample, u"urlField"_s))
    , m_dialect(new QComboBox)
    , m_organization(form::makeField(tr("Name or id; not for 1.x"), u"organizationField"_s))
    , m_username(form::makeField(tr("Only with a password (1.x)"), u"usernameField"_s))
    , m_secret(form::makeSecretField(tr("Token or password"), u"secretField"_s))
    , m_caFile(form::makePathField(tr("None: the system's certificates"), u"caField"_s, true))
    , m_test(new QPushButton(tr("Test")))
    , m_result(new TextLabel)
    , m_limits(new TextLabel)
{
    for (const Dialect dialect :
        {Dialect::Automatic, Dialect::Flux, Dialect::InfluxQL, Dialect::InfluxQL3, Dialect::VictoriaMetrics})
        m_dialect->addItem(words::of(dialect), static_cast<int>(dialect));
    m_test->setObjectName(u"testButton"_s);
    m_dialect->setObjectName(u"dialectField"_s);
    m_result->wrapped();
    m_result->hide();
    m_limits->setObjectName(u"limitsText"_s);
    m_limits->toned(Tone::Warning)->wrapped();
    m_limits->hide();
    auto* heading = new TextLabel(title);
    heading->scaled(1.15, QFont::DemiBold);
    auto* words = new TextLabel(explanation);
    words->toned(Tone::Neutral)->wrapped();
    QFormLayout* fields = form::makeForm();
    fields->addRow(tr("&Name"), m_name);
    fields->addRow(tr("&Address"), m_url);
    fields->addRow(tr("&Language"), m_dialect);
    fields->addRow(tr("&Organization"), m_organization);
    fields->addRow(tr("&User"), m_username);
    fields->addRow(tr("&Token"), m_secret);
    fields->addRow(tr("&Certificates"), m_caFile);
    m_caFile->setToolTip(tr("A PEM file with certificates to trust besides the system's, for a server whose "
                            "own is signed by nobody that the system knows"));
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(heading);
    layout->addWidget(words);
    layout->addSpacing(4);
    layout->addLayout(fields);
    layout->addWidget(m_test, 0, Qt::AlignRight);
    layout->addWidget(m_result);
    layout->addWidget(m_limits);
    layout->addStretch();

    const auto edited = [this] {
        m_result->hide();
        showLimits(static_cast<Dialect>(m_dialect->currentData().toInt()));
        emit changed();
    };
    for (QLineEdit* field : {m_name, m_url, m_organization, m_username, m_secret, m_caFile})
        connect(field, &QLineEdit::textChanged, this, edited);
    connect(m_dialect, &QComboBox::currentIndexChanged, this, edited);
    connect(m_test, &QPushButton::clicked, this, [this] {
        m_test->setEnabled(false);
        m_result->setText(tr("Asking the server…"));
        m_result->toned(Tone::Neutral);
        m_result->show();
        emit testRequested();
    });
}

void ConnectionEditor::setSettings(const ConnectionSettings& settings)
{
    const QSignalBlocker blocker(this);
    m_settings = settings;
    m_name->setText(settings.name);
    m_url->setText(settings.url.toString(QUrl::EncodeSpaces));
    m_dialect->setCurrentIndex(m_dialect->findData(static_cast<int>(settings.dialect)));
    m_organization->setText(settings.organization);
    m_username->setText(settings.username);
    m_secret->setText(settings.secret);
    m_caFile->setText(settings.caFile);
    m_result->hide();
    showLimits(settings.dialect);
    m_test->setEnabled(true);
}

/// What a server of this kind cannot hold.
void ConnectionEditor::showLimits(Dialect dialect)
{
    m_limits->setText(destinationLimits(dialect));
    m_limits->setVisible(!m_limits->text().isEmpty());
}

ConnectionSettings ConnectionEditor::settings() const
{
    ConnectionSettings settings = m_settings;
    settings.name = m_name->text().trimmed();
    settings.url = QUrl(m_url->text().trimmed(), QUrl::StrictMode);
    settings.dialect = static_cast<Dialect>(m_dialect->currentData().toInt());
    settings.organization = m_organization->text().trimmed();
    settings.username = m_username->text().trimmed();
    // Pasted tokens often come with a line's end.
    settings.secret = m_secret->text().trimmed();
    settings.caFile = m_caFile->text().trimmed();
    return settings;
}

QString ConnectionEditor::check()
{
    const QString text = m_url->text().trimmed();
    const QUrl url(text, QUrl::StrictMode);
    QString problem;
    if (text.isEmpty())
        problem = tr("Enter the address of the server, such as %1.").arg(m_url->placeholderText());
    else if (!url.isValid() || url.host().isEmpty() ||
        (url.scheme() != "http"_L1 && url.scheme() != "https"_L1))
        problem = tr("The address must begin with http:// or https:// and name a server.");
    else if (!url.userInfo().isEmpty())
        problem = tr("Put user and password into their own fields, not into the address.");
    form::mark(m_url, problem);
    m_test->setEnabled(problem.isEmpty());

    const bool needsToken = static_cast<Dialect>(m_dialect->currentData().toInt()) == Dialect::Flux &&
        m_secret->text().trimmed().isEmpty();
    const QString missing = needsToken ? tr("Flux servers want a token.") : QString();
    form::mark(m_secret, missing);
    return problem.isEmpty() ? missing : problem;
}

void ConnectionEditor::setTestResult(const Result<ServerInfo>& result)
{
    m_test->setEnabled(true);
    m_result->show();
    if (result) {
        showLimits(result->dialect);
        m_result->toned(Tone::Good);
        m_result->setText(
            format::singleLine(tr("It works: %1, answered in %2.")
                                   .arg(words::of(*result), format::duration(result->roundTrip))));
    } else {
        m_result->toned(Tone::Bad);
        m_result->setText(format::singleLine(result.error().message));
    }
}

} // namespace telemirror
