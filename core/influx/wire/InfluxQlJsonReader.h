#pragma once

#include "influx/wire/LineSink.h"
#include "model/Error.h"
#include "model/Point.h"

#include <QtCore/QByteArrayView>

#include <memory>
#include <span>

namespace telemirror {

/// One value of an InfluxQL answer as it stands in the text: numbers are not converted, so that
/// int64 extremes stay exact; strings are unescaped UTF-8.
struct JsonCell
{
    enum class Kind
    {
        Null,
        Number,
        String,
        Boolean
    };
    Kind kind = Kind::Null;
    std::string_view text; ///< of a number or a string
    bool boolean = false;
};

/// One `series` object: its name, tags and column names.
struct InfluxQlSeries
{
    qint64 statement = 0;
    QByteArray name;
    QList<Tag> tags; ///< as the answer gives them; empty values included
    QList<QByteArray> columns;
};

class InfluxQlHandler
{
public:
    virtual ~InfluxQlHandler() = default;
    /// Called before the rows of each series object; a series that goes on in the next chunk
    /// comes again. Valid until the next call.
    virtual void beginSeries(const InfluxQlSeries& series) = 0;
    virtual Result<void> row(std::span<const JsonCell> cells) = 0;
};

/// A push reader of `/query` answers: one JSON object, or a stream of them (`chunked=true`). An
/// `"error"` anywhere, in any chunk, becomes an Error of kind Query with the server's text.
/// Members may come in any order save that `columns` precedes `values` in practice; if it does not,
/// the rows are kept until it came.
///
/// Source: InfluxDB API reference of 1.x, `GET /query`; models.Row of InfluxDB's sources.
class InfluxQlJsonReader
{
public:
    explicit InfluxQlJsonReader(InfluxQlHandler& handler);
    ~InfluxQlJsonReader();

    Result<void> feed(QByteArrayView bytes);
    /// Truncated if the text stops inside an object, if there was none, or if the last chunk said
    /// `"partial":true`.
    Result<void> finish();
    [[nodiscard]] qint64 rowCount() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

/// The same for `Accept: application/csv`: columns `name,tags,time,…`, repeated headers, quoted
/// cells. Cells are given as strings or null (an empty cell); types must be known from elsewhere.
/// InfluxDB 1.x gives errors as JSON even here: recognised by the leading brace.
class InfluxQlCsvReader
{
public:
    explicit InfluxQlCsvReader(InfluxQlHandler& handler);
    ~InfluxQlCsvReader();

    Result<void> feed(QByteArrayView bytes);
    Result<void> finish();
    [[nodiscard]] qint64 rowCount() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

/// Turns the rows of `SELECT <fields> FROM <measurement> GROUP BY *` (epoch=ns) into line
/// protocol, one line a row. `columns` says what each column behind `time` is: the field and its
/// type, from `SHOW FIELD KEYS`; several columns may be one field in several types.
class InfluxQlLineEncoder final : public InfluxQlHandler
{
public:
    struct FieldColumn
    {
        QByteArray column; ///< label in the answer
        QByteArray field;
        FieldType type = FieldType::Float;
    };

    InfluxQlLineEncoder(const QByteArray& measurement, QList<FieldColumn> columns, LineSink& sink);
    ~InfluxQlLineEncoder() override;

    void beginSeries(const InfluxQlSeries& series) override;
    Result<void> row(std::span<const JsonCell> cells) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace telemirror
