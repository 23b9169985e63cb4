#include "sandbox/flux/FluxNode.h"

#include "sandbox/flux/FluxBuiltins.h"
#include "sandbox/flux/FluxErrors.h"

namespace telemirror::sandbox {

using namespace Qt::StringLiterals;

FluxNode FluxNode::constant(FluxValue value)
{
    FluxNode node;
    node.value = std::move(value);
    return node;
}

Result<FluxValue> FluxNode::evaluate(FluxContext& context, const FluxTable& table, qsizetype row) const
{
    switch (kind) {
    case Kind::Constant: return value;
    case Kind::Column: return table.columns[column].value(row);
    case Kind::Binary: return evaluateBinary(context, table, row);
    case Kind::Text: return evaluateText(context, table, row);
    case Kind::Record: return evaluateRecord(context, table, row);
    case Kind::Row:
    case Kind::Unknown: return fluxArgumentError(u"a row cannot be used as a value here"_s);
    case Kind::Unary:
    case Kind::Conditional:
    case Kind::Convert: break;
    }
    const Result<FluxValue> first = children[0].evaluate(context, table, row);
    if (!first)
        return first;
    if (kind == Kind::Unary)
        return applyFluxUnary(name, *first);
    if (kind == Kind::Conditional)
        return children[first->isTrue() ? 1 : 2].evaluate(context, table, row);
    FluxCall call(context, *builtin);
    call.set("v", *first);
    return builtin->handler(call);
}

Result<FluxValue> FluxNode::evaluateBinary(FluxContext& context, const FluxTable& table, qsizetype row) const
{
    Result<FluxValue> left = children[0].evaluate(context, table, row);
    if (!left)
        return left;
    const bool isLogical = op == FluxOperator::And || op == FluxOperator::Or;
    if (isLogical && left->as<bool>() && left->isTrue() == (op == FluxOperator::Or))
        return left;
    const Result<FluxValue> right = children[1].evaluate(context, table, row);
    if (!right)
        return right;
    return applyFluxOperator(op, *left, *right, context.inStorage);
}

Result<FluxValue> FluxNode::evaluateText(FluxContext& context, const FluxTable& table, qsizetype row) const
{
    QByteArray joined;
    for (const FluxNode& child : children) {
        const Result<FluxValue> part = child.evaluate(context, table, row);
        if (!part)
            return part;
        const Result<QByteArray> text = part->toText();
        if (!text)
            return tl::unexpected(text.error());
        joined += *text;
    }
    return FluxValue(joined);
}

Result<FluxValue> FluxNode::evaluateRecord(FluxContext& context, const FluxTable& table, qsizetype row) const
{
    auto record = std::make_shared<FluxRecord>();
    for (size_t i = 0; i < children.size(); ++i) {
        Result<FluxValue> member = children[i].evaluate(context, table, row);
        if (!member)
            return member;
        record->members.emplace_back(names[i], std::move(*member));
    }
    return FluxValue(FluxValue::Record(std::move(record)));
}

} // namespace telemirror::sandbox
