#include "sandbox/flux/FluxContext.h"

#include "sandbox/flux/FluxErrors.h"

namespace telemirror::sandbox {

using namespace Qt::StringLiterals;

Result<void> FluxContext::addResult(const QByteArray& name, const FluxValue::Stream& stream)
{
    if (!results.emplace(name, stream).second)
        return fluxArgumentError(
            u"tried to produce more than one result with the name \"%1\""_s.arg(QString::fromUtf8(name)));
    return {};
}

} // namespace telemirror::sandbox
