#include "influx/wire/LineProtocolReader.h"

#include "influx/wire/FloatText.h"

#include <charconv>
#include <cmath>
#include <cstring>
#include <string_view>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype maximumKeyLength = 65535;

/// What stands between the escape sequences of each part.
constexpr std::string_view measurementEscapes = ", =\"";
constexpr std::string_view tagEscapes = ", =";
constexpr std::string_view fieldKeyEscapes = ", =\"";
constexpr std::string_view stringEscapes = "\"\\";

bool isSkipped(char c)
{
    return c == ' ' || c == '\t' || c == '\0';
}

/// Assigns without giving up the memory that `target` has.
void assign(QByteArray& target, std::string_view text)
{
    target.resize(static_cast<qsizetype>(text.size()));
    if (!text.empty())
        std::memcpy(target.data(), text.data(), text.size());
}

/// Assigns `text` with the backslash taken away before each of `escapes`.
void assignUnescaped(QByteArray& target, std::string_view text, std::string_view escapes)
{
    if (text.find('\\') == std::string_view::npos)
        return assign(target, text);
    target.resize(static_cast<qsizetype>(text.size()));
    char* out = target.data();
    for (size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\' && i + 1 < text.size() && escapes.find(text[i + 1]) != std::string_view::npos)
            ++i;
        *out++ = text[i];
    }
    target.truncate(out - target.constData());
}

/// The end of the line that begins at `start`, its newline excluded: the first newline that is not
/// inside a string. A quote opens a string only behind a field's equals sign.
qsizetype endOfLine(std::string_view text, size_t start)
{
    const size_t newline = std::min(text.find('\n', start), text.size());
    const std::string_view line = text.substr(start, newline - start);
    // The usual line: nothing that could hide the newline.
    if (line.find('"') == std::string_view::npos && !line.ends_with('\\'))
        return static_cast<qsizetype>(newline);

    bool quoted = false;
    bool inFields = false;
    qint64 balance = 0; // equals signs less commas
    size_t i = start;
    while (i < text.size()) {
        const char c = text[i];
        if (c == '\\') {
            i += 2;
            continue;
        }
        if (c == '\n' && !quoted)
            break;
        inFields = inFields || c == ' ';
        if (inFields) {
            if (!quoted && c == '=')
                ++balance;
            else if (!quoted && c == ',')
                --balance;
            else if (c == '"' && balance > 0)
                quoted = !quoted;
        }
        ++i;
    }
    return static_cast<qsizetype>(std::min(i, text.size()));
}

qint64 multiplier(Precision precision)
{
    switch (precision) {
    case Precision::Nanoseconds: return 1;
    case Precision::Microseconds: return 1000;
    case Precision::Milliseconds: return nanosecondsPerMillisecond;
    case Precision::Seconds: return nanosecondsPerSecond;
    }
    return 1;
}

