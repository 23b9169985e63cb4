#pragma once

#include "model/Error.h"

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>

#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace telemirror {

/// The data types of annotated CSV (`#datatype`).
enum class CsvType
{
    Double,
    Long,
    UnsignedLong,
    Boolean,
    String,
    DateTime,
    Duration,
    Base64Binary
};

struct CsvColumn
{
    QByteArray label;
    CsvType type = CsvType::String;
    bool isGroup = false;
    QByteArray defaultValue; ///< what an empty cell stands for; empty: null
};

/// Receives what an AnnotatedCsvReader finds, in the order of the answer.
class AnnotatedCsvHandler
{
public:
    virtual ~AnnotatedCsvHandler() = default;

    /// A block of annotations and a header row began. `columns` excludes the leading annotation
    /// column, and holds "result" and "table" like any other. Valid until the next call.
    virtual void beginSchema(std::span<const CsvColumn> columns) = 0;
    /// One row; as many cells as columns, unescaped, defaults filled in. The views are valid during
    /// the call only. A cell whose `data()` is null is null (an empty cell without a default); an
    /// empty cell that was written with quotes (`""`) has a non-null `data()` and no characters.
    /// An error stops the reader and is what feed() returns.
    virtual Result<void> row(std::span<const std::string_view> cells) = 0;
};

/// A push reader of annotated CSV as InfluxDB 2.x answers a Flux query with: any split of the
/// bytes gives the same rows. Several tables and results; `#datatype`, `#group`, `#default` in any
/// order, or none of them (every column is then a string); quoted cells with commas, quotes and
/// newlines (see CsvRecordReader for CRLF in them); CRLF or LF. A row or cell above 64 MiB is an
/// error of kind TooLarge. An error table (columns `error` and `reference`) becomes an Error of kind
/// Query that carries the server's text. Not thread-safe; use on one thread at a time.
///
/// Specification: InfluxData, "Annotated CSV" (reference/syntax/annotated-csv), RFC 4180.
class AnnotatedCsvReader
{
public:
    explicit AnnotatedCsvReader(AnnotatedCsvHandler& handler);
    ~AnnotatedCsvReader();

    /// Takes the next bytes of the answer. After an error every call returns that error.
    Result<void> feed(QByteArrayView bytes);
    /// The answer ended. An error of kind Truncated if it cannot have ended there: inside a
    /// quoted cell, a row, or an annotation block, or without the empty line that ends an answer.
    Result<void> finish();

    /// Rows given to the handler so far.
    [[nodiscard]] qint64 rowCount() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace telemirror
