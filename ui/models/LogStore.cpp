#include "ui/models/LogStore.h"

#include <algorithm>

namespace telemirror {

namespace {

constexpr qsizetype mostLinesPerBlock = 4096;
/// A line longer than this is cut: a server may answer with a book.
constexpr qsizetype longestText = 16'384;

} // namespace

LogStore::LogStore(qsizetype capacity)
    : m_capacity(capacity)
    , m_linesPerBlock(std::clamp<qsizetype>(capacity / 16, 1, mostLinesPerBlock))
{}

qsizetype LogStore::excess(qsizetype count) const
{
    qsizetype dropped = 0;
    // The last block may be part full.
    while (dropped < size() && size() - dropped + count > m_capacity)
        dropped = std::min(size(), dropped + m_linesPerBlock);
    return dropped;
}

void LogStore::drop(qsizetype count)
{
    m_first += count;
    if (m_first >= m_end) {
        m_blocks.clear();
        m_first = m_end;
        return;
    }
    for (qsizetype gone = 0; gone < count; gone += m_linesPerBlock)
        m_blocks.pop_front();
}

void LogStore::append(const LogRecord& record)
{
    if (m_blocks.empty() ||
        static_cast<qsizetype>(m_blocks.back().constData()->lines.size()) == m_linesPerBlock) {
        m_blocks.emplace_back(new Block);
        m_blocks.back()->lines.reserve(static_cast<std::size_t>(m_linesPerBlock));
    }
    const quint32 source = nameNumber(record.source);
    const quint32 rule = nameNumber(record.rule);
    if (!record.source.isEmpty() && !m_sources.contains(record.source))
        m_sources.append(record.source);
    if (!record.rule.isEmpty() && !m_rules.contains(record.rule))
        m_rules.append(record.rule);
    Block& block = *m_blocks.back();
    const QByteArray text = record.text.left(longestText).toUtf8();
    block.lines.push_back({record.time, static_cast<quint32>(block.text.size()),
        static_cast<quint32>(text.size()), source, rule, record.level});
    block.text.append(text);
    ++m_end;
}

void LogStore::clear()
{
    m_blocks.clear();
    m_first = m_end;
}

LogRecord LogStore::at(qint64 number) const
{
    const Line& found = line(number);
    return {found.time, found.level, m_names.value(found.source), m_names.value(found.rule), text(number)};
}

QString LogStore::text(qint64 number) const
{
    return QString::fromUtf8(utf8(number));
}

QByteArrayView LogStore::utf8(qint64 number) const
{
    const Line& found = line(number);
    return QByteArrayView(blockOf(number).text).sliced(found.offset, found.length);
}

const LogStore::Block& LogStore::blockOf(qint64 number) const
{
    return *m_blocks[static_cast<std::size_t>((number - m_first) / m_linesPerBlock)].constData();
}

const LogStore::Line& LogStore::line(qint64 number) const
{
    Q_ASSERT(number >= m_first && number < m_end);
    return blockOf(number).lines[static_cast<std::size_t>((number - m_first) % m_linesPerBlock)];
}

quint32 LogStore::nameNumber(const QString& name)
{
    const auto known = m_numbers.constFind(name);
    if (known != m_numbers.constEnd())
        return *known;
    const auto number = static_cast<quint32>(m_names.size());
    m_names.append(name);
    m_numbers.insert(name, number);
    return number;
}

} // namespace telemirror
