#pragma once

#include "model/Point.h"
#include "model/TimeRange.h"

#include <QtCore/QList>
#include <QtCore/QRegularExpression>

#include <memory>
#include <optional>

namespace telemirror::sandbox {

/// Where a statement reads from: `"db"."rp"."measurement"`, in parts or with a regular expression.
struct InfluxQlSource
{
    QString database;        ///< empty: the request's
    QString retentionPolicy; ///< empty: the default one
    QByteArray name;
    std::optional<QRegularExpression> pattern; ///< in place of a name
};

/// One column of a SELECT.
struct InfluxQlColumn
{
    QString function; ///< empty: the value itself
    QByteArray field;
    bool isWildcard = false;                   ///< `*`
    std::optional<QRegularExpression> pattern; ///< `/…/`
    std::optional<FieldType> cast;             ///< `::float` and so on
    bool onlyTags = false;                     ///< `::tag`
    bool onlyFields = false;                   ///< `::field`, or a type
    QByteArray alias;
};

/// A node of a WHERE clause. Comparisons with time are not among them: see InfluxQlStatement::range.
struct InfluxQlCondition
{
    enum class Kind
    {
        And,
        Or,
        Comparison
    };
    enum class Operator
    {
        Equal,
        NotEqual,
        Less,
        LessOrEqual,
        Greater,
        GreaterOrEqual,
        Matches,
        MatchesNot
    };

    Kind kind = Kind::Comparison;
    std::shared_ptr<InfluxQlCondition> left;
    std::shared_ptr<InfluxQlCondition> right;
    QByteArray key;
    Operator comparison = Operator::Equal;
    FieldValue literal; ///< double, integer, string or boolean
    QRegularExpression pattern;
};

enum class InfluxQlFill
{
    Null,
    None,
    Previous,
    Number
};

/// What was parsed of one statement.
struct InfluxQlStatement
{
    enum class Kind
    {
        Select,
        ShowDatabases,
        ShowRetentionPolicies,
        ShowMeasurements,
        ShowFieldKeys,
        ShowTagKeys,
        ShowTagValues,
        ShowSeries,
        CreateDatabase,
        CreateRetentionPolicy,
        DropDatabase,
        DropMeasurement
    };

    Kind kind = Kind::Select;
    QString database;         ///< after ON, or what CREATE and DROP name
    QByteArray name;          ///< the measurement that DROP names, the policy that CREATE names
    Nanoseconds duration = 0; ///< of the policy; 0: for ever
    QList<InfluxQlColumn> columns;
    QList<InfluxQlSource> sources;
    std::shared_ptr<InfluxQlCondition> where;
    TimeRange range{minimumTimestamp, std::numeric_limits<Timestamp>::max()};
    bool hasLowerBound = false;
    bool hasUpperBound = false;
    QList<QByteArray> tagKeys; ///< of SHOW TAG VALUES
    std::optional<QRegularExpression> tagKeyPattern;
    QList<QByteArray> groupBy;
    bool groupByAll = false;
    std::optional<QRegularExpression> groupByPattern;
    Nanoseconds interval = 0; ///< of GROUP BY time(); 0: none
    Nanoseconds intervalOffset = 0;
    InfluxQlFill fill = InfluxQlFill::Null;
    double fillNumber = 0.0;
    bool descending = false;
    qint64 limit = 0; ///< 0: all
    qint64 offset = 0;
    qint64 seriesLimit = 0;
    qint64 seriesOffset = 0;
};

} // namespace telemirror::sandbox
