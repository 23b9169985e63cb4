#pragma once

#include "unit/realtime/MqttPackets.h"

#include <QtCore/QByteArrayList>
#include <QtNetwork/QTcpSocket>
#include <QtTest/QTest>

namespace telemirror::test {

/// Listens to one topic of a broker, QoS 1, without a library: the judge of what arrives there.
class MqttSubscriber : public QObject
{
public:
    MqttSubscriber(const QString& host, quint16 port, const QByteArray& topic, const QByteArray& user = {},
        const QByteArray& password = {})
    {
        connect(&m_socket, &QTcpSocket::readyRead, this, [this] { read(); });
        m_socket.connectToHost(host, port);
        const bool hasUser = !user.isEmpty();
        MqttPacket hello{1, 0,
            MqttPacket::text("MQTT") + '\x04' + static_cast<char>(hasUser ? 0xc2 : 0x02) +
                MqttPacket::number(0) + MqttPacket::text("")};
        if (hasUser)
            hello.body += MqttPacket::text(user) + MqttPacket::text(password);
        m_socket.write(hello.bytes());
        m_socket.write(MqttPacket{8, 2, MqttPacket::number(1) + MqttPacket::text(topic) + '\x01'}.bytes());
    }

    [[nodiscard]] bool isListening()
    {
        return QTest::qWaitFor([this] { return m_subscribed; }, 20'000);
    }
    [[nodiscard]] const QByteArrayList& documents() const { return m_documents; }
    [[nodiscard]] bool sawRetained() const { return m_retained; }

private:
    void read()
    {
        m_received += m_socket.readAll();
        while (const auto packet = MqttPacket::take(m_received)) {
            if (packet->type == 9)
                m_subscribed = true;
            if (packet->type != 3)
                continue;
            m_documents.append(packet->payload());
            m_retained = m_retained || (packet->flags & 1) != 0;
            m_socket.write(MqttPacket{4, 0, packet->identifier()}.bytes());
        }
    }

    QTcpSocket m_socket;
    QByteArray m_received;
    QByteArrayList m_documents;
    bool m_subscribed = false;
    bool m_retained = false;
};

} // namespace telemirror::test
