#include "mirror/DeadLetterFile.h"

#include "influx/wire/Gzip.h"

#include <QtCore/QLockFile>

#include <unistd.h>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

/// Whoever else has the lock moves a file, no more.
constexpr std::chrono::milliseconds lockPatience{2'000};
constexpr int packLevel = 6;

/// Text that stays on its line.
QByteArray onOneLine(QByteArray text)
{
    return text.replace('\\', "\\\\").replace('\n', "\\n").replace('\r', "\\r");
}

} // namespace

DeadLetterFile::DeadLetterFile(const QString& folder, const DeadLetterOrigin& origin)
    : m_folder(folder)
    , m_origin(origin)
    , m_path(folder +
          u"/run-%1-%2%3"_s.arg(origin.runId)
              .arg(QString::fromLatin1(QUrl::toPercentEncoding(origin.ruleKey)), QString::fromLatin1(suffix)))
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
    // A replay takes the file away under this lock: nothing may be appended to it meanwhile.
    QLockFile lock(m_path + u".lock"_s);
    if (!lock.tryLock(lockPatience))
        return fault(lock.error() == QLockFile::LockFailedError ? u"locked"_s : QString());
    QFile file(m_path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered))
        return fault(file.errorString());
    const qint64 size = file.size();
    const QByteArray packed =
        gzipCompress(size == 0 ? QByteArray(originLine(m_origin) + entries) : entries, packLevel);
    if (file.write(packed) == packed.size() && ::fdatasync(file.handle()) == 0)
        return {};
    const QString why = file.errorString();
    // Half a member would make what is appended after it unreadable.
    file.resize(size);
    if (size == 0)
        file.remove();
    return fault(why);
}

QByteArray DeadLetterFile::originLine(const DeadLetterOrigin& origin)
{
    const QJsonObject json{{u"rule"_s, origin.ruleId}, {u"ruleName"_s, origin.ruleName},
        {u"ruleKey"_s, origin.ruleKey}, {u"destinationConnection"_s, origin.destinationConnection},
        {u"destinationBucket"_s, origin.destinationBucket}, {u"run"_s, origin.runId},
        {u"time"_s, toDateTime(origin.time).toString(Qt::ISODateWithMs)}};
    // Compact JSON has no line ends: in strings they are escaped.
    return originMark + QJsonDocument(json).toJson(QJsonDocument::Compact) + '\n';
}

DeadLetterOrigin DeadLetterFile::readOrigin(const QByteArray& line)
{
    const QJsonObject json = QJsonDocument::fromJson(line.mid(qstrlen(originMark))).object();
    DeadLetterOrigin origin;
    origin.ruleId = json.value(u"rule").toString();
    origin.ruleName = json.value(u"ruleName").toString();
    origin.ruleKey = json.value(u"ruleKey").toString();
    origin.destinationConnection = json.value(u"destinationConnection").toString();
    origin.destinationBucket = json.value(u"destinationBucket").toString();
    origin.runId = json.value(u"run").toInteger();
    const QDateTime time = QDateTime::fromString(json.value(u"time").toString(), Qt::ISODateWithMs);
    origin.time = time.isValid() ? fromDateTime(time) : 0;
    return origin;
}

QByteArray DeadLetterFile::unfolded(QByteArrayView comment)
{
    QByteArray text;
    text.reserve(comment.size());
    for (qsizetype i = comment.startsWith("# ") ? 2 : 0; i < comment.size(); ++i) {
        if (comment[i] != '\\' || i + 1 == comment.size()) {
            text += comment[i];
            continue;
        }
        const char next = comment[++i];
        text += next == 'n' ? '\n' : next == 'r' ? '\r' : next;
    }
    return text;
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

QByteArray DeadLetterFile::entryFor(const DeadLetter& letter)
{
    if (letter.isReplayable)
        return entryFor(letter.text, letter.reason);
    return "# " + onOneLine(letter.reason.toUtf8()) + "\n# " + onOneLine(letter.text) + '\n';
}

} // namespace telemirror
