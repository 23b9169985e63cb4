#pragma once

#include <QtCore/QByteArrayView>

#include <cstdio>
#include <cstdlib>

namespace telemirror::fuzz {

/// Ends the program, for libFuzzer to keep the input, where what must hold does not.
inline void require(bool holds, const char* what)
{
    if (holds)
        return;
    std::fprintf(stderr, "does not hold: %s\n", what);
    std::abort();
}

/// Feeds `text` to a reader in pieces of `size` bytes; the reader's word at the end.
template <typename Reader>
auto feedInPieces(Reader& reader, QByteArrayView text, qsizetype size)
{
    while (!text.isEmpty()) {
        const qsizetype piece = std::min(size, text.size());
        if (const auto fed = reader.feed(text.first(piece)); !fed)
            return fed;
        text = text.sliced(piece);
    }
    return reader.finish();
}

/// The input of one run. Fresh memory, so that the sanitizer sees a step beyond its end.
inline QByteArrayView input(const uint8_t* data, size_t size)
{
    return {reinterpret_cast<const char*>(data), static_cast<qsizetype>(size)};
}

} // namespace telemirror::fuzz
