#include "config/PublisherCheck.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>

namespace telemirror {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// The least that a spool or a file may be bounded to: a few large documents.
constexpr qint64 leastBytes = 64 * 1024;

/// The longest topic and the longest user name of MQTT: a length stands in two bytes.
constexpr qsizetype longestMqttText = 65'535;

QString tr(const char* text)
{
    return QCoreApplication::translate("telemirror::PublisherCheck", text);
}

bool hasControlCharacter(const QString& text)
{
    return std::any_of(
        text.begin(), text.end(), [](QChar c) { return c.category() == QChar::Other_Control; });
}

/// RFC 9110, 5.6.2: a token.
bool isHeaderName(const QString& name)
{
    const auto isTokenCharacter = [](QChar c) {
        return c.unicode() < 128 && (c.isLetterOrNumber() || u"!#$%&'*+-.^_`|~"_s.contains(c));
    };
    return !name.isEmpty() && std::all_of(name.begin(), name.end(), isTokenCharacter);
}

/// Headers that the request itself decides.
bool isOwnHeader(const QString& name)
{
    static constexpr std::array names{QLatin1StringView("content-length"), QLatin1StringView("host"),
        QLatin1StringView("connection"), QLatin1StringView("transfer-encoding"),
        QLatin1StringView("content-type")};
    return std::ranges::any_of(
        names, [&](QLatin1StringView own) { return name.compare(own, Qt::CaseInsensitive) == 0; });
}

/// Headers whose value is a secret by their meaning.
bool isSecretHeader(const QString& name)
{
    return name.contains(u"authorization"_s, Qt::CaseInsensitive) ||
        name.contains(u"token"_s, Qt::CaseInsensitive) || name.contains(u"secret"_s, Qt::CaseInsensitive) ||
        name.contains(u"api-key"_s, Qt::CaseInsensitive) || name.contains(u"apikey"_s, Qt::CaseInsensitive) ||
        name.compare(u"cookie"_s, Qt::CaseInsensitive) == 0;
}

} // namespace

PublisherCheck::PublisherCheck(const PublisherSettings& settings)
    : m_settings(settings)
{}

QList<Error> PublisherCheck::problems()
{
    m_problems.clear();
    if (m_settings.http.enabled)
        checkHttp();
    if (m_settings.mqtt.enabled)
        checkMqtt();
    if (m_settings.file.enabled)
        checkFile();
    return m_problems;
}

void PublisherCheck::add(const QString& message)
{
    m_problems.append(failure(Error::Kind::Configuration, message).value());
}

void PublisherCheck::checkHttp()
{
    const HttpPublisherSettings& settings = m_settings.http;
    const QString owner = tr("the HTTP publisher");
    checkHttpAddress();
    if (hasControlCharacter(settings.token))
        add(tr("The token of the HTTP publisher holds a line break: enter it again without."));
    const bool needsToken = settings.endpoint == HttpPublisherSettings::Endpoint::ThingsBoard;
    if (needsToken && settings.token.isEmpty())
        add(tr("The HTTP publisher has no token: enter the device's access token."));
    for (const HttpHeader& header : settings.headers)
        checkHeader(header);
    checkPem(owner, settings.caFile);
    checkTimeout(owner, settings.timeout);
    checkSpool(owner, settings.spool);
}

void PublisherCheck::checkHttpAddress()
{
    const QUrl& url = m_settings.http.url;
    const bool isThingsBoard = m_settings.http.endpoint == HttpPublisherSettings::Endpoint::ThingsBoard;
    if (!url.isValid() || url.isEmpty() || url.host().isEmpty())
        add(tr("The HTTP publisher has no readable address: enter one such as https://things.example.com."));
    else if (url.scheme() != u"http"_s && url.scheme() != u"https"_s)
        add(tr("The address of the HTTP publisher must begin with http:// or https://."));
    else if (!url.userInfo().isEmpty())
        add(tr("The address of the HTTP publisher must not hold a user or password: use a header with "
               "{token} in it."));
    else if (url.hasFragment() || (isThingsBoard && url.hasQuery()))
        add(tr("The address of the HTTP publisher must not hold a \"?\" or \"#\"."));
}

