#include "mirror/DeadLetterFile.h"

#include <zlib.h>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

/// Text that stays on its line.
QByteArray onOneLine(QByteArray text)
{
    return text.replace('\\', "\\\\").replace('\n', "\\n").replace('\r', "\\r");
}

} // namespace

DeadLetterFile::DeadLetterFile(const QString& folder, const QString& ruleKey, qint64 runId)
    : m_folder(folder)
    , m_path(folder +
          u"/run-%1-%2.lp.gz"_s.arg(runId).arg(QString::fromLatin1(QUrl::toPercentEncoding(ruleKey))))
{}

Result<void> DeadLetterFile::append(const QByteArray& entries)
{
    if (entries.isEmpty())
        return {};
    const auto fault = [this](const QString& why) {
        return failure(Error::Kind::Storage,
            QCoreApplication::translate("telemirror::DeadLetterFile",
                "Points that could not be written cannot be kept in \"%1\"; check the folder and the room "
                "on its disk.")
                .arg(m_path),
            why);
    };
    if (!QDir().mkpath(m_folder))
        return fault({});
    gzFile file = gzopen(QFile::encodeName(m_path).constData(), "ab6");
    if (file == nullptr)
        return fault(qt_error_string());
    bool good = gzbuffer(file, 64 * 1024) == 0;
    for (qsizetype at = 0; good && at < entries.size();) {
        const auto portion = static_cast<unsigned>(std::min<qsizetype>(entries.size() - at, 1 << 20));
        good = gzwrite(file, entries.constData() + at, portion) == static_cast<int>(portion);
        at += portion;
    }
    const bool closed = gzclose(file) == Z_OK;
    if (!good || !closed)
        return fault(qt_error_string());
    return {};
}

QByteArray DeadLetterFile::entryFor(const RefusedPoint& point)
{
    return "# " + onOneLine(point.reason.toUtf8()) + "\n# " + onOneLine(point.series) + ' ' +
        onOneLine(point.value) + ' ' + QByteArray::number(point.time) + '\n';
}

QByteArray DeadLetterFile::entryFor(QByteArrayView line, const QString& reason)
{
    if (line.endsWith('\n'))
        line.chop(1);
    return "# " + onOneLine(reason.toUtf8()) + '\n' + line.toByteArray() + '\n';
}

} // namespace telemirror
