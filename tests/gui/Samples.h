#pragma once

#include "config/Profile.h"
#include "engine/Engine.h"

namespace telemirror::test {

/// 2026-11-24T12:00:00Z: the "now" of the pages under test.
inline const Timestamp sampleNow = fromDateTime(QDateTime({2026, 11, 24}, {12, 0}, Qt::UTC));

/// A cloud, a local server and the rule between them.
Profile sampleProfile();
/// Run 1000 began at sampleNow, each one before it an hour earlier.
Run sampleRun(qint64 id, RunState state);
ConnectionState sampleState(const QString& id, bool ready);

} // namespace telemirror::test
