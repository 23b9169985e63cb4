#include "ui/widgets/HttpPublisherEditor.h"

#include "config/PublisherCheck.h"
#include "ui/widgets/FormFields.h"
#include "ui/widgets/SpoolField.h"

#include <QtWidgets/QComboBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>

namespace telemirror {

using namespace Qt::StringLiterals;
using Endpoint = HttpPublisherSettings::Endpoint;

namespace {

/// A line each, "name: value".
QString headerText(const QList<HttpHeader>& headers)
{
    QStringList lines;
    for (const HttpHeader& header : headers)
        lines.append(header.name + u": "_s + header.value);
    return lines.join(u'\n');
}

QList<HttpHeader> headersOf(const QString& text)
{
    QList<HttpHeader> headers;
    for (const QString& line : text.split(u'\n', Qt::SkipEmptyParts)) {
        if (!line.trimmed().isEmpty())
            headers.append({line.section(u':', 0, 0).trimmed(), line.section(u':', 1).trimmed()});
    }
    return headers;
}

} // namespace

HttpPublisherEditor::HttpPublisherEditor(QWidget* parent)
    : PublisherSection(u"http"_s, tr("HTTP"),
          tr("Each document by POST to ThingsBoard or to an address of your own. What cannot be sent waits "
             "on "
             "disk and goes first when the upstream is back."),
          parent)
    , m_endpoint(new QComboBox)
    , m_url(form::makeField({}, u"httpUrlField"_s))
    , m_token(form::makeSecretField(tr("Access token"), u"httpTokenField"_s))
    , m_headers(new QPlainTextEdit)
    , m_caFile(form::makePathField(tr("None: the system's certificates"), u"httpCaField"_s, true))
    , m_timeout(form::makeField(u"30s"_s, u"httpTimeoutField"_s))
    , m_spool(new SpoolField(u"http"_s))
{
    m_endpoint->setObjectName(u"httpEndpoint"_s);
    m_endpoint->addItem(tr("ThingsBoard device"), static_cast<int>(Endpoint::ThingsBoard));
    m_endpoint->addItem(tr("Plain JSON"), static_cast<int>(Endpoint::Plain));
    m_headers->setObjectName(u"httpHeadersField"_s);
    m_headers->setPlaceholderText(tr("A line each, such as  Authorization: Bearer {token}"));
    m_headers->setTabChangesFocus(true);
    m_headers->setFixedHeight(fontMetrics().lineSpacing() * 3 + 14);
    addFields();
    for (QLineEdit* field : {m_url, m_token, m_caFile, m_timeout})
        watch(field);
    watch(m_endpoint);
    connect(m_headers, &QPlainTextEdit::textChanged, this, &HttpPublisherEditor::changed);
    connect(m_spool, &SpoolField::changed, this, &HttpPublisherEditor::changed);
    connect(m_endpoint, &QComboBox::currentIndexChanged, this, &HttpPublisherEditor::showEndpoint);
    setSettings({});
}

void HttpPublisherEditor::addFields()
{
    fields()->addRow(tr("&Kind"), m_endpoint);
    fields()->addRow(tr("&Address"), m_url);
    fields()->addRow(tr("&Token"), m_token);
    fields()->addRow(tr("&Headers"), m_headers);
    fields()->addRow(tr("&Certificates"), m_caFile);
    fields()->addRow(tr("Time&out"), m_timeout);
    fields()->addRow(tr("Kept on &disk"), m_spool);
}

void HttpPublisherEditor::showEndpoint()
{
    const bool isThingsBoard =
        static_cast<Endpoint>(m_endpoint->currentData().toInt()) == Endpoint::ThingsBoard;
    m_url->setPlaceholderText(
        isThingsBoard ? u"https://thingsboard.example.com"_s : u"https://example.com/telemetry"_s);
    m_url->setToolTip(isThingsBoard ? tr("Of the server alone: the device's path is added") : QString());
}

void HttpPublisherEditor::setSettings(const HttpPublisherSettings& settings)
{
    const QSignalBlocker blocker(this);
    m_settings = settings;
    setOn(settings.enabled);
    m_endpoint->setCurrentIndex(m_endpoint->findData(static_cast<int>(settings.endpoint)));
    m_url->setText(settings.url.toString(QUrl::EncodeSpaces));
    m_token->setText(settings.token);
    m_headers->setPlainText(headerText(settings.headers));
    m_caFile->setText(settings.caFile);
    m_timeout->setText(form::lengthText(settings.timeout));
    m_spool->setLimits(settings.spool);
    showEndpoint();
}

HttpPublisherSettings HttpPublisherEditor::settings() const
{
    HttpPublisherSettings settings = m_settings;
    settings.enabled = isOn();
    settings.endpoint = static_cast<Endpoint>(m_endpoint->currentData().toInt());
    settings.url = QUrl(m_url->text().trimmed(), QUrl::StrictMode);
    // Pasted tokens often come with a line's end.
    settings.token = m_token->text().trimmed();
    if (m_headers->toPlainText() != headerText(m_settings.headers))
        settings.headers = headersOf(m_headers->toPlainText());
    settings.caFile = m_caFile->text().trimmed();
    settings.timeout = form::lengthOf(m_timeout).value_or(settings.timeout);
    settings.spool = m_spool->limits();
    return settings;
}

QString HttpPublisherEditor::problem()
{
    const QString noLength =
        form::lengthOf(m_timeout) ? QString() : tr("The timeout must be a length of time, such as 30s.");
    form::mark(m_timeout, noLength);
    const QString spool = m_spool->check();
    PublisherSettings alone;
    alone.http = settings();
    const QList<Error> problems = PublisherCheck(alone).problems();
    return !problems.isEmpty() ? problems.first().message : noLength.isEmpty() ? spool : noLength;
}

} // namespace telemirror
