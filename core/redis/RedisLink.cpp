#include "redis/RedisLink.h"

#include "redis/HostLookup.h"
#include "redis/RedisConnection.h"

#include <QtCore/QPointer>
#include <QtCore/QRandomGenerator>
#include <QtCore/QTimer>
#include <QtNetwork/QHostAddress>

namespace telemirror {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Kind = Error::Kind;
using Milliseconds = std::chrono::milliseconds;
using Reply = Result<RedisReply>;

/// From the first packet to Ready.
constexpr Milliseconds attemptLimit = 10s;
constexpr Milliseconds shortestPause = 250ms;
constexpr Milliseconds longestPause = 30s;

Error makeError(Kind kind, const QString& message, const QString& detail = {})
{
    return failure(kind, message, detail).value();
}

QFuture<Reply> failed(Error error)
{
    return QtFuture::makeReadyFuture<Reply>(tl::unexpected(std::move(error)));
}

/// Whether hiredis could not pair the replies with the commands after this one: several replies, or
/// none, or another protocol.
bool breaksPairing(const QList<QByteArray>& arguments)
{
    const QByteArray name = arguments.first().toUpper();
    if (name == "CLIENT"_ba)
        return arguments.size() > 1 && arguments[1].toUpper() == "REPLY"_ba;
    return name.endsWith("SUBSCRIBE"_ba) || name == "MONITOR"_ba || name == "HELLO"_ba || name == "SYNC"_ba ||
        name == "PSYNC"_ba;
}

QString versionIn(const QByteArray& info)
{
    const QByteArray key = "redis_version:"_ba;
    for (const QByteArray& line : info.split('\n')) {
        if (line.startsWith(key))
            return QString::fromUtf8(line.sliced(key.size()).trimmed());
    }
    return {};
}

} // namespace

RedisLink::RedisLink(QObject* parent)
    : QObject(parent)
    , m_retry(this) // children, so that they follow the link to its thread
    , m_limit(this)
    , m_pulse(this)
{
    m_retry.setSingleShot(true);
    m_limit.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, [this] { beginAttempt(); });
    connect(&m_pulse, &QTimer::timeout, this, [this] { feelPulse(); });
    connect(&m_limit, &QTimer::timeout, this, [this] {
        attemptFailed(makeError(Kind::Timeout,
            tr("Redis did not answer in time; check that the server runs and can be reached.")));
    });
}

RedisLink::~RedisLink()
{
    (void)dropQuietly();
}

void RedisLink::setPatience(Milliseconds patience)
{
    m_patience = std::max(patience, 10ms);
}

void RedisLink::open(const RedisSettings& settings)
{
    if (!dropQuietly())
        return;
    m_settings = settings;
    m_failures = 0;
    if (!settings.enabled) {
        setState(RedisState::Status::Disabled);
        return;
    }
    const QPointer<RedisLink> guard(this);
    const quint64 attempt = m_attempt;
    setState(RedisState::Status::Connecting);
    // A slot may have closed or opened anew.
    if (guard && attempt == m_attempt)
        beginAttempt();
}

void RedisLink::close()
{
    if (!dropQuietly())
        return;
    m_settings.enabled = false;
    setState(RedisState::Status::Disabled);
}

/// Ends whatever is under way, without a change of state. The continuations of commands without an
/// answer run in here: false if one of them destroyed the link, or opened or closed it anew.
bool RedisLink::drop(const Error& reason)
{
    const QPointer<RedisLink> guard(this);
    const quint64 attempt = ++m_attempt;
    m_retry.stop();
    m_limit.stop();
    m_pulse.stop();
    m_addresses.clear();
    m_lookup.reset(); // never the caller: takeAddresses() lets go of it first
    if (RedisConnection* connection = std::exchange(m_connection, nullptr))
        connection->retire(reason);
    return guard && attempt == m_attempt;
}

bool RedisLink::dropQuietly()
{
    return drop(makeError(Kind::Cancelled, tr("The connection to Redis was closed.")));
}

