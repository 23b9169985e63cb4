#include "ui/ProfileDifference.h"

#include "ui/Format.h"

#include <QtCore/QJsonArray>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

/// The named part of a profile as it is stored: without secrets.
QJsonValue stored(const Profile& profile, QLatin1StringView part)
{
    return profile.toJson().value(part);
}

/// The names of those that only one of both has, or that differ, by their ids.
QStringList differing(const QJsonArray& mine, const QJsonArray& theirs)
{
    const auto find = [](const QJsonArray& list, const QJsonValue& id) {
        for (const QJsonValue& each : list) {
            if (each["id"_L1] == id)
                return each;
        }
        return QJsonValue();
    };
    QStringList names;
    const auto note = [&names](const QJsonValue& item) {
        const QString name = item["name"_L1].toString();
        names.append(format::singleLine(name.isEmpty() ? item["id"_L1].toString() : name));
    };
    for (const QJsonValue& each : mine) {
        if (find(theirs, each["id"_L1]) != each)
            note(each);
    }
    for (const QJsonValue& each : theirs) {
        if (find(mine, each["id"_L1]).isNull())
            note(each);
    }
    return names;
}

} // namespace

ProfileDifference::ProfileDifference(const Profile& mine, const Profile& theirs)
{
    addConnections(mine, theirs);
    addRules(mine, theirs);
    addTelemetry(mine, theirs);
}

void ProfileDifference::addConnections(const Profile& mine, const Profile& theirs)
{
    const auto part = "connections"_L1;
    for (const QString& name : differing(stored(mine, part).toArray(), stored(theirs, part).toArray()))
        m_parts.append(tr("the connection \"%1\"").arg(name));
}

void ProfileDifference::addRules(const Profile& mine, const Profile& theirs)
{
    const auto part = "rules"_L1;
    for (const QString& name : differing(stored(mine, part).toArray(), stored(theirs, part).toArray()))
        m_parts.append(tr("what to mirror in \"%1\"").arg(name));
}

void ProfileDifference::addTelemetry(const Profile& mine, const Profile& theirs)
{
    if (mine.telemetry != theirs.telemetry || mine.telemetryConnection != theirs.telemetryConnection)
        m_parts.append(tr("telemetry"));
    const auto part = "publishers"_L1;
    if (stored(mine, part) != stored(theirs, part))
        m_parts.append(tr("where telemetry is published"));
}

} // namespace telemirror
