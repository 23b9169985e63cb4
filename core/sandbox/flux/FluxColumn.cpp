#include "sandbox/flux/FluxColumn.h"

namespace telemirror::sandbox {

FluxColumn FluxColumn::constant(QByteArray label, const FluxValue& value, FluxType type)
{
    FluxColumn column(std::move(label), type);
    column.append(value);
    column.m_constant = true;
    return column;
}

FluxValue FluxColumn::value(qsizetype row) const
{
    if (isNull(row))
        return {};
    switch (m_type) {
    case FluxType::Bool: return FluxValue(integer(row) != 0);
    case FluxType::Int: return FluxValue(integer(row));
    case FluxType::UInt: return FluxValue(unsignedInteger(row));
    case FluxType::Float: return FluxValue(floating(row));
    case FluxType::String: return FluxValue(text(row));
    case FluxType::Time: return FluxValue(FluxInstant{integer(row)});
    default: return {};
    }
}

void FluxColumn::reserve(qsizetype rows)
{
    if (m_type == FluxType::String)
        m_texts.reserve(rows);
    else
        m_bits.reserve(rows);
}

void FluxColumn::append(const FluxValue& value)
{
    if (value.isNull())
        return appendNull();
    switch (m_type) {
    case FluxType::Bool: return appendBits(value.isTrue() ? 1 : 0);
    case FluxType::Int: return appendBits(*value.as<qint64>());
    case FluxType::UInt: return appendBits(static_cast<qint64>(*value.as<quint64>()));
    case FluxType::Float: return appendBits(std::bit_cast<qint64>(*value.as<double>()));
    case FluxType::String: return appendText(*value.as<QByteArray>());
    case FluxType::Time: return appendBits(value.as<FluxInstant>()->time);
    default: return appendNull();
    }
}

void FluxColumn::appendNull()
{
    if (!m_hasNulls) {
        m_hasNulls = true;
        m_nulls.fill(false, length());
    }
    m_nulls.append(true);
    if (m_type == FluxType::String)
        m_texts.append(QByteArray());
    else
        m_bits.append(0);
}

void FluxColumn::appendBits(qint64 bits)
{
    if (m_hasNulls)
        m_nulls.append(false);
    m_bits.append(bits);
}

void FluxColumn::appendText(const QByteArray& text)
{
    if (m_hasNulls)
        m_nulls.append(false);
    m_texts.append(text);
}

void FluxColumn::appendFrom(const FluxColumn& other, qsizetype row)
{
    if (other.isNull(row))
        appendNull();
    else if (m_type == FluxType::String)
        appendText(other.text(row));
    else
        appendBits(other.integer(row));
}

void FluxColumn::expand(qsizetype rows)
{
    if (!m_constant)
        return;
    m_constant = false;
    m_inKey = false;
    const qsizetype size = std::max<qsizetype>(rows, 0);
    if (m_type == FluxType::String)
        m_texts = QList<QByteArray>(size, m_texts.constFirst());
    else
        m_bits = QList<qint64>(size, m_bits.constFirst());
    if (m_hasNulls)
        m_nulls = QList<bool>(size, m_nulls.constFirst());
}

FluxColumn FluxColumn::gathered(const QList<qsizetype>& rows) const
{
    if (m_constant)
        return *this;
    FluxColumn result(m_label, m_type);
    result.reserve(rows.size());
    for (const qsizetype row : rows)
        result.appendFrom(*this, row);
    return result;
}

int FluxColumn::compare(const FluxColumn& a, qsizetype rowOfA, const FluxColumn& b, qsizetype rowOfB)
{
    const auto order = [](const auto& x, const auto& y) { return x < y ? -1 : (y < x ? 1 : 0); };
    const bool nullA = a.isNull(rowOfA);
    const bool nullB = b.isNull(rowOfB);
    if (nullA || nullB)
        return order(nullA, nullB);
    if (a.m_type != b.m_type)
        return order(static_cast<int>(a.m_type), static_cast<int>(b.m_type));
    switch (a.m_type) {
    case FluxType::String: return order(a.text(rowOfA), b.text(rowOfB));
    case FluxType::Float: return order(a.floating(rowOfA), b.floating(rowOfB));
    case FluxType::UInt: return order(a.unsignedInteger(rowOfA), b.unsignedInteger(rowOfB));
    default: return order(a.integer(rowOfA), b.integer(rowOfB));
    }
}

void FluxColumn::appendIdentity(QByteArray& out, qsizetype row) const
{
    out += static_cast<char>('A' + static_cast<int>(m_type));
    if (isNull(row)) {
        out += '-';
    } else if (m_type == FluxType::String) {
        out += QByteArray::number(text(row).size()) + ':' + text(row);
    } else {
        out += QByteArray::number(integer(row), 16) + ';';
    }
}

} // namespace telemirror::sandbox
