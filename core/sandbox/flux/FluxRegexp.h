#pragma once

#include "model/Error.h"

#include <QtCore/QByteArray>
#include <QtCore/QRegularExpression>

#include <memory>

namespace telemirror::sandbox {

/// A compiled regular expression: matches anywhere in a UTF-8 text. The syntax is PCRE's, which
/// covers RE2's, but for look-around and back-references that RE2 refuses: refused here too.
class FluxRegexp
{
public:
    using Pointer = std::shared_ptr<const FluxRegexp>;

    /// BadRequest if the pattern is not one.
    [[nodiscard]] static Result<Pointer> compile(const QByteArray& pattern);

    [[nodiscard]] bool matches(const QByteArray& text) const;
    [[nodiscard]] const QByteArray& pattern() const { return m_pattern; }

private:
    FluxRegexp() = default;
    QByteArray m_pattern;
    QRegularExpression m_expression;
};

} // namespace telemirror::sandbox
