#include "sandbox/flux/FluxFilter.h"

#include "sandbox/flux/FluxErrors.h"
#include "sandbox/flux/FluxFunction.h"

namespace telemirror::sandbox {

using namespace Qt::StringLiterals;

Result<FluxNode> FluxFilter::bind(FluxContext& context, const FluxFunction& function, const Lookup& lookup)
{
    return context.reducer.bindRow(function, lookup);
}

Result<FluxNode> FluxFilter::bind(FluxContext& context, const FluxFunction& function, const FluxTable& table)
{
    return bind(context, function, [&table](const QByteArray& name) -> FluxNode {
        const qsizetype index = table.indexOf(name);
        if (index < 0)
            return FluxNode::constant({});
        const FluxColumn& column = table.columns[static_cast<size_t>(index)];
        if (column.isConstant())
            return FluxNode::constant(column.value(0));
        FluxNode node;
        node.kind = FluxNode::Kind::Column;
        node.column = static_cast<size_t>(index);
        return node;
    });
}

Result<FluxTable> FluxFilter::filtered(FluxContext& context, const FluxFunction& function, FluxTable table)
{
    const Result<FluxNode> predicate = bind(context, function, table);
    if (!predicate)
        return tl::unexpected(predicate.error());
    QList<qsizetype> kept;
    if (predicate->isConstant()) {
        if (predicate->value.isTrue())
            return table;
        if (!predicate->value.isNull() && !predicate->value.as<bool>())
            return fluxArgumentError(u"expected bool but found %1 (argument fn)"_s.arg(
                FluxValue::typeName(predicate->value.type())));
        return table.gathered(kept);
    }
    for (qsizetype row = 0; row < table.rows; ++row) {
        const Result<FluxValue> taken = predicate->evaluate(context, table, row);
        if (!taken)
            return fluxRuntimeError(taken.error().message);
        if (!taken->isNull() && !taken->as<bool>())
            return fluxArgumentError(
                u"expected bool but found %1 (argument fn)"_s.arg(FluxValue::typeName(taken->type())));
        if (taken->isTrue())
            kept.append(row);
    }
    if (kept.size() == table.rows)
        return table;
    return table.gathered(kept);
}

} // namespace telemirror::sandbox