QFuture<Reply> RedisLink::command(const QList<QByteArray>& arguments)
{
    if (arguments.isEmpty() || breaksPairing(arguments)) {
        return failed(
            makeError(Kind::BadRequest, tr("This is not a command with one reply; it cannot be sent here."),
                arguments.isEmpty() ? QString() : QString::fromUtf8(arguments.first())));
    }
    if (m_state.status == RedisState::Status::Ready && m_connection && m_channels.isEmpty())
        return m_connection->send(arguments);
    if (m_state.status == RedisState::Status::Disabled)
        return failed(makeError(Kind::Unreachable, tr("Redis is switched off in the settings.")));
    return failed(makeError(Kind::Unreachable,
        tr("There is no connection to Redis at %1; check that the server runs.").arg(m_settings.address()),
        m_state.error.detail));
}

void RedisLink::beginAttempt()
{
    ++m_attempt;
    m_limit.start(attemptLimit);
    if (!m_settings.socketPath.isEmpty()) {
        auto* connection = new RedisConnection;
        connection->hide(m_settings.password);
        follow(connection, connection->connectToSocket(m_settings.socketPath));
        return;
    }
    if (!QHostAddress(m_settings.host).isNull()) {
        m_addresses = {m_settings.host};
        tryNextAddress();
        return;
    }
    // hiredis would wait for the name server.
    m_lookup = std::make_unique<HostLookup>(m_settings.host);
    connect(
        m_lookup.get(), &HostLookup::finished, this, [this](const QHostInfo& info) { takeAddresses(info); });
}

void RedisLink::takeAddresses(const QHostInfo& info)
{
    m_lookup.release()->deleteLater(); // it is the caller
    for (const QHostAddress& address : info.addresses())
        m_addresses.append(address.toString());
    if (m_addresses.isEmpty()) {
        attemptFailed(makeError(Kind::Unreachable,
            tr("The Redis host %1 is not known; check its name.").arg(m_settings.host), info.errorString()));
    } else {
        tryNextAddress();
    }
}

void RedisLink::tryNextAddress()
{
    auto* connection = new RedisConnection;
    connection->hide(m_settings.password);
    follow(connection, connection->connectToHost(m_addresses.takeFirst(), m_settings.port));
}

void RedisLink::follow(RedisConnection* connection, const Result<void>& begun)
{
    m_connection = connection;
    connect(connection, &RedisConnection::connected, this, [this] { shakeHands(); });
    connect(
        connection, &RedisConnection::lost, this, [this](const Error& error) { connectionFailed(error); });
    connect(connection, &RedisConnection::pushed, this, &RedisLink::takePush);
    if (!begun)
        connectionFailed(begun.error());
}

/// All steps are sent at once; Redis answers them in order.
void RedisLink::shakeHands()
{
    m_addresses.clear(); // this one answers
    QList<QByteArray> credentials;
    if (!m_settings.username.isEmpty())
        credentials = {"AUTH"_ba, m_settings.username.toUtf8(), m_settings.password.toUtf8()};
    else if (!m_settings.password.isEmpty())
        credentials = {"AUTH"_ba, m_settings.password.toUtf8()};
    if (!credentials.isEmpty())
        step(m_connection->send(credentials), &RedisLink::authenticated);
    if (m_settings.database != 0)
        step(
            m_connection->send({"SELECT"_ba, QByteArray::number(m_settings.database)}), &RedisLink::selected);
    step(m_connection->send({"INFO"_ba, "server"_ba}), &RedisLink::informed);
}

/// Calls `then` with the answer, if this attempt is still the one that counts.
void RedisLink::step(QFuture<Reply> future, void (RedisLink::*then)(const Reply&))
{
    future.then([this, link = QPointer<RedisLink>(this), attempt = m_attempt, then](const Reply& reply) {
        // A lost connection is told by its signal.
        if (link && attempt == m_attempt && (reply || reply.error().kind != Kind::Unreachable))
            (this->*then)(reply);
    });
}

