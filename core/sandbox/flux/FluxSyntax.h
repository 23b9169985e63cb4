#pragma once

#include "sandbox/flux/FluxLocation.h"
#include "sandbox/flux/FluxValue.h"

#include <memory>
#include <vector>

namespace telemirror::sandbox {

/// An expression or statement of a script, as a tree.
struct FluxSyntax
{
    enum class Kind
    {
        Literal,    ///< `value`
        Text,       ///< children are joined: a string with interpolation
        Identifier, ///< `name`
        Member,     ///< children[0], `name`
        Index,      ///< children[0], children[1]
        Array,      ///< children
        Record,     ///< `names` and children; the base of `{base with …}` first, named ""
        Function,   ///< `names`, `defaults`, `pipeParameter`; children[0] is the body
        Block,      ///< children: Assignments, a Return last
        Call,       ///< children[0] is the callee; then arguments with `names`
        Pipe,       ///< children[0] into the Call children[1]
        Unary,      ///< `name` is `-`, `not`, `exists`
        Binary,     ///< `name` is the operator, `and` and `or` too
        Conditional,
        Assignment, ///< `name` = children[0]
        Return,
        Option, ///< `name` = children[0]
        Import, ///< `name` is the path, `names[0]` the name it gets
        Expression,
    };

    using Pointer = std::shared_ptr<const FluxSyntax>;

    Kind kind = Kind::Literal;
    FluxLocation location;
    QByteArray name;
    FluxValue value;
    std::vector<Pointer> children;
    std::vector<QByteArray> names;
    std::vector<Pointer> defaults; ///< of parameters; null: required
    QByteArray pipeParameter;      ///< the one written `name=<-`; empty: none
};

} // namespace telemirror::sandbox
