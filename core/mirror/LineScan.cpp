#include "mirror/LineScan.h"

namespace telemirror {

namespace {

struct Scanned
{
    qsizetype end = 0;
    qint64 fields = 1;
    bool isWhole = false; ///< ended by a newline
};

/// Quotes mean strings in the field part only: in names and tags they are ordinary characters.
/// A backslash takes the next character's meaning, inside and outside of strings.
Scanned scan(QByteArrayView line)
{
    Scanned result;
    int spaces = 0;
    bool quoted = false;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (c == '\\' && i + 1 < line.size() && line[i + 1] != '\n') {
            ++i;
        } else if (quoted) {
            quoted = c != '"';
        } else if (c == '\n') {
            result.end = i + 1;
            result.isWhole = true;
            return result;
        } else if (c == ' ') {
            ++spaces;
        } else if (spaces == 1) {
            quoted = c == '"';
            result.fields += c == ',' ? 1 : 0;
        }
    }
    result.end = line.size();
    return result;
}

} // namespace

qsizetype LineScan::endOfLine(QByteArrayView lines)
{
    return scan(lines).end;
}

std::optional<qsizetype> LineScan::endOfWholeLine(QByteArrayView lines)
{
    const Scanned scanned = scan(lines);
    return scanned.isWhole ? std::optional(scanned.end) : std::nullopt;
}

qint64 LineScan::fieldCount(QByteArrayView line)
{
    return scan(line).fields;
}

Timestamp LineScan::timeOf(QByteArrayView line)
{
    line = line.trimmed();
    // Behind the last space there is nothing but the timestamp, as the writer puts one in every line.
    bool ok = false;
    const Timestamp time = line.sliced(line.lastIndexOf(' ') + 1).toLongLong(&ok);
    return ok ? time : 0;
}

qsizetype LineScan::afterLines(QByteArrayView lines, qint64 count)
{
    qsizetype at = 0;
    for (qint64 i = 0; i < count && at < lines.size(); ++i)
        at += endOfLine(lines.sliced(at));
    return at;
}

} // namespace telemirror
