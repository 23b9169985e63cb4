#include "mirror/DeadLetterReader.h"

#include "mirror/DeadLetterFile.h"
#include "mirror/LineScan.h"

#include <zlib.h>

namespace telemirror {

namespace {

constexpr unsigned pieceSize = 64 * 1024;
/// A line longer than this is none: InfluxDB takes no strings above 64 KB and no such number of fields.
constexpr qsizetype longestEntry = 64 * 1024 * 1024;

QString tr(const char* text)
{
    return QCoreApplication::translate("telemirror::DeadLetterReader", text);
}

} // namespace

struct DeadLetterReader::Private
{
    ~Private()
    {
        if (file != nullptr)
            gzclose(file);
    }

    QString path;
    gzFile file = nullptr;
    QByteArray text; ///< unpacked and not yet taken, from `at` on
    qsizetype at = 0;
    bool ended = false;
    std::optional<Error> fault;
    DeadLetterOrigin origin;

    /// Unpacks some more; false at the end or if that failed.
    bool fill();
    /// Whether a whole entry can be taken, unpacking what it takes.
    bool ensureEntry();
    [[nodiscard]] qsizetype entryLength() const;
    void readOrigin();
};

bool DeadLetterReader::Private::fill()
{
    if (ended || fault)
        return false;
    text.remove(0, std::exchange(at, 0));
    const qsizetype size = text.size();
    text.resize(size + pieceSize);
    const int got = gzread(file, text.data() + size, pieceSize);
    text.resize(size + std::max(got, 0));
    int code = Z_OK;
    const char* words = gzerror(file, &code);
    // A member that breaks off gives Z_BUF_ERROR with the last of its bytes.
    if (got < 0 || code == Z_BUF_ERROR || code == Z_DATA_ERROR) {
        fault = failure(Error::Kind::Malformed,
            tr("The dead-letter file \"%1\" is damaged: what follows cannot be read.").arg(path),
            QString::fromLocal8Bit(words))
                    .value();
    }
    ended = got == 0;
    return got > 0;
}

/// The length of the entry at the front: two lines, of which the second may hold newlines in strings.
/// -1: its end is not there yet.
qsizetype DeadLetterReader::Private::entryLength() const
{
    const QByteArrayView rest = QByteArrayView(text).sliced(at);
    const qsizetype reason = rest.indexOf('\n');
    if (reason < 0)
        return -1;
    const QByteArrayView second = rest.sliced(reason + 1);
    if (second.startsWith('#')) {
        const qsizetype newline = second.indexOf('\n');
        return newline < 0 ? -1 : reason + newline + 2;
    }
    const std::optional<qsizetype> end = LineScan::endOfWholeLine(second);
    return end ? reason + 1 + *end : -1;
}

bool DeadLetterReader::Private::ensureEntry()
{
    // Where an entry is longer than what is there, twice as much is looked at the next time, not a
    // piece more: else a long string would be scanned over and over.
    qsizetype wanted = 0;
    while (text.size() - at < wanted || entryLength() < 0) {
        if (text.size() - at >= wanted)
            wanted = std::max<qsizetype>(2 * (text.size() - at), pieceSize);
        if (wanted > 2 * longestEntry)
            return false;
        if (!fill())
            return entryLength() >= 0;
    }
    return true;
}

void DeadLetterReader::Private::readOrigin()
{
    const QByteArrayView mark(DeadLetterFile::originMark);
    while (text.size() - at < mark.size() && fill()) {
    }
    if (!QByteArrayView(text).sliced(at).startsWith(mark))
        return;
    qsizetype end = -1;
    while ((end = text.indexOf('\n', at)) < 0 && fill()) {
    }
    if (end < 0)
        return;
    origin = DeadLetterFile::readOrigin(text.mid(at, end - at));
    at = end + 1;
}

DeadLetterReader::DeadLetterReader()
    : d(std::make_unique<Private>())
{}

DeadLetterReader::~DeadLetterReader() = default;

Result<std::unique_ptr<DeadLetterReader>> DeadLetterReader::open(const QString& path)
{
    std::unique_ptr<DeadLetterReader> reader(new DeadLetterReader);
    reader->d->path = path;
    reader->d->file = gzopen(QFile::encodeName(path).constData(), "rb");
    if (reader->d->file == nullptr)
        return failure(Error::Kind::Storage, tr("The dead-letter file \"%1\" cannot be read.").arg(path),
            qt_error_string());
    reader->d->readOrigin();
    return reader;
}

const DeadLetterOrigin& DeadLetterReader::origin() const
{
    return d->origin;
}

Result<std::optional<DeadLetter>> DeadLetterReader::next()
{
    if (!d->ensureEntry()) {
        if (d->fault)
            return tl::unexpected(*d->fault);
        if (d->at == d->text.size())
            return std::optional<DeadLetter>();
        return failure(Error::Kind::Malformed,
            tr("The dead-letter file \"%1\" ends in the middle of an entry.").arg(d->path));
    }
    const QByteArray entry = d->text.mid(d->at, d->entryLength());
    d->at += entry.size();
    const qsizetype newline = entry.indexOf('\n');
    QByteArray second = entry.sliced(newline + 1).chopped(1);
    DeadLetter letter;
    letter.reason = QString::fromUtf8(DeadLetterFile::unfolded(entry.first(newline)));
    letter.isReplayable = !second.startsWith('#');
    if (letter.isReplayable) {
        letter.points = LineScan::fieldCount(second);
        letter.text = second;
    } else {
        letter.text = DeadLetterFile::unfolded(second);
    }
    return std::optional(letter);
}

} // namespace telemirror
