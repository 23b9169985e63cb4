#include "redis/RedisClient.h"

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

class RedisClient::Private
{
public:
    explicit Private(RedisClient& client);
    ~Private();

    void open(const RedisSettings& settings);
    void close();
    void setPatience(Milliseconds patience) { m_patience = std::max(patience, 10ms); }
    const RedisState& state() const { return m_state; }
    QFuture<Reply> command(const QList<QByteArray>& arguments);

private:
    [[nodiscard]] bool drop(const Error& reason);
    [[nodiscard]] bool dropQuietly();
    void beginAttempt();
    void takeAddresses(const QHostInfo& info);
    void tryNextAddress();
    void follow(RedisConnection* connection, const Result<void>& begun);
    void shakeHands();
    void step(QFuture<Reply> future, void (Private::*then)(const Reply&));
    void authenticated(const Reply& reply);
    void selected(const Reply& reply);
    void informed(const Reply& reply);
    void feelPulse();
    void answered(const Reply& reply);
    void connectionFailed(const Error& error);
    void attemptFailed(Error error);
    void setState(RedisState::Status status, const QString& version = {}, const Error& error = {});
    [[nodiscard]] Milliseconds nextPause();

    RedisClient& m_client;
    RedisSettings m_settings;
    RedisState m_state;
    RedisConnection* m_connection = nullptr; ///< ended by retire() alone
    QTimer m_retry;
    QTimer m_limit;
    QTimer m_pulse;
    Milliseconds m_patience{30s};
    bool m_isAsked = false;  ///< a PING is on its way
    QStringList m_addresses; ///< of the host, not tried yet in this attempt
    std::unique_ptr<HostLookup> m_lookup;
    int m_failures = 0;    ///< in a row
    quint64 m_attempt = 0; ///< to tell late answers of an attempt that was given up
};

RedisClient::Private::Private(RedisClient& client)
    : m_client(client)
    , m_retry(&client) // children, so that they follow the client to its thread
    , m_limit(&client)
    , m_pulse(&client)
{
    m_retry.setSingleShot(true);
    m_limit.setSingleShot(true);
    QObject::connect(&m_retry, &QTimer::timeout, &client, [this] { beginAttempt(); });
    QObject::connect(&m_pulse, &QTimer::timeout, &client, [this] { feelPulse(); });
    QObject::connect(&m_limit, &QTimer::timeout, &client, [this] {
        attemptFailed(makeError(Kind::Timeout,
            RedisClient::tr("Redis did not answer in time; check that the server runs and can be reached.")));
    });
}

RedisClient::Private::~Private()
{
    (void)dropQuietly();
}

void RedisClient::Private::open(const RedisSettings& settings)
{
    if (!dropQuietly())
        return;
    m_settings = settings;
    m_failures = 0;
    if (!settings.enabled) {
        setState(RedisState::Status::Disabled);
        return;
    }
    const QPointer<RedisClient> guard(&m_client);
    const quint64 attempt = m_attempt;
    setState(RedisState::Status::Connecting);
    // A slot may have closed or opened anew.
    if (guard && attempt == m_attempt)
        beginAttempt();
}

void RedisClient::Private::close()
{
    if (!dropQuietly())
        return;
    m_settings.enabled = false;
    setState(RedisState::Status::Disabled);
}

