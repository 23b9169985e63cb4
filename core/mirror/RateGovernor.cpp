#include "mirror/RateGovernor.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

/// What passes within this part of a window is kept as one.
constexpr qint64 slotsPerWindow = 300;
/// How often it is looked whether a request under way has ended.
constexpr qint64 looksPerWindow = 30;
/// `Retry-After` has whole seconds: a window may have begun up to so much before the time it tells.
constexpr Nanoseconds roundedBy = nanosecondsPerSecond;

QString tr(const char* text)
{
    return QCoreApplication::translate("telemirror::RateGovernor", text);
}

} // namespace

RateGovernor::Hold::Hold(RateGovernor* governor, qint64 bytes)
    : m_governor(governor)
    , m_bytes(std::max<qint64>(bytes, 0))
    , m_held(m_bytes)
    , m_begun(governor->m_clock.now())
{
    m_governor->m_held += m_held;
    ++m_governor->m_holds;
}

RateGovernor::Hold::Hold(Hold&& other) noexcept
    : m_governor(std::exchange(other.m_governor, nullptr))
    , m_bytes(other.m_bytes)
    , m_held(other.m_held)
    , m_passed(other.m_passed)
    , m_begun(other.m_begun)
{}

RateGovernor::Hold& RateGovernor::Hold::operator=(Hold&& other) noexcept
{
    if (this != &other) {
        release();
        m_governor = std::exchange(other.m_governor, nullptr);
        m_bytes = other.m_bytes;
        m_held = other.m_held;
        m_passed = other.m_passed;
        m_begun = other.m_begun;
    }
    return *this;
}

void RateGovernor::Hold::passed(qint64 bytes)
{
    if (m_governor == nullptr)
        return;
    m_passed = bytes;
    const qint64 rest = std::max<qint64>(m_bytes - bytes, 0);
    m_governor->m_held += rest - m_held;
    m_held = rest;
    if (bytes > 0 && m_begun >= m_governor->m_lastAnswered.begun)
        m_governor->m_lastAnswered = {m_begun, std::max(m_bytes, bytes)};
}

void RateGovernor::Hold::release()
{
    if (m_governor != nullptr) {
        m_governor->m_held -= m_held;
        --m_governor->m_holds;
        if (m_passed > 0) {
            m_governor->m_endedBytes += m_passed;
            ++m_governor->m_ended;
        }
    }
    m_governor = nullptr;
}

RateGovernor::RateGovernor(const QString& name, const Quota& quota, Clock& clock)
    : m_name(name)
    , m_quota(quota)
    , m_hasWindows(quota.window.count() > 0)
    , m_clock(clock)
{
    if (!m_hasWindows)
        m_quota = {};
}

Nanoseconds RateGovernor::windowLength() const
{
    return m_quota.window.count() * nanosecondsPerMillisecond;
}

RateGovernor::Quota RateGovernor::kept() const
{
    if (!m_taught)
        return m_quota;
    const Nanoseconds age = m_clock.now() - m_taughtAt;
    return age >= 0 && age / windowLength() < windowsRemembered ? *m_taught : m_quota;
}

RateGovernor::Slot& RateGovernor::slot()
{
    const Timestamp now = m_clock.now();
    // A clock that is set back: what was counted in the future would be counted for ever.
    if (!m_slots.empty() && now < m_slots.back().time) {
        for (Slot& each : m_slots)
            each.time = std::min(each.time, now);
        m_windowEnd.reset();
        m_lastAnswered = {};
    }
    forgetOld(now);
    if (m_slots.empty() || now - m_slots.back().time >= windowLength() / slotsPerWindow)
        m_slots.push_back({now, 0, 0});
    return m_slots.back();
}

void RateGovernor::forgetOld(Timestamp now)
{
    while (!m_slots.empty() && m_slots.front().time <= now - 2 * windowLength())
        m_slots.pop_front();
}

void RateGovernor::requested()
{
    ++slot().requests;
}

void RateGovernor::passed(qint64 bytes)
{
    slot().bytes += bytes;
}

qint64 RateGovernor::usualBytes() const
{
    return m_ended > 0 ? m_endedBytes / m_ended : kept().bytes / 4;
}

std::optional<Timestamp> RateGovernor::windowStart(Timestamp time) const
{
    if (!m_windowEnd)
        return std::nullopt;
    const Nanoseconds length = windowLength();
    Nanoseconds since = (time - *m_windowEnd) % length;
    if (since < 0)
        since += length;
    return time - since;
}

RateGovernor::Sum RateGovernor::passedSince(Timestamp from) const
{
    Sum sum;
    for (const Slot& each : m_slots) {
        if (each.time >= from) {
            sum.bytes += each.bytes;
            sum.requests += each.requests;
        }
    }
    return sum;
}

