#include "influx/ConnectionSettings.h"

namespace telemirror {

using namespace Qt::StringLiterals;

TrafficQuota ConnectionSettings::effectiveQuota() const
{
    if (quota)
        return *quota;
    // "https://eu-central-1-1.aws.cloud2.influxdata.com" and the like.
    const QString host = url.host().toLower();
    return host.endsWith(u".influxdata.com"_s) ? TrafficQuota::freePlan() : TrafficQuota();
}

} // namespace telemirror
