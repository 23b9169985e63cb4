#pragma once

#include "model/Point.h"

#include <QtCore/QMetaType>
#include <QtCore/QString>
#include <QtCore/QStringList>

#include <chrono>

namespace telemirror {

/// The query languages and APIs that an InfluxDB can speak.
enum class Dialect
{
    Automatic,      ///< find out by asking the server
    Flux,           ///< InfluxDB Cloud and OSS 2.x: Flux, annotated CSV, `/api/v2`
    InfluxQL,       ///< InfluxDB 1.x, and the v1 API of 2.x: `/query`, `/write`
    InfluxQL3,      ///< InfluxDB 3: `/query`, one statement a request; `/api/v2/write`
    VictoriaMetrics ///< written to only: `/api/v2/write`
};

/// Who answers at an address.
struct ServerInfo
{
    QString product; ///< e.g. "InfluxDB", "InfluxDB Cloud"
    QString version; ///< e.g. "1.6.7", "v2.7.5"; empty if the server hides it
    Dialect dialect = Dialect::Automatic;
    std::chrono::milliseconds roundTrip{0};
};

/// A bucket (2.x) or a database, with retention policy where it is not the default one (1.x).
struct Bucket
{
    QString id;                ///< the server's id; equals `name` on 1.x
    QString name;              ///< 1.x: `database` or `database/retention-policy`
    Nanoseconds retention = 0; ///< 0: kept for ever
    bool isSystem = false;     ///< `_monitoring`, `_tasks`, `_internal`
};

struct FieldInfo
{
    QString name;
    QList<FieldType> types; ///< more than one where shards or series disagree
};

/// Field keys with their types, and tag keys, of one measurement; sorted by name.
struct MeasurementSchema
{
    QString measurement;
    QList<FieldInfo> fields;
    QStringList tagKeys;
};

/// One curve for a chart.
struct SeriesData
{
    QString name; ///< field, then the tag set where there are several series
    QString field;
    QList<Tag> tags;
    QList<Timestamp> times; ///< ascending, ns
    QList<double> values;   ///< as many as times; NaN is a gap; booleans as 0/1
};

/// The newest value of one field of one series.
struct LatestValue
{
    QString measurement;
    QString field;
    QList<Tag> tags;
    FieldValue value;
    Timestamp time = 0;
};

} // namespace telemirror

Q_DECLARE_METATYPE(telemirror::ServerInfo)
Q_DECLARE_METATYPE(telemirror::Bucket)
Q_DECLARE_METATYPE(telemirror::MeasurementSchema)
Q_DECLARE_METATYPE(telemirror::SeriesData)
