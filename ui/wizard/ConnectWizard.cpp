#include "ui/wizard/ConnectWizard.h"

#include "ui/wizard/PlanWizardPage.h"
#include "ui/wizard/ServerWizardPage.h"

#include <QtWidgets/QPushButton>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

constexpr auto localAddress = "http://127.0.0.1:8086"_L1;

} // namespace

ConnectWizard::ConnectWizard(const Profile& profile, QWidget* parent)
    : QWizard(parent)
    , m_profile(profile.isSample ? Profile() : profile)
{
    setObjectName(u"connectWizard"_s);
    setWindowTitle(tr("Connect my servers"));
    setWizardStyle(QWizard::ModernStyle);
    setOption(QWizard::NoBackButtonOnStartPage);
    setButtonText(QWizard::BackButton, tr("&Back"));
    setButtonText(QWizard::NextButton, tr("&Next"));
    setButtonText(QWizard::CancelButton, tr("Cancel"));
    setButtonText(QWizard::FinishButton, tr("Begin to mirror"));
    if (m_profile.name.isEmpty())
        m_profile.name = u"default"_s;
    const Rule rule = m_profile.rules.value(0);
    m_source =
        addServerPage(rule.sourceConnection.isEmpty() ? QString(cloudConnectionId) : rule.sourceConnection,
            tr("Cloud"), rule.sourceBucket);
    m_source->setTitle(tr("Where your data is"));
    m_source->setSubTitle(
        tr("The InfluxDB Cloud (or any other InfluxDB) to read from. In its web page, under "
           "Load Data › API Tokens, make a token with read access to the bucket."));
    m_source->setBucketHint(tr("Everything in this bucket is mirrored; it is never changed."));
    m_destination = addServerPage(
        rule.destinationConnection.isEmpty() ? QString(localConnectionId) : rule.destinationConnection,
        tr("Local"), rule.destinationBucket);
    m_destination->setTitle(tr("Where it is to be kept"));
    m_destination->setSubTitle(tr("Your own InfluxDB. Version 1.x often wants neither token nor password; "
                                  "later ones want a token with write access."));
    m_destination->setBucketHint(tr("A bucket that is not there yet is made by the first run."));
    m_plan = new PlanWizardPage(rule);
    addPage(m_plan);

    connect(this, &QWizard::currentIdChanged, this, &ConnectWizard::enter);
    const int line = fontMetrics().height();
    resize(line * 44, line * 32);
}

ServerWizardPage* ConnectWizard::addServerPage(
    const QString& connectionId, const QString& name, const QString& bucket)
{
    ConnectionSettings settings;
    settings.id = connectionId;
    settings.name = name;
    if (const ConnectionSettings* known = m_profile.connection(connectionId))
        settings = *known;
    else if (connectionId == localConnectionId)
        settings.url = QUrl(localAddress);
    auto* page = new ServerWizardPage(settings, bucket);
    page->setObjectName(connectionId + u"WizardPage"_s);
    addPage(page);
    connect(page, &ServerWizardPage::testRequested, this, &ConnectWizard::testRequested);
    connect(page, &ServerWizardPage::organizationsRequested, this, &ConnectWizard::organizationsRequested);
    connect(page, &ServerWizardPage::bucketsRequested, this, &ConnectWizard::bucketsRequested);
    return page;
}

void ConnectWizard::enter(int page)
{
    if (currentPage() == m_destination)
        m_destination->proposeBucket(m_source->bucket());
    if (currentPage() != m_plan || page < 0)
        return;
    m_plan->setRoute(tr("%1 (%2)  →  %3 (%4)")
                         .arg(m_source->bucket(), m_source->settings().url.host(), m_destination->bucket(),
                             m_destination->settings().url.host()));
    emit measurementsRequested(m_source->settings(), m_source->bucket());
}

Profile ConnectWizard::profile() const
{
    Profile profile = m_profile;
    const ConnectionSettings source = m_source->settings();
    const ConnectionSettings destination = m_destination->settings();
    profile.connections.removeIf(
        [&](const ConnectionSettings& each) { return each.id == source.id || each.id == destination.id; });
    profile.connections.prepend(destination);
    profile.connections.prepend(source);
    Rule rule = m_plan->rule();
    rule.sourceConnection = source.id;
    rule.sourceBucket = m_source->bucket();
    rule.destinationConnection = destination.id;
    rule.destinationBucket = m_destination->bucket();
    if (rule.id.isEmpty())
        rule.id = defaultRuleId;
    if (rule.name.isEmpty())
        rule.name = rule.sourceBucket;
    if (profile.rules.isEmpty())
        profile.rules.append(rule);
    else
        profile.rules[0] = rule;
    if (profile.telemetryConnection.isEmpty())
        profile.telemetryConnection = destination.id;
    return profile;
}

void ConnectWizard::accept()
{
    button(QWizard::FinishButton)->setEnabled(false);
    m_plan->setState(Tone::Neutral, tr("Saving…"));
    emit saveRequested(profile());
}

ServerWizardPage* ConnectWizard::pageOf(const QString& connectionId) const
{
    return connectionId == m_destination->settings().id ? m_destination : m_source;
}

void ConnectWizard::setTestResult(const QString& connectionId, const Result<ServerInfo>& result)
{
    pageOf(connectionId)->setTestResult(result);
}

void ConnectWizard::setOrganizations(const QString& connectionId, const Result<QStringList>& names)
{
    pageOf(connectionId)->setOrganizations(names);
}

void ConnectWizard::setBuckets(const QString& connectionId, const Result<QList<Bucket>>& buckets)
{
    pageOf(connectionId)->setBuckets(buckets);
}

void ConnectWizard::setMeasurements(const Result<QStringList>& names)
{
    m_plan->setMeasurements(names);
}

void ConnectWizard::setSaveResult(const Result<void>& result)
{
    button(QWizard::FinishButton)->setEnabled(true);
    if (result)
        QWizard::accept();
    else
        m_plan->setState(Tone::Bad, result.error().toString());
}

} // namespace telemirror
