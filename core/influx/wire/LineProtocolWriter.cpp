#include "influx/wire/LineProtocolWriter.h"

#include "influx/wire/LineText.h"

#include <QtCore/QCoreApplication>

#include <array>
#include <charconv>
#include <cmath>

namespace telemirror {

namespace {

using Part = LineProtocolWriter::Part;

/// The characters that are escaped with a backslash, by part.
constexpr std::string_view escapedIn(Part part)
{
    return part == Part::Measurement ? std::string_view(", ") : std::string_view(",= ");
}

QString tr(const char* text)
{
    return QCoreApplication::translate("telemirror::LineProtocolWriter", text);
}

QString partName(Part part)
{
    switch (part) {
    case Part::Measurement: return tr("The measurement's name");
    case Part::TagKey: return tr("A tag's key");
    case Part::TagValue: return tr("A tag's value");
    case Part::FieldKey: return tr("A field's key");
    }
    return {};
}

bool isSkippedAtTheStart(char c)
{
    return c == '\t' || c == '\0';
}

/// Why a part cannot be held, as a template for the part's name; nothing if it can.
const char* obstacle(Part part, std::string_view text)
{
    if (text.empty())
        return QT_TRANSLATE_NOOP("telemirror::LineProtocolWriter", "%1 is empty.");
    if (text.find('\n') != std::string_view::npos)
        return QT_TRANSLATE_NOOP(
            "telemirror::LineProtocolWriter", "%1 contains a newline, which line protocol cannot hold.");
    if (text.back() == '\\')
        return QT_TRANSLATE_NOOP(
            "telemirror::LineProtocolWriter", "%1 ends with a backslash, which line protocol cannot hold.");
    if ((part == Part::TagKey || part == Part::FieldKey) && text == "time")
        return QT_TRANSLATE_NOOP("telemirror::LineProtocolWriter", "%1 is \"time\", which is reserved.");
    if ((part == Part::Measurement || part == Part::FieldKey) && isSkippedAtTheStart(text.front()))
        return QT_TRANSLATE_NOOP("telemirror::LineProtocolWriter",
            "%1 begins with a tab or a null character, which line protocol cannot hold.");
    if (part == Part::Measurement && text.front() == '#')
        return QT_TRANSLATE_NOOP("telemirror::LineProtocolWriter",
            "%1 begins with a number sign, which makes the line a comment.");
    return nullptr;
}

/// A backslash in front of a character that takes one is read back in tags, but not everywhere.
bool backslashIsLost(Part part, std::string_view text)
{
    // InfluxDB takes `\\` in front of the fields' separators for one escaped character, and unescapes
    // a measurement's name twice; both more widely than they are escaped.
    const bool isTag = part == Part::TagKey || part == Part::TagValue;
    const std::string_view lost = isTag ? std::string_view() : std::string_view(",= \"");
    size_t found = text.find('\\');
    while (found != std::string_view::npos && found + 1 < text.size()) {
        if (lost.find(text[found + 1]) != std::string_view::npos)
            return true;
        found = text.find('\\', found + 1);
    }
    return false;
}

bool appendPart(QByteArray& out, Part part, std::string_view text)
{
    if (!LineProtocolWriter::canHold(part, text))
        return false;
    const std::string_view escaped = escapedIn(part);
    size_t start = 0;
    for (;;) {
        const size_t found = text.find_first_of(escaped, start);
        const size_t stop = std::min(found, text.size());
        out.append(text.data() + start, static_cast<qsizetype>(stop - start));
        if (found == std::string_view::npos)
            return true;
        out.append('\\').append(text[found]);
        start = found + 1;
    }
}

template <typename Number>
void appendInteger(QByteArray& out, Number value)
{
    std::array<char, 24> buffer{};
    const std::to_chars_result result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    out.append(buffer.data(), result.ptr - buffer.data());
}

/// Assembles one point; leaves `out` as it was if it cannot.
class PointWriter
{
public:
    PointWriter(QByteArray& out, const Point& point)
        : m_out(out)
        , m_start(out.size())
        , m_point(point)
    {}

    LineProtocolWriter::Outcome run(QString* reason, int* dropped)
    {
        using Outcome = LineProtocolWriter::Outcome;
        int droppedHere = 0;
        qsizetype written = 0;
        const bool held = series() && fields(droppedHere, written) && time();
        if (held && dropped)
            *dropped += droppedHere;
        if (held && written > 0)
            return Outcome::Written;
        m_out.truncate(m_start);
        if (held)
            return Outcome::Dropped;
        if (reason)
            *reason = m_reason;
        return Outcome::Refused;
    }

private:
    bool series()
    {
        if (!part(Part::Measurement, m_point.measurement))
            return false;
        for (qsizetype i = 0; i < m_point.tags.size(); ++i) {
            const Tag& tag = m_point.tags[i];
            for (qsizetype j = 0; j < i; ++j) {
                if (m_point.tags[j].key == tag.key)
                    return refuse(tr("Two tags have the same key."));
            }
            if (tag.value.isEmpty()) // to InfluxDB, an empty tag is no tag
                continue;
            m_out.append(',');
            if (!part(Part::TagKey, tag.key))
                return false;
            m_out.append('=');
            if (!part(Part::TagValue, tag.value))
                return false;
        }
        const std::string_view key(m_out.constData() + m_start, static_cast<size_t>(m_out.size() - m_start));
        const QString obstacle = LineProtocolWriter::seriesObstacle(key);
        return obstacle.isEmpty() || refuse(obstacle);
    }

