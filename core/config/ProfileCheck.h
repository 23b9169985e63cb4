#pragma once

#include "config/Profile.h"

namespace telemirror {

/// Looks for what cannot work in a profile; see Profile::problems(). The profile must outlive it.
class ProfileCheck
{
public:
    explicit ProfileCheck(const Profile& profile);

    [[nodiscard]] QList<Error> problems();

private:
    void checkConnection(const ConnectionSettings& settings);
    void checkAddress(const ConnectionSettings& settings);
    void checkRule(const Rule& rule);
    void checkEnds(const Rule& rule);
    void checkTelemetry();
    void checkRedis();
    void add(const QString& message, const QString& connection = {}, const QString& bucket = {});

    const Profile& m_profile;
    QList<Error> m_problems;
};

} // namespace telemirror
