// A profile in a file that somebody else wrote, and the addresses that a person may type.

#include "config/Profile.h"
#include "fuzz/Fuzz.h"
#include "redis/RedisSettings.h"

#include <QtCore/QJsonDocument>

using namespace telemirror;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    const QByteArray text = fuzz::input(data, size).toByteArray();
    const Result<Profile> profile = Profile::fromJson(QJsonDocument::fromJson(text).object());
    if (!profile) {
        fuzz::require(!profile.error().message.isEmpty(), "a refusal has a reason");
        return 0;
    }
    (void)profile->problems();
    const QJsonObject written = profile->toJson();
    const Result<Profile> back = Profile::fromJson(written);
    fuzz::require(back.has_value(), "what was written can be read");
    fuzz::require(back->toJson() == written, "and is the same");
    return 0;
}
