#pragma once

#include "model/Error.h"

#include <QtCore/QMap>
#include <QtCore/QString>

namespace telemirror::conformance {

/// Differences between two servers that have a reason, one a line: `case | difference | reason`.
class KnownDifferences
{
public:
    struct Entry
    {
        QString difference;
        QString reason;
    };
    [[nodiscard]] static Result<KnownDifferences> load(const QString& path);

    [[nodiscard]] bool contains(const QString& name) const { return m_entries.contains(name); }
    [[nodiscard]] QStringList names() const { return m_entries.keys(); }
    [[nodiscard]] Entry entry(const QString& name) const { return m_entries.value(name); }

private:
    QMap<QString, Entry> m_entries;
};

} // namespace telemirror::conformance
