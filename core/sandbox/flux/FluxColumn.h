#pragma once

#include "sandbox/flux/FluxValue.h"

#include <QtCore/QList>

#include <bit>

namespace telemirror::sandbox {

/// One column of a table: a label, a type, values or nulls. Holds a constant column (every row the
/// same, as the columns of a group key) once. Values of fixed size are kept as 64 bits each.
class FluxColumn
{
public:
    FluxColumn() = default;
    FluxColumn(QByteArray label, FluxType type)
        : m_label(std::move(label))
        , m_type(type)
    {}
    /// Every row `value`; `type` matters where it is null.
    [[nodiscard]] static FluxColumn constant(QByteArray label, const FluxValue& value, FluxType type);
    [[nodiscard]] static FluxColumn constant(QByteArray label, const FluxValue& value)
    {
        return constant(std::move(label), value, value.type());
    }

    [[nodiscard]] const QByteArray& label() const { return m_label; }
    void setLabel(const QByteArray& label) { m_label = label; }
    [[nodiscard]] FluxType type() const { return m_type; }
    [[nodiscard]] bool isConstant() const { return m_constant; }
    /// Part of the group key; such a column is constant.
    [[nodiscard]] bool inKey() const { return m_inKey; }
    void setInKey(bool inKey) { m_inKey = inKey; }

    [[nodiscard]] bool isNull(qsizetype row) const { return m_hasNulls && m_nulls[index(row)]; }
    [[nodiscard]] bool hasNulls() const { return m_hasNulls; }
    [[nodiscard]] qint64 integer(qsizetype row) const { return m_bits[index(row)]; }
    [[nodiscard]] quint64 unsignedInteger(qsizetype row) const
    {
        return static_cast<quint64>(m_bits[index(row)]);
    }
    [[nodiscard]] double floating(qsizetype row) const { return std::bit_cast<double>(m_bits[index(row)]); }
    [[nodiscard]] const QByteArray& text(qsizetype row) const { return m_texts[index(row)]; }
    [[nodiscard]] FluxValue value(qsizetype row) const;

    /// How many values are held; 1 for a constant.
    [[nodiscard]] qsizetype length() const
    {
        return m_type == FluxType::String ? m_texts.size() : m_bits.size();
    }
    void reserve(qsizetype rows);
    /// Appends a value of the column's type, or null.
    void append(const FluxValue& value);
    void appendNull();
    void appendBits(qint64 bits);
    void appendText(const QByteArray& text);
    void appendFrom(const FluxColumn& other, qsizetype row);
    /// Fits for `appendFrom` and for equal rows: from now on not constant, `rows` values long.
    void expand(qsizetype rows);

    /// The rows named, in that order; a constant stays one.
    [[nodiscard]] FluxColumn gathered(const QList<qsizetype>& rows) const;

    /// Order of two cells of one type; null after everything.
    [[nodiscard]] static int compare(
        const FluxColumn& a, qsizetype rowOfA, const FluxColumn& b, qsizetype rowOfB);
    /// Appends the cell in a form that is equal for equal cells alone.
    void appendIdentity(QByteArray& out, qsizetype row) const;

private:
    [[nodiscard]] qsizetype index(qsizetype row) const { return m_constant ? 0 : row; }

    QByteArray m_label;
    FluxType m_type = FluxType::Null;
    bool m_constant = false;
    bool m_inKey = false;
    bool m_hasNulls = false;
    QList<qint64> m_bits;
    QList<QByteArray> m_texts;
    QList<bool> m_nulls; ///< empty while there are none
};

} // namespace telemirror::sandbox
