#pragma once

#include "config/PendingResult.h"
#include "redis/RedisClient.h"

#include <QtCore/QObject>

namespace telemirror {

/// Tries one connection to Redis, answers, and deletes itself.
class RedisTrial : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds patience{10'000};

    RedisTrial(const RedisSettings& settings, const PendingResult<RedisState>& pending, QObject* parent);

private:
    void takeState(const RedisState& state);
    void answer(const Result<RedisState>& result);

    RedisClient m_client;
    PendingResult<RedisState> m_pending;
};

} // namespace telemirror
