#pragma once

#include "model/Clock.h"

#include <QtCore/QHash>
#include <QtCore/QString>

#include <deque>
#include <optional>

namespace telemirror {

/// Keeps one direction of one connection (reads, or writes) under what the server lets pass in each
/// of its fixed windows of time, so that being refused (429) is the exception. Shared by everybody
/// who uses the connection; lives on the clock's thread.
///
/// When the server's windows begin is not known until a 429 tells by its `Retry-After` when one
/// ends. Until then any span of the windows' length has to keep the quota, which holds wherever the
/// windows lie. A 429 that comes before the quota is used up teaches a smaller one: other programs
/// may use the same account, or its plan is another one. What is kept then is what surely may pass: a
/// server still sends whole the answer that goes beyond its quota, so that the last one it gave does
/// not count. That is forgotten after a while, as it may have been for once.
class RateGovernor
{
public:
    struct Quota
    {
        qint64 bytes = 0; ///< 0: not known; none is kept before a 429 teaches one
        qint64 requests = 0;
        /// 0: not known, so that a 429 teaches nothing but when to come back: a server may limit in
        /// other ways than by windows.
        std::chrono::milliseconds window{300'000};
    };

    /// A taught quota is given up after so many windows without another 429.
    static constexpr int windowsRemembered = 12;

    /// Room that is held for a read or write under way, of which the bytes are still to come; given
    /// back at its end.
    class Hold
    {
    public:
        Hold() = default;
        Hold(RateGovernor* governor, qint64 bytes);
        ~Hold() { release(); }
        Hold(Hold&& other) noexcept;
        Hold& operator=(Hold&& other) noexcept;
        /// So many of its bytes have passed, in all.
        void passed(qint64 bytes);

    private:
        void release();
        RateGovernor* m_governor = nullptr;
        qint64 m_bytes = 0;
        qint64 m_held = 0;
        qint64 m_passed = 0;
        Timestamp m_begun = 0;
    };

    /// `name`: of the connection, for waitingReason().
    RateGovernor(const QString& name, const Quota& quota, Clock& clock);
    RateGovernor(const RateGovernor&) = delete;
    RateGovernor& operator=(const RateGovernor&) = delete;

    /// When a request that will move about `expectedBytes` may begin; a time that is not after now:
    /// at once. One that is larger than the whole quota may begin when nothing else has used any.
    [[nodiscard]] Timestamp readyAt(qint64 expectedBytes) const;
    /// Bytes that may still pass in this window; nothing: no quota is known.
    [[nodiscard]] std::optional<qint64> room() const;
    /// Holds room for a request that begins now.
    [[nodiscard]] Hold hold(qint64 expectedBytes) { return {this, expectedBytes}; }
    /// What a wait is for, for the operator.
    [[nodiscard]] QString waitingReason() const;
    /// A guess at the size of a request of which nothing is known: the mean of those for which room
    /// was held, or, before there are any, a part of the quota.
    [[nodiscard]] qint64 usualBytes() const;

    // What happens on the wire.

    void requested();
    void passed(qint64 bytes);
    /// The server refused a request; `retryAfter` as in Error.
    void limited(std::optional<std::chrono::milliseconds> retryAfter);

    [[nodiscard]] const Quota& quota() const { return m_quota; }
    /// The one that is kept now: set, or taught by a 429.
    [[nodiscard]] Quota kept() const;

private:
    /// What passed about at the same time.
    struct Slot
    {
        Timestamp time = 0;
        qint64 bytes = 0;
        qint64 requests = 0;
    };
    /// A read or write of which something has passed.
    struct Answered
    {
        Timestamp begun = 0;
        qint64 bytes = 0; ///< with what is still to come
    };
    struct Sum
    {
        qint64 bytes = 0;
        qint64 requests = 0;
    };

    Slot& slot();
    void forgetOld(Timestamp now);
    [[nodiscard]] Nanoseconds windowLength() const;
    /// The start of the server's window at `time`; nothing while it is not known.
    [[nodiscard]] std::optional<Timestamp> windowStart(Timestamp time) const;
    [[nodiscard]] Sum passedSince(Timestamp from) const;
    /// What has passed that counts at `now`.
    [[nodiscard]] Sum used(Timestamp now) const;
    /// `held`: what is still to come of requests under way.
    [[nodiscard]] bool fits(const Sum& sum, qint64 held, qint64 expectedBytes) const;
    void learnQuota(const Sum& sum);

    QString m_name;
    Quota m_quota;
    bool m_hasWindows = true;
    Clock& m_clock;
    std::deque<Slot> m_slots; ///< of the last window's length, the oldest first
    qint64 m_held = 0;
    qint64 m_holds = 0;
    Timestamp m_blockedUntil = 0;
    Nanoseconds m_blockedFor = 0;
    std::optional<Timestamp> m_windowEnd; ///< of some window
    Answered m_lastAnswered;              ///< the one that began last
    std::optional<Quota> m_taught;
    Timestamp m_taughtAt = 0;
    qint64 m_endedBytes = 0; ///< of holds that ended
    qint64 m_ended = 0;
};

} // namespace telemirror
