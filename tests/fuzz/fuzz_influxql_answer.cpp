// Answers to InfluxQL queries, JSON and CSV: rows as read and lines as encoded, whole or byte by byte.

#include "fuzz/Fuzz.h"
#include "influx/InfluxQlPointDecoder.h"
#include "influx/InfluxQlRowReader.h"
#include "influx/wire/InfluxQlCsvReader.h"
#include "influx/wire/LineProtocolReader.h"

using namespace telemirror;

namespace {

struct Counter final : InfluxQlHandler
{
    void beginSeries(const InfluxQlSeries& series) override { text += series.name; }
    Result<void> row(std::span<const JsonCell> cells) override
    {
        for (const JsonCell& cell : cells)
            text.append(cell.text.data(), static_cast<qsizetype>(cell.text.size()));
        return {};
    }
    QByteArray text;
};

struct Read
{
    bool isWhole = false;
    QByteArray lines;
};

Read decode(QByteArrayView text, qsizetype piece)
{
    Read read;
    LineSink sink({1000, 1 << 20}, [&read](LineBatch&& batch) { read.lines += batch.lines; });
    InfluxQlPointDecoder decoder("m",
        {{"f", "f", FieldType::Float}, {"i", "i", FieldType::Integer}, {"s", "s", FieldType::String},
            {"b", "b", FieldType::Boolean}, {"u", "u", FieldType::Unsigned}},
        sink, false);
    read.isWhole = fuzz::feedInPieces(decoder, text, piece).has_value();
    sink.flush();
    return read;
}

QByteArray readCsv(QByteArrayView text, qsizetype piece)
{
    Counter counter;
    InfluxQlCsvReader reader(counter);
    const bool isWhole = fuzz::feedInPieces(reader, text, piece).has_value();
    return counter.text + (isWhole ? '1' : '0');
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    const QByteArrayView text = fuzz::input(data, size);
    const Read whole = decode(text, text.size());
    const Read pieces = decode(text, 1);
    fuzz::require(whole.isWhole == pieces.isWhole && whole.lines == pieces.lines,
        "any split of the bytes gives the same");
    LineProtocolReader reader(whole.lines);
    Point point;
    for (;;) {
        const Result<bool> more = reader.next(point);
        fuzz::require(more.has_value(), "what was encoded can be read");
        if (!*more)
            break;
    }
    fuzz::require(
        readCsv(text, text.size()) == readCsv(text, 1), "any split of the bytes gives the same CSV");

    InfluxQlRowReader rows([](const InfluxQlSeries& series, std::span<const JsonCell> cells) {
        (void)InfluxQlRowReader::tags(series);
        for (const JsonCell& cell : cells) {
            (void)InfluxQlRowReader::time(cell);
            (void)InfluxQlRowReader::value(cell, FieldType::Float);
        }
    });
    (void)fuzz::feedInPieces(rows, text, 7);
    return 0;
}
