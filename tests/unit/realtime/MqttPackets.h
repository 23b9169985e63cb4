#pragma once

#include <QtCore/QByteArray>

#include <optional>

namespace telemirror::test {

/// A control packet of MQTT 3.1.1 (OASIS, 2014), independent of the product's library.
struct MqttPacket
{
    int type = 0; ///< 1 CONNECT, 2 CONNACK, 3 PUBLISH, 4 PUBACK, 8 SUBSCRIBE, 9 SUBACK, 12 PINGREQ, …
    int flags = 0;
    QByteArray body;

    [[nodiscard]] QByteArray bytes() const
    {
        QByteArray out(1, static_cast<char>(type << 4 | flags));
        qsizetype length = body.size();
        do {
            const auto digit = static_cast<char>(length % 128 | (length >= 128 ? 128 : 0));
            out.append(digit);
            length /= 128;
        } while (length > 0);
        return out + body;
    }

    /// Takes the first packet off what was received; nothing if it is not all there.
    [[nodiscard]] static std::optional<MqttPacket> take(QByteArray& received)
    {
        qsizetype length = 0;
        qsizetype head = 1;
        for (int shift = 0;; shift += 7) {
            if (head >= received.size())
                return std::nullopt;
            const int digit = static_cast<unsigned char>(received[head++]);
            length += static_cast<qsizetype>(digit & 127) << shift;
            if (digit < 128)
                break;
        }
        if (received.size() < head + length)
            return std::nullopt;
        const int first = static_cast<unsigned char>(received[0]);
        MqttPacket packet{first >> 4, first & 15, received.mid(head, length)};
        received.remove(0, head + length);
        return packet;
    }

    [[nodiscard]] static QByteArray text(const QByteArray& utf8)
    {
        return number(static_cast<int>(utf8.size())) + utf8;
    }
    [[nodiscard]] static QByteArray number(int value)
    {
        return QByteArray(1, static_cast<char>(value >> 8)) + static_cast<char>(value & 255);
    }

    /// Of a PUBLISH with QoS 1.
    [[nodiscard]] QByteArray topic() const { return body.mid(2, length(0)); }
    [[nodiscard]] QByteArray identifier() const { return body.mid(2 + length(0), 2); }
    [[nodiscard]] QByteArray payload() const { return body.mid(4 + length(0)); }
    [[nodiscard]] int qos() const { return flags >> 1 & 3; }

private:
    [[nodiscard]] qsizetype length(qsizetype at) const
    {
        return static_cast<unsigned char>(body[at]) * 256 + static_cast<unsigned char>(body[at + 1]);
    }
};

} // namespace telemirror::test
