#include "influx/wire/CsvText.h"

#include "influx/wire/FluxLiteral.h"

namespace telemirror::csv {

QByteArray cell(const QByteArray& text)
{
    bool isPlain = true;
    for (const char each : text)
        isPlain = isPlain && each != ',' && each != '"' && each != '\n' && each != '\r';
    if (isPlain)
        return text;
    QByteArray escaped = text;
    return '"' + escaped.replace('"', "\"\"") + '"';
}

QByteArray label(const QByteArray& text)
{
    static constexpr QByteArrayView formulaStarts("=+-@\t\r");
    const bool isFormula = !text.isEmpty() && formulaStarts.contains(text.front());
    return cell(isFormula ? '\'' + text : text);
}

QByteArray time(Timestamp time)
{
    // Flux writes instants as RFC 3339 does.
    return flux::time(time).toLatin1();
}

} // namespace telemirror::csv
