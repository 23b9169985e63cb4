#include "redis/RedisError.h"

#include <QtCore/QCoreApplication>

namespace telemirror {

namespace {

using Kind = Error::Kind;

/// The sentences for the operator.
class Sentence
{
    Q_DECLARE_TR_FUNCTIONS(RedisError)
public:
    static QString of(Error::Kind kind);
};

Kind kindOf(const QByteArray& text)
{
    static constexpr std::pair<const char*, Kind> prefixes[] = {
        {"WRONGPASS", Kind::Unauthorized},
        {"NOAUTH", Kind::Unauthorized},
        {"ERR invalid password", Kind::Unauthorized}, // before 6.0
        {"NOPERM", Kind::Forbidden},
        {"OOM", Kind::Storage},
        {"MISCONF", Kind::Storage}, // its snapshots fail, so it refuses writes
        {"LOADING", Kind::Unavailable},
        {"BUSY ", Kind::Unavailable},
        {"MASTERDOWN", Kind::Unavailable},
        {"CLUSTERDOWN", Kind::Unavailable},
        {"TRYAGAIN", Kind::Unavailable},
        {"ERR max number of clients", Kind::Unavailable},
    };
    for (const auto& [prefix, kind] : prefixes) {
        if (text.startsWith(prefix))
            return kind;
    }
    return Kind::BadRequest;
}

QString Sentence::of(Kind kind)
{
    switch (kind) {
    case Kind::Unauthorized: return tr("Redis refused the user or password; correct them in the settings.");
    case Kind::Forbidden: return tr("The Redis user may not do this; give it the right with ACL SETUSER.");
    case Kind::Storage: return tr("Redis cannot store more; free memory or disk space on its server.");
    case Kind::Unavailable: return tr("Redis is busy or still starting; wait a moment.");
    default: return tr("Redis refused the command.");
    }
}

} // namespace

Error errorOfReply(const QByteArray& text)
{
    Error error;
    error.kind = kindOf(text);
    error.message = Sentence::of(error.kind);
    error.detail = QString::fromUtf8(text);
    return error;
}

} // namespace telemirror
