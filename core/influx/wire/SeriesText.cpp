#include "influx/wire/SeriesText.h"

#include "influx/wire/LineProtocolWriter.h"

namespace telemirror::seriestext {

namespace {

using Part = LineProtocolWriter::Part;

QByteArrayView bytes(std::string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

} // namespace

QString append(QByteArray& out, std::string_view measurement, std::span<const TagText> tags)
{
    const qsizetype start = out.size();
    if (!LineProtocolWriter::appendMeasurement(out, measurement))
        return LineProtocolWriter::reasonAgainst(Part::Measurement, measurement);
    for (const TagText& tag : tags) {
        if (tag.value.empty())
            continue;
        out.append(',');
        if (!LineProtocolWriter::appendTagKey(out, tag.key))
            return LineProtocolWriter::reasonAgainst(Part::TagKey, tag.key);
        out.append('=');
        if (!LineProtocolWriter::appendTagValue(out, tag.value))
            return LineProtocolWriter::reasonAgainst(Part::TagValue, tag.value);
    }
    return LineProtocolWriter::seriesObstacle(
        {out.constData() + start, static_cast<size_t>(out.size() - start)});
}

QByteArray readable(std::string_view measurement, std::span<const TagText> tags, std::string_view field)
{
    QByteArray text = bytes(measurement).toByteArray();
    for (const TagText& tag : tags) {
        if (!tag.value.empty())
            text.append(',').append(bytes(tag.key)).append('=').append(bytes(tag.value));
    }
    return text.append(' ').append(bytes(field));
}

QString appendFieldKey(QByteArray& out, std::string_view field, qsizetype seriesSize)
{
    if (seriesSize + static_cast<qsizetype>(field.size()) > LineProtocolWriter::maximumKeySize)
        return LineProtocolWriter::tooLongReason();
    if (!LineProtocolWriter::canHold(Part::FieldKey, field))
        return LineProtocolWriter::reasonAgainst(Part::FieldKey, field);
    LineProtocolWriter::appendFieldKey(out, field);
    out.append('=');
    return {};
}

} // namespace telemirror::seriestext
