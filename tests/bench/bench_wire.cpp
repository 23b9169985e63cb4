// How fast answers become line protocol, on one core, beside a pass over the same bytes that does
// nothing but stop at each comma; how fast points are written as lines, and lines compressed, beside
// zlib's fastest (`gzip -1`).

#include "Stopwatch.h"
#include "influx/wire/AnnotatedCsvReader.h"
#include "influx/wire/FluxLineEncoder.h"
#include "influx/wire/Gzip.h"
#include "influx/wire/InfluxQlCsvReader.h"
#include "influx/wire/InfluxQlJsonReader.h"
#include "influx/wire/InfluxQlLineEncoder.h"
#include "influx/wire/LineProtocolWriter.h"
#include "influx/wire/Rfc3339.h"

#include <zlib.h>

#include <cstdio>
#include <cstring>

using namespace telemirror;
using namespace Qt::StringLiterals;

namespace {

constexpr int rowsPerTable = 150'000;
/// What a network gives at a time.
constexpr qsizetype pieceSize = 64 * 1024;

QByteArray timeText(int row)
{
    const auto seconds = 1'795'000'000 + row * 2;
    return QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC).toString(Qt::ISODate).toUtf8();
}

/// Tables as a Flux answer has them: floats, integers, strings and booleans of a weather mast.
QByteArray fluxAnswer()
{
    struct Table
    {
        const char* type;
        const char* field;
        std::function<QByteArray(int)> value;
    };
    const Table tables[] = {
        {"double", "temperature",
            [](int i) { return QByteArray::number(12.5 + (i % 4000) * 0.013, 'g', 8); }},
        {"long", "counter", [](int i) { return QByteArray::number(1'000'000 + i * 17LL); }},
        {"double", "wind_speed",
            [](int i) { return QByteArray::number((i * 7919 % 20011) / 1000.0, 'g', 6); }},
        {"string", "state",
            [](int i) { return i % 5 == 0 ? QByteArray("\"calm, dry\"") : QByteArray("running"); }},
        {"boolean", "heated", [](int i) { return i % 2 == 0 ? QByteArray("true") : QByteArray("false"); }},
    };
    QByteArray csv;
    int number = 0;
    for (const Table& table : tables) {
        csv += "#datatype,string,long,dateTime:RFC3339," + QByteArray(table.type) +
            ",string,string,string\r\n"
            "#group,false,false,false,false,true,true,true\r\n#default,_result,,,,,,\r\n"
            ",result,table,_time,_value,_field,mast,site\r\n";
        for (int i = 0; i < rowsPerTable; ++i) {
            csv += ",," + QByteArray::number(number) + ',' + timeText(i) + ',' + table.value(i) + ',' +
                table.field + ",north,St. Martin\r\n";
        }
        csv += "\r\n";
        ++number;
    }
    return csv;
}

