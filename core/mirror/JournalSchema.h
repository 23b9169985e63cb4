#pragma once

#include "model/Error.h"

class QSqlDatabase;

namespace telemirror {

/// The journal's tables and how older ones become the present ones. The version of a file's schema
/// is its `PRAGMA user_version`.
class JournalSchema
{
public:
    /// The version that this program writes.
    static constexpr int version = 3;

    /// Brings the file to `version`, step by step, each in a transaction of its own. A newer
    /// version, or a database that is no journal, is an error of kind Storage.
    [[nodiscard]] static Result<void> prepare(QSqlDatabase& database);
};

} // namespace telemirror
