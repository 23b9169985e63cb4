#include "sandbox/SeriesColumn.h"

#include <QtCore/QtEndian>

#include <bit>
#include <numeric>

namespace telemirror::sandbox {

namespace {

constexpr qsizetype wordSize = 8;

void putWord(char*& out, quint64 word)
{
    qToLittleEndian(word, out);
    out += wordSize;
}

quint64 wordAt(QByteArrayView bytes, qsizetype index)
{
    return qFromLittleEndian<quint64>(bytes.data() + index * wordSize);
}

quint64 bitsOf(const FieldValue& value)
{
    switch (fieldTypeOf(value)) {
    case FieldType::Float: return std::bit_cast<quint64>(std::get<double>(value));
    case FieldType::Integer: return std::bit_cast<quint64>(std::get<qint64>(value));
    case FieldType::Unsigned: return std::get<quint64>(value);
    default: return 0;
    }
}

} // namespace

void SeriesColumn::reserve(qsizetype size)
{
    m_times.reserve(size);
    m_values.reserve(size);
}

void SeriesColumn::clear()
{
    m_times.clear();
    m_values.clear();
}

void SeriesColumn::append(Timestamp time, const FieldValue& value)
{
    m_times.append(time);
    m_values.append(value);
}

void SeriesColumn::sort()
{
    bool ascending = true;
    for (qsizetype i = 1; i < m_times.size() && ascending; ++i)
        ascending = m_times.at(i - 1) < m_times.at(i);
    if (ascending)
        return;

    std::vector<qsizetype> order(static_cast<size_t>(m_times.size()));
    std::iota(order.begin(), order.end(), qsizetype{0});
    std::stable_sort(order.begin(), order.end(),
        [this](qsizetype a, qsizetype b) { return m_times.at(a) < m_times.at(b); });
    SeriesColumn sorted(m_type);
    sorted.reserve(m_times.size());
    for (const qsizetype index : order) {
        if (!sorted.isEmpty() && sorted.m_times.constLast() == m_times.at(index))
            sorted.m_values.last() = m_values.at(index);
        else
            sorted.append(m_times.at(index), m_values.at(index));
    }
    *this = std::move(sorted);
}

void SeriesColumn::merge(const SeriesColumn& other)
{
    if (isEmpty() || (!other.isEmpty() && m_times.constLast() < other.m_times.constFirst())) {
        m_times.append(other.m_times);
        m_values.append(other.m_values);
        return;
    }
    SeriesColumn merged(m_type);
    merged.reserve(size() + other.size());
    qsizetype mine = 0;
    qsizetype theirs = 0;
    while (mine < size() || theirs < other.size()) {
        const bool takeTheirs =
            mine == size() || (theirs < other.size() && other.m_times.at(theirs) <= m_times.at(mine));
        if (!takeTheirs) {
            merged.append(m_times.at(mine), m_values.at(mine));
            ++mine;
            continue;
        }
        if (mine < size() && m_times.at(mine) == other.m_times.at(theirs))
            ++mine;
        merged.append(other.m_times.at(theirs), other.m_values.at(theirs));
        ++theirs;
    }
    *this = std::move(merged);
}

SeriesColumn SeriesColumn::part(qsizetype first, qsizetype count) const
{
    SeriesColumn result(m_type);
    result.m_times = m_times.sliced(first, count);
    result.m_values = m_values.sliced(first, count);
    return result;
}

SeriesColumn SeriesColumn::within(const TimeRange& range) const
{
    const auto from = std::lower_bound(m_times.cbegin(), m_times.cend(), range.start);
    const auto to = std::lower_bound(from, m_times.cend(), range.stop);
    if (from == m_times.cbegin() && to == m_times.cend())
        return *this;
    return part(from - m_times.cbegin(), to - from);
}

SeriesColumn SeriesColumn::without(const TimeRange& range) const
{
    const auto from = std::lower_bound(m_times.cbegin(), m_times.cend(), range.start);
    const auto to = std::lower_bound(from, m_times.cend(), range.stop);
    SeriesColumn result = part(0, from - m_times.cbegin());
    result.merge(part(to - m_times.cbegin(), m_times.cend() - to));
    return result;
}

QByteArray SeriesColumn::packedTimes() const
{
    QByteArray bytes(m_times.size() * wordSize, Qt::Uninitialized);
    char* out = bytes.data();
    for (const Timestamp time : m_times)
        putWord(out, static_cast<quint64>(time));
    return bytes;
}

QByteArray SeriesColumn::packedValues() const
{
    if (m_type == FieldType::Boolean) {
        QByteArray bytes;
        bytes.reserve(m_values.size());
        for (const FieldValue& value : m_values)
            bytes.append(std::get<bool>(value) ? '\1' : '\0');
        return bytes;
    }
    if (m_type == FieldType::String) {
        QByteArray bytes;
        for (const FieldValue& value : m_values) {
            const auto& text = std::get<QByteArray>(value);
            const quint32 length = qToLittleEndian(static_cast<quint32>(text.size()));
            bytes.append(reinterpret_cast<const char*>(&length), sizeof length);
            bytes.append(text);
        }
        return bytes;
    }
    QByteArray bytes(m_values.size() * wordSize, Qt::Uninitialized);
    char* out = bytes.data();
    for (const FieldValue& value : m_values)
        putWord(out, bitsOf(value));
    return bytes;
}

bool SeriesColumn::appendPackedStrings(QByteArrayView values, qsizetype count)
{
    qsizetype position = 0;
    for (qsizetype i = 0; i < count; ++i) {
        if (values.size() - position < static_cast<qsizetype>(sizeof(quint32)))
            return false;
        const qsizetype length = qFromLittleEndian<quint32>(values.data() + position);
        position += static_cast<qsizetype>(sizeof(quint32));
        if (values.size() - position < length)
            return false;
        m_values.append(QByteArray(values.data() + position, length));
        position += length;
    }
    return position == values.size();
}

bool SeriesColumn::appendPacked(QByteArrayView times, QByteArrayView values)
{
    const qsizetype count = times.size() / wordSize;
    const bool bytes = m_type == FieldType::Boolean;
    if (m_type != FieldType::String && values.size() != count * (bytes ? 1 : wordSize))
        return false;
    for (qsizetype i = 0; i < count; ++i)
        m_times.append(static_cast<Timestamp>(wordAt(times, i)));
    switch (m_type) {
    case FieldType::Float:
        for (qsizetype i = 0; i < count; ++i)
            m_values.append(std::bit_cast<double>(wordAt(values, i)));
        break;
    case FieldType::Integer:
        for (qsizetype i = 0; i < count; ++i)
            m_values.append(static_cast<qint64>(wordAt(values, i)));
        break;
    case FieldType::Unsigned:
        for (qsizetype i = 0; i < count; ++i)
            m_values.append(wordAt(values, i));
        break;
    case FieldType::Boolean:
        for (qsizetype i = 0; i < count; ++i)
            m_values.append(values[i] != '\0');
        break;
    case FieldType::String: return appendPackedStrings(values, count);
    }
    return true;
}

bool SeriesColumn::anyWithin(QByteArrayView packedTimes, const TimeRange& range)
{
    const qsizetype count = packedTimes.size() / wordSize;
    qsizetype low = 0;
    qsizetype high = count;
    while (low < high) {
        const qsizetype middle = (low + high) / 2;
        if (static_cast<Timestamp>(wordAt(packedTimes, middle)) < range.start)
            low = middle + 1;
        else
            high = middle;
    }
    return low < count && static_cast<Timestamp>(wordAt(packedTimes, low)) < range.stop;
}

} // namespace telemirror::sandbox
