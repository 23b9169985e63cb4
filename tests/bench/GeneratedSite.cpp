#include "GeneratedSite.h"

#include <QtCore/QDateTime>

#include <cmath>
#include <cstring>

namespace telemirror::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 distinctRows = 3600;

struct Field
{
    const char* name;
    const char* type;
};
constexpr std::array<Field, GeneratedSite::fields> site{{{"speed", "double"}, {"gust", "double"},
    {"direction", "long"}, {"temperature", "double"}, {"ok", "boolean"}}};

QByteArray valueOf(std::size_t field, qint64 row)
{
    const double x = static_cast<double>(row) / 100;
    switch (field) {
    case 0: return QByteArray::number(9 + 3 * std::sin(x), 'f', 3);
    case 1: return QByteArray::number(12 + 4 * std::cos(x), 'f', 3);
    case 2: return QByteArray::number(static_cast<qint64>(x * 7) % 360);
    case 3: return QByteArray::number(15 + 5 * std::sin(x / 9), 'f', 2);
    default: return row % 7 != 0 ? "true"_ba : "false"_ba;
    }
}

/// The first second that begins at or behind `time`.
qint64 secondFrom(Timestamp time)
{
    const qint64 second = time / nanosecondsPerSecond;
    return time > second * nanosecondsPerSecond ? second + 1 : second;
}

QByteArray timeText(qint64 second)
{
    return QDateTime::fromSecsSinceEpoch(second, Qt::UTC).toString(Qt::ISODate).toLatin1();
}

/// "2026-01-02T03:04:05Z", one second after another.
class TimeText
{
public:
    explicit TimeText(qint64 second)
        : m_second(second)
        , m_text(timeText(second))
    {}
    const QByteArray& text() const { return m_text; }
    void advance()
    {
        ++m_second;
        const auto at = static_cast<int>(m_second % 60);
        if (at == 0) {
            m_text = timeText(m_second);
        } else {
            m_text[17] = static_cast<char>('0' + at / 10);
            m_text[18] = static_cast<char>('0' + at % 10);
        }
    }

private:
    qint64 m_second;
    QByteArray m_text;
};

} // namespace

GeneratedSite::GeneratedSite(qint64 points, int measurements, Timestamp end)
    : m_measurements(measurements)
    , m_first(end / nanosecondsPerSecond + 1 - points / fields / measurements)
    , m_end(end / nanosecondsPerSecond + 1)
{
    for (std::size_t field = 0; field < site.size(); ++field) {
        for (qint64 row = 0; row < distinctRows; ++row)
            m_cells[field].push_back(',' + valueOf(field, row) + ',' + site[field].name + ",north\r\n");
    }
}

QStringList GeneratedSite::measurements() const
{
    QStringList names;
    for (int i = 0; i < m_measurements; ++i)
        names.append(u"mast%1"_s.arg(i));
    return names;
}

TimeRange GeneratedSite::range() const
{
    return {m_first * nanosecondsPerSecond, m_end * nanosecondsPerSecond};
}

qint64 GeneratedSite::points() const
{
    return (m_end - m_first) * fields * m_measurements;
}

std::pair<qint64, qint64> GeneratedSite::rows(const TimeRange& range) const
{
    const qint64 first = std::clamp(secondFrom(range.start), m_first, m_end);
    return {first, std::clamp(secondFrom(range.stop), first, m_end)};
}

QByteArray GeneratedSite::answer(const TimeRange& range) const
{
    const auto [first, end] = rows(range);
    if (first == end)
        return "\r\n"_ba;
    constexpr qsizetype longestRow = 64;
    QByteArray csv;
    csv.resize((end - first) * fields * longestRow + fields * 256);
    char* at = csv.data();
    const auto add = [&at](const QByteArray& text) {
        std::memcpy(at, text.constData(), static_cast<std::size_t>(text.size()));
        at += text.size();
    };
    for (std::size_t field = 0; field < site.size(); ++field) {
        add("#datatype,string,long,dateTime:RFC3339,"_ba + site[field].type +
            ",string,string\r\n#group,false,false,false,false,true,true\r\n#default,_result,,,,,\r\n"
            ",result,table,_time,_value,_field,site\r\n");
        const QByteArray start = ",,"_ba + QByteArray::number(static_cast<int>(field)) + ',';
        TimeText time(first);
        for (qint64 second = first; second < end; ++second) {
            add(start);
            add(time.text());
            add(m_cells[field][static_cast<std::size_t>((second - m_first) % distinctRows)]);
            time.advance();
        }
        add("\r\n"_ba);
    }
    csv.truncate(at - csv.constData());
    return csv;
}

QByteArray GeneratedSite::firstTime(const TimeRange& range) const
{
    const auto [first, end] = rows(range);
    if (first == end)
        return "\r\n"_ba;
    return "#datatype,string,long,dateTime:RFC3339\r\n#group,false,false,false\r\n#default,_result,,\r\n"
           ",result,table,_time\r\n,,0,"_ba +
        timeText(first) + "\r\n\r\n";
}

QByteArray GeneratedSite::names() const
{
    QByteArray csv = "#datatype,string,long,string\r\n#group,false,false,false\r\n#default,_result,,\r\n"
                     ",result,table,_value\r\n"_ba;
    for (const QString& name : measurements())
        csv += ",,0,"_ba + name.toLatin1() + "\r\n";
    return csv + "\r\n";
}

} // namespace telemirror::bench
