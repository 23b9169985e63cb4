#include "common/LogFile.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

#include <algorithm>
#include <array>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

struct LevelWord
{
    LogLevel level;
    QLatin1StringView word;
};

constexpr std::array levelWords{LevelWord{LogLevel::Debug, "debug"_L1}, LevelWord{LogLevel::Info, "info"_L1},
    LevelWord{LogLevel::Warning, "warning"_L1}, LevelWord{LogLevel::Error, "error"_L1}};

QString numbered(const QString& path, int number)
{
    return number == 0 ? path : u"%1.%2"_s.arg(path).arg(number);
}

QByteArray lineOf(const LogRecord& record)
{
    QJsonObject json;
    json.insert("time"_L1, toDateTime(record.time).toString(Qt::ISODateWithMs));
    const auto level = std::find_if(levelWords.begin(), levelWords.end(),
        [&](const LevelWord& each) { return each.level == record.level; });
    if (level != levelWords.end())
        json.insert("level"_L1, level->word);
    json.insert("source"_L1, record.source);
    if (!record.rule.isEmpty())
        json.insert("rule"_L1, record.rule);
    json.insert("text"_L1, record.text);
    return QJsonDocument(json).toJson(QJsonDocument::Compact) + '\n';
}

std::optional<LogRecord> recordOf(const QByteArray& line)
{
    const QJsonObject json = QJsonDocument::fromJson(line).object();
    const QDateTime time = QDateTime::fromString(json.value("time"_L1).toString(), Qt::ISODateWithMs);
    if (!time.isValid() || !json.value("text"_L1).isString())
        return std::nullopt;
    LogRecord record;
    record.time = fromDateTime(time);
    const QString word = json.value("level"_L1).toString();
    const auto level = std::find_if(
        levelWords.begin(), levelWords.end(), [&](const LevelWord& each) { return each.word == word; });
    record.level = level == levelWords.end() ? LogLevel::Info : level->level;
    record.source = json.value("source"_L1).toString();
    record.rule = json.value("rule"_L1).toString();
    record.text = json.value("text"_L1).toString();
    return record;
}

} // namespace

LogFile::LogFile(const QString& path, const LogFileLimits& limits, QObject* parent)
    : QObject(parent)
    , m_limits(limits)
    , m_file(path)
{
    m_flush.setSingleShot(true);
    m_flush.setInterval(1000);
    connect(&m_flush, &QTimer::timeout, this, [this] { m_file.flush(); });
}

LogFile::~LogFile() = default;

QString LogFile::pathIn(const QString& dataFolder, const QString& program)
{
    return u"%1/logs/%2.log"_s.arg(dataFolder, program);
}

Result<void> LogFile::open()
{
    const QString folder = QFileInfo(m_file.fileName()).absolutePath();
    if (!QDir().mkpath(folder) || !m_file.open(QIODevice::WriteOnly | QIODevice::Append))
        return failure(Error::Kind::Storage,
            tr("The log %1 cannot be written: check the permissions of its folder.")
                .arg(QDir::toNativeSeparators(m_file.fileName())),
            m_file.errorString());
    // Whoever reads it should be its owner only: names of servers and buckets are in it.
    m_file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    return {};
}

void LogFile::write(const LogRecord& record)
{
    if (!m_file.isOpen())
        return;
    m_file.write(lineOf(record));
    if (m_file.pos() >= m_limits.bytesPerFile)
        rotate();
    if (record.level >= LogLevel::Warning)
        m_file.flush();
    else if (!m_flush.isActive())
        m_flush.start();
}

void LogFile::rotate()
{
    const QString path = m_file.fileName();
    m_file.close();
    QFile::remove(numbered(path, m_limits.files - 1));
    for (int number = m_limits.files - 2; number >= 0; --number)
        QFile::rename(numbered(path, number), numbered(path, number + 1));
    // A disk that takes no new file any more is no reason to stop working.
    if (!open())
        m_file.close();
}

QList<LogRecord> LogFile::read(const QString& path, qsizetype most)
{
    QList<LogRecord> newestFirst;
    for (int number = 0; newestFirst.size() < most && QFile::exists(numbered(path, number)); ++number) {
        QFile file(numbered(path, number));
        if (!file.open(QIODevice::ReadOnly))
            break;
        const QList<QByteArray> lines = file.readAll().split('\n');
        for (auto line = lines.crbegin(); line != lines.crend() && newestFirst.size() < most; ++line) {
            if (const std::optional<LogRecord> record = recordOf(*line))
                newestFirst.append(*record);
        }
    }
    std::reverse(newestFirst.begin(), newestFirst.end());
    return newestFirst;
}

} // namespace telemirror