QString text(std::string_view bytes)
{
    return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

/// Takes one line apart. The messages are InfluxDB's own.
class LineParser
{
public:
    LineParser(std::string_view line, Point& point)
        : m_line(line)
        , m_point(point)
    {}

    /// An empty text if the line was read, else what is wrong with it.
    QString run(Precision precision, Timestamp defaultTime)
    {
        QString fault = key();
        if (fault.isEmpty())
            fault = fields();
        if (fault.isEmpty())
            fault = time(precision, defaultTime);
        return fault;
    }

private:
    /// The position of the first of `stops` that no backslash stands before, from `m_position` on;
    /// the first character is never one.
    size_t find(std::string_view stops) const
    {
        for (size_t i = m_position + 1; i < m_line.size(); ++i) {
            if (stops.find(m_line[i]) != std::string_view::npos && m_line[i - 1] != '\\')
                return i;
        }
        return m_line.size();
    }
    bool atEnd() const { return m_position >= m_line.size(); }
    bool isAt(std::string_view characters) const
    {
        return !atEnd() && characters.find(m_line[m_position]) != std::string_view::npos;
    }
    std::string_view upTo(size_t stop) const { return m_line.substr(m_position, stop - m_position); }

    QString key()
    {
        if (atEnd() || isAt(","))
            return u"missing measurement"_s;
        size_t stop = find(", ");
        assignUnescaped(m_point.measurement, upTo(stop), measurementEscapes);
        m_position = stop;
        qsizetype count = 0;
        while (isAt(",")) {
            ++m_position;
            const QString fault = tag(count);
            if (!fault.isEmpty())
                return fault;
            ++count;
        }
        m_point.tags.resize(count);
        if (atEnd())
            return u"missing fields"_s;
        if (static_cast<qsizetype>(m_position) > maximumKeyLength)
            return keyTooLong(m_position);
        m_keyLength = m_position;
        return sortTags();
    }

    QString tag(qsizetype index)
    {
        if (atEnd() || isAt(" ,="))
            return u"missing tag key"_s;
        size_t stop = find(" ,=");
        if (stop == m_line.size() || m_line[stop] != '=')
            return u"missing tag value"_s;
        if (index >= m_point.tags.size())
            m_point.tags.append(Tag());
        Tag& tag = m_point.tags[index];
        assignUnescaped(tag.key, upTo(stop), tagEscapes);
        m_position = stop + 1;
        if (atEnd() || isAt(", "))
            return u"missing tag value"_s;
        stop = find(" ,=");
        if (stop == m_line.size())
            return u"missing fields"_s;
        if (m_line[stop] == '=')
            return u"invalid tag format"_s;
        assignUnescaped(tag.value, upTo(stop), tagEscapes);
        m_position = stop;
        return {};
    }

    QString sortTags()
    {
        QList<Tag>& tags = m_point.tags;
        const auto byKey = [](const Tag& a, const Tag& b) { return a.key < b.key; };
        if (!std::is_sorted(tags.begin(), tags.end(), byKey))
            std::sort(tags.begin(), tags.end(), byKey);
        const auto same = std::adjacent_find(
            tags.begin(), tags.end(), [](const Tag& a, const Tag& b) { return a.key == b.key; });
        return same == tags.end() ? QString() : u"duplicate tags"_s;
    }

    static QString keyTooLong(size_t length)
    {
        return u"max key length exceeded: %1 > %2"_s.arg(length).arg(maximumKeyLength);
    }

    QString fields()
    {
        skip();
        if (atEnd())
            return u"missing fields"_s;
        qsizetype count = 0;
        for (;;) {
            if (count >= m_point.fields.size())
                m_point.fields.append(Field());
            const QString fault = field(m_point.fields[count]);
            if (!fault.isEmpty())
                return fault;
            ++count;
            if (!isAt(","))
                break;
            ++m_position;
        }
        m_point.fields.resize(count);
        return {};
    }

    QString field(Field& field)
    {
        if (isAt("="))
            return u"missing field key"_s;
        const size_t stop = endOfFieldKey();
        if (stop >= m_line.size() || m_line[stop] != '=')
            return u"invalid field format"_s;
        const size_t keyLength = m_keyLength + 4 + (stop - m_position);
        if (static_cast<qsizetype>(keyLength) > maximumKeyLength)
            return keyTooLong(keyLength);
        assignUnescaped(field.key, upTo(stop), fieldKeyEscapes);
        m_position = stop + 1;
        if (atEnd() || isAt(", "))
            return u"missing field value"_s;
        if (isAt("\""))
            return string(field.value);
        const size_t end = std::min(m_line.find_first_of(", ", m_position), m_line.size());
        const std::string_view value = upTo(end);
        m_position = end;
        return isAnyOf(value.front(), "0123456789.-Nn") ? number(value, field.value)
                                                        : boolean(value, field.value);
    }

    /// In a field's key, a backslash and whatever follows it are one.
    size_t endOfFieldKey() const
    {
        size_t i = m_position;
        while (i < m_line.size() && !isAnyOf(m_line[i], "=, "))
            i += m_line[i] == '\\' ? 2 : 1;
        return i;
    }

    static bool isAnyOf(char c, std::string_view characters)
    {
        return characters.find(c) != std::string_view::npos;
    }

    QString string(FieldValue& value)
    {
        ++m_position;
        size_t i = m_position;
        while (i < m_line.size() && m_line[i] != '"')
            i += m_line[i] == '\\' ? 2 : 1;
        if (i >= m_line.size())
            return u"unbalanced quotes"_s;
        if (!std::holds_alternative<QByteArray>(value))
            value = QByteArray();
        assignUnescaped(std::get<QByteArray>(value), upTo(i), stringEscapes);
        m_position = i + 1;
        return atEnd() || isAt(", ") ? QString() : u"invalid field format"_s;
    }

    static QString boolean(std::string_view word, FieldValue& value)
    {
        constexpr std::array yes{"t", "T", "true", "True", "TRUE"};
        constexpr std::array no{"f", "F", "false", "False", "FALSE"};
        if (std::find(yes.begin(), yes.end(), word) != yes.end())
            value = true;
        else if (std::find(no.begin(), no.end(), word) != no.end())
            value = false;
        else
            return u"invalid boolean"_s;
        return {};
    }

    static QString number(std::string_view word, FieldValue& value)
    {
        if (word.back() == 'i')
            return integer<qint64>(word.substr(0, word.size() - 1), value, u"integer"_s);
        if (word.back() == 'u' && word.front() != '-')
            return integer<quint64>(word.substr(0, word.size() - 1), value, u"unsigned"_s);
        if (!floattext::isLineProtocolFloat(word))
            return u"invalid number"_s;
        const std::optional<double> parsed = floattext::parse(word);
        if (!parsed || !std::isfinite(*parsed))
            return u"invalid float"_s;
        value = *parsed;
        return {};
    }

    template <typename Number>
    static QString integer(std::string_view digits, FieldValue& value, const QString& kind)
    {
        Number parsed = 0;
        const char* end = digits.data() + digits.size();
        const std::from_chars_result result = std::from_chars(digits.data(), end, parsed);
        if (result.ptr != end || result.ec == std::errc::invalid_argument)
            return u"invalid number"_s;
        if (result.ec == std::errc::result_out_of_range)
            return u"unable to parse %1 %2: strconv.Parse%3: parsing \"%2\": value out of range"_s.arg(
                kind, text(digits), std::is_signed_v<Number> ? u"Int"_s : u"Uint"_s);
        value = parsed;
        return {};
    }

    QString time(Precision precision, Timestamp defaultTime)
    {
        skip();
        m_point.time = defaultTime;
        if (atEnd())
            return {};
        const size_t end = std::min(m_line.find(' ', m_position), m_line.size());
        const std::string_view digits = upTo(end);
        const size_t sign = digits.starts_with('-') ? 1 : 0;
        if (digits.find_first_not_of("0123456789", sign) != std::string_view::npos)
            return u"bad timestamp"_s;
        qint64 number = 0;
        const std::from_chars_result result =
            std::from_chars(digits.data(), digits.data() + digits.size(), number);
        if (result.ec == std::errc::invalid_argument)
            return u"strconv.ParseInt: parsing \"%1\": invalid syntax"_s.arg(text(digits));
        if (result.ec != std::errc())
            return u"strconv.ParseInt: parsing \"%1\": value out of range"_s.arg(text(digits));
        if (qMulOverflow(number, multiplier(precision), &m_point.time) || m_point.time < minimumTimestamp ||
            m_point.time > maximumTimestamp)
            return u"time outside range %1 - %2"_s.arg(minimumTimestamp).arg(maximumTimestamp);
        return m_line.find_first_not_of(' ', end) == std::string_view::npos ? QString()
                                                                            : u"point is invalid"_s;
    }

    void skip()
    {
        while (!atEnd() && isSkipped(m_line[m_position]))
            ++m_position;
    }

    std::string_view m_line;
    Point& m_point;
    size_t m_position = 0;
    size_t m_keyLength = 0;
};

} // namespace

