#pragma once

#include "model/TimeRange.h"

#include <array>
#include <map>

namespace telemirror::sandbox {

/// The physics of the sample site, somewhat simplified: pure functions of time, smooth, and the same
/// whenever they are asked for. The site lies at 48.1° N, 11.6° E.
class SampleSignals
{
public:
    /// A smooth random walk between 0 and 1 whose turns are about `period` apart; `seed` tells
    /// signals apart.
    [[nodiscard]] static double noise(quint64 seed, Timestamp time, Nanoseconds period);

    /// Sine of the sun's height; negative at night.
    [[nodiscard]] static double sunHeight(Timestamp time);
    [[nodiscard]] static double cloudCover(Timestamp time);    ///< 0 to 1
    [[nodiscard]] static double temperature(Timestamp time);   ///< °C
    [[nodiscard]] static double humidity(Timestamp time);      ///< %
    [[nodiscard]] static double pressure(Timestamp time);      ///< hPa
    [[nodiscard]] static double windSpeed(Timestamp time);     ///< m/s
    [[nodiscard]] static double windDirection(Timestamp time); ///< degrees, 0 to 360
    [[nodiscard]] static double rain(Timestamp time);          ///< mm/h
    [[nodiscard]] static double irradiance(Timestamp time);    ///< W/m²

    /// Whether an inverter answers; each is away for some minutes now and then.
    [[nodiscard]] static bool isOnline(int inverter, Timestamp time);
    /// Watts of an inverter of 10 kW.
    [[nodiscard]] static double power(int inverter, Timestamp time);
    /// Watt-hours of an inverter since midnight UTC.
    [[nodiscard]] qint64 energy(int inverter, Timestamp time);

private:
    static constexpr int stepsPerDay = 144;
    using Day = std::array<double, stepsPerDay + 1>;
    std::map<std::pair<int, qint64>, Day> m_days; ///< energy at each step of a day
};

} // namespace telemirror::sandbox
