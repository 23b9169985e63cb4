#include "model/Redaction.h"

#include <QtCore/QUrl>

namespace telemirror {

using namespace Qt::StringLiterals;

Error withoutSecret(Error error, const QString& secret)
{
    if (secret.isEmpty())
        return error;
    const QString encoded = QString::fromLatin1(QUrl::toPercentEncoding(secret));
    const QString base64 = QString::fromLatin1(secret.toUtf8().toBase64());
    for (QString* text : {&error.message, &error.detail}) {
        for (const QString& form : {secret, encoded, base64})
            text->replace(form, u"***"_s);
    }
    return error;
}

} // namespace telemirror
