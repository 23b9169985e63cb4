#pragma once

#include "sandbox/flux/FluxLexer.h"
#include "sandbox/flux/FluxSyntax.h"

namespace telemirror::sandbox {

/// Reads a script into trees, a statement each. Source: Flux specification, "Expressions",
/// "Statements"; precedence as its operator table.
class FluxParser
{
public:
    using Pointer = FluxSyntax::Pointer;

    /// The statements of the script, in order. BadRequest with the place where it is not Flux.
    [[nodiscard]] static Result<std::vector<Pointer>> parse(const QByteArray& script);

private:
    explicit FluxParser(std::vector<FluxToken> tokens)
        : m_tokens(std::move(tokens))
    {}

    using Tree = Result<Pointer>;
    Result<std::vector<Pointer>> statements();
    Tree statement();
    Tree importStatement();
    Tree assignment(FluxSyntax::Kind kind);
    Tree expression();
    Tree binary(size_t level);
    Tree negation();
    Tree pipe();
    Tree unary();
    Tree postfix();
    Tree call(Pointer callee);
    Tree primary();
    Tree number();
    Tree text();
    Tree interpolated(const FluxToken::Part& part);
    Tree array();
    Tree record();
    Tree conditional();
    Tree function();
    Tree block();
    Result<bool> properties(FluxSyntax& into, QByteArrayView closing);
    [[nodiscard]] bool functionStarts() const;
    [[nodiscard]] const FluxToken& token(size_t ahead = 0) const;
    [[nodiscard]] bool atSymbol(QByteArrayView text, size_t ahead = 0) const;
    [[nodiscard]] bool atWord(QByteArrayView text) const;
    bool take(QByteArrayView symbol);
    Result<bool> expect(QByteArrayView symbol);
    [[nodiscard]] tl::unexpected<Error> unexpectedToken() const;

    std::vector<FluxToken> m_tokens;
    size_t m_at = 0;
    int m_depth = 0;
};

} // namespace telemirror::sandbox
