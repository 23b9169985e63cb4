// How fast answers become line protocol, on one core, beside a pass over the same bytes that does
// nothing but stop at each comma.

#include "Stopwatch.h"
#include "influx/wire/AnnotatedCsvReader.h"
#include "influx/wire/FluxLineEncoder.h"
#include "influx/wire/InfluxQlJsonReader.h"
#include "influx/wire/InfluxQlLineEncoder.h"
#include "influx/wire/Rfc3339.h"

#include <cstdio>
#include <cstring>

using namespace telemirror;

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

void influxQlToLines()
{
    const QByteArray json = influxQlAnswer();
    const QList<InfluxQlLineEncoder::FieldColumn> columns{{"c0", "temperature", FieldType::Float},
        {"c1", "counter", FieldType::Integer}, {"c2", "state", FieldType::String},
        {"c3", "heated", FieldType::Boolean}};
    qint64 lines = 0;
    const double seconds = bench::median([&] {
        lines = 0;
        LineSink sink({}, [&lines](LineBatch&& batch) { lines += batch.lineCount; });
        InfluxQlLineEncoder encoder("weather", columns, sink);
        InfluxQlJsonReader reader(encoder);
        feed(reader, json);
        sink.flush();
    });
    print("InfluxQL JSON to line protocol", json, seconds, lines);
}

} // namespace

/// An argument chooses one: lines, rows or influxql.
int main(int argc, char* argv[])
{
    const std::string_view only = argc > 1 ? argv[1] : "";
    if (only.empty() || only == "lines")
        fluxToLines();
    if (only.empty() || only == "rows")
        fluxToRows();
    if (only.empty() || only == "influxql")
        influxQlToLines();
    return 0;
}
