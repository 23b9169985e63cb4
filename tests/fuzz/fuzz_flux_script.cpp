// Scripts in Flux and statements in InfluxQL, as anybody may send them to the embedded server.

#include "fuzz/Fuzz.h"
#include "sandbox/flux/FluxInterpreter.h"
#include "sandbox/influxql/InfluxQlParser.h"
#include "unit/sandbox_flux/MemorySeries.h"

using namespace telemirror;

namespace {

constexpr Timestamp now = 1'700'000'000'000'000'000;

const test::MemorySeries& samples()
{
    static const test::MemorySeries series = [] {
        test::MemorySeries made(QStringLiteral("b"));
        for (int i = 0; i < 5; ++i) {
            const Timestamp time = now - i * nanosecondsPerSecond;
            made.add("m", {{"t", "x"}}, "f", time, 1.5 * i);
            made.add("m", {{"t", "y"}}, "i", time, qint64(i));
            made.add("m", {}, "s", time, QByteArray("text"));
        }
        return made;
    }();
    return series;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    const QString script = QString::fromUtf8(fuzz::input(data, size));
    const Result<QByteArray> answer = sandbox::FluxInterpreter(samples(), now).run(script);
    fuzz::require(answer || !answer.error().message.isEmpty(), "a refusal has a reason");
    (void)sandbox::InfluxQlParser(script, now).parse();
    return 0;
}