RateGovernor::Sum RateGovernor::used(Timestamp now) const
{
    const std::optional<Timestamp> start = windowStart(now);
    // The second that is not known to belong to either window counts for both.
    return passedSince(start ? *start - std::min(roundedBy, windowLength() / 10) : now - windowLength() + 1);
}

bool RateGovernor::fits(const Sum& sum, qint64 held, qint64 expectedBytes) const
{
    const Quota quota = kept();
    if (quota.requests > 0 && sum.requests >= quota.requests)
        return false;
    if (quota.bytes <= 0)
        return true;
    const qint64 taken = sum.bytes + held;
    return taken == 0 || taken + std::max<qint64>(expectedBytes, 1) <= quota.bytes ||
        // What cannot fit any window goes at the beginning of one.
        (expectedBytes > quota.bytes && taken <= quota.bytes / 20);
}

std::optional<qint64> RateGovernor::room() const
{
    const Quota quota = kept();
    if (quota.bytes <= 0)
        return std::nullopt;
    return std::max<qint64>(quota.bytes - used(m_clock.now()).bytes - m_held, 0);
}

Timestamp RateGovernor::readyAt(qint64 expectedBytes) const
{
    const Timestamp now = m_clock.now();
    if (m_blockedUntil > now && m_blockedUntil - now <= m_blockedFor)
        return m_blockedUntil; // else the clock was set back since
    Sum sum = used(now);
    if (fits(sum, m_held, expectedBytes))
        return now;
    // Where only what is under way stands in the way, its end may make room before a window does.
    if (fits(sum, 0, expectedBytes))
        return now + std::max<Nanoseconds>(windowLength() / looksPerWindow, nanosecondsPerMillisecond);
    if (const std::optional<Timestamp> start = windowStart(now))
        return *start + windowLength();
    // The oldest leave the span first; what is under way will have passed by then.
    for (const Slot& each : m_slots) {
        if (each.time <= now - windowLength())
            continue;
        sum.bytes -= each.bytes;
        sum.requests -= each.requests;
        if (fits(sum, m_held, expectedBytes))
            return each.time + windowLength() + windowLength() / slotsPerWindow;
    }
    return now + windowLength();
}

QString RateGovernor::waitingReason() const
{
    const Quota quota = kept();
    const QLocale locale;
    const QString seconds = locale.toString(static_cast<double>(quota.window.count()) / 1000.0, 'g', 6);
    if (quota.bytes > 0)
        return tr("“%1” lets %2 pass in %3 s, and they are used up.")
            .arg(m_name, locale.formattedDataSize(quota.bytes, 1, QLocale::DataSizeSIFormat), seconds);
    if (quota.requests > 0)
        return tr("“%1” takes %2 requests in %3 s, and they are used up.")
            .arg(m_name, locale.toString(quota.requests), seconds);
    return tr("“%1” asked to come back later.").arg(m_name);
}

void RateGovernor::limited(std::optional<std::chrono::milliseconds> retryAfter)
{
    // Without a time there is nothing to learn: the server may be short of something else.
    if (!retryAfter || retryAfter->count() <= 0)
        return;
    const Timestamp now = m_clock.now();
    const Nanoseconds wait = retryAfter->count() * nanosecondsPerMillisecond;
    m_blockedUntil = now + wait;
    m_blockedFor = wait;
    if (!m_hasWindows || wait > windowLength() + roundedBy)
        return; // not the windows that are known of
    m_windowEnd = m_blockedUntil;
    // Here the unknown second counts for neither: too small a quota costs time, too large a one more
    // refusals.
    learnQuota(passedSince(*windowStart(now - 1)));
}

/// So much was used when the server had enough; it had not yet when it let the last answer begin.
void RateGovernor::learnQuota(const Sum& sum)
{
    Quota taught = kept();
    // Of what is held, one part is that of the request that was refused.
    const qint64 underWay = m_holds > 0 ? m_held - m_held / m_holds : 0;
    qint64 bytes = sum.bytes + underWay;
    if (m_lastAnswered.bytes < bytes)
        bytes -= m_lastAnswered.bytes;
    const bool countsRequests = taught.requests > 0 &&
        (taught.bytes <= 0 ||
            static_cast<double>(sum.requests) / static_cast<double>(taught.requests) >
                static_cast<double>(bytes) / static_cast<double>(taught.bytes));
    if (countsRequests)
        taught.requests = std::clamp<qint64>(sum.requests, 1, taught.requests);
    else if (taught.bytes > 0) // never so little that nothing gets through
        taught.bytes = std::clamp<qint64>(bytes, std::max<qint64>(m_quota.bytes / 20, 1), taught.bytes);
    else if (bytes > 0)
        taught.bytes = bytes;
    else
        return;
    m_taught = taught;
    m_taughtAt = m_clock.now();
}

} // namespace telemirror
