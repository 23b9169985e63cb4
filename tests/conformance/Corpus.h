#pragma once

#include "model/Error.h"

#include <QtCore/QByteArray>
#include <QtCore/QJsonObject>
#include <QtCore/QList>
#include <QtCore/QMap>
#include <QtCore/QString>

#include <functional>

namespace telemirror::conformance {

/// What of an answer is compared.
enum class Comparison
{
    Whole,     ///< status, content type, error code and body
    Unordered, ///< the same, but results in any order (2.x writes them as they come)
    Shape,     ///< the same, but of a JSON body only its names and the types of its values
    Code       ///< status and error code
};

/// One request of a case, with its placeholders not yet filled in.
struct Step
{
    QByteArray method;
    QString path; ///< with its parameters, their values percent-encoded
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;
    /// For a query: the script for a bucket, sent as the product sends it, and what is added to or
    /// replaced in the request's JSON.
    std::function<QString(const QString& bucket)> script;
    bool isInfluxQl = false; ///< the script is, and goes as a form; else it is Flux
    QJsonObject queryMembers;
    bool gzip = false;
    bool withToken = true;
    int repeat = 1; ///< how often the body is sent, one behind the other in one request
    Comparison comparison = Comparison::Whole;
};

/// Requests that belong together: they are sent in order, and each answer is compared.
struct Case
{
    QString name;
    /// Name of the data in the case's bucket; empty: an empty bucket.
    QString data;
    /// Whether the case writes: then its bucket is its own, else it is shared by all with its data.
    bool changes = false;
    /// Whether it is about the 1.x API: then a 1.x server is asked, too.
    bool isV1 = false;
    QList<Step> steps;
};

struct DataSet
{
    QString bucketSuffix; ///< behind the bucket's random name
    QString policy;       ///< of the database, where it is not the default one
    QByteArray lines;     ///< line protocol, nanoseconds
};

/// The requests that two servers are to answer in the same way, read from text files.
///
/// A file holds sections, each begun by a line `[kind name]`:
/// - `[data name]`: line protocol; `@bucket text` puts a text behind the bucket's random name,
///   `@policy name` puts the data into a retention policy, in 2.x a bucket `database/policy`.
/// - `[flux name]`: a Flux script, sent as the product does; `{{bucket}}` is a literal of the name.
/// - `[product name]`: one line `query {JSON arguments}`, where the script is built by the product.
/// - `[http name]`: requests, parted by lines `---`: `METHOD path`, a blank line, the body; in both
///   `{{org}}`, `{{orgID}}`, `{{bucket}}`, `{{bucketID}}`, and `{{id}}`, the id in the last answer.
///   `FLUX` for a method stands for a query whose body is the script.
/// - `[influxql name]`: as `[product name]`, in InfluxQL, through the 1.x API.
/// - `[v1 name]`: as `[http name]`, for the 1.x API; `{{db}}` is the database's name in a path, with
///   the policy, if there is one, as `&rp=`. `INFLUXQL` stands for a query whose body is the
///   statements, where `{{bucket}}` is the database's name in quotes.
///
/// Lines that start with `@` behind a section's or a request's first line direct: `@data name`,
/// `@now time` (what Flux takes for now), `@dialect {JSON}`, `@header Name: value`, `@no-token`, `@no-db`
/// (InfluxQL about no database),
/// `@gzip`, `@repeat n`, `@escapes` (the body is percent-encoded), `@compare code|shape|unordered`. A line
/// that starts with `##` is a comment.
class Corpus
{
public:
    [[nodiscard]] static Result<Corpus> read(const QString& folder);

    [[nodiscard]] const QList<Case>& cases() const { return m_cases; }
    [[nodiscard]] const DataSet& data(const QString& name) const;

private:
    friend class CorpusReader;
    QList<Case> m_cases;
    QMap<QString, DataSet> m_data;
};

} // namespace telemirror::conformance
