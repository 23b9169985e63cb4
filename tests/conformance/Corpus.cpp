#include "Corpus.h"

#include "ProductQuery.h"
#include "influx/wire/FluxLiteral.h"
#include "influx/wire/InfluxQlLiteral.h"

#include <QtCore/QDir>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

namespace telemirror::conformance {

using namespace Qt::StringLiterals;

namespace {

/// What all scripts take for now, unless they say otherwise.
constexpr auto usualNow = "2024-05-01T00:10:00Z";

} // namespace

/// Reads one file into a corpus.
class CorpusReader
{
public:
    CorpusReader(Corpus& corpus, const QString& file)
        : m_corpus(corpus)
        , m_file(file)
    {}

    Result<void> read(const QByteArray& text)
    {
        static const QRegularExpression head(u"^\\[(data|flux|product|http|influxql|v1) ([^\\]]+)\\]$"_s);
        QByteArrayList lines = text.split('\n');
        QList<QByteArray> section;
        QString kind;
        for (const QByteArray& line : std::as_const(lines)) {
            if (line.startsWith("##"))
                continue;
            const auto match = head.match(QString::fromUtf8(line));
            if (!match.hasMatch()) {
                section.append(line);
                continue;
            }
            if (const Result<void> done = take(kind, section); !done)
                return done;
            kind = match.captured(1);
            m_name = kind == u"data" ? match.captured(2) : kind + u": "_s + match.captured(2);
            section.clear();
        }
        return take(kind, section);
    }

private:
    struct Part
    {
        QList<std::pair<QByteArray, QByteArray>> directives;
        QByteArray body;

        [[nodiscard]] QByteArray value(const QByteArray& name, const QByteArray& fallback = {}) const
        {
            for (const auto& [key, text] : directives) {
                if (key == name)
                    return text;
            }
            return fallback;
        }
        [[nodiscard]] bool has(const QByteArray& name) const { return !value(name, "\n").startsWith('\n'); }
    };

    [[nodiscard]] auto wrong(const QString& what) const
    {
        return failure(Error::Kind::Malformed, u"%1, [%2]: %3"_s.arg(m_file, m_name, what));
    }

    static Part partOf(QList<QByteArray> lines)
    {
        Part part;
        while (!lines.isEmpty() && lines.first().startsWith('@')) {
            const QByteArray line = lines.takeFirst().mid(1);
            const qsizetype space = line.indexOf(' ');
            part.directives.append(
                {space < 0 ? line : line.left(space), space < 0 ? QByteArray() : line.mid(space + 1)});
        }
        while (!lines.isEmpty() && lines.last().isEmpty())
            lines.removeLast();
        if (!lines.isEmpty() && lines.first().isEmpty())
            lines.removeFirst();
        part.body = lines.join('\n');
        if (part.has("escapes"))
            part.body = QByteArray::fromPercentEncoding(part.body);
        return part;
    }

    Result<void> take(const QString& kind, const QList<QByteArray>& lines)
    {
        if (kind.isEmpty())
            return {};
        if (kind == u"data") {
            const Part part = partOf(lines);
            m_corpus.m_data.insert(m_name,
                {QString::fromUtf8(part.value("bucket")), QString::fromUtf8(part.value("policy")),
                    part.body});
            return {};
        }
        Case made;
        made.name = m_name;
        made.isV1 = kind == u"v1" || kind == u"influxql";
        made.changes = kind == u"http" || kind == u"v1";
        const bool known = std::any_of(m_corpus.m_cases.cbegin(), m_corpus.m_cases.cend(),
            [this](const Case& one) { return one.name == m_name; });
        if (known)
            return wrong(u"there are two of this name"_s);
        Result<void> done = made.changes ? takeHttp(lines, made) : takeQuery(kind, partOf(lines), made);
        if (done)
            m_corpus.m_cases.append(made);
        return done;
    }

    Result<void> takeQuery(const QString& kind, const Part& part, Case& made)
    {
        made.data = QString::fromUtf8(part.value("data"));
        if (kind == u"flux") {
            made.steps.append(scriptStep(part));
            return {};
        }
        const qsizetype space = part.body.indexOf(' ');
        const QJsonDocument arguments = QJsonDocument::fromJson(part.body.mid(space + 1));
        if (!arguments.isObject())
            return wrong(u"the arguments are no JSON object"_s);
        const QString query = QString::fromUtf8(part.body.left(space));
        const auto build = made.isV1 ? productStatements : productQuery;
        if (const Result<QString> trial = build(query, arguments.object(), {}); !trial)
            return wrong(trial.error().message);
        Step step = made.isV1 ? influxQlStep(part) : requestStep();
        step.script = [build, query, arguments](
                          const QString& bucket) { return *build(query, arguments.object(), bucket); };
        step.comparison = comparisonOf(part);
        made.steps.append(step);
        return {};
    }

