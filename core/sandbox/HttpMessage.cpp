#include "sandbox/HttpMessage.h"

namespace telemirror::sandbox {

QString HttpRequest::parameter(const QString& name) const
{
    // A plus sign that is meant as one comes encoded; what is left of them are spaces.
    QString value = query.queryItemValue(name, QUrl::FullyEncoded);
    value.replace(QLatin1Char('+'), QLatin1Char(' '));
    return QString::fromUtf8(QByteArray::fromPercentEncoding(value.toLatin1()));
}

} // namespace telemirror::sandbox
