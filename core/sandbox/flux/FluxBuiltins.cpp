#include "sandbox/flux/FluxBuiltins.h"

#include <array>

namespace telemirror::sandbox {

namespace {

QByteArray bare(const QByteArray& declared)
{
    QByteArray name = declared;
    if (name.startsWith('<'))
        name.remove(0, 1);
    if (name.endsWith('!'))
        name.chop(1);
    return name;
}

} // namespace

bool FluxBuiltin::takes(const QByteArray& parameter) const
{
    const QList<QByteArray> declared = parameters.split(' ');
    return std::any_of(declared.begin(), declared.end(),
        [&](const QByteArray& one) { return !one.isEmpty() && bare(one) == parameter; });
}

QByteArray FluxBuiltin::pipeParameter() const
{
    for (const QByteArray& one : parameters.split(' ')) {
        if (one.startsWith('<'))
            return bare(one);
    }
    return {};
}

QList<QByteArray> FluxBuiltin::required() const
{
    QList<QByteArray> names;
    for (const QByteArray& one : parameters.split(' ')) {
        if (one.endsWith('!') || one.startsWith('<'))
            names.append(bare(one));
    }
    return names;
}

std::span<const FluxBuiltin> universeFunctions()
{
    static const std::vector<FluxBuiltin> all = [] {
        std::vector<FluxBuiltin> joined;
        for (const auto part : {sourceFunctions(), aggregateFunctions(), windowFunctions(),
                 shapingFunctions(), conversionFunctions()})
            joined.insert(joined.end(), part.begin(), part.end());
        return joined;
    }();
    return all;
}

std::optional<std::span<const FluxBuiltin>> packageFunctions(const QByteArray& path)
{
    if (path == "influxdata/influxdb/schema" || path == "influxdata/influxdb/v1")
        return schemaFunctions();
    // Its from() and buckets() are the universe's.
    if (path == "influxdata/influxdb")
        return sourceFunctions().first(2);
    return std::nullopt;
}

} // namespace telemirror::sandbox
