#pragma once

#include "unit/realtime/MqttPackets.h"

#include <QtCore/QPointer>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>

#include <functional>
#include <memory>

namespace telemirror::test {

/// An MQTT broker that does what a test says with each packet: faults that a real one makes when
/// nobody looks.
class ScriptedBroker : public QTcpServer
{
public:
    using Script = std::function<void(const MqttPacket&, QTcpSocket&)>;

    explicit ScriptedBroker(Script script)
        : m_script(std::move(script))
    {
        if (!listen(QHostAddress::LocalHost))
            qFatal("no free port");
        connect(this, &QTcpServer::newConnection, this, [this] { accept(); });
    }

    [[nodiscard]] int connections() const { return m_connections; }

    static void takeConnection(QTcpSocket& socket, int code = 0)
    {
        socket.write(MqttPacket{2, 0, QByteArray(1, '\0') + static_cast<char>(code)}.bytes());
    }
    static void acknowledge(const MqttPacket& publish, QTcpSocket& socket)
    {
        socket.write(MqttPacket{4, 0, publish.identifier()}.bytes());
    }

private:
    void accept()
    {
        ++m_connections;
        QTcpSocket* socket = nextPendingConnection();
        const auto received = std::make_shared<QByteArray>();
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QTcpSocket::readyRead, this, [this, received, socket = QPointer(socket)] {
            *received += socket->readAll();
            while (socket) {
                const auto packet = MqttPacket::take(*received);
                if (!packet)
                    return;
                m_script(*packet, *socket);
            }
        });
    }

    Script m_script;
    int m_connections = 0;
};

} // namespace telemirror::test
