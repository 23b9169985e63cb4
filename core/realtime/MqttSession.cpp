#include "realtime/MqttSession.h"

#include "redis/SigPipeBlocker.h"

#include <QtCore/QFile>

#include <cerrno>
#include <cstring>
#include <mosquitto.h>

namespace telemirror {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Seconds without a packet after which the broker is asked whether it is still there.
constexpr int keepAlive = 30;

/// Where Debian keeps the certificates that the system trusts.
constexpr auto systemCertificates = "/etc/ssl/certs";

/// A key with a passphrase would be asked for on the terminal.
int noPassphrase(char*, int, int, void*)
{
    return 0;
}

/// Null if the text is: the library tells the two apart.
const char* textOrNull(const QByteArray& text)
{
    return text.isEmpty() ? nullptr : text.constData();
}

} // namespace

/// The library counts its users itself.
class MqttSession::Library
{
public:
    Library() { mosquitto_lib_init(); }
    ~Library() { mosquitto_lib_cleanup(); }
    Library(const Library&) = delete;
    Library& operator=(const Library&) = delete;
};

/// Called by the library, in the middle of one of our calls to it: nothing may be destroyed.
struct MqttSession::Callbacks
{
    static MqttSession* session(void* data) { return static_cast<MqttSession*>(data); }

    static void connected(mosquitto*, void* data, int code)
    {
        session(data)->m_refusal = code;
        QMetaObject::invokeMethod(
            session(data), [self = session(data), code] { self->takeConnection(code); },
            Qt::QueuedConnection);
    }
    static void published(mosquitto*, void* data, int number)
    {
        QMetaObject::invokeMethod(
            session(data), [self = session(data), number] { emit self->acknowledged(number); },
            Qt::QueuedConnection);
    }
    static void said(mosquitto*, void* data, int level, const char* text)
    {
        if (level == MOSQ_LOG_ERR || level == MOSQ_LOG_WARNING)
            session(data)->m_libraryWords = QString::fromUtf8(text);
    }
};

void MqttSession::Free::operator()(mosquitto* client) const
{
    mosquitto_destroy(client);
}

MqttSession::MqttSession(const MqttPublisherSettings& settings, QObject* parent)
    : QObject(parent)
    , m_settings(settings)
    , m_place(u"%1:%2"_s.arg(settings.host).arg(settings.port))
    , m_library(std::make_unique<Library>())
{
    m_aliveTimer.setInterval(1s);
    connect(&m_aliveTimer, &QTimer::timeout, this, &MqttSession::checkAlive);
}

MqttSession::~MqttSession()
{
    m_reader.reset();
    m_writer.reset();
    if (!m_client)
        return;
    const SigPipeBlocker blocker;
    if (m_status == Status::Connected)
        mosquitto_disconnect(m_client.get());
    m_client.reset();
}

void MqttSession::open(const QString& address)
{
    m_status = Status::Connecting;
    const QByteArray id = m_settings.clientId.toUtf8();
    m_client.reset(mosquitto_new(textOrNull(id), true, this));
    if (!m_client)
        return end(errorOf(MOSQ_ERR_ERRNO, errno));
    if (const int code = configure(); code != MOSQ_ERR_SUCCESS)
        return end(errorOf(code, errno));
    const SigPipeBlocker blocker;
    const int code =
        mosquitto_connect_async(m_client.get(), address.toUtf8().constData(), m_settings.port, keepAlive);
    if (!goesOn(code))
        return;
    watchSocket();
    m_aliveTimer.start();
}

int MqttSession::configure()
{
    mosquitto* client = m_client.get();
    mosquitto_connect_callback_set(client, &Callbacks::connected);
    mosquitto_publish_callback_set(client, &Callbacks::published);
    mosquitto_log_callback_set(client, &Callbacks::said);
    int code = mosquitto_int_option(client, MOSQ_OPT_PROTOCOL_VERSION, MQTT_PROTOCOL_V311);
    if (code == MOSQ_ERR_SUCCESS)
        code = mosquitto_int_option(client, MOSQ_OPT_TCP_NODELAY, 1);
    if (code == MOSQ_ERR_SUCCESS && !m_settings.username.isEmpty())
        code = mosquitto_username_pw_set(
            client, m_settings.username.toUtf8().constData(), textOrNull(m_settings.password.toUtf8()));
    if (code == MOSQ_ERR_SUCCESS && m_settings.tls)
        code = configureTls();
    return code;
}

int MqttSession::configureTls()
{
    const QByteArray authority = QFile::encodeName(m_settings.caFile);
    const QByteArray certificate = QFile::encodeName(m_settings.certificateFile);
    const QByteArray key = QFile::encodeName(m_settings.keyFile);
    return mosquitto_tls_set(m_client.get(), textOrNull(authority),
        authority.isEmpty() ? systemCertificates : nullptr, textOrNull(certificate), textOrNull(key),
        noPassphrase);
}

void MqttSession::watchSocket()
{
    const int socket = mosquitto_socket(m_client.get());
    if (socket < 0)
        return end(errorOf(MOSQ_ERR_NO_CONN, 0));
    m_reader = std::make_unique<QSocketNotifier>(socket, QSocketNotifier::Read);
    m_writer = std::make_unique<QSocketNotifier>(socket, QSocketNotifier::Write);
    connect(m_reader.get(), &QSocketNotifier::activated, this, &MqttSession::readable);
    connect(m_writer.get(), &QSocketNotifier::activated, this, &MqttSession::writable);
}

