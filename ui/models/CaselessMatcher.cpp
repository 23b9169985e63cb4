#include "ui/models/CaselessMatcher.h"

#include <algorithm>
#include <cstring>

namespace telemirror {

namespace {

// The only characters beyond ASCII whose case folds into it.
constexpr QByteArrayView longS = "\xC5\xBF";          // ſ, to s
constexpr QByteArrayView kelvinSign = "\xE2\x84\xAA"; // K, to k

char lower(char letter)
{
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + ('a' - 'A')) : letter;
}

char upper(char letter)
{
    return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - ('a' - 'A')) : letter;
}

/// The first `letter` from `begin` on, or `end`.
const char* find(const char* begin, const char* end, char letter)
{
    const void* found =
        begin < end ? std::memchr(begin, letter, static_cast<std::size_t>(end - begin)) : nullptr;
    return found != nullptr ? static_cast<const char*>(found) : end;
}

} // namespace

CaselessMatcher::CaselessMatcher(const QString& text)
    : m_text(text)
{
    const bool isAscii =
        std::all_of(text.cbegin(), text.cend(), [](QChar letter) { return letter.unicode() < 0x80; });
    if (!isAscii)
        return;
    m_ascii = text.toLatin1();
    std::transform(m_ascii.begin(), m_ascii.end(), m_ascii.begin(), lower);
    m_mayBeWrittenOtherwise = m_ascii.contains('s') || m_ascii.contains('k');
}

bool CaselessMatcher::isIn(QByteArrayView utf8) const
{
    if (m_text.isEmpty())
        return true;
    if (!m_ascii.isEmpty()) {
        if (isInBytes(utf8))
            return true;
        if (!m_mayBeWrittenOtherwise || (!utf8.contains(longS) && !utf8.contains(kelvinSign)))
            return false;
    }
    return QString::fromUtf8(utf8).contains(m_text, Qt::CaseInsensitive);
}

bool CaselessMatcher::isInBytes(QByteArrayView utf8) const
{
    const char* const end = utf8.data() + utf8.size();
    const char small = m_ascii.front();
    const char capital = upper(small);
    const char* nextSmall = find(utf8.data(), end, small);
    const char* nextCapital = capital != small ? find(utf8.data(), end, capital) : end;
    for (;;) {
        const char* const place = std::min(nextSmall, nextCapital);
        if (end - place < m_ascii.size())
            return false;
        if (isAt(place))
            return true;
        if (place == nextSmall)
            nextSmall = find(place + 1, end, small);
        else
            nextCapital = find(place + 1, end, capital);
    }
}

bool CaselessMatcher::isAt(const char* place) const
{
    return std::equal(m_ascii.begin(), m_ascii.end(), place,
        [](char wanted, char found) { return wanted == lower(found); });
}

} // namespace telemirror
