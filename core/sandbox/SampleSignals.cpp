#include "sandbox/SampleSignals.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace telemirror::sandbox {

namespace {

constexpr double pi = std::numbers::pi;
constexpr double latitude = 48.1 * pi / 180.0;
constexpr double longitudeHours = 11.6 / 15.0;

/// SplitMix64: every bit of the result depends on every bit of the argument.
quint64 mixed(quint64 value)
{
    value += 0x9E3779B97F4A7C15U;
    value = (value ^ (value >> 30U)) * 0xBF58476D1CE4E5B9U;
    value = (value ^ (value >> 27U)) * 0x94D049BB133111EBU;
    return value ^ (value >> 31U);
}

double knot(quint64 seed, qint64 index)
{
    return static_cast<double>(mixed(seed * 0x9E3779B97F4A7C15U ^ static_cast<quint64>(index)) >> 11U) *
        0x1.0p-53;
}

/// Hours since midnight UTC, and the part of the year that is over.
double hourOfDay(Timestamp time)
{
    const Nanoseconds inside = (time % nanosecondsPerDay + nanosecondsPerDay) % nanosecondsPerDay;
    return static_cast<double>(inside) / static_cast<double>(nanosecondsPerHour);
}

double yearPhase(Timestamp time)
{
    const double days = static_cast<double>(time) / static_cast<double>(nanosecondsPerDay);
    return std::fmod(days, 365.2425) / 365.2425;
}

} // namespace

double SampleSignals::noise(quint64 seed, Timestamp time, Nanoseconds period)
{
    qint64 index = time / period;
    if (time % period < 0)
        --index;
    const double inside = static_cast<double>(time - index * period) / static_cast<double>(period);
    const double weight = (1.0 - std::cos(pi * inside)) / 2.0;
    return knot(seed, index) * (1.0 - weight) + knot(seed, index + 1) * weight;
}

double SampleSignals::sunHeight(Timestamp time)
{
    const double declination = -23.44 * pi / 180.0 * std::cos(2.0 * pi * (yearPhase(time) + 10.0 / 365.0));
    const double hourAngle = (hourOfDay(time) + longitudeHours - 12.0) * pi / 12.0;
    return std::sin(latitude) * std::sin(declination) +
        std::cos(latitude) * std::cos(declination) * std::cos(hourAngle);
}

double SampleSignals::cloudCover(Timestamp time)
{
    const double slow = noise(1, time, 5 * nanosecondsPerHour);
    const double quick = noise(2, time, 17 * nanosecondsPerMinute);
    return std::clamp(1.4 * slow + 0.5 * quick - 0.5, 0.0, 1.0);
}

double SampleSignals::temperature(Timestamp time)
{
    const double season = 10.0 - 9.5 * std::cos(2.0 * pi * (yearPhase(time) - 0.05));
    const double day = 5.0 * std::cos((hourOfDay(time) + longitudeHours - 15.0) * pi / 12.0);
    const double weather = 8.0 * (noise(3, time, 31 * nanosecondsPerHour) - 0.5);
    const double gusts = 0.6 * (noise(4, time, 7 * nanosecondsPerMinute) - 0.5);
    return season + day * (1.0 - 0.6 * cloudCover(time)) + weather + gusts;
}

double SampleSignals::humidity(Timestamp time)
{
    const double day = -14.0 * std::cos((hourOfDay(time) + longitudeHours - 15.0) * pi / 12.0);
    const double air = 30.0 * (noise(5, time, 9 * nanosecondsPerHour) - 0.5);
    return std::clamp(66.0 + day + air + 14.0 * cloudCover(time), 12.0, 100.0);
}

double SampleSignals::pressure(Timestamp time)
{
    return 1014.0 + 24.0 * (noise(6, time, 40 * nanosecondsPerHour) - 0.5) +
        2.0 * (noise(7, time, 3 * nanosecondsPerHour) - 0.5);
}

double SampleSignals::windSpeed(Timestamp time)
{
    const double mean = 9.0 * std::pow(noise(8, time, 8 * nanosecondsPerHour), 1.5);
    const double gust = 0.7 + 0.6 * noise(9, time, 45 * nanosecondsPerSecond);
    return mean * gust + 0.3;
}

double SampleSignals::windDirection(Timestamp time)
{
    const double turn =
        540.0 * noise(10, time, 14 * nanosecondsPerHour) + 30.0 * noise(11, time, 90 * nanosecondsPerSecond);
    return std::fmod(turn, 360.0);
}

double SampleSignals::rain(Timestamp time)
{
    const double shower = noise(12, time, 50 * nanosecondsPerMinute) - 0.55;
    return cloudCover(time) < 0.6 || shower <= 0.0 ? 0.0 : 12.0 * shower;
}

double SampleSignals::irradiance(Timestamp time)
{
    const double height = std::max(0.0, sunHeight(time));
    return 1050.0 * std::pow(height, 1.15) * (1.0 - 0.78 * cloudCover(time));
}

bool SampleSignals::isOnline(int inverter, Timestamp time)
{
    return noise(20 + static_cast<quint64>(inverter), time, 23 * nanosecondsPerMinute) < 0.97;
}

double SampleSignals::power(int inverter, Timestamp time)
{
    if (!isOnline(inverter, time))
        return 0.0;
    const double share = 1.0 - 0.04 * inverter;
    const double ripple =
        0.98 + 0.04 * noise(30 + static_cast<quint64>(inverter), time, 20 * nanosecondsPerSecond);
    return std::min(10'000.0, 10.5 * irradiance(time) * share * ripple);
}

qint64 SampleSignals::energy(int inverter, Timestamp time)
{
    constexpr Nanoseconds step = nanosecondsPerDay / stepsPerDay;
    qint64 day = time / nanosecondsPerDay;
    if (time % nanosecondsPerDay < 0)
        --day;
    const auto key = std::make_pair(inverter, day);
    auto found = m_days.find(key);
    if (found == m_days.end()) {
        // Days are asked for in turn; those of last month are not asked for again.
        if (m_days.size() > 100)
            m_days.clear();
        Day sums{};
        for (size_t i = 0; i < stepsPerDay; ++i) {
            const Timestamp middle = day * nanosecondsPerDay + static_cast<qint64>(i) * step + step / 2;
            sums[i + 1] = sums[i] + power(inverter, middle) * 24.0 / stepsPerDay;
        }
        found = m_days.emplace(key, sums).first;
    }
    const Nanoseconds inside = time - day * nanosecondsPerDay;
    const auto index = static_cast<size_t>(inside / step);
    const double part = static_cast<double>(inside % step) / static_cast<double>(step);
    const double sum = found->second[index] * (1.0 - part) + found->second[index + 1] * part;
    return static_cast<qint64>(sum);
}

} // namespace telemirror::sandbox
