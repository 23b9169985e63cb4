#pragma once

#include "mirror/AdaptiveWindow.h"
#include "mirror/DeadLetterFile.h"
#include "mirror/Journal.h"
#include "mirror/RetryPolicy.h"
#include "mirror/WindowTransfer.h"
#include "model/Clock.h"
#include "model/Rule.h"

#include <QtCore/QObject>

#include <memory>

namespace telemirror {

/// What a MeasurementMirror works with; all of it must outlive it.
struct MirrorContext
{
    Connection& source;
    Connection& destination;
    Journal& journal;
    Clock& clock;
    const DeadLetterFile& deadLetters;
    QRandomGenerator& random;
};

/// Mirrors one measurement in one run: the planned ranges window by window, each committed to the
/// journal after it was read and acknowledged completely; retries, and shorter windows where one was
/// too large. Lives on its connections' thread; destroying it stops it, everything consistent.
class MeasurementMirror : public QObject
{
    Q_OBJECT

public:
    MeasurementMirror(const MirrorContext& context, const Rule& rule, const QString& ruleKey,
        const QString& measurement, Timestamp now, QObject* parent = nullptr);
    ~MeasurementMirror() override;

    /// Plans and begins. changed() and finished() follow from the event loop.
    void start();
    /// As it stands, the window under way included.
    [[nodiscard]] MeasurementRun state() const;
    /// When the wait for a limit or a back-off ends; 0: not waiting.
    [[nodiscard]] Timestamp waitingUntil() const { return m_waitingUntil; }
    [[nodiscard]] QString waitingReason() const { return m_waitingReason; }

signals:
    void changed();
    /// Once; state() says how it ended.
    void finished();

private:
    Result<void> plan();
    void nextWindow();
    void transferWindow(const TimeRange& window);
    void windowDone();
    void windowFailed(const Error& error);
    void wait(std::chrono::milliseconds delay, const Error& error);
    void end(RunState state);
    void endWith(const Error& error);

    MirrorContext m_context;
    Rule m_rule;
    QString m_ruleKey;
    Timestamp m_now;
    MeasurementRun m_state;
    QList<TimeRange> m_ranges; ///< what is left, in order; the first one is being read
    AdaptiveWindow m_window;
    RetryPolicy m_retry;
    std::unique_ptr<WindowTransfer> m_transfer;
    Timestamp m_waitingUntil = 0;
    QString m_waitingReason;
};

} // namespace telemirror
