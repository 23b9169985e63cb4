#pragma once

#include "model/TimeRange.h"

#include <QtCore/QList>
#include <QtCore/QMetaType>
#include <QtCore/QString>

#include <optional>

namespace telemirror {

/// What is known of one stretch of time of one measurement.
enum class CoverageState
{
    Missing,  ///< not copied
    Mirrored, ///< copied and acknowledged
    Verified, ///< copied, and since then compared: both sides hold the same
    Failed    ///< compared, and the sides differ
};

/// What a comparison of one window found. Counts are field values, as in Tally.
struct WindowCheck
{
    TimeRange range;
    bool passed = false;
    Timestamp checked = 0; ///< when
    qint64 compared = 0;   ///< values that the source holds
    qint64 missing = 0;    ///< values that the destination lacks
    qint64 extra = 0;      ///< values that only the destination holds
    qint64 changed = 0;    ///< fields of series that hold as many values, but not the same
    qint64 refused = 0;    ///< values that the destination can never have; not among `missing`
    bool mendable = false; ///< copying again may help
    QString note;          ///< what differs, a sentence; empty if it passed
    bool operator==(const WindowCheck&) const = default;
};

/// One stretch of time in one state.
struct CoverageInterval
{
    TimeRange range;
    CoverageState state = CoverageState::Missing;
    WindowCheck check; ///< if Verified or Failed; its range may be larger
    bool operator==(const CoverageInterval&) const = default;
};

struct MeasurementCoverage
{
    QString measurement;
    QList<CoverageInterval> intervals; ///< in the order of time; without gaps
};

/// What is known of a rule's measurements in a range: what a heat map draws.
struct Coverage
{
    TimeRange range;
    QList<MeasurementCoverage> measurements; ///< by name
};

/// "missing", "mirrored", "verified", "failed".
[[nodiscard]] QString coverageStateName(CoverageState state);
[[nodiscard]] std::optional<CoverageState> coverageStateFromName(QStringView name);

} // namespace telemirror

Q_DECLARE_METATYPE(telemirror::Coverage)
