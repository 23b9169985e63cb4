#pragma once

#include "mirror/RuleExecution.h"
#include "mirror/VerifyScope.h"

namespace telemirror {

/// One verification of a rule: compares what was copied with its source.
class VerifyRun : public RuleExecution
{
    Q_OBJECT

public:
    /// Days of each measurement that a sample holds.
    static constexpr qsizetype sampleSize = 3;

    VerifyRun(const Context& context, const VerifyScope& scope, const Run& run, QObject* parent);

    void start() override;

private:
    void onMeasurements(const QStringList& found) override;
    [[nodiscard]] Result<IntervalSet> rangesOf(const QString& measurement) const;
    [[nodiscard]] Result<IntervalSet> settled(const QString& measurement) const;
    [[nodiscard]] IntervalSet sampleOf(const QString& measurement, const IntervalSet& ranges) const;
    Result<void> commitOutcome() override;

    VerifyScope m_scope;
};

} // namespace telemirror
