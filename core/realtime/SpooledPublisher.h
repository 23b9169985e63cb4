#pragma once

#include "model/Clock.h"
#include "model/PublisherSettings.h"
#include "realtime/BackOff.h"
#include "realtime/RotatingFile.h"
#include "realtime/TelemetryPublisher.h"
#include "realtime/TelemetrySpool.h"

#include <memory>
#include <optional>

namespace telemirror {

/// Where a spooled publisher keeps what waits and what was refused.
struct SpoolPaths
{
    QString spool;       ///< SQLite
    QString deadLetters; ///< NDJSON: {"reason": …, "refused": <ms>, "document": {…}}
};

/// A publisher to an upstream that may be down: each document is first kept on disk, then sent,
/// oldest first and one at a time, and removed when the upstream has acknowledged it. So none is
/// lost by a restart or a kill, and one may arrive twice (the one on its way at that moment).
///
/// What fails is tried again after a while (BackOff). What the upstream refuses by itself goes to
/// the dead-letter file with the reason, at once; what it refuses because of how it was asked (a
/// wrong token, say) goes there when a day of tries has not helped. While the spool is kept by
/// another program, nothing is published; while it cannot be used, documents wait in memory.
class SpooledPublisher : public TelemetryPublisher
{
    Q_OBJECT

public:
    /// How long a document is offered to an upstream that refuses whatever comes.
    static constexpr std::chrono::hours longestRefusal{24};

    ~SpooledPublisher() override;

    void start() override;

protected:
    /// What to do about a failure.
    enum class Verdict
    {
        Retry,         ///< may succeed later
        AskOperator,   ///< the upstream refuses us: the settings are wrong on one of the two sides
        RefuseDocument ///< the upstream refuses this document
    };

    SpooledPublisher(const QString& id, const QString& name, const SpoolPaths& paths,
        const SpoolLimits& limits, Clock& clock, QObject* parent);

    /// Begins to send; delivered() or failed() follows, once, and not from within.
    virtual void send(const SpooledDocument& document) = 0;

    void deliver(const TelemetryRound& round) final;
    void delivered();
    void failed(const Error& error, Verdict verdict);
    /// Tries now, without waiting for the time of the next try.
    void retryNow();
    [[nodiscard]] bool isSending() const { return m_inFlight.has_value(); }

private:
    [[nodiscard]] bool openSpool();
    void sendOldest();
    void retryAfter(const Error& error, bool isForTheOperator);
    [[nodiscard]] Result<std::optional<SpooledDocument>> nextUnsettled();
    /// Whether the upstream has refused us, whatever came, for longer than is worth waiting.
    [[nodiscard]] bool isRefusedForLong(Verdict verdict);
    [[nodiscard]] Result<void> bury(const Error& error);
    void settleInFlight();
    void noteStorage(const Error& error);
    void noteDropped(qint64 count);
    void noteSpool();

    SpoolPaths m_paths;
    SpoolLimits m_limits;
    Clock& m_clock;
    BackOff m_backOff;
    RotatingFile m_deadLetters;
    std::unique_ptr<TelemetrySpool> m_spool;
    std::optional<SpooledDocument> m_inFlight;
    qint64 m_settled = 0; ///< documents up to this id are done with, even if the spool still has them
    std::optional<Timestamp> m_refusedSince; ///< by the upstream as such, without a break
    bool m_waiting = false;
    quint64 m_schedule = 0; ///< a try that an older one set counts no more
};

} // namespace telemirror
