#include "influx/wire/InfluxQlCsvReader.h"

#include "influx/wire/CsvRecordReader.h"
#include "influx/wire/InfluxQlJsonReader.h"

#include <QtCore/QCoreApplication>

#include <optional>
#include <string>
#include <vector>

namespace telemirror {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("telemirror::InfluxQlCsvReader", text);
}

QByteArray toByteArray(std::string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

/// The text up to the first of `stop` that has no backslash before it, unescaped; steps behind it.
QByteArray takeUpTo(std::string_view& text, char stop)
{
    QByteArray part;
    size_t i = 0;
    for (; i < text.size() && text[i] != stop; ++i) {
        const bool escapes = text[i] == '\\' && i + 1 < text.size() &&
            (text[i + 1] == ',' || text[i + 1] == '=' || text[i + 1] == ' ');
        if (escapes)
            ++i;
        part.append(text[i]);
    }
    text.remove_prefix(std::min(i + 1, text.size()));
    return part;
}

} // namespace

struct InfluxQlCsvReader::Private final : CsvRecordHandler
{
    enum class State
    {
        Header,
        Rows,
        Error
    };

    explicit Private(InfluxQlHandler& receiver)
        : handler(receiver)
        , records(*this)
    {}

    Result<void> record(std::span<std::string_view> cells) override
    {
        if (cells.size() == 1 && !cells[0].data() && state != State::Error) {
            state = State::Header; // an empty line parts the statements
            return {};
        }
        // No tag set reads "tags": a header that comes again in the next chunk cannot be a row.
        const bool isHeader = cells.size() >= 2 && cells[0] == "name" && cells[1] == "tags";
        switch (state) {
        case State::Header:
            if (cells.size() == 1 && cells[0] == "error") {
                state = State::Error;
                return {};
            }
            return isHeader ? header(cells, true) : malformed(tr("no header"));
        case State::Rows: return isHeader ? header(cells, false) : row(cells);
        case State::Error:
            return failure(Error::Kind::Query, tr("The server could not carry out the query."),
                QString::fromUtf8(toByteArray(cells[0])));
        }
        return {};
    }

    Result<void> header(std::span<std::string_view> cells, bool newStatement)
    {
        if (newStatement)
            ++series.statement;
        series.columns.clear();
        for (const std::string_view cell : cells.subspan(2))
            series.columns.append(toByteArray(cell));
        announced = false;
        state = State::Rows;
        return {};
    }

    Result<void> row(std::span<std::string_view> cells)
    {
        if (static_cast<qsizetype>(cells.size()) != series.columns.size() + 2)
            return malformed(tr("%1 cells for %2 columns").arg(cells.size()).arg(series.columns.size() + 2));
        if (!announced || cells[0] != name || cells[1] != tags)
            announce(cells[0], cells[1]);
        cellsOfRow.clear();
        for (const std::string_view cell : cells.subspan(2))
            cellsOfRow.push_back({cell.data() ? JsonCell::Kind::String : JsonCell::Kind::Null, cell, false});
        ++rowCount;
        return handler.row(cellsOfRow);
    }

    void announce(std::string_view nameCell, std::string_view tagsCell)
    {
        name = nameCell;
        tags = tagsCell;
        series.name = toByteArray(nameCell);
        series.tags.clear();
        while (!tagsCell.empty()) {
            const QByteArray key = takeUpTo(tagsCell, '=');
            series.tags.append({key, takeUpTo(tagsCell, ',')});
        }
        announced = true;
        handler.beginSeries(series);
    }

    [[nodiscard]] Result<void> malformed(const QString& what) const
    {
        return failure(Error::Kind::Malformed,
            tr("Line %1 of the server's answer is not what InfluxDB writes as CSV: %2.")
                .arg(records.recordCount())
                .arg(what));
    }

    InfluxQlHandler& handler;
    CsvRecordReader records;
    std::unique_ptr<InfluxQlJsonReader> json; ///< if the answer turned out to be JSON
    bool began = false;
    State state = State::Header;
    InfluxQlSeries series{-1, {}, {}, {}};
    bool announced = false;
    std::string name; ///< the cells that `series` was made of
    std::string tags;
    std::vector<JsonCell> cellsOfRow;
    qint64 rowCount = 0;
    std::optional<Error> error;
};

InfluxQlCsvReader::InfluxQlCsvReader(InfluxQlHandler& handler)
    : d(std::make_unique<Private>(handler))
{}

InfluxQlCsvReader::~InfluxQlCsvReader() = default;

Result<void> InfluxQlCsvReader::feed(QByteArrayView bytes)
{
    if (d->error)
        return tl::unexpected(*d->error);
    if (!d->began && !bytes.isEmpty()) {
        d->began = true;
        if (bytes.front() == '{')
            d->json = std::make_unique<InfluxQlJsonReader>(d->handler);
    }
    Result<void> result = d->json ? d->json->feed(bytes) : d->records.feed(bytes);
    if (!result)
        d->error = result.error();
    return result;
}

Result<void> InfluxQlCsvReader::finish()
{
    if (d->error)
        return tl::unexpected(*d->error);
    if (d->json)
        return d->json->finish();
    if (d->records.isInsideRecord() || d->state == Private::State::Error)
        return failure(Error::Kind::Truncated,
            tr("The server's answer ended before its end; the query has to be made again."));
    return {};
}

qint64 InfluxQlCsvReader::rowCount() const
{
    return d->json ? d->json->rowCount() : d->rowCount;
}

} // namespace telemirror
