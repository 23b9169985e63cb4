#pragma once

#include "mirror/RuleExecution.h"
#include "mirror/RuleKey.h"

namespace telemirror {

/// One mirroring of a rule: sees to the destination's bucket, then copies its measurements.
class MirrorRun : public RuleExecution
{
    Q_OBJECT

public:
    using RuleExecution::RuleExecution;

    void start() override;

private:
    void findDestination();
    void createDestination();
    void onMeasurements(const QStringList& names) override;
};

} // namespace telemirror
