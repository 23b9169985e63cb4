#pragma once

#include "redis/RedisSettings.h"
#include "redis/RedisState.h"

#include <QtCore/QObject>

#include <chrono>
#include <memory>

namespace telemirror {

class RedisLink;

/// Listens to channels of Redis over a connection of its own, and listens again whenever that was
/// lost, as RedisClient connects again.
///
/// Redis keeps no message for whoever is not listening, so mayHaveMissed() is part of the contract:
/// read again what the channels announce.
class RedisSubscriber : public QObject
{
    Q_OBJECT

public:
    explicit RedisSubscriber(QObject* parent = nullptr);
    ~RedisSubscriber() override;

    /// Listens to these channels (at least one) with these settings, dropping what was before.
    void open(const RedisSettings& settings, const QList<QByteArray>& channels);
    void close();
    /// Ready: Redis has confirmed every channel.
    [[nodiscard]] const RedisState& state() const;
    /// As RedisClient::setPatience().
    void setPatience(std::chrono::milliseconds patience);

signals:
    void stateChanged(const telemirror::RedisState& state);
    void messageReceived(const QByteArray& channel, const QByteArray& payload);
    /// It listens from now on, for the first time or again; what was published before may have been
    /// missed.
    void mayHaveMissed();

private:
    std::unique_ptr<RedisLink> m_link;
};

} // namespace telemirror
