#include "influx/wire/FloatText.h"

#include <algorithm>
#include <array>

#include <fast_float/fast_float.h>

namespace telemirror::floattext {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

size_t skipDigits(std::string_view text, size_t position)
{
    while (position < text.size() && isDigit(text[position]))
        ++position;
    return position;
}

} // namespace

bool isLineProtocolFloat(std::string_view text)
{
    size_t position = 0;
    if (position < text.size() && text[position] == '-')
        ++position;
    size_t next = skipDigits(text, position);
    size_t digits = next - position;
    position = next;
    if (position < text.size() && text[position] == '.') {
        next = skipDigits(text, position + 1);
        digits += next - position - 1;
        position = next;
    }
    if (digits == 0)
        return false;
    if (position == text.size())
        return true;
    if (text[position] != 'e' && text[position] != 'E')
        return false;
    ++position;
    if (position < text.size() && (text[position] == '+' || text[position] == '-'))
        ++position;
    next = skipDigits(text, position);
    return next > position && next == text.size();
}

bool isNotFinite(std::string_view text)
{
    if (!text.empty() && (text.front() == '+' || text.front() == '-'))
        text.remove_prefix(1);
    const auto is = [text](std::string_view word) {
        return std::equal(text.begin(), text.end(), word.begin(), word.end(),
            [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; });
    };
    return is("nan") || is("inf") || is("infinity");
}

std::optional<double> parse(std::string_view text)
{
    if (text.starts_with('+'))
        text.remove_prefix(1);
    double value = 0;
    const auto end = text.data() + text.size();
    const fast_float::from_chars_result result = fast_float::from_chars(text.data(), end, value);
    // Later versions of the library report a value out of range; the value is right all the same.
    if (result.ptr != end || (result.ec != std::errc() && result.ec != std::errc::result_out_of_range))
        return std::nullopt;
    return value;
}

} // namespace telemirror::floattext
