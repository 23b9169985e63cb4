#pragma once

#include <QtCore/QByteArray>

#include <charconv>
#include <cstring>
#include <string_view>

namespace telemirror {

/// Writes one line behind what a byte array holds, in room that is made once: for the few bytes at a
/// time that a line is made of, QByteArray's own growing and terminating takes longer than copying.
/// What is not kept is taken back. Private to this folder.
class LineText
{
public:
    /// Room for appendTime().
    static constexpr qsizetype timeSize = 24;
    /// Room for appendDouble().
    static constexpr qsizetype doubleSize = 32;
    /// Room for appendString().
    static constexpr qsizetype stringSize(std::string_view text)
    {
        return 2 * static_cast<qsizetype>(text.size()) + 2;
    }

    /// Nothing else may change `out` while this exists; more than `room` bytes must not be appended.
    LineText(QByteArray& out, qsizetype room)
        : m_out(out)
        , m_start(out.size())
    {
        out.resize(m_start + room);
        m_at = out.data() + m_start;
    }
    ~LineText()
    {
        if (!m_ended)
            discard();
    }
    LineText(const LineText&) = delete;
    LineText& operator=(const LineText&) = delete;

    void append(char character) { *m_at++ = character; }
    void append(std::string_view text)
    {
        if (text.empty()) // memcpy takes no null pointer, not even for nothing
            return;
        std::memcpy(m_at, text.data(), text.size());
        m_at += text.size();
    }
    void append(const QByteArray& text)
    {
        append(std::string_view(text.constData(), static_cast<std::size_t>(text.size())));
    }
    /// The shortest text that reads back to the same value, which is finite.
    void appendDouble(double value) { m_at = std::to_chars(m_at, m_at + doubleSize, value).ptr; }
    /// In quotes, with quotes and backslashes escaped.
    void appendString(std::string_view text)
    {
        append('"');
        std::size_t start = 0;
        for (std::size_t stop = 0; stop < text.size(); ++stop) {
            if (text[stop] != '"' && text[stop] != '\\')
                continue;
            append(text.substr(start, stop - start));
            append('\\');
            start = stop;
        }
        append(text.substr(start));
        append('"');
    }
    /// ` 1795000000000000000` and the newline.
    void appendTime(qint64 time)
    {
        *m_at++ = ' ';
        m_at = std::to_chars(m_at, m_at + timeSize - 2, time).ptr;
        *m_at++ = '\n';
    }

    /// A place to come back to.
    [[nodiscard]] char* mark() const { return m_at; }
    void returnTo(char* mark) { m_at = mark; }

    /// What was appended stays; nothing more is appended.
    void keep()
    {
        m_out.truncate(m_at - m_out.constData());
        m_ended = true;
    }
    /// Nothing that was appended stays.
    void discard()
    {
        m_out.truncate(m_start);
        m_ended = true;
    }

private:
    QByteArray& m_out;
    qsizetype m_start;
    char* m_at;
    bool m_ended = false;
};

} // namespace telemirror
