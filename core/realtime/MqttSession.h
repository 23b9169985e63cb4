#pragma once

#include "model/Error.h"
#include "model/PublisherSettings.h"

#include <QtCore/QObject>
#include <QtCore/QSocketNotifier>
#include <QtCore/QTimer>

#include <memory>

struct mosquitto;

namespace telemirror {

/// One connection to an MQTT 3.1.1 broker, from the first packet to its end, by libmosquitto on the
/// event loop of this object's thread: its socket is watched by notifiers, nothing blocks, and it
/// has no thread of its own. Cannot be used again after its end. A clean session: what is not
/// acknowledged is the caller's to send again, in a new one.
///
/// Signals are emitted from the event loop, never from within a call, so that their receiver may
/// destroy the session.
class MqttSession : public QObject
{
    Q_OBJECT

public:
    explicit MqttSession(const MqttPublisherSettings& settings, QObject* parent = nullptr);
    /// Says goodbye to the broker if there is a connection.
    ~MqttSession() override;

    /// Begins to connect. `address`: of the broker, looked up already; with TLS its name, as the
    /// certificate is checked against it. connected() or ended() follows.
    void open(const QString& address);
    /// Publishes with QoS 1. A number by which acknowledged() names it; nothing if the session has
    /// ended, which ended() tells.
    [[nodiscard]] std::optional<int> publish(const QByteArray& document);
    [[nodiscard]] bool isConnected() const { return m_status == Status::Connected; }

signals:
    void connected();
    void acknowledged(int number);
    /// Once; also when the broker did not take the credentials.
    void ended(const telemirror::Error& error);

private:
    enum class Status
    {
        Closed,
        Connecting,
        Connected
    };
    class Library;
    struct Callbacks;
    struct Free
    {
        void operator()(mosquitto* client) const;
    };

    [[nodiscard]] int configure();
    [[nodiscard]] int configureTls();
    void watchSocket();
    void readable();
    void writable();
    void checkAlive();
    void takeConnection(int code);
    /// Looks at what a call of the library gave; true if the session goes on.
    bool goesOn(int code);
    void end(const Error& error);
    [[nodiscard]] Error errorOf(int code, int systemError) const;
    [[nodiscard]] Error refusal(int code) const;
    [[nodiscard]] Error made(Error::Kind kind, const QString& message, const QString& detail) const;

    MqttPublisherSettings m_settings;
    QString m_place; ///< for people
    std::unique_ptr<Library> m_library;
    std::unique_ptr<mosquitto, Free> m_client;
    std::unique_ptr<QSocketNotifier> m_reader;
    std::unique_ptr<QSocketNotifier> m_writer;
    QTimer m_aliveTimer;
    Status m_status = Status::Closed;
    int m_refusal = 0;      ///< return code of CONNACK
    QString m_libraryWords; ///< its last complaint
};

} // namespace telemirror
