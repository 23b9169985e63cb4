#include "influx/wire/InfluxQlJsonReader.h"

#include "influx/wire/AnswerLimits.h"
#include "influx/wire/JsonScanner.h"

#include <QtCore/QCoreApplication>

#include <optional>
#include <vector>

namespace telemirror {

namespace {

/// What rows that came before their columns may take in memory.
constexpr size_t maximumDeferred = size_t(64) * 1024 * 1024;
constexpr size_t maximumDepth = 64;

QString tr(const char* text)
{
    return QCoreApplication::translate("telemirror::InfluxQlJsonReader", text);
}

QByteArray toByteArray(std::string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

tl::unexpected<Error> truncated()
{
    return failure(Error::Kind::Truncated,
        tr("The server's answer ended before its end; the query has to be made again."));
}

} // namespace

struct InfluxQlJsonReader::Private final : JsonScannerHandler
{
    /// The objects and arrays of an answer that mean something here.
    enum class Place
    {
        Root,
        Results,
        Result,
        SeriesList,
        Series,
        Tags,
        Columns,
        Values,
        Elsewhere
    };
    struct Frame
    {
        Place place = Place::Elsewhere;
        bool isObject = false;
    };

    explicit Private(InfluxQlHandler& receiver)
        : handler(receiver)
        , scanner(*this)
    {}

    [[nodiscard]] Place place() const { return frames.empty() ? Place::Elsewhere : frames.back().place; }

    [[nodiscard]] bool takesRows() const override { return place() == Place::Values; }

    Result<void> begin(bool isObject) override
    {
        if (frames.empty() && !isObject)
            return malformed(tr("an array instead of an object"));
        if (frames.size() >= maximumDepth)
            return malformed(tr("too many levels"));
        if (place() == Place::Values)
            return malformed(tr("a row that is no array"));
        const Place next = placeOf(isObject);
        if (next == Place::Root) {
            sawObject = true;
            isPartial = false;
        } else if (next == Place::Result) {
            series.statement = 0;
        } else if (next == Place::Series) {
            beginSeries();
        } else if ((next == Place::Tags || next == Place::Columns) && announced) {
            return malformed(tr("names behind the rows they belong to"));
        }
        frames.push_back({next, isObject});
        key.clear();
        return {};
    }

    /// The place of a new object or array in the current one.
    [[nodiscard]] Place placeOf(bool isObject) const
    {
        if (frames.empty())
            return Place::Root;
        switch (place()) {
        case Place::Root: return !isObject && key == "results" ? Place::Results : Place::Elsewhere;
        case Place::Results: return isObject ? Place::Result : Place::Elsewhere;
        case Place::Result: return !isObject && key == "series" ? Place::SeriesList : Place::Elsewhere;
        case Place::SeriesList: return isObject ? Place::Series : Place::Elsewhere;
        case Place::Series:
            if (isObject)
                return key == "tags" ? Place::Tags : Place::Elsewhere;
            if (key == "columns")
                return Place::Columns;
            return key == "values" ? Place::Values : Place::Elsewhere;
        default: return Place::Elsewhere;
        }
    }

    Result<void> end() override
    {
        const Place ended = place();
        frames.pop_back();
        if (ended == Place::Columns)
            hasColumns = true;
        return ended == Place::Series ? endSeries() : Result<void>();
    }

    Result<void> name(std::string_view text) override
    {
        key = text;
        return {};
    }

    Result<void> value(const JsonCell& cell) override
    {
        const Place where = place();
        if (where == Place::Elsewhere)
            return frames.empty() ? malformed(tr("a value instead of an object")) : Result<void>();
        if (where == Place::Columns) {
            if (static_cast<size_t>(series.columns.size()) >= maximumColumns)
                return tooManyColumns();
            if (cell.kind == JsonCell::Kind::String)
                series.columns.append(toByteArray(cell.text));
            return {};
        }
        if (where == Place::Tags) {
            if (static_cast<size_t>(series.tags.size()) >= maximumColumns)
                return tooManyColumns();
            series.tags.append({toByteArray(key), toByteArray(cell.text)});
            return {};
        }
        if (where == Place::Values)
            return malformed(tr("a row that is no array"));
        return member(where, cell);
    }

