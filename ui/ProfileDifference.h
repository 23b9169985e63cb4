#pragma once

#include "config/Profile.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QStringList>

namespace telemirror {

/// Which parts of two profiles differ, as an operator calls them. Secrets are not compared, nor is
/// the way to Redis: both are each machine's own.
class ProfileDifference
{
    Q_DECLARE_TR_FUNCTIONS(telemirror::ProfileDifference)

public:
    ProfileDifference(const Profile& mine, const Profile& theirs);

    /// Such as "the connection Cloud"; empty if nothing differs.
    [[nodiscard]] const QStringList& parts() const { return m_parts; }

private:
    void addConnections(const Profile& mine, const Profile& theirs);
    void addRules(const Profile& mine, const Profile& theirs);
    void addTelemetry(const Profile& mine, const Profile& theirs);

    QStringList m_parts;
};

} // namespace telemirror
