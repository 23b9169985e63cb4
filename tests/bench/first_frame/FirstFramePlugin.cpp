#include "FirstFramePlugin.h"

#include "FirstFrameWatch.h"

namespace telemirror::bench {

QObject* FirstFramePlugin::create(const QString&, const QString&)
{
    return new FirstFrameWatch;
}

} // namespace telemirror::bench
