#include "KnownDifferences.h"

#include <QtCore/QFile>

namespace telemirror::conformance {

using namespace Qt::StringLiterals;

Result<KnownDifferences> KnownDifferences::load(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(Error::Kind::Storage, u"%1 cannot be read: %2"_s.arg(path, file.errorString()));
    KnownDifferences known;
    for (const QByteArray& line : file.readAll().split('\n')) {
        if (line.isEmpty() || line.startsWith('#'))
            continue;
        const QStringList parts = QString::fromUtf8(line).split(u'|');
        if (parts.size() != 3 || parts.at(1).trimmed().isEmpty() || parts.at(2).trimmed().isEmpty()) {
            return failure(Error::Kind::Malformed,
                u"%1: “%2” is not “case | difference | reason”"_s.arg(path, QString::fromUtf8(line)));
        }
        known.m_entries.insert(parts.at(0).trimmed(), {parts.at(1).trimmed(), parts.at(2).trimmed()});
    }
    return known;
}

} // namespace telemirror::conformance