void MqttSession::readable()
{
    const SigPipeBlocker blocker;
    if (goesOn(mosquitto_loop_read(m_client.get(), 1)) && mosquitto_want_write(m_client.get()))
        m_writer->setEnabled(true);
}

void MqttSession::writable()
{
    const SigPipeBlocker blocker;
    // A TLS handshake is moved on by reading alone, and the broker is not the first to speak.
    if (m_status == Status::Connecting && m_settings.tls && !goesOn(mosquitto_loop_read(m_client.get(), 1)))
        return;
    if (goesOn(mosquitto_loop_write(m_client.get(), 1)))
        m_writer->setEnabled(mosquitto_want_write(m_client.get()));
}

/// Sends pings, and notices a broker that does not answer them.
void MqttSession::checkAlive()
{
    const SigPipeBlocker blocker;
    if (goesOn(mosquitto_loop_misc(m_client.get())) && mosquitto_want_write(m_client.get()))
        m_writer->setEnabled(true);
}

std::optional<int> MqttSession::publish(const QByteArray& document)
{
    if (m_status != Status::Connected)
        return std::nullopt;
    const SigPipeBlocker blocker;
    int number = 0;
    const int code = mosquitto_publish(m_client.get(), &number, m_settings.topic.toUtf8().constData(),
        static_cast<int>(document.size()), document.constData(), 1, m_settings.retain);
    if (!goesOn(code))
        return std::nullopt;
    if (mosquitto_want_write(m_client.get()))
        m_writer->setEnabled(true);
    return number;
}

void MqttSession::takeConnection(int code)
{
    if (m_status != Status::Connecting)
        return;
    if (code != 0)
        return end(refusal(code));
    m_status = Status::Connected;
    emit connected();
}

bool MqttSession::goesOn(int code)
{
    const int systemError = errno;
    if (m_status == Status::Closed)
        return false;
    if (code == MOSQ_ERR_SUCCESS)
        return true;
    // The library's own word for a refusal says less than the broker's.
    end(m_refusal != 0 ? refusal(m_refusal) : errorOf(code, systemError));
    return false;
}

/// Tells it later: this may be deep inside a call of whoever is told.
void MqttSession::end(const Error& error)
{
    if (m_status == Status::Closed)
        return;
    m_status = Status::Closed;
    m_aliveTimer.stop();
    for (QSocketNotifier* notifier : {m_reader.get(), m_writer.get()}) {
        if (notifier)
            notifier->setEnabled(false);
    }
    // Behind an answer of the broker that is queued already and says more.
    QMetaObject::invokeMethod(
        this, [this, error] { emit ended(error); }, Qt::QueuedConnection);
}

Error MqttSession::errorOf(int code, int systemError) const
{
    QString words = code == MOSQ_ERR_ERRNO ? QString::fromLocal8Bit(std::strerror(systemError))
                                           : QString::fromUtf8(mosquitto_strerror(code));
    if (!m_libraryWords.isEmpty())
        words += u"; "_s + m_libraryWords;
    switch (code) {
    case MOSQ_ERR_TLS:
        return made(Error::Kind::Tls,
            tr("No trusted connection to the MQTT broker at %1 comes about: check its certificate and the "
               "files named in the settings."),
            words);
    case MOSQ_ERR_INVAL:
    case MOSQ_ERR_NOT_SUPPORTED:
    case MOSQ_ERR_MALFORMED_UTF8:
        return made(Error::Kind::Configuration,
            tr("The settings for the MQTT broker at %1 cannot be used: check them, the certificate files "
               "above all."),
            words);
    case MOSQ_ERR_PAYLOAD_SIZE:
    case MOSQ_ERR_OVERSIZE_PACKET:
        return made(
            Error::Kind::TooLarge, tr("The document is too large for MQTT, or the broker at %1."), words);
    case MOSQ_ERR_PROTOCOL:
        return made(Error::Kind::Malformed,
            tr("What answers at %1 does not speak MQTT: check the host and the port."), words);
    case MOSQ_ERR_KEEPALIVE:
        return made(
            Error::Kind::Timeout, tr("The MQTT broker at %1 does not answer; documents wait."), words);
    default:
        return made(
            Error::Kind::Unreachable, tr("The MQTT broker at %1 cannot be reached; documents wait."), words);
    }
}

/// The return codes of CONNACK, MQTT 3.1.1, 3.2.2.3.
Error MqttSession::refusal(int code) const
{
    const QString words = QString::fromUtf8(mosquitto_connack_string(code));
    switch (code) {
    case 1:
        return made(Error::Kind::WrongDialect, tr("The MQTT broker at %1 does not speak MQTT 3.1.1."), words);
    case 2:
        return made(Error::Kind::Configuration,
            tr("The MQTT broker at %1 does not take the client id: choose another."), words);
    case 3:
        return made(Error::Kind::Unavailable, tr("The MQTT broker at %1 asks to come back later."), words);
    case 4:
        return made(Error::Kind::Unauthorized,
            tr("The MQTT broker at %1 does not take the user and password: enter the right ones."), words);
    case 5:
        return made(Error::Kind::Forbidden,
            tr("The MQTT broker at %1 does not let us in: check the user, the password and the broker's "
               "access list."),
            words);
    default:
        return made(Error::Kind::Malformed, tr("The MQTT broker at %1 refuses, and why is unknown."), words);
    }
}

Error MqttSession::made(Error::Kind kind, const QString& message, const QString& detail) const
{
    return failure(kind, message.arg(m_place), detail).value();
}

} // namespace telemirror
