#include "influx/wire/AnnotatedCsvReader.h"

#include "influx/wire/CsvRecordReader.h"

#include <QtCore/QCoreApplication>

#include <optional>

namespace telemirror {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("telemirror::AnnotatedCsvReader", text);
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

std::optional<CsvType> typeFromName(std::string_view name)
{
    if (name == "double")
        return CsvType::Double;
    if (name == "long")
        return CsvType::Long;
    if (name == "unsignedLong")
        return CsvType::UnsignedLong;
    if (name == "boolean")
        return CsvType::Boolean;
    if (name == "string" || name.empty())
        return CsvType::String;
    if (name == "dateTime" || name.starts_with("dateTime:"))
        return CsvType::DateTime;
    if (name == "duration")
        return CsvType::Duration;
    if (name == "base64Binary")
        return CsvType::Base64Binary;
    return std::nullopt;
}

} // namespace

struct AnnotatedCsvReader::Private final : CsvRecordHandler
{
    enum class State
    {
        Start,       ///< nothing yet, or an empty line: the answer may end here
        Annotations, ///< at least one annotation; the header follows
        Rows,
        ErrorRows ///< the header of an error table was read
    };

    explicit Private(AnnotatedCsvHandler& receiver)
        : handler(receiver)
        , records(*this)
    {}

    Result<void> record(std::span<std::string_view> cells) override
    {
        if (cells.size() == 1 && !cells[0].data())
            return emptyLine();
        // Behind a header whose first cell was not empty, there is no column for annotations.
        const bool mayAnnotate = state == State::Start || state == State::Annotations || annotated;
        if (mayAnnotate && cells[0].starts_with('#'))
            return annotation(cells);
        switch (state) {
        case State::Start:
        case State::Annotations: return header(cells);
        case State::Rows: return row(cells);
        case State::ErrorRows: return errorRow(cells);
        }
        return {};
    }

    Result<void> emptyLine()
    {
        if (state == State::Annotations)
            return malformed(tr("annotations without a header"));
        if (state == State::ErrorRows)
            return malformed(tr("an error without a text"));
        state = State::Start;
        return {};
    }

    Result<void> annotation(std::span<std::string_view> cells)
    {
        if (state != State::Annotations) {
            columns.clear();
            columns.resize(cells.size() - 1);
            state = State::Annotations;
        }
        const std::string_view name = cells[0];
        cells = cells.subspan(1);
        if (cells.size() != columns.size())
            return malformed(tr("annotations of different length"));
        for (size_t i = 0; i < cells.size(); ++i) {
            if (name == "#datatype") {
                const std::optional<CsvType> type = typeFromName(cells[i]);
                if (!type)
                    return malformed(
                        tr("the unknown data type \"%1\"").arg(QString::fromUtf8(toByteArray(cells[i]))));
                columns[i].type = *type;
            } else if (name == "#group") {
                columns[i].isGroup = cells[i] == "true";
            } else if (name == "#default") {
                columns[i].defaultValue = toByteArray(cells[i]);
            }
        }
        return {};
    }

    Result<void> header(std::span<std::string_view> cells)
    {
        annotated = state == State::Annotations || cells[0].empty();
        if (annotated)
            cells = cells.subspan(1);
        if (state == State::Start) {
            columns.clear();
            columns.resize(cells.size());
        }
        if (cells.size() != columns.size())
            return malformed(tr("a header that does not fit its annotations"));
        bool hasError = false;
        bool hasReference = false;
        for (size_t i = 0; i < cells.size(); ++i) {
            columns[i].label = toByteArray(cells[i]);
            hasError = hasError || cells[i] == "error";
            hasReference = hasReference || cells[i] == "reference";
        }
        // Tables of results have columns "result" and "table" besides.
        if (hasError && hasReference && cells.size() == 2) {
            state = State::ErrorRows;
            return {};
        }
        state = State::Rows;
        handler.beginSchema(columns);
        return {};
    }

    Result<void> row(std::span<std::string_view> cells)
    {
        if (annotated) {
            if (!cells[0].empty())
                return malformed(tr("text in the column for annotations"));
            cells = cells.subspan(1);
        }
        if (cells.size() != columns.size())
            return malformed(tr("%1 cells for %2 columns").arg(cells.size()).arg(columns.size()));
        for (size_t i = 0; i < cells.size(); ++i) {
            const QByteArray& value = columns[i].defaultValue;
            if (!cells[i].data() && !value.isEmpty())
                cells[i] = {value.constData(), static_cast<size_t>(value.size())};
        }
        ++rowCount;
        return handler.row(cells);
    }

    Result<void> errorRow(std::span<std::string_view> cells)
    {
        if (annotated)
            cells = cells.subspan(1);
        QString text;
        for (size_t i = 0; i < std::min(cells.size(), columns.size()); ++i) {
            if (columns[i].label == "error")
                text = QString::fromUtf8(toByteArray(cells[i]));
        }
        return failure(Error::Kind::Query, tr("The server could not carry out the query."), text);
    }

    [[nodiscard]] tl::unexpected<Error> malformed(const QString& what) const
    {
        return failure(Error::Kind::Malformed,
            tr("Line %1 of the server's answer, row %2, is not annotated CSV: %3.")
                .arg(records.recordCount())
                .arg(rowCount + 1)
                .arg(what));
    }

    AnnotatedCsvHandler& handler;
    CsvRecordReader records;
    std::vector<CsvColumn> columns;
    State state = State::Start;
    bool annotated = false; ///< the records of this table begin with a cell for annotations
    qint64 rowCount = 0;
    std::optional<Error> error;
};

AnnotatedCsvReader::AnnotatedCsvReader(AnnotatedCsvHandler& handler)
    : d(std::make_unique<Private>(handler))
{}

AnnotatedCsvReader::~AnnotatedCsvReader() = default;

Result<void> AnnotatedCsvReader::feed(QByteArrayView bytes)
{
    if (d->error)
        return tl::unexpected(*d->error);
    Result<void> result = d->records.feed(bytes);
    if (!result)
        d->error = result.error();
    return result;
}

Result<void> AnnotatedCsvReader::finish()
{
    if (d->error)
        return tl::unexpected(*d->error);
    if (d->records.isInsideRecord() || d->state != Private::State::Start)
        return truncated();
    return {};
}

qint64 AnnotatedCsvReader::rowCount() const
{
    return d->rowCount;
}

} // namespace telemirror
