#include "mirror/SqlFailure.h"

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

// Result codes of SQLite, https://www.sqlite.org/rescode.html; the low byte of extended ones.
constexpr int codeBusy = 5;
constexpr int codeLocked = 6;
constexpr int codeReadOnly = 8;
constexpr int codeCorrupt = 11;
constexpr int codeFull = 13;
constexpr int codeCannotOpen = 14;
constexpr int codeNotADatabase = 26;

QString sentenceFor(int code)
{
    const auto tr = [](const char* text) { return QCoreApplication::translate("telemirror::Journal", text); };
    switch (code & 0xff) {
    case codeBusy:
    case codeLocked:
        return tr("The journal \"%1\" is kept locked by another program; close that program and try again.");
    case codeReadOnly:
        return tr("The journal \"%1\" cannot be written; allow this user to write the file and its folder.");
    case codeCorrupt:
    case codeNotADatabase:
        return tr("The journal \"%1\" is damaged or not a journal; move the file away, then everything is "
                  "mirrored anew.");
    case codeFull: return tr("The disk that holds the journal \"%1\" is full; make room and try again.");
    case codeCannotOpen:
        return tr("The journal \"%1\" cannot be opened; check that its folder exists and can be written.");
    default: return tr("The journal \"%1\" cannot be read or written; check the disk that holds it.");
    }
}

} // namespace

Error sqlFailure(const QString& path, const QSqlError& error)
{
    Error result;
    const int code = error.nativeErrorCode().toInt() & 0xff;
    const bool isDamage = code == codeCorrupt || code == codeNotADatabase;
    result.kind = isDamage ? Error::Kind::Damaged : Error::Kind::Storage;
    result.message = sentenceFor(error.nativeErrorCode().toInt()).arg(path);
    result.detail = error.databaseText().isEmpty() ? error.driverText() : error.databaseText();
    return result;
}

} // namespace telemirror
