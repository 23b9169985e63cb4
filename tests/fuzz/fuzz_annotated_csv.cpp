// Answers to Flux queries: rows as read, and lines as encoded, whole or byte by byte.

#include "fuzz/Fuzz.h"
#include "influx/FluxPointDecoder.h"
#include "influx/FluxRowReader.h"
#include "influx/FluxSummaryReader.h"
#include "influx/wire/LineProtocolReader.h"

using namespace telemirror;

namespace {

struct Read
{
    bool isWhole = false;
    QByteArray lines;
    qint64 refused = 0;
};

Read decode(QByteArrayView text, qsizetype piece)
{
    Read read;
    LineSink sink({1000, 1 << 20}, [&read](LineBatch&& batch) {
        read.lines += batch.lines;
        read.refused += batch.refused.size();
    });
    FluxPointDecoder decoder("m", sink, true);
    read.isWhole = fuzz::feedInPieces(decoder, text, piece).has_value();
    sink.flush();
    return read;
}

void readBack(const QByteArray& lines)
{
    LineProtocolReader reader(lines);
    Point point;
    for (;;) {
        const Result<bool> more = reader.next(point);
        fuzz::require(more.has_value(), "what was encoded can be read");
        if (!*more)
            return;
        fuzz::require(point.measurement == "m" && point.fields.size() == 1, "one field of the measurement");
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    const QByteArrayView text = fuzz::input(data, size);
    const Read whole = decode(text, text.size());
    const Read pieces = decode(text, 1);
    fuzz::require(
        whole.isWhole == pieces.isWhole && whole.lines == pieces.lines && whole.refused == pieces.refused,
        "any split of the bytes gives the same");
    readBack(whole.lines);

    FluxRowReader rows([](const FluxRow& row) { (void)row.fieldValue(); });
    (void)fuzz::feedInPieces(rows, text, 7);
    FluxSummaryReader summary;
    (void)fuzz::feedInPieces(summary, text, 7);
    (void)summary.fields();
    return 0;
}
