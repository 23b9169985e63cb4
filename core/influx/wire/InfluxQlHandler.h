#pragma once

#include "model/Error.h"
#include "model/Point.h"

#include <span>
#include <string_view>

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

} // namespace telemirror
