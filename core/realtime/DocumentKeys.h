#pragma once

#include "realtime/TelemetryDocument.h"

#include <QtCore/QMap>
#include <QtCore/QSet>

namespace telemirror {

/// The keys under which the measurements of several buckets stand in one document: the plain name,
/// or `<bucket>/<measurement>` where the plain one is taken. See TelemetryDocument for the rules.
class DocumentKeys
{
public:
    /// The keys `latitude` and `longitude` are taken if there are coordinates.
    explicit DocumentKeys(bool hasCoordinates);

    void add(const QString& bucket, const QString& measurement);
    /// To be called once, when all are added.
    void settle();
    /// The key of what was added.
    [[nodiscard]] QString key(const QString& bucket, const QString& measurement) const;
    /// `<key>{tag=value,…}`; `tags` sorted by key.
    [[nodiscard]] static QString expanded(const QString& key, const QList<Tag>& tags);

private:
    [[nodiscard]] static QString qualified(const QString& bucket, const QString& measurement);

    bool m_hasCoordinates;
    QMap<QString, QSet<QString>> m_bucketsOf; ///< by measurement
    QSet<QString> m_colliding;                ///< measurements that get their bucket's name
};

} // namespace telemirror
