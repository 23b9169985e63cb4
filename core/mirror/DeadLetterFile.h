#pragma once

#include "influx/wire/LineBatch.h"
#include "model/Error.h"

#include <QtCore/QString>

namespace telemirror {

/// Where points go that cannot be written: a gzip file of line protocol comments, each with the
/// reason, the series, the value as the source gave it and the timestamp (ns). One file a rule and
/// run; every append is a gzip member of its own, so that a crash costs no earlier one.
class DeadLetterFile
{
public:
    /// The file is made at the first append.
    explicit DeadLetterFile(const QString& path)
        : m_path(path)
    {}

    [[nodiscard]] QString path() const { return m_path; }
    /// Appends and flushes. Kind Storage if that fails: the window must not be committed then.
    Result<void> append(const QList<RefusedPoint>& points) const;

private:
    QString m_path;
};

} // namespace telemirror