LineProtocolReader::LineProtocolReader(QByteArrayView text, Precision precision, Timestamp defaultTime)
    : m_text(text)
    , m_precision(precision)
    , m_defaultTime(defaultTime)
{}

Result<bool> LineProtocolReader::next(Point& point)
{
    const std::string_view all(m_text.data(), static_cast<size_t>(m_text.size()));
    while (m_position < m_text.size()) {
        const qsizetype end = endOfLine(all, static_cast<size_t>(m_position));
        std::string_view line =
            all.substr(static_cast<size_t>(m_position), static_cast<size_t>(end - m_position));
        m_line = m_nextLine;
        m_nextLine += 1 + std::count(line.begin(), line.end(), '\n');
        m_position = end + 1;
        while (!line.empty() && isSkipped(line.front()))
            line.remove_prefix(1);
        if (line.empty() || line.front() == '#')
            continue;
        m_lineText = line;
        const QString fault = LineParser(line, point).run(m_precision, m_defaultTime);
        if (fault.isEmpty())
            return true;
        const QString shown = text(line);
        return failure(Error::Kind::Malformed, u"unable to parse '%1': %2"_s.arg(shown, fault), shown);
    }
    return false;
}

QString LineProtocolReader::line() const
{
    return text(m_lineText);
}

} // namespace telemirror
