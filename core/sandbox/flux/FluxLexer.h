#pragma once

#include "model/Error.h"
#include "sandbox/flux/FluxToken.h"

namespace telemirror::sandbox {

/// Cuts a script into tokens. Source: Flux specification, "Lexical elements".
class FluxLexer
{
public:
    /// The place of the script's first byte, for scripts inside scripts (`${…}`).
    explicit FluxLexer(QByteArrayView script, int line = 1, int column = 1);

    /// All tokens, the last of kind End. BadRequest with the place for what is not Flux.
    [[nodiscard]] Result<std::vector<FluxToken>> tokens();

private:
    struct Mark
    {
        qsizetype at;
        int line;
        int column;
    };

    Result<FluxToken> next();
    Result<FluxToken> number();
    Result<FluxToken> string();
    Result<bool> escape(QByteArray& text);
    Result<FluxToken::Part> interpolation();
    Result<FluxToken> regexp();
    Result<FluxToken> symbol();
    FluxToken identifier();
    void skipBlank();
    void advance(qsizetype count = 1);
    [[nodiscard]] char peek(qsizetype ahead = 0) const;
    [[nodiscard]] FluxToken finished(FluxToken::Kind kind, QByteArray text) const;
    [[nodiscard]] FluxLocation here() const;
    [[nodiscard]] bool regexpMayStart() const;

    QByteArrayView m_script;
    qsizetype m_at = 0;
    int m_line;
    int m_column;
    Mark m_start{0, 1, 1};
    FluxToken::Kind m_lastKind = FluxToken::Kind::End;
    QByteArray m_lastText;
};

} // namespace telemirror::sandbox
