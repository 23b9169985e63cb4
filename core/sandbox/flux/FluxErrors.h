#pragma once

#include "model/Error.h"
#include "sandbox/flux/FluxLocation.h"

namespace telemirror::sandbox {

/// A script that is not Flux.
inline tl::unexpected<Error> fluxSyntaxError(const FluxLocation& place, const QString& text)
{
    return failure(Error::Kind::BadRequest,
        QStringLiteral("compilation failed: error %1: %2").arg(place.toString(), text));
}

/// A script that reads as Flux, but names or combines what does not exist or fit.
inline tl::unexpected<Error> fluxCompileError(const FluxLocation& place, const QString& text)
{
    return failure(Error::Kind::BadRequest, QStringLiteral("error %1: %2").arg(place.toString(), text));
}

/// Wrong arguments; whoever calls adds the function's name and place.
inline tl::unexpected<Error> fluxArgumentError(const QString& text)
{
    return failure(Error::Kind::BadRequest, text);
}

/// Data that an operation cannot take; whoever calls adds the function's name and place.
inline tl::unexpected<Error> fluxRuntimeError(const QString& text)
{
    return failure(Error::Kind::Query, text);
}

} // namespace telemirror::sandbox
