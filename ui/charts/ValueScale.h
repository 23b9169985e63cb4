#pragma once

#include <QtCore/QString>

#include <limits>

namespace telemirror {

/// The value axis of the curves of one unit: from what value to what value it goes.
class ValueScale
{
public:
    explicit ValueScale(const QString& unit = {})
        : m_unit(unit)
    {}

    [[nodiscard]] const QString& unit() const { return m_unit; }
    [[nodiscard]] double low() const { return m_low; }
    [[nodiscard]] double high() const { return m_high; }

    /// Forgets what include() was told.
    void begin();
    /// This value is to be in sight; one that is not finite is left out.
    void include(double value);
    /// Makes room for what was included, with a margin, on round borders: small changes of the
    /// values do not move the axis.
    void fit(int marks);
    /// Shows just this part of what is shown, counted from 0 at the bottom to 1 at the top.
    void showPart(double from, double to);

    /// 0 at the bottom, 1 at the top.
    [[nodiscard]] double part(double value) const
    {
        // Halves: the whole may be beyond a double.
        return (value / 2 - m_low / 2) / (m_high / 2 - m_low / 2);
    }
    [[nodiscard]] double valueAt(double part) const { return m_low * (1 - part) + m_high * part; }

private:
    QString m_unit;
    double m_lowest = std::numeric_limits<double>::infinity();
    double m_highest = -std::numeric_limits<double>::infinity();
    double m_low = 0.0;
    double m_high = 1.0;
};

} // namespace telemirror
