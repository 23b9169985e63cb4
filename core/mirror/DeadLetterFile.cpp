#include "mirror/DeadLetterFile.h"

#include "influx/wire/Gzip.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>

namespace telemirror {

namespace {

/// One line of a comment: what would break the line is written as an escape.
QByteArray oneLine(QByteArray text)
{
    return text.replace('\\', "\\\\").replace('\n', "\\n").replace('\r', "\\r");
}

} // namespace

Result<void> DeadLetterFile::append(const QList<RefusedPoint>& points) const
{
    if (points.isEmpty())
        return {};
    QByteArray text;
    for (const RefusedPoint& point : points) {
        text += "# " + oneLine(point.reason.toUtf8()) + "\n# " + oneLine(point.series) + ' ' +
            oneLine(point.value) + ' ' + QByteArray::number(point.time) + '\n';
    }
    const QByteArray member = gzipCompress(text);
    QDir().mkpath(QFileInfo(m_path).path());
    QFile file(m_path);
    const bool written = file.open(QIODevice::WriteOnly | QIODevice::Append) &&
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) && file.write(member) == member.size() &&
        file.flush();
    if (!written) {
        return failure(Error::Kind::Storage,
            QCoreApplication::translate("telemirror::DeadLetterFile",
                "The dead-letter file %1 cannot be written: check its permissions and the free space.")
                .arg(m_path),
            file.errorString());
    }
    return {};
}

} // namespace telemirror
