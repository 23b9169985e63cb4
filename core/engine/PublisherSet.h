#pragma once

#include "engine/Engine.h"
#include "model/Clock.h"
#include "model/LogRecord.h"
#include "model/PublisherSettings.h"
#include "realtime/TelemetryPublisher.h"

#include <QtCore/QHash>
#include <QtCore/QObject>

#include <functional>
#include <memory>
#include <vector>

class QNetworkAccessManager;

namespace telemirror {

class RedisClient;

/// The publishers of the profile in effect: gives each round to all that are on, and gathers their
/// states. One whose settings did not change goes on undisturbed when others change. Lives on the
/// engine's thread; what it is given must outlive it.
class PublisherSet : public QObject
{
    Q_OBJECT

public:
    PublisherSet(const EnginePaths& paths, QNetworkAccessManager& network, RedisClient& redis, Clock& clock);
    ~PublisherSet() override;

    /// Puts settings into effect, and tells the state of every publisher.
    void use(const PublisherSettings& settings, const QString& keyPrefix, bool heartbeat);
    void publish(const telemirror::TelemetryRound& round);

signals:
    void stateChanged(const telemirror::PublisherState& state);
    /// Worth a line in the log: an upstream that stopped taking documents, takes them again, refused
    /// one, or what was dropped.
    void noted(telemirror::LogLevel level, const QString& text);

private:
    using PublisherPointer = std::unique_ptr<TelemetryPublisher>;
    using Make = std::function<PublisherPointer()>;

    void replace(const QString& id, const QString& name, bool isSame, const Make& make);
    void takeState(const PublisherState& state);
    void noteChange(const PublisherState& before, const PublisherState& now);
    [[nodiscard]] struct SpoolPaths pathsFor(const QString& id) const;

    EnginePaths m_paths;
    QNetworkAccessManager& m_network;
    RedisClient& m_redis;
    Clock& m_clock;
    bool m_inUse = false; ///< use() was called
    PublisherSettings m_settings;
    QString m_keyPrefix;
    std::vector<PublisherPointer> m_publishers;
    QHash<QString, PublisherState> m_states;
    QHash<QString, qint64> m_droppedSaid;
};

} // namespace telemirror