void RedisLink::authenticated(const Reply& reply)
{
    if (reply)
        return;
    Error error = reply.error();
    // Also when the server has no password at all, or is too old for users.
    if (error.kind == Kind::BadRequest) {
        error.kind = Kind::Unauthorized;
        error.message =
            tr("Redis does not take these credentials; correct user and password in the settings.");
    }
    attemptFailed(std::move(error));
}

void RedisLink::selected(const Reply& reply)
{
    if (reply)
        return;
    Error error = reply.error();
    if (error.kind == Kind::BadRequest) {
        error.kind = Kind::Configuration;
        error.message = tr("Redis has no database %1; choose another number.").arg(m_settings.database);
    }
    attemptFailed(std::move(error));
}

void RedisLink::informed(const Reply& reply)
{
    // Some hosts hide INFO; a refusal to that command alone does not stop the others.
    if (!reply && reply.error().kind != Kind::Forbidden && reply.error().kind != Kind::BadRequest) {
        attemptFailed(reply.error());
        return;
    }
    m_version = reply ? versionIn(reply->text) : QString();
    m_unconfirmed = m_channels.size();
    if (m_channels.isEmpty())
        return becomeReady();
    for (const QByteArray& channel : std::as_const(m_channels))
        m_connection->subscribe(channel);
}

void RedisLink::becomeReady()
{
    m_limit.stop();
    m_failures = 0;
    m_isAsked = false;
    m_pulse.start(m_patience / 2);
    setState(RedisState::Status::Ready, m_version);
}

void RedisLink::takePush(const QByteArray& kind, const QByteArray& channel, const QByteArray& payload)
{
    m_isAsked = false;
    if (kind == "subscribe"_ba && m_unconfirmed > 0 && --m_unconfirmed == 0)
        becomeReady();
    else if (kind == "message"_ba)
        emit messageReceived(channel, payload);
}

/// A server that hangs, or a network that swallows everything, closes no socket.
void RedisLink::feelPulse()
{
    if (std::exchange(m_isAsked, true)) {
        attemptFailed(makeError(Kind::Timeout,
            tr("Redis has stopped answering; check its server, the connection is tried again.")));
        return;
    }
    // hiredis pairs no PING with its answer among messages; to subscribe again changes nothing.
    if (m_channels.isEmpty())
        step(m_connection->send({"PING"_ba}), &RedisLink::answered);
    else
        m_connection->subscribe(m_channels.first());
}

/// Whatever the answer: there is one.
void RedisLink::answered(const Reply& /*reply*/)
{
    m_isAsked = false;
}

void RedisLink::connectionFailed(const Error& error)
{
    if (m_addresses.isEmpty()) {
        attemptFailed(error);
        return;
    }
    std::exchange(m_connection, nullptr)->retire(error);
    tryNextAddress();
}

void RedisLink::attemptFailed(Error error)
{
    error.connection = u"Redis "_s + m_settings.address();
    if (!drop(error))
        return;
    m_retry.start(nextPause());
    setState(RedisState::Status::Failed, {}, error);
}

/// Doubles with each failure, at random up to the full length, so that many clients of a server
/// that returns do not come all at once.
Milliseconds RedisLink::nextPause()
{
    const Milliseconds ceiling = std::min(longestPause, 2 * shortestPause * (1 << std::min(m_failures, 10)));
    ++m_failures;
    const Milliseconds extra(
        QRandomGenerator::global()->bounded(qint64((ceiling - shortestPause).count() + 1)));
    return shortestPause + extra;
}

/// Emits at the end: a slot may destroy the link.
void RedisLink::setState(RedisState::Status status, const QString& version, const Error& error)
{
    const QString address = m_settings.enabled ? m_settings.address() : QString();
    if (m_state.status == status && m_state.address == address && m_state.version == version &&
        m_state.error == error) {
        return;
    }
    m_state = {status, address, version, error};
    emit stateChanged(RedisState(m_state));
}

} // namespace telemirror
