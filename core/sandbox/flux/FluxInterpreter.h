#pragma once

#include "sandbox/SeriesSource.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>

namespace telemirror::sandbox {

/// How the answer is to be written (the `dialect` member of a `/api/v2/query` request).
struct CsvDialect
{
    bool header = true;
    QByteArray delimiter = ",";
    bool annotateDatatype = true;
    bool annotateGroup = true;
    bool annotateDefault = true;
};

/// A small, exact interpreter of Flux: parse, run the pipeline over tables, write annotated CSV as
/// InfluxDB 2 does. What it does not know is an error in InfluxDB's own words (kind BadRequest for a
/// script that does not compile, kind Query for one that fails when run), never a wrong answer.
class FluxInterpreter
{
public:
    /// `now` is what now() and relative times count from, ns.
    FluxInterpreter(const SeriesSource& source, Timestamp now);

    /// The whole body of the answer.
    [[nodiscard]] Result<QByteArray> run(const QString& script, const CsvDialect& dialect = {}) const;

private:
    const SeriesSource& m_source;
    Timestamp m_now;
};

} // namespace telemirror::sandbox
