#include "influx/DestinationLimits.h"

#include <QtCore/QCoreApplication>

namespace telemirror {

QString destinationLimits(Dialect dialect)
{
    if (dialect != Dialect::VictoriaMetrics)
        return {};
    return QCoreApplication::translate("telemirror::DestinationLimits",
        "VictoriaMetrics keeps numbers only: texts are left out, true and false become 1 and 0, of a value "
        "twelve digits are certain (integers beyond 2^53 are rounded), and times are cut to the millisecond. "
        "The bucket's name becomes the label \"db\". Nothing can be read back from it, so that what it holds "
        "is "
        "never verified.");
}

} // namespace telemirror
