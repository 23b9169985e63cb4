#pragma once

#include "model/Error.h"
#include "model/Schema.h"
#include "ui/charts/ChartCurve.h"

#include <QtCore/QJsonObject>
#include <QtCore/QList>

namespace telemirror {

/// Which charts the live page shows, in what order, and how; kept in a JSON file.
struct LiveLayout
{
    struct Chart
    {
        QString measurement; ///< as keyed in the telemetry document
        QString field;
        QList<Tag> tags;
        QString unit;
        QList<ChartThreshold> thresholds;
        bool operator==(const Chart&) const = default;
        [[nodiscard]] bool shows(const LatestValue& value) const
        {
            return measurement == value.measurement && field == value.field && tags == value.tags;
        }
    };

    QList<Chart> charts;
    int minutes = 5; ///< length of time shown
    bool operator==(const LiveLayout&) const = default;

    [[nodiscard]] static Chart chartOf(const LatestValue& value);
    [[nodiscard]] QJsonObject toJson() const;
    /// What cannot be read is left out: a layout is no reason to stop.
    [[nodiscard]] static LiveLayout fromJson(const QJsonObject& json);

    /// NotFound-free: a file that is not there is an empty layout.
    [[nodiscard]] static Result<LiveLayout> load(const QString& path);
    [[nodiscard]] Result<void> save(const QString& path) const;
};

} // namespace telemirror