    /// A member of the root, a result or a series.
    Result<void> member(Place where, const JsonCell& cell)
    {
        if (key == "error" && cell.kind == JsonCell::Kind::String)
            return failure(Error::Kind::Query, tr("The server could not carry out the query."),
                QString::fromUtf8(toByteArray(cell.text)));
        if (key == "partial" && cell.kind == JsonCell::Kind::Boolean)
            isPartial = isPartial || cell.boolean;
        if (where == Place::Result && key == "statement_id")
            return takeStatement(cell);
        if (where == Place::Series && key == "name") {
            if (announced)
                return malformed(tr("names behind the rows they belong to"));
            series.name = toByteArray(cell.text);
        }
        return {};
    }

    /// The number of a statement is somebody's index: none that cannot be.
    Result<void> takeStatement(const JsonCell& cell)
    {
        bool isNumber = false;
        series.statement = toByteArray(cell.text).toLongLong(&isNumber);
        if (!isNumber || series.statement < 0 || series.statement > maximumStatements)
            return malformed(tr("a statement without a number"));
        return {};
    }

    Result<void> row(std::string_view text) override
    {
        if (!hasColumns)
            return defer(text);
        announce();
        return deliver(text);
    }

    Result<void> defer(std::string_view text)
    {
        if (deferred.size() + text.size() > maximumDeferred)
            return failure(
                Error::Kind::TooLarge, tr("The server's answer names its columns only after too many rows."));
        deferred.append(text);
        deferredEnds.push_back(deferred.size());
        return {};
    }

    Result<void> deliver(std::string_view text)
    {
        if (!rows.parse(text))
            return malformed(tr("a row that is no list of plain values"));
        const std::span<const JsonCell> cells = rows.cells();
        if (static_cast<qsizetype>(cells.size()) != series.columns.size())
            return malformed(tr("%1 values for %2 columns").arg(cells.size()).arg(series.columns.size()));
        ++rowCount;
        return handler.row(cells);
    }

    void beginSeries()
    {
        series.name.clear();
        series.tags.clear();
        series.columns.clear();
        hasColumns = false;
        announced = false;
        deferred.clear();
        deferredEnds.clear();
    }

    void announce()
    {
        if (!announced)
            handler.beginSeries(series);
        announced = true;
    }

    Result<void> endSeries()
    {
        announce();
        size_t start = 0;
        for (const size_t stop : deferredEnds) {
            const Result<void> delivered = deliver(std::string_view(deferred).substr(start, stop - start));
            if (!delivered)
                return delivered;
            start = stop;
        }
        return {};
    }

    static Result<void> tooManyColumns()
    {
        return failure(Error::Kind::TooLarge,
            tr("A row of the server's answer has more than %1 columns.").arg(maximumColumns));
    }

    static Result<void> malformed(const QString& what)
    {
        return failure(Error::Kind::Malformed,
            tr("The server's answer is not what InfluxDB writes as JSON: %1.").arg(what));
    }

    InfluxQlHandler& handler;
    JsonScanner scanner;
    JsonRow rows;
    std::vector<Frame> frames;
    std::string key; ///< of the member that is being read
    InfluxQlSeries series;
    bool hasColumns = false;
    bool announced = false; ///< the handler knows of the series
    std::string deferred;   ///< rows that came before their columns
    std::vector<size_t> deferredEnds;
    bool sawObject = false;
    bool isPartial = false; ///< the newest chunk said that more follows
    qint64 rowCount = 0;
    std::optional<Error> error;
};

InfluxQlJsonReader::InfluxQlJsonReader(InfluxQlHandler& handler)
    : d(std::make_unique<Private>(handler))
{}

InfluxQlJsonReader::~InfluxQlJsonReader() = default;

Result<void> InfluxQlJsonReader::feed(QByteArrayView bytes)
{
    if (d->error)
        return tl::unexpected(*d->error);
    Result<void> result = d->scanner.feed(bytes);
    if (!result)
        d->error = result.error();
    return result;
}

Result<void> InfluxQlJsonReader::finish()
{
    if (d->error)
        return tl::unexpected(*d->error);
    if (d->scanner.isInsideValue() || !d->sawObject || d->isPartial)
        return truncated();
    return {};
}

qint64 InfluxQlJsonReader::rowCount() const
{
    return d->rowCount;
}

} // namespace telemirror