    bool fields(int& dropped, qsizetype& written)
    {
        const qsizetype keySize = m_out.size() - m_start;
        if (m_point.fields.isEmpty())
            return refuse(tr("The point has no field."));
        for (qsizetype i = 0; i < m_point.fields.size(); ++i) {
            const Field& field = m_point.fields[i];
            for (qsizetype j = 0; j < i; ++j) {
                if (m_point.fields[j].key == field.key)
                    return refuse(tr("Two fields have the same key."));
            }
            const qsizetype before = m_out.size();
            m_out.append(written == 0 ? ' ' : ',');
            if (!part(Part::FieldKey, field.key))
                return false;
            if (keySize + field.key.size() > LineProtocolWriter::maximumKeySize)
                return refuse(LineProtocolWriter::tooLongReason());
            m_out.append('=');
            if (LineProtocolWriter::appendValue(m_out, field.value)) {
                ++written;
            } else {
                ++dropped;
                m_out.truncate(before);
            }
        }
        return true;
    }

    bool time()
    {
        if (m_point.time < minimumTimestamp || m_point.time > maximumTimestamp)
            return refuse(LineProtocolWriter::timeReason());
        m_out.append(' ');
        appendInteger(m_out, m_point.time);
        m_out.append('\n');
        return true;
    }

    bool part(Part part, const QByteArray& text)
    {
        const std::string_view view(text.constData(), static_cast<size_t>(text.size()));
        return appendPart(m_out, part, view) || refuse(LineProtocolWriter::reasonAgainst(part, view));
    }

    bool refuse(const QString& reason)
    {
        m_reason = reason;
        return false;
    }

    QByteArray& m_out;
    qsizetype m_start;
    const Point& m_point;
    QString m_reason;
};

/// Whether InfluxDB, which finds the ends of lines before it reads them, counts the characters of
/// this escaped series key in such a way that the line's strings are still seen as strings. It
/// takes `\\` for one escaped character there, and so a space behind it for the end of the key.
bool splitsCleanly(std::string_view key)
{
    if (key.find("\\\\") == std::string_view::npos)
        return true;
    bool inFields = false;
    int balance = 0; // equals signs less commas
    for (size_t i = 0; i < key.size(); ++i) {
        if (key[i] == '\\') {
            ++i;
            continue;
        }
        inFields = inFields || key[i] == ' ';
        if (!inFields)
            continue;
        if (key[i] == '=')
            ++balance;
        else if (key[i] == ',')
            --balance;
        else if (key[i] == '"' && balance > 0)
            return false;
    }
    return balance == 0;
}

} // namespace

bool LineProtocolWriter::canHold(Part part, std::string_view text)
{
    return !obstacle(part, text) && !backslashIsLost(part, text);
}

QString LineProtocolWriter::reasonAgainst(Part part, std::string_view text)
{
    if (const char* reason = obstacle(part, text))
        return tr(reason).arg(partName(part));
    if (backslashIsLost(part, text))
        return tr("%1 has a backslash where line protocol cannot hold one.").arg(partName(part));
    return {};
}

QString LineProtocolWriter::seriesObstacle(std::string_view escapedKey)
{
    if (static_cast<qsizetype>(escapedKey.size()) > maximumKeySize)
        return tooLongReason();
    if (!splitsCleanly(escapedKey))
        return tr("The tags have backslashes and quotes in an order that InfluxDB cannot take apart.");
    return {};
}

QString LineProtocolWriter::tooLongReason()
{
    return tr("Measurement, tags and field key together are longer than InfluxDB's 65535 bytes.");
}

QString LineProtocolWriter::timeReason()
{
    return tr("The timestamp is outside the range that InfluxDB can store (years 1677 to 2262).");
}

LineProtocolWriter::Outcome LineProtocolWriter::append(
    QByteArray& out, const Point& point, QString* reason, int* droppedFields)
{
    return PointWriter(out, point).run(reason, droppedFields);
}

bool LineProtocolWriter::appendMeasurement(QByteArray& out, std::string_view name)
{
    return appendPart(out, Part::Measurement, name);
}

bool LineProtocolWriter::appendTagKey(QByteArray& out, std::string_view key)
{
    return appendPart(out, Part::TagKey, key);
}

bool LineProtocolWriter::appendTagValue(QByteArray& out, std::string_view value)
{
    return appendPart(out, Part::TagValue, value);
}

bool LineProtocolWriter::appendFieldKey(QByteArray& out, std::string_view key)
{
    return appendPart(out, Part::FieldKey, key);
}

void LineProtocolWriter::appendString(QByteArray& out, std::string_view value)
{
    LineText text(out, LineText::stringSize(value));
    text.appendString(value);
    text.keep();
}

bool LineProtocolWriter::appendDouble(QByteArray& out, double value)
{
    if (!std::isfinite(value))
        return false;
    LineText text(out, LineText::doubleSize);
    text.appendDouble(value);
    text.keep();
    return true;
}

bool LineProtocolWriter::appendValue(QByteArray& out, const FieldValue& value)
{
    switch (fieldTypeOf(value)) {
    case FieldType::Float: return appendDouble(out, std::get<double>(value));
    case FieldType::Integer:
        appendInteger(out, std::get<qint64>(value));
        out.append('i');
        return true;
    case FieldType::Unsigned:
        appendInteger(out, std::get<quint64>(value));
        out.append('u');
        return true;
    case FieldType::String: {
        const QByteArray& text = std::get<QByteArray>(value);
        appendString(out, {text.constData(), static_cast<size_t>(text.size())});
        return true;
    }
    case FieldType::Boolean: out.append(std::get<bool>(value) ? "true" : "false"); return true;
    }
    return false;
}

} // namespace telemirror
