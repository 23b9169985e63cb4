#include "ui/models/FieldUnit.h"

#include <QtCore/QHash>

namespace telemirror {

using namespace Qt::StringLiterals;

QString FieldUnit::of(const QString& field)
{
    // Only what nobody could take for another: "_m" may be a minute, "_mw" milli or mega.
    static const QHash<QString, QString> units{{u"w"_s, u"W"_s}, {u"kw"_s, u"kW"_s}, {u"wh"_s, u"Wh"_s},
        {u"kwh"_s, u"kWh"_s}, {u"mwh"_s, u"MWh"_s}, {u"v"_s, u"V"_s}, {u"a"_s, u"A"_s}, {u"hz"_s, u"Hz"_s},
        {u"c"_s, u"°C"_s}, {u"degc"_s, u"°C"_s}, {u"celsius"_s, u"°C"_s}, {u"percent"_s, u"%"_s},
        {u"pct"_s, u"%"_s}, {u"pa"_s, u"Pa"_s}, {u"hpa"_s, u"hPa"_s}, {u"kpa"_s, u"kPa"_s},
        {u"bar"_s, u"bar"_s}, {u"mm"_s, u"mm"_s}, {u"ms"_s, u"ms"_s}, {u"mps"_s, u"m/s"_s},
        {u"kmh"_s, u"km/h"_s}, {u"wm2"_s, u"W/m²"_s}, {u"lux"_s, u"lx"_s}, {u"ppm"_s, u"ppm"_s},
        {u"deg"_s, u"°"_s}, {u"kg"_s, u"kg"_s}, {u"db"_s, u"dB"_s}, {u"var"_s, u"var"_s},
        {u"kvar"_s, u"kvar"_s}, {u"kva"_s, u"kVA"_s}};
    const qsizetype mark = field.lastIndexOf(u'_');
    return mark <= 0 ? QString() : units.value(field.mid(mark + 1).toLower());
}

} // namespace telemirror
