#include "engine/PublisherSet.h"

#include "realtime/FileTelemetryPublisher.h"
#include "realtime/HttpTelemetryPublisher.h"
#include "realtime/MqttTelemetryPublisher.h"
#include "realtime/RedisTelemetryPublisher.h"
#include "realtime/StreamTelemetryPublisher.h"

#include <unistd.h>

namespace telemirror {

using namespace Qt::StringLiterals;
using Status = PublisherState::Status;

namespace {

const auto redisId = u"redis"_s;
const auto httpId = u"http"_s;
const auto mqttId = u"mqtt"_s;
const auto fileId = u"file"_s;
const auto streamId = u"stdout"_s;

bool isTrouble(Status status)
{
    return status == Status::Waiting || status == Status::Failed;
}

} // namespace

PublisherSet::PublisherSet(
    const EnginePaths& paths, QNetworkAccessManager& network, RedisClient& redis, Clock& clock)
    : m_paths(paths)
    , m_network(network)
    , m_redis(redis)
    , m_clock(clock)
{}

PublisherSet::~PublisherSet() = default;

SpoolPaths PublisherSet::pathsFor(const QString& id) const
{
    return {m_paths.spools() + u'/' + id + u".sqlite"_s,
        m_paths.deadLetters() + u"/telemetry-"_s + id + u".ndjson"_s};
}

void PublisherSet::use(const PublisherSettings& settings, const QString& keyPrefix, bool heartbeat)
{
    const bool isFirst = !std::exchange(m_inUse, true);
    const PublisherSettings before = std::exchange(m_settings, settings);
    const bool samePrefix = std::exchange(m_keyPrefix, keyPrefix) == keyPrefix;
    const auto isSame = [isFirst](const auto& one, const auto& other) { return !isFirst && one == other; };

    replace(redisId, tr("Redis"), isSame(settings.redis, before.redis) && samePrefix,
        settings.redis ? Make([&] { return std::make_unique<RedisTelemetryPublisher>(m_redis, keyPrefix); })
                       : Make());
    replace(httpId, tr("HTTP"), isSame(settings.http, before.http),
        settings.http.enabled ? Make([&] {
            return std::make_unique<HttpTelemetryPublisher>(
                settings.http, pathsFor(httpId), m_network, m_clock);
        })
                              : Make());
    replace(mqttId, tr("MQTT"), isSame(settings.mqtt, before.mqtt),
        settings.mqtt.enabled ? Make([&] {
            return std::make_unique<MqttTelemetryPublisher>(settings.mqtt, pathsFor(mqttId), m_clock);
        })
                              : Make());
    replace(fileId, tr("File"), isSame(settings.file, before.file),
        settings.file.enabled
            ? Make([&] { return std::make_unique<FileTelemetryPublisher>(settings.file, m_clock); })
            : Make());
    replace(streamId, tr("Standard output"), isSame(settings.standardOutput, before.standardOutput),
        settings.standardOutput ? Make([&] {
            return std::make_unique<StreamTelemetryPublisher>(streamId, tr("Standard output"), STDOUT_FILENO);
        })
                                : Make());
    for (const PublisherPointer& publisher : m_publishers)
        publisher->setHeartbeat(heartbeat);
}

/// `make`: empty if it is switched off.
void PublisherSet::replace(const QString& id, const QString& name, bool isSame, const Make& make)
{
    if (isSame) {
        emit stateChanged(m_states.value(id));
        return;
    }
    // First the old one: the new one uses its files.
    std::erase_if(
        m_publishers, [&](const PublisherPointer& publisher) { return publisher->state().id == id; });
    m_states.remove(id);
    m_droppedSaid.remove(id);
    if (!make) {
        PublisherState off;
        off.id = id;
        off.name = name;
        takeState(off);
        return;
    }
    PublisherPointer publisher = make();
    connect(publisher.get(), &TelemetryPublisher::stateChanged, this, &PublisherSet::takeState);
    m_publishers.push_back(std::move(publisher));
    m_publishers.back()->start();
}

void PublisherSet::publish(const TelemetryRound& round)
{
    for (const PublisherPointer& publisher : m_publishers)
        publisher->publish(round);
}

void PublisherSet::takeState(const PublisherState& state)
{
    const PublisherState before = m_states.value(state.id);
    m_states.insert(state.id, state);
    emit stateChanged(state);
    noteChange(before, state);
}

void PublisherSet::noteChange(const PublisherState& before, const PublisherState& now)
{
    const bool wasTrouble = isTrouble(before.status);
    const bool isNowTrouble = isTrouble(now.status);
    const bool isNewReason = before.lastError.message != now.lastError.message;
    if (isNowTrouble && (!wasTrouble || isNewReason))
        emit noted(
            LogLevel::Warning, tr("Telemetry does not reach %1: %2").arg(now.name, now.lastError.toString()));
    else if (!isNowTrouble && now.status == Status::Ready && isNewReason && now.refused == before.refused)
        emit noted(LogLevel::Warning, now.name + u": "_s + now.lastError.toString());
    if (wasTrouble && now.status == Status::Ready)
        emit noted(LogLevel::Info,
            tr("Telemetry reaches %1 again; %n document(s) waited.", nullptr,
                static_cast<int>(before.spooled))
                .arg(now.name));
    if (now.refused > before.refused)
        emit noted(LogLevel::Warning,
            tr("%1 refused a telemetry document; it is kept among the dead letters: %2")
                .arg(now.name, now.lastError.toString()));
    // The first at once; then as their number grows, not one by one.
    qint64& said = m_droppedSaid[now.id];
    if (now.dropped >= std::max<qint64>(1, said * 2)) {
        said = now.dropped;
        emit noted(LogLevel::Warning,
            tr("%n telemetry document(s) for %1 could not be kept any longer and were dropped.", nullptr,
                static_cast<int>(now.dropped))
                .arg(now.name));
    }
}

} // namespace telemirror
