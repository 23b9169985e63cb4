#include "sandbox/flux/FluxRegexp.h"

namespace telemirror::sandbox {

using namespace Qt::StringLiterals;

namespace {

/// What PCRE knows and RE2 does not: a script that uses it would fail on a real server.
bool usesMoreThanRe2(const QByteArray& pattern)
{
    bool inClass = false;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        const QByteArray rest = pattern.mid(i, 4);
        if (pattern[i] == '\\') {
            const char next = i + 1 < pattern.size() ? pattern[i + 1] : '\0';
            if (!inClass && ((next >= '1' && next <= '9') || next == 'k' || next == 'K' || next == 'G'))
                return true;
            ++i;
        } else if (inClass) {
            inClass = pattern[i] != ']';
        } else if (pattern[i] == '[') {
            inClass = true;
        } else if (rest.startsWith("(?=") || rest.startsWith("(?!") || rest.startsWith("(?<=") ||
            rest.startsWith("(?<!") || rest.startsWith("(?>") || rest.startsWith("(?#")) {
            return true;
        }
    }
    return false;
}

} // namespace

Result<FluxRegexp::Pointer> FluxRegexp::compile(const QByteArray& pattern)
{
    const auto made = std::shared_ptr<FluxRegexp>(new FluxRegexp);
    made->m_pattern = pattern;
    // RE2 writes a named group (?P<name>…), as PCRE can; \z is the same in both.
    made->m_expression =
        QRegularExpression(QString::fromUtf8(pattern), QRegularExpression::DontCaptureOption);
    if (!made->m_expression.isValid() || usesMoreThanRe2(pattern))
        return failure(Error::Kind::BadRequest,
            u"error parsing regexp: %1"_s.arg(made->m_expression.isValid()
                    ? u"invalid or unsupported Perl syntax"_s
                    : made->m_expression.errorString()));
    made->m_expression.optimize();
    return Pointer(made);
}

bool FluxRegexp::matches(const QByteArray& text) const
{
    return m_expression.match(QString::fromUtf8(text)).hasMatch();
}

} // namespace telemirror::sandbox
