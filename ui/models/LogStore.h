#pragma once

#include "model/LogRecord.h"

#include <QtCore/QHash>
#include <QtCore/QSharedDataPointer>
#include <QtCore/QStringList>

#include <deque>
#include <vector>

namespace telemirror {

/// Log records packed tightly, so that a million of them fit: text as UTF-8 in blocks, names of
/// sources and rules once. Records are numbered as they come; the oldest go block by block. A copy
/// costs little and may be read on another thread.
class LogStore
{
public:
    explicit LogStore(qsizetype capacity);

    [[nodiscard]] qint64 first() const { return m_first; } ///< number of the oldest record
    [[nodiscard]] qint64 end() const { return m_end; }     ///< one behind the newest
    [[nodiscard]] qsizetype size() const { return static_cast<qsizetype>(m_end - m_first); }
    [[nodiscard]] qsizetype capacity() const { return m_capacity; }

    /// How many of the oldest have to go for `count` more; at most capacity() come in at once.
    [[nodiscard]] qsizetype excess(qsizetype count) const;
    /// Lets go of that many, as excess() gave it.
    void drop(qsizetype count);
    void append(const LogRecord& record);
    void clear();

    // By number, which must be there.
    [[nodiscard]] LogRecord at(qint64 number) const;
    [[nodiscard]] LogLevel level(qint64 number) const { return line(number).level; }
    [[nodiscard]] QString source(qint64 number) const { return m_names.value(line(number).source); }
    [[nodiscard]] QString rule(qint64 number) const { return m_names.value(line(number).rule); }
    [[nodiscard]] QString text(qint64 number) const;
    /// The same in UTF-8, as it is kept; until something comes in or goes.
    [[nodiscard]] QByteArrayView utf8(qint64 number) const;

    /// Every source and every rule that occurred, in the order of their first line.
    [[nodiscard]] const QStringList& sources() const { return m_sources; }
    [[nodiscard]] const QStringList& rules() const { return m_rules; }

private:
    struct Line
    {
        Timestamp time;
        quint32 offset;
        quint32 length;
        quint32 source; ///< in m_names
        quint32 rule;
        LogLevel level;
    };
    struct Block : QSharedData
    {
        std::vector<Line> lines;
        QByteArray text;
    };

    [[nodiscard]] const Block& blockOf(qint64 number) const;
    [[nodiscard]] const Line& line(qint64 number) const;
    [[nodiscard]] quint32 nameNumber(const QString& name);

    qsizetype m_capacity;
    qsizetype m_linesPerBlock;
    qint64 m_first = 0;
    qint64 m_end = 0;
    std::deque<QSharedDataPointer<Block>> m_blocks; ///< all full but the last
    QStringList m_names;
    QHash<QString, quint32> m_numbers;
    QStringList m_sources;
    QStringList m_rules;
};

} // namespace telemirror
