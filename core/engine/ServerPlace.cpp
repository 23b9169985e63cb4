#include "engine/ServerPlace.h"

#include <QtCore/QSysInfo>
#include <QtNetwork/QHostAddress>

namespace telemirror {

using namespace Qt::StringLiterals;

QByteArray serverPlace(const QUrl& url)
{
    QByteArray place = url.toEncoded(QUrl::RemoveUserInfo | QUrl::StripTrailingSlash);
    const bool isThisMachine =
        url.host().compare(u"localhost"_s, Qt::CaseInsensitive) == 0 || QHostAddress(url.host()).isLoopback();
    if (isThisMachine)
        place += ' ' + QSysInfo::machineUniqueId();
    return place;
}

} // namespace telemirror