QByteArray influxQlAnswer()
{
    QByteArray json = R"({"results":[{"statement_id":0,"series":[{"name":"weather","tags":{"mast":"north"},)"
                      R"("columns":["time","c0","c1","c2","c3"],"values":[)";
    for (int i = 0; i < 3 * rowsPerTable; ++i) {
        json += (i == 0 ? "[" : ",[") + QByteArray::number(1'795'000'000'000'000'000 + i * 2'000'000'000LL) +
            ',' + QByteArray::number(12.5 + (i % 4000) * 0.013, 'g', 8) + ',' +
            QByteArray::number(1'000'000 + i * 17LL) + (i % 5 == 0 ? ",\"calm, dry\"," : ",\"running\",") +
            (i % 2 == 0 ? "true]" : "false]");
    }
    return json + "]}]}]}\n";
}

template <typename Reader>
void feed(Reader& reader, const QByteArray& answer)
{
    for (qsizetype at = 0; at < answer.size(); at += pieceSize) {
        if (!reader.feed(QByteArrayView(answer).sliced(at, std::min(pieceSize, answer.size() - at))))
            qFatal("the answer was not understood");
    }
    if (!reader.finish())
        qFatal("the answer ended too early");
}

qint64 stopsAtCommas(const QByteArray& bytes)
{
    qint64 count = 0;
    const char* at = bytes.constData();
    const char* const end = at + bytes.size();
    while ((at = static_cast<const char*>(std::memchr(at, ',', static_cast<std::size_t>(end - at)))) !=
        nullptr) {
        ++at;
        ++count;
    }
    return count;
}

void print(const char* name, const QByteArray& answer, double seconds, qint64 lines)
{
    const double megabytes = static_cast<double>(answer.size()) / 1e6;
    const double floor = bench::median([&] {
        if (stopsAtCommas(answer) == 0)
            qFatal("no comma");
    });
    std::printf("%-36s %8.0f MB/s  %6.2f M lines/s  %5.2f of memchr (%.0f MB/s)\n", name, megabytes / seconds,
        static_cast<double>(lines) / seconds / 1e6, floor / seconds, megabytes / floor);
}

void fluxToLines()
{
    const QByteArray csv = fluxAnswer();
    qint64 lines = 0;
    const double seconds = bench::median([&] {
        lines = 0;
        LineSink sink({}, [&lines](LineBatch&& batch) { lines += batch.lineCount; });
        FluxLineEncoder encoder("weather", sink);
        AnnotatedCsvReader reader(encoder);
        feed(reader, csv);
        sink.flush();
    });
    print("annotated CSV to line protocol", csv, seconds, lines);
}

void fluxToRows()
{
    struct Rows final : AnnotatedCsvHandler
    {
        void beginSchema(std::span<const CsvColumn>) override {}
        Result<void> row(std::span<const std::string_view> cells) override
        {
            ++count;
            bytes += cells.back().size();
            return {};
        }
        qint64 count = 0;
        std::size_t bytes = 0;
    };
    const QByteArray csv = fluxAnswer();
    qint64 count = 0;
    const double seconds = bench::median([&] {
        Rows rows;
        AnnotatedCsvReader reader(rows);
        feed(reader, csv);
        count = rows.count;
    });
    print("annotated CSV to rows", csv, seconds, count);
}

QByteArray influxQlCsvAnswer()
{
    QByteArray csv = "name,tags,time,c0,c1,c2,c3\n";
    for (int i = 0; i < 3 * rowsPerTable; ++i) {
        csv += "weather,mast=north," + QByteArray::number(1'795'000'000'000'000'000 + i * 2'000'000'000LL) +
            ',' + QByteArray::number(12.5 + (i % 4000) * 0.013, 'g', 8) + ',' +
            QByteArray::number(1'000'000 + i * 17LL) + (i % 5 == 0 ? ",\"calm, dry\"," : ",running,") +
            (i % 2 == 0 ? "true\n" : "false\n");
    }
    return csv;
}

template <typename Reader>
void influxQlToLines(const char* name, const QByteArray& answer)
{
    const QList<InfluxQlLineEncoder::FieldColumn> columns{{"c0", "temperature", FieldType::Float},
        {"c1", "counter", FieldType::Integer}, {"c2", "state", FieldType::String},
        {"c3", "heated", FieldType::Boolean}};
    qint64 lines = 0;
    const double seconds = bench::median([&] {
        lines = 0;
        LineSink sink({}, [&lines](LineBatch&& batch) { lines += batch.lineCount; });
        InfluxQlLineEncoder encoder("weather", columns, sink);
        Reader reader(encoder);
        feed(reader, answer);
        sink.flush();
    });
    if (lines != 3 * rowsPerTable)
        qFatal("%lld lines were made", static_cast<long long>(lines));
    print(name, answer, seconds, lines);
}

/// The lines of a Flux answer, as they go to a destination.
QByteArray someLines()
{
    QByteArray lines;
    LineSink sink({}, [&lines](LineBatch&& batch) { lines += batch.lines; });
    FluxLineEncoder encoder("weather", sink);
    AnnotatedCsvReader reader(encoder);
    feed(reader, fluxAnswer());
    sink.flush();
    return lines;
}

void pointsToLines()
{
    QList<Point> points;
    for (int i = 0; i < rowsPerTable; ++i) {
        points.append({"weather", {{"mast", "north"}, {"site", "St. Martin"}},
            {{"temperature", 12.5 + (i % 4000) * 0.013}, {"counter", 1'000'000 + i * 17LL},
                {"state", "running"_ba}, {"heated", i % 2 == 0}},
            1'795'000'000'000'000'000 + i * 2'000'000'000LL});
    }
    QByteArray lines;
    const double seconds = bench::median([&] {
        lines.resize(0);
        for (const Point& point : points)
            LineProtocolWriter::append(lines, point);
    });
    QByteArray copy;
    const double floor = bench::median([&] {
        copy.resize(0);
        for (int i = 0; i < rowsPerTable; ++i)
            copy.append(lines.constData() + i, lines.size() / rowsPerTable);
    });
    const double megabytes = static_cast<double>(lines.size()) / 1e6;
    std::printf("%-36s %8.0f MB/s  %6.2f M lines/s  %5.2f of appending lines that are ready (%.0f MB/s)\n",
        "points to line protocol", megabytes / seconds, rowsPerTable / seconds / 1e6, floor / seconds,
        megabytes / floor);
}

qsizetype zlibFastest(const QByteArray& data)
{
    z_stream stream{};
    if (deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        qFatal("zlib gave no stream");
    const auto size = static_cast<uLong>(data.size());
    QByteArray out(static_cast<qsizetype>(deflateBound(&stream, size)), Qt::Uninitialized);
    stream.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(data.constData()));
    stream.avail_in = static_cast<uInt>(size);
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    if (deflate(&stream, Z_FINISH) != Z_STREAM_END)
        qFatal("zlib did not come to the end");
    const auto written = static_cast<qsizetype>(stream.total_out);
    deflateEnd(&stream);
    return written;
}

void compress()
{
    // As much as a batch of a mirror holds.
    const QByteArray lines = someLines().first(20'000 * 80);
    qsizetype ours = 0;
    qsizetype zlibs = 0;
    const double seconds = bench::median([&] { ours = gzipCompress(lines).size(); }, 15);
    const double zlib = bench::median([&] { zlibs = zlibFastest(lines); }, 15);
    const auto megabytes = static_cast<double>(lines.size()) / 1e6;
    const auto share = [&lines](qsizetype size) {
        return 100.0 * static_cast<double>(size) / static_cast<double>(lines.size());
    };
    std::printf("%-36s %8.0f MB/s to %.1f %%  %.2f x zlib's fastest (%.0f MB/s to %.1f %%)\n",
        "lines to gzip", megabytes / seconds, share(ours), zlib / seconds, megabytes / zlib, share(zlibs));
}

} // namespace

/// An argument chooses one: lines, rows, influxql, points or gzip.
int main(int argc, char* argv[])
{
    const std::string_view only = argc > 1 ? argv[1] : "";
    if (only.empty() || only == "lines")
        fluxToLines();
    if (only.empty() || only == "rows")
        fluxToRows();
    if (only.empty() || only == "influxql")
        influxQlToLines<InfluxQlJsonReader>("InfluxQL JSON to line protocol", influxQlAnswer());
    if (only.empty() || only == "influxql")
        influxQlToLines<InfluxQlCsvReader>("InfluxQL CSV to line protocol", influxQlCsvAnswer());
    if (only.empty() || only == "points")
        pointsToLines();
    if (only.empty() || only == "gzip")
        compress();
    return 0;
}
