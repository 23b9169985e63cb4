#include "config/ProfileRevision.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QJsonDocument>

namespace telemirror {

using namespace Qt::StringLiterals;

ProfileRevision ProfileRevision::of(const Profile& profile)
{
    return {profile.revision, digestOf(profile)};
}

QByteArray ProfileRevision::digestOf(const Profile& profile)
{
    QJsonObject json = profile.toJson();
    for (const QString& own : {u"name"_s, u"revision"_s, u"redis"_s})
        json.remove(own);
    // QJsonObject is sorted by key: equal contents give equal texts.
    const QByteArray text = QJsonDocument(json).toJson(QJsonDocument::Compact);
    return QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex();
}

} // namespace telemirror