    static Step influxQlStep(const Part& part)
    {
        Step step;
        step.method = "POST";
        step.path = u"/query?epoch=ns&chunked=true&chunk_size=10000"_s;
        if (!part.has("no-db"))
            step.path += u"&db={{db}}"_s;
        step.headers = {
            {"Content-Type", "application/x-www-form-urlencoded"}, {"Accept", "application/json"}};
        step.isInfluxQl = true;
        step.script = [text = QString::fromUtf8(part.body)](const QString& bucket) {
            return QString(text).replace(u"{{bucket}}"_s, influxql::identifier(bucket));
        };
        step.comparison = comparisonOf(part);
        return step;
    }

    static Step requestStep()
    {
        Step step;
        step.method = "POST";
        step.path = u"/api/v2/query?org={{org}}"_s;
        step.headers = {{"Content-Type", "application/json"}, {"Accept", "application/csv"}};
        return step;
    }

    static Step scriptStep(const Part& part)
    {
        Step step = requestStep();
        step.script = [text = QString::fromUtf8(part.body)](const QString& bucket) {
            return QString(text).replace(u"{{bucket}}"_s, flux::string(bucket));
        };
        step.queryMembers[u"now"_s] = QString::fromUtf8(part.value("now", usualNow));
        if (part.has("dialect"))
            step.queryMembers[u"dialect"_s] = QJsonDocument::fromJson(part.value("dialect")).object();
        step.comparison = comparisonOf(part);
        return step;
    }

    static Comparison comparisonOf(const Part& part)
    {
        const QByteArray name = part.value("compare");
        if (name == "code")
            return Comparison::Code;
        if (name == "shape")
            return Comparison::Shape;
        return name == "unordered" ? Comparison::Unordered : Comparison::Whole;
    }

    Result<void> takeHttp(const QList<QByteArray>& lines, Case& made)
    {
        QList<QByteArray> rest = lines;
        while (!rest.isEmpty() && rest.first().startsWith('@')) {
            const QByteArray line = rest.takeFirst();
            if (!line.startsWith("@data "))
                return wrong(u"only @data may stand before the first request"_s);
            made.data = QString::fromUtf8(line.mid(6));
        }
        QList<QByteArray> one;
        for (const QByteArray& line : std::as_const(rest)) {
            if (line != "---") {
                one.append(line);
            } else if (const Result<void> done = takeRequest(std::exchange(one, {}), made); !done) {
                return done;
            }
        }
        return takeRequest(one, made);
    }

    Result<void> takeRequest(QList<QByteArray> lines, Case& made)
    {
        if (lines.isEmpty())
            return wrong(u"a request is empty"_s);
        const QByteArray head = lines.takeFirst();
        const Part part = partOf(lines);
        if (head == "FLUX") {
            made.steps.append(scriptStep(part));
            return {};
        }
        if (head == "INFLUXQL") {
            made.steps.append(influxQlStep(part));
            return {};
        }
        const qsizetype space = head.indexOf(' ');
        if (space < 0)
            return wrong(u"“%1” is no request"_s.arg(QString::fromUtf8(head)));
        Step step;
        step.method = head.left(space);
        step.path = QString::fromUtf8(head.mid(space + 1));
        step.body = part.body;
        step.gzip = part.has("gzip");
        step.withToken = !part.has("no-token");
        step.repeat = part.value("repeat", "1").toInt();
        step.comparison = comparisonOf(part);
        for (const auto& [name, value] : part.directives) {
            if (name != "header")
                continue;
            const qsizetype colon = value.indexOf(':');
            step.headers.append({value.left(colon), value.mid(colon + 1).trimmed()});
        }
        made.steps.append(step);
        return {};
    }

    Corpus& m_corpus;
    QString m_file;
    QString m_name;
};

Result<Corpus> Corpus::read(const QString& folder)
{
    Corpus corpus;
    const QStringList names = QDir(folder).entryList({u"*.txt"_s}, QDir::Files, QDir::Name);
    if (names.isEmpty())
        return failure(Error::Kind::Storage, u"there is no corpus in %1"_s.arg(folder));
    for (const QString& name : names) {
        QFile file(folder + u'/' + name);
        if (!file.open(QIODevice::ReadOnly))
            return failure(Error::Kind::Storage, u"%1 cannot be read: %2"_s.arg(name, file.errorString()));
        if (const Result<void> done = CorpusReader(corpus, name).read(file.readAll()); !done)
            return tl::unexpected(done.error());
    }
    for (const Case& one : std::as_const(corpus.m_cases)) {
        if (!one.data.isEmpty() && !corpus.m_data.contains(one.data))
            return failure(Error::Kind::Malformed, u"[%1]: there is no data “%2”"_s.arg(one.name, one.data));
    }
    return corpus;
}

const DataSet& Corpus::data(const QString& name) const
{
    static const DataSet empty;
    const auto found = m_data.constFind(name);
    return found == m_data.cend() ? empty : *found;
}

} // namespace telemirror::conformance
