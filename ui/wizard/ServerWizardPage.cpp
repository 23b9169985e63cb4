#include "ui/wizard/ServerWizardPage.h"

#include "influx/DestinationLimits.h"
#include "ui/Format.h"
#include "ui/Words.h"
#include "ui/widgets/FormFields.h"
#include "ui/widgets/IconLabel.h"
#include "ui/widgets/TextLabel.h"
#include "ui/widgets/ThemedIcon.h"

#include <QtWidgets/QComboBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

QComboBox* makeChoice(const QString& objectName, const QString& placeholder)
{
    auto* field = new QComboBox;
    field->setEditable(true);
    field->setInsertPolicy(QComboBox::NoInsert);
    field->setObjectName(objectName);
    field->lineEdit()->setPlaceholderText(placeholder);
    return field;
}

} // namespace

ServerWizardPage::ServerWizardPage(const ConnectionSettings& settings, const QString& bucket, QWidget* parent)
    : QWizardPage(parent)
    , m_settings(settings)
    , m_choices(form::makeForm())
    , m_url(form::makeField(u"https://eu-central-1-1.aws.cloud2.influxdata.com"_s, u"wizardUrl"_s))
    , m_user(form::makeField(tr("Only for InfluxDB 1.x with a password"), u"wizardUser"_s))
    , m_secret(form::makeSecretField(tr("Token; for 1.x the password, if there is one"), u"wizardSecret"_s))
    , m_organization(makeChoice(u"wizardOrganization"_s, tr("Choose the organization")))
    , m_bucket(makeChoice(u"wizardBucket"_s, tr("Choose the bucket (1.x: database)")))
    , m_test(new QPushButton(tr("&Test")))
    , m_icon(new IconLabel)
    , m_state(new TextLabel)
    , m_hint(new TextLabel)
{
    m_url->setText(settings.url.toString());
    m_user->setText(settings.username);
    m_secret->setText(settings.secret);
    m_organization->setEditText(settings.organization);
    m_bucket->setEditText(bucket);
    m_test->setObjectName(u"wizardTest"_s);
    m_state->setObjectName(u"wizardState"_s);
    m_state->wrapped();
    m_hint->toned(Tone::Neutral)->wrapped();

    QFormLayout* access = form::makeForm();
    access->addRow(tr("&Address"), m_url);
    access->addRow(tr("T&oken"), m_secret);
    access->addRow(tr("&User"), m_user);
    auto* trial = new QHBoxLayout;
    trial->addWidget(m_test);
    trial->addWidget(m_icon);
    trial->addWidget(m_state, 1);
    access->addRow({}, trial);
    m_choices->addRow(tr("Or&ganization"), m_organization);
    m_choices->addRow(tr("&Bucket"), m_bucket);
    m_choices->addRow({}, m_hint);
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(16);
    layout->addLayout(access);
    layout->addLayout(m_choices);
    layout->addStretch();
    setChoicesVisible(false);
    invalidate();

    for (QLineEdit* field : {m_url, m_user, m_secret}) {
        connect(field, &QLineEdit::textEdited, this, &ServerWizardPage::invalidate);
        connect(field, &QLineEdit::returnPressed, this, &ServerWizardPage::test);
    }
    connect(m_test, &QPushButton::clicked, this, &ServerWizardPage::test);
    const auto organizationChosen = [this] {
        if (m_tested)
            emit bucketsRequested(this->settings());
    };
    connect(m_organization, &QComboBox::activated, this, organizationChosen);
    connect(m_organization->lineEdit(), &QLineEdit::editingFinished, this, organizationChosen);
    connect(m_bucket, &QComboBox::editTextChanged, this, &QWizardPage::completeChanged);
}

ConnectionSettings ServerWizardPage::settings() const
{
    ConnectionSettings settings = m_settings;
    settings.url = QUrl(m_url->text().trimmed(), QUrl::StrictMode);
    settings.username = m_user->text().trimmed();
    settings.secret = m_secret->text().trimmed();
    settings.organization = m_organization->currentText().trimmed();
    if (m_tested)
        settings.dialect = m_server.dialect;
    return settings;
}

QString ServerWizardPage::bucket() const
{
    return m_bucket->currentText();
}

void ServerWizardPage::proposeBucket(const QString& name)
{
    m_proposed = name;
    if (m_bucket->currentText().isEmpty())
        m_bucket->setEditText(name);
}

void ServerWizardPage::setBucketHint(const QString& text)
{
    m_hint->setText(text);
}

bool ServerWizardPage::isComplete() const
{
    return m_tested && !bucket().trimmed().isEmpty();
}