/// Ends whatever is under way, without a change of state. The continuations of commands without an
/// answer run in here: false if one of them destroyed the client, or opened or closed it anew.
bool RedisClient::Private::drop(const Error& reason)
{
    const QPointer<RedisClient> guard(&m_client);
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

bool RedisClient::Private::dropQuietly()
{
    return drop(makeError(Kind::Cancelled, RedisClient::tr("The connection to Redis was closed.")));
}

QFuture<Reply> RedisClient::Private::command(const QList<QByteArray>& arguments)
{
    if (arguments.isEmpty() || breaksPairing(arguments)) {
        return failed(makeError(Kind::BadRequest,
            RedisClient::tr("This is not a command with one reply; it cannot be sent here."),
            arguments.isEmpty() ? QString() : QString::fromUtf8(arguments.first())));
    }
    if (m_state.status == RedisState::Status::Ready && m_connection)
        return m_connection->send(arguments);
    if (m_state.status == RedisState::Status::Disabled)
        return failed(
            makeError(Kind::Unreachable, RedisClient::tr("Redis is switched off in the settings.")));
    return failed(makeError(Kind::Unreachable,
        RedisClient::tr("There is no connection to Redis at %1; check that the server runs.")
            .arg(m_settings.address()),
        m_state.error.detail));
}

void RedisClient::Private::beginAttempt()
{
    ++m_attempt;
    m_limit.start(attemptLimit);
    if (!m_settings.socketPath.isEmpty()) {
        auto* connection = new RedisConnection;
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
    QObject::connect(m_lookup.get(), &HostLookup::finished, &m_client,
        [this](const QHostInfo& info) { takeAddresses(info); });
}

void RedisClient::Private::takeAddresses(const QHostInfo& info)
{
    m_lookup.release()->deleteLater(); // it is the caller
    for (const QHostAddress& address : info.addresses())
        m_addresses.append(address.toString());
    if (m_addresses.isEmpty()) {
        attemptFailed(makeError(Kind::Unreachable,
            RedisClient::tr("The Redis host %1 is not known; check its name.").arg(m_settings.host),
            info.errorString()));
    } else {
        tryNextAddress();
    }
}

void RedisClient::Private::tryNextAddress()
{
    auto* connection = new RedisConnection;
    follow(connection, connection->connectToHost(m_addresses.takeFirst(), m_settings.port));
}

void RedisClient::Private::follow(RedisConnection* connection, const Result<void>& begun)
{
    m_connection = connection;
    QObject::connect(connection, &RedisConnection::connected, &m_client, [this] { shakeHands(); });
    QObject::connect(connection, &RedisConnection::lost, &m_client,
        [this](const Error& error) { connectionFailed(error); });
    if (!begun)
        connectionFailed(begun.error());
}

/// All steps are sent at once; Redis answers them in order.
void RedisClient::Private::shakeHands()
{
    m_addresses.clear(); // this one answers
    QList<QByteArray> credentials;
    if (!m_settings.username.isEmpty())
        credentials = {"AUTH"_ba, m_settings.username.toUtf8(), m_settings.password.toUtf8()};
    else if (!m_settings.password.isEmpty())
        credentials = {"AUTH"_ba, m_settings.password.toUtf8()};
    if (!credentials.isEmpty())
        step(m_connection->send(credentials), &Private::authenticated);
    if (m_settings.database != 0)
        step(m_connection->send({"SELECT"_ba, QByteArray::number(m_settings.database)}), &Private::selected);
    step(m_connection->send({"INFO"_ba, "server"_ba}), &Private::informed);
}

/// Calls `then` with the answer, if this attempt is still the one that counts.
void RedisClient::Private::step(QFuture<Reply> future, void (Private::*then)(const Reply&))
{
    future.then(
        [this, client = QPointer<RedisClient>(&m_client), attempt = m_attempt, then](const Reply& reply) {
            // A lost connection is told by its signal.
            if (client && attempt == m_attempt && (reply || reply.error().kind != Kind::Unreachable))
                (this->*then)(reply);
        });
}

void RedisClient::Private::authenticated(const Reply& reply)
{
    if (reply)
        return;
    Error error = reply.error();
    // Also when the server has no password at all, or is too old for users.
    if (error.kind == Kind::BadRequest) {
        error.kind = Kind::Unauthorized;
        error.message = RedisClient::tr(
            "Redis does not take these credentials; correct user and password in the settings.");
    }
    attemptFailed(std::move(error));
}

void RedisClient::Private::selected(const Reply& reply)
{
    if (reply)
        return;
    Error error = reply.error();
    if (error.kind == Kind::BadRequest) {
        error.kind = Kind::Configuration;
        error.message =
            RedisClient::tr("Redis has no database %1; choose another number.").arg(m_settings.database);
    }
    attemptFailed(std::move(error));
}

void RedisClient::Private::informed(const Reply& reply)
{
    // Some hosts hide INFO; a refusal to that command alone does not stop the others.
    if (!reply && reply.error().kind != Kind::Forbidden && reply.error().kind != Kind::BadRequest) {
        attemptFailed(reply.error());
        return;
    }
    m_limit.stop();
    m_failures = 0;
    m_isAsked = false;
    m_pulse.start(m_patience / 2);
    setState(RedisState::Status::Ready, reply ? versionIn(reply->text) : QString());
}

/// A server that hangs, or a network that swallows everything, closes no socket.
void RedisClient::Private::feelPulse()
{
    if (std::exchange(m_isAsked, true)) {
        attemptFailed(makeError(Kind::Timeout,
            RedisClient::tr(
                "Redis has stopped answering; check its server, the connection is tried again.")));
        return;
    }
    step(m_connection->send({"PING"_ba}), &Private::answered);
}

/// Whatever the answer: there is one.
void RedisClient::Private::answered(const Reply& /*reply*/)
{
    m_isAsked = false;
}

void RedisClient::Private::connectionFailed(const Error& error)
{
    if (m_addresses.isEmpty()) {
        attemptFailed(error);
        return;
    }
    std::exchange(m_connection, nullptr)->retire(error);
    tryNextAddress();
}

void RedisClient::Private::attemptFailed(Error error)
{
    error.connection = u"Redis "_s + m_settings.address();
    if (!drop(error))
        return;
    m_retry.start(nextPause());
    setState(RedisState::Status::Failed, {}, error);
}

/// Doubles with each failure, at random up to the full length, so that many clients of a server
/// that returns do not come all at once.
Milliseconds RedisClient::Private::nextPause()
{
    const Milliseconds ceiling = std::min(longestPause, 2 * shortestPause * (1 << std::min(m_failures, 10)));
    ++m_failures;
    const Milliseconds extra(
        QRandomGenerator::global()->bounded(qint64((ceiling - shortestPause).count() + 1)));
    return shortestPause + extra;
}

/// Emits at the end: a slot may destroy the client.
void RedisClient::Private::setState(RedisState::Status status, const QString& version, const Error& error)
{
    const QString address = m_settings.enabled ? m_settings.address() : QString();
    if (m_state.status == status && m_state.address == address && m_state.version == version &&
        m_state.error == error) {
        return;
    }
    m_state = {status, address, version, error};
    emit m_client.stateChanged(RedisState(m_state));
}

RedisClient::RedisClient(QObject* parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this))
{}

RedisClient::~RedisClient() = default;

void RedisClient::open(const RedisSettings& settings)
{
    d->open(settings);
}

void RedisClient::close()
{
    d->close();
}

void RedisClient::setPatience(std::chrono::milliseconds patience)
{
    d->setPatience(patience);
}

const RedisState& RedisClient::state() const
{
    return d->state();
}

QFuture<Result<RedisReply>> RedisClient::command(const QList<QByteArray>& arguments)
{
    return d->command(arguments);
}

} // namespace telemirror
