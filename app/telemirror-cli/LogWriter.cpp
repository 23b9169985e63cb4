#include "LogWriter.h"

#include "model/Clock.h"

#include <QtCore/QDateTime>

#include <cstdio>
#include <unistd.h>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

struct Level
{
    char priority; ///< of syslog(3)
    QLatin1StringView name;
};

Level describe(LogLevel level)
{
    switch (level) {
    case LogLevel::Debug: return {'7', QLatin1StringView("debug")};
    case LogLevel::Info: return {'6', QLatin1StringView("info")};
    case LogLevel::Warning: return {'4', QLatin1StringView("warning")};
    case LogLevel::Error: break;
    }
    return {'3', QLatin1StringView("error")};
}

/// Without what ends a line or steers a terminal.
QString harmless(const QString& text)
{
    QString result;
    result.reserve(text.size());
    for (const QChar c : text) {
        if (c == u'\n')
            result += u"\\n"_s;
        else if (c.category() == QChar::Other_Control)
            result += u"\\x%1"_s.arg(uint(c.unicode()), 2, 16, QChar(u'0'));
        else
            result += c;
    }
    return result;
}

QString quoted(const QString& text)
{
    QString inner = text;
    inner.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s);
    return u'"' + harmless(inner) + u'"';
}

} // namespace

LogWriter::LogWriter()
    : m_isTerminal(isatty(STDERR_FILENO) != 0)
    , m_isJournal(qEnvironmentVariableIsSet("JOURNAL_STREAM"))
{}

void LogWriter::write(LogLevel level, const QString& text) const
{
    write({SystemClock().now(), level, u"watch"_s, QString(), text});
}

void LogWriter::write(const LogRecord& record) const
{
    const QByteArray line = (m_isTerminal ? readable(record) : structured(record)) + '\n';
    // In one piece, so that lines of several programs do not mix.
    std::fwrite(line.constData(), 1, static_cast<size_t>(line.size()), stderr);
    std::fflush(stderr);
}

QByteArray LogWriter::structured(const LogRecord& record) const
{
    const Level level = describe(record.level);
    QString line = u'<' + QChar::fromLatin1(level.priority) + u'>';
    if (!m_isJournal)
        line += u"time="_s + toDateTime(record.time).toUTC().toString(Qt::ISODateWithMs) + u' ';
    line += u"level="_s + level.name + u" source="_s + harmless(record.source);
    if (!record.rule.isEmpty())
        line += u" rule="_s + quoted(record.rule);
    return (line + u" msg="_s + quoted(record.text)).toUtf8();
}

QByteArray LogWriter::readable(const LogRecord& record)
{
    const QString time = toDateTime(record.time).toLocalTime().toString(u"yyyy-MM-dd HH:mm:ss"_s);
    QString line =
        time + u' ' + QString(describe(record.level).name).leftJustified(7) + u' ' + harmless(record.source);
    if (!record.rule.isEmpty())
        line += u" ["_s + harmless(record.rule) + u']';
    return (line + u": "_s + harmless(record.text)).toUtf8();
}

} // namespace telemirror
