#pragma once

#include "model/Point.h"

#include <QtCore/QRandomGenerator>

#include <bit>
#include <limits>

namespace telemirror::test {

/// Makes points out of what breaks line protocol; the same ones each time.
class HostilePoints
{
public:
    explicit HostilePoints(quint32 seed)
        : m_random(seed)
    {}

    Point next()
    {
        Point point;
        point.measurement = text();
        for (int i = m_random.bounded(4); i > 0; --i)
            point.tags.append({text(), text()});
        std::sort(point.tags.begin(), point.tags.end());
        for (int i = m_random.bounded(1, 4); i > 0; --i)
            point.fields.append({text(), value()});
        point.time = pick<Timestamp>({0, -1, minimumTimestamp, maximumTimestamp, minimumTimestamp - 1,
            1714521600123456789, static_cast<Timestamp>(m_random.generate64())});
        return point;
    }

    QByteArray text()
    {
        static const QList<QByteArray> scraps{"a", "b", " ", ",", "=", "\"", "\\", "\\", "\n", "\r", "\t",
            "#", "🌡", "ü", "'", "time", "i", "0", "-", "f=1", QByteArray(1, '\0'), "\\ ", "\\,", "\\\""};
        QByteArray text;
        for (int parts = m_random.bounded(5); parts > 0; --parts)
            text += scraps[m_random.bounded(scraps.size())];
        return text;
    }

private:
    FieldValue value()
    {
        switch (m_random.bounded(5)) {
        case 0: return std::bit_cast<double>(m_random.generate64());
        case 1:
            return pick<qint64>({0, -1, std::numeric_limits<qint64>::min(),
                std::numeric_limits<qint64>::max(), static_cast<qint64>(m_random.generate64())});
        case 2: return pick<quint64>({0, 1, std::numeric_limits<quint64>::max(), m_random.generate64()});
        case 3: return text();
        default: return m_random.bounded(2) == 0;
        }
    }
    template <typename T>
    T pick(std::initializer_list<T> from)
    {
        return *(from.begin() + m_random.bounded(static_cast<int>(from.size())));
    }

    QRandomGenerator m_random;
};

/// Equal to the bit.
inline bool identicalPoints(const Point& a, const Point& b)
{
    return a.measurement == b.measurement && a.tags == b.tags && a.time == b.time &&
        std::equal(a.fields.begin(), a.fields.end(), b.fields.begin(), b.fields.end(),
            [](const Field& x, const Field& y) { return x.key == y.key && identical(x.value, y.value); });
}

} // namespace telemirror::test
