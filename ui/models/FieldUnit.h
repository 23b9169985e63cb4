#pragma once

#include <QtCore/QString>

namespace telemirror {

/// InfluxDB knows no units; many names end with one, as `power_kw` does. Pure.
class FieldUnit
{
public:
    /// The unit that the name says for certain; empty if it says none.
    [[nodiscard]] static QString of(const QString& field);
};

} // namespace telemirror