QString ServerWizardPage::problem() const
{
    const QUrl url(m_url->text().trimmed(), QUrl::StrictMode);
    if (m_url->text().trimmed().isEmpty())
        return tr("Enter the address of the server.");
    if (!url.isValid() || url.host().isEmpty() || (url.scheme() != "http"_L1 && url.scheme() != "https"_L1))
        return tr("The address must begin with http:// or https:// and name a server.");
    if (!url.userInfo().isEmpty())
        return tr("Put user and password into their own fields, not into the address.");
    return {};
}

void ServerWizardPage::invalidate()
{
    m_tested = false;
    m_testing = false;
    const QString wrong = problem();
    form::mark(m_url, m_url->text().isEmpty() ? QString() : wrong);
    m_test->setEnabled(wrong.isEmpty());
    showState(Tone::Neutral, {}, m_url->text().isEmpty() || wrong.isEmpty() ? tr("Not tested yet") : wrong);
    emit completeChanged();
}

void ServerWizardPage::test()
{
    if (m_testing || !problem().isEmpty())
        return;
    m_testing = true;
    m_test->setEnabled(false);
    showState(Tone::Neutral, u"waiting"_s, tr("Asking the server…"));
    ConnectionSettings tried = settings();
    // An organization of another server must not spoil the test; it is chosen afterwards.
    tried.organization.clear();
    tried.dialect = Dialect::Automatic;
    emit testRequested(tried);
}

void ServerWizardPage::setTestResult(const Result<ServerInfo>& result)
{
    if (!m_testing)
        return; // changed meanwhile
    m_testing = false;
    m_test->setEnabled(true);
    m_tested = result.has_value();
    if (!result) {
        showState(Tone::Bad, u"error"_s, format::singleLine(result.error().message));
        emit completeChanged();
        return;
    }
    m_server = *result;
    const QString works = tr("It works: %1").arg(words::of(*result));
    if (const QString limits = destinationLimits(result->dialect); limits.isEmpty())
        showState(Tone::Good, u"check"_s, format::singleLine(works));
    else
        showState(Tone::Warning, u"warning"_s, format::singleLine(works + u". "_s + limits));
    setChoicesVisible(true);
    emit completeChanged();
    if (m_server.dialect == Dialect::Flux)
        emit organizationsRequested(settings());
    else
        emit bucketsRequested(settings());
}

void ServerWizardPage::setOrganizations(const Result<QStringList>& names)
{
    if (!m_tested)
        return;
    // A token that may not list organizations works all the same: the name can be typed.
    const QString typed = m_organization->currentText();
    m_organization->clear();
    m_organization->addItems(names.value_or(QStringList()));
    const int known = m_organization->findText(typed);
    m_organization->setCurrentIndex(known >= 0 ? known : typed.isEmpty() ? 0 : -1);
    if (known < 0 && !typed.isEmpty() && m_organization->count() == 1)
        m_organization->setCurrentIndex(0);
    else if (known < 0 && !typed.isEmpty())
        m_organization->setEditText(typed);
    emit bucketsRequested(settings());
}

void ServerWizardPage::setBuckets(const Result<QList<Bucket>>& buckets)
{
    if (!m_tested)
        return;
    if (!buckets) {
        showState(Tone::Warning, u"warning"_s,
            tr("The server answers, but lists no buckets: type the name. (%1)")
                .arg(format::singleLine(buckets.error().message)));
        return;
    }
    QString typed = m_bucket->currentText();
    m_bucket->clear();
    for (const Bucket& bucket : *buckets) {
        if (!bucket.isSystem)
            m_bucket->addItem(bucket.name);
    }
    if (typed.isEmpty())
        typed = m_proposed;
    if (typed.isEmpty() && m_bucket->count() != 1)
        m_bucket->setCurrentIndex(-1);
    else if (!typed.isEmpty())
        m_bucket->setEditText(typed);
    emit completeChanged();
}

void ServerWizardPage::showState(Tone tone, const QString& icon, const QString& text)
{
    m_icon->setIcon(themedIcon(icon, tone));
    m_icon->setVisible(!icon.isEmpty());
    m_state->toned(tone);
    m_state->setText(text);
}

void ServerWizardPage::setChoicesVisible(bool visible)
{
    const bool hasOrganizations = visible && m_server.dialect == Dialect::Flux;
    const auto setRow = [this](QWidget* field, bool on) {
        field->setVisible(on);
        if (QWidget* label = m_choices->labelForField(field))
            label->setVisible(on);
    };
    setRow(m_organization, hasOrganizations);
    setRow(m_bucket, visible);
    m_hint->setVisible(visible);
}

} // namespace telemirror
