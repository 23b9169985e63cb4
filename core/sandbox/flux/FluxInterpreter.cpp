#include "sandbox/flux/FluxInterpreter.h"

#include "sandbox/flux/AnnotatedCsvEncoder.h"
#include "sandbox/flux/FluxScript.h"

namespace telemirror::sandbox {

FluxInterpreter::FluxInterpreter(const SeriesSource& source, Timestamp now)
    : m_source(source)
    , m_now(now)
{}

Result<QByteArray> FluxInterpreter::run(const QString& script, const CsvDialect& dialect) const
{
    const Result<FluxScript> parsed = FluxScript::parse(script.toUtf8());
    if (!parsed)
        return tl::unexpected(parsed.error());
    FluxContext context(m_source, m_now);
    if (const Result<void> done = parsed->run(context); !done)
        return tl::unexpected(done.error());
    AnnotatedCsvEncoder encoder(dialect);
    for (const auto& [name, stream] : context.results) {
        const Result<const FluxTables*> tables = stream->tables(context);
        const FluxTables* before = stream->tablesBeforeError();
        if (!tables && before != nullptr && !before->empty())
            encoder.addResult(name, *before);
        if (!tables && encoder.isEmpty())
            return tl::unexpected(tables.error());
        if (!tables) {
            // What was said before cannot be taken back: the error becomes the last table.
            encoder.addError(tables.error().message);
            return encoder.take();
        }
        encoder.addResult(name, **tables);
    }
    return encoder.take();
}

} // namespace telemirror::sandbox
