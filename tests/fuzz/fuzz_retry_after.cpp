// What a server says about when to come back, and its words in a failed answer.

#include "fuzz/Fuzz.h"
#include "influx/HttpErrorMapper.h"

using namespace telemirror;
using namespace Qt::StringLiterals;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    const QByteArray text = fuzz::input(data, size).toByteArray();
    const QDateTime now(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC);
    if (const auto wait = HttpErrorMapper::retryAfter(text, now))
        fuzz::require(wait->count() >= 0, "nobody waits for the past");

    ConnectionSettings settings;
    settings.name = u"cloud"_s;
    settings.secret = u"planted-secret"_s;
    FailedAnswer answer;
    answer.retryAfter = text;
    answer.body = text + "planted-secret" + text;
    answer.errorHeader = text;
    for (const int status : {302, 400, 404, 413, 429, 503}) {
        answer.status = status;
        const Error error = HttpErrorMapper(settings).fromAnswer(answer);
        fuzz::require(!error.toString().contains(settings.secret), "no error shows the secret");
        fuzz::require(!error.message.isEmpty(), "an error says something");
    }
    return 0;
}
