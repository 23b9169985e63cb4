#include "sandbox/flux/FluxContext.h"

#include "sandbox/flux/FluxErrors.h"

namespace telemirror::sandbox {

using namespace Qt::StringLiterals;

Result<void> FluxContext::addResult(const QByteArray& name, const FluxValue::Stream& stream)
{
    if (!results.emplace(name, stream).second) {
        return failure(Error::Kind::Malformed,
            (name == "_result"
                    ? u"failed to initialize execute state: tried to produce more than one result with the "
                      "name \"%1\""_s
                    : u"error in building plan while starting program: found more than one call to yield() "
                      "with the name \"%1\""_s)
                .arg(QString::fromUtf8(name)));
    }
    return {};
}

} // namespace telemirror::sandbox