void PublisherCheck::checkHeader(const HttpHeader& header)
{
    if (!isHeaderName(header.name))
        add(tr("\"%1\" is not the name of an HTTP header: use letters, digits and hyphens.")
                .arg(header.name));
    else if (isOwnHeader(header.name))
        add(tr("The HTTP header \"%1\" is set by Telemirror: remove it.").arg(header.name));
    else if (hasControlCharacter(header.value))
        add(tr("The value of the HTTP header \"%1\" holds a line break: enter it again without.")
                .arg(header.name));
    else if (isSecretHeader(header.name) && !header.value.contains(u"{token}"_s))
        add(tr("The HTTP header \"%1\" holds a secret, and headers are stored in clear: enter the secret as "
               "the token, and write {token} in the header.")
                .arg(header.name));
}

void PublisherCheck::checkMqtt()
{
    const MqttPublisherSettings& settings = m_settings.mqtt;
    const QString owner = tr("the MQTT publisher");
    if (settings.host.isEmpty() || settings.host.contains(u'/') || hasControlCharacter(settings.host))
        add(tr("The MQTT publisher names no broker: enter its host name or address."));
    if (settings.port == 0)
        add(tr("The MQTT publisher has no port: 1883 is usual, 8883 with TLS."));
    checkTopic(settings.topic);
    for (const QString& text : {settings.clientId, settings.username, settings.password}) {
        if (text.contains(QChar::Null) || text.toUtf8().size() > longestMqttText)
            add(tr("The client id, user or password of the MQTT publisher is too long or holds a null "
                   "character."));
    }
    if (settings.username.isEmpty() && !settings.password.isEmpty())
        add(tr("MQTT takes no password without a user: enter a user for the MQTT publisher."));
    if (settings.certificateFile.isEmpty() != settings.keyFile.isEmpty())
        add(tr("The MQTT publisher needs a certificate and its key, or neither."));
    const bool hasFiles = !settings.caFile.isEmpty() || !settings.certificateFile.isEmpty();
    if (!settings.tls && hasFiles)
        add(tr("The MQTT publisher has certificates, but TLS is off: switch it on."));
    for (const QString& path : {settings.caFile, settings.certificateFile, settings.keyFile})
        checkPem(owner, path);
    checkTimeout(owner, settings.timeout);
    checkSpool(owner, settings.spool);
}

/// MQTT 3.1.1, 4.7: a topic to publish to holds no wildcard and no null character.
void PublisherCheck::checkTopic(const QString& topic)
{
    if (topic.isEmpty() || topic.toUtf8().size() > longestMqttText)
        add(tr("The MQTT publisher has no usable topic: enter one such as telemirror/telemetry."));
    else if (topic.contains(u'#') || topic.contains(u'+') || topic.contains(QChar::Null))
        add(tr("The topic of the MQTT publisher must not hold \"#\" or \"+\"."));
    else if (topic.startsWith(u'$'))
        add(tr("The topic of the MQTT publisher must not begin with \"$\": such are the broker's own."));
}

void PublisherCheck::checkFile()
{
    const FilePublisherSettings& settings = m_settings.file;
    if (settings.path.isEmpty() || !QDir::isAbsolutePath(settings.path) || settings.path.endsWith(u'/') ||
        settings.path.contains(QChar::Null))
        add(tr("The file publisher needs the whole path of a file, such as /var/lib/site/telemetry.ndjson."));
    if (settings.maximumBytes < leastBytes)
        add(tr("The files of the file publisher must be allowed at least 64 KiB."));
    if (settings.keep < 0 || settings.keep > 1000)
        add(tr("The file publisher can keep from 0 to 1000 rotated files."));
}

void PublisherCheck::checkSpool(const QString& owner, const SpoolLimits& spool)
{
    if (spool.bytes < leastBytes)
        add(tr("The spool of %1 must be allowed at least 64 KiB.").arg(owner));
    if (spool.age < 1min)
        add(tr("The spool of %1 must keep documents for at least a minute.").arg(owner));
}

void PublisherCheck::checkTimeout(const QString& owner, std::chrono::milliseconds timeout)
{
    if (timeout < 100ms || timeout > 1h)
        add(tr("The timeout of %1 must lie between 100 ms and 1 h.").arg(owner));
}

void PublisherCheck::checkPem(const QString& owner, const QString& path)
{
    if (!path.isEmpty() && !QDir::isAbsolutePath(path))
        add(tr("The certificate file \"%1\" of %2 must be given with its whole path.").arg(path, owner));
}

} // namespace telemirror
