#include "sandbox/SampleMeasurement.h"

#include <cmath>

namespace telemirror::sandbox {

using namespace Qt::StringLiterals;

namespace {

using Signals = SampleSignals;

/// Instruments show so many digits and no more.
double rounded(double value, double step)
{
    return std::round(value / step) * step;
}

QList<Field> weatherFields(Timestamp time)
{
    return {{"temperature"_ba, rounded(Signals::temperature(time), 0.01)},
        {"humidity"_ba, rounded(Signals::humidity(time), 0.1)},
        {"pressure"_ba, rounded(Signals::pressure(time), 0.01)},
        {"wind_speed"_ba, rounded(Signals::windSpeed(time), 0.01)},
        {"wind_direction"_ba, rounded(Signals::windDirection(time), 0.1)},
        {"rain"_ba, rounded(Signals::rain(time), 0.01)}};
}

void weather(Timestamp time, QList<Point>& points)
{
    points.append({"weather"_ba, {{"station"_ba, "roof"_ba}}, weatherFields(time), time});
    // The second station stands uphill: the same air a little later and cooler.
    QList<Field> fields = weatherFields(time - 4 * nanosecondsPerMinute);
    fields[0].value = rounded(std::get<double>(fields.at(0).value) - 1.3, 0.01);
    points.append({"weather"_ba, {{"station"_ba, "hill"_ba}}, fields, time});
}

QByteArray statusOf(int inverter, Timestamp time)
{
    if (!Signals::isOnline(inverter, time))
        return "no connection"_ba;
    if (Signals::sunHeight(time) < 0.0)
        return "standby"_ba;
    return Signals::power(inverter, time) >= 9'999.0 ? "limited"_ba : "feeding in"_ba;
}

void solarPlant(Signals& site, Timestamp time, QList<Point>& points)
{
    for (int inverter = 0; inverter < 3; ++inverter) {
        points.append({"solar plant"_ba, {{"inverter"_ba, "INV-" + QByteArray::number(inverter + 1)}},
            {{"power"_ba, rounded(Signals::power(inverter, time), 0.1)},
                {"energy"_ba, site.energy(inverter, time)}, {"status"_ba, statusOf(inverter, time)},
                {"online"_ba, Signals::isOnline(inverter, time)}},
            time});
    }
}

void historicWeather(Timestamp time, QList<Point>& points)
{
    points.append({"historic weather"_ba, {{"station"_ba, "roof"_ba}}, weatherFields(time), time});
}

void forecast(Timestamp time, QList<Point>& points)
{
    // Forecasts are smooth and never quite right.
    const double error = Signals::noise(40, time, 6 * nanosecondsPerHour) - 0.5;
    points.append({"forecast"_ba, {{"model"_ba, "regional"_ba}},
        {{"temperature"_ba, rounded(Signals::temperature(time) + 2.0 * error, 0.1)},
            {"cloud_cover"_ba, rounded(100.0 * Signals::cloudCover(time), 1.0)},
            {"irradiance"_ba, rounded(Signals::irradiance(time) * (1.0 + 0.2 * error), 1.0)},
            {"wind_speed"_ba, rounded(Signals::windSpeed(time), 0.1)},
            {"rain_probability"_ba, static_cast<qint64>(std::lround(90.0 * Signals::cloudCover(time)))}},
        time});
}

void realtimeWeather(Timestamp time, QList<Point>& points)
{
    QList<Field> fields = weatherFields(time);
    fields.append({"irradiance"_ba, rounded(Signals::irradiance(time), 0.1)});
    points.append({"realtime_weather"_ba, {{"station"_ba, "roof"_ba}}, fields, time});
}

void realtimePower(Timestamp time, QList<Point>& points)
{
    const double solar = Signals::power(0, time) + Signals::power(1, time) + Signals::power(2, time);
    const double load = 2500.0 + 6000.0 * Signals::noise(41, time, 12 * nanosecondsPerMinute) +
        900.0 * Signals::noise(42, time, 15 * nanosecondsPerSecond);
    points.append({"realtime_power"_ba, {},
        {{"solar"_ba, rounded(solar, 0.1)}, {"load"_ba, rounded(load, 0.1)},
            {"feed_in"_ba, rounded(solar - load, 0.1)}, {"islanded"_ba, false}},
        time});
}

void realGrid(Timestamp time, QList<Point>& points)
{
    const double frequency = 50.0 + 0.06 * (Signals::noise(50, time, 25 * nanosecondsPerSecond) - 0.5);
    const auto voltage = [time](quint64 phase) {
        return rounded(
            230.0 + 5.0 * (Signals::noise(51 + phase, time, 40 * nanosecondsPerSecond) - 0.5), 0.01);
    };
    // A counter of energy delivered: two watt-hours a second, whatever the time.
    const auto counter = static_cast<quint64>(std::max<qint64>(0, time / nanosecondsPerSecond)) * 2U;
    points.append({"real grid"_ba, {{"meter"_ba, "main"_ba}},
        {{"frequency"_ba, rounded(frequency, 0.001)}, {"voltage_l1"_ba, voltage(0)},
            {"voltage_l2"_ba, voltage(1)}, {"voltage_l3"_ba, voltage(2)}, {"energy_total"_ba, counter}},
        time});
}

/// A name with a space, a comma and quotes, as some sites have them.
void northSite(Timestamp time, QList<Point>& points)
{
    points.append({"site \"A\", north"_ba, {{"probe, depth"_ba, "soil = 20 cm"_ba}},
        {{"soil temperature"_ba,
             rounded(9.0 + 0.3 * Signals::temperature(time - 6 * nanosecondsPerHour), 0.01)},
            {"soil \"moisture\""_ba,
                rounded(20.0 + 15.0 * Signals::noise(60, time, 20 * nanosecondsPerHour), 0.1)}},
        time});
}

} // namespace

SampleMeasurement::SampleMeasurement(const QByteArray& name, const Reach& reach, Maker maker)
    : m_name(name)
    , m_reach(reach)
    , m_maker(std::move(maker))
{}

Timestamp SampleMeasurement::firstFrom(Timestamp time) const
{
    const Nanoseconds behind = time % m_reach.cadence;
    if (behind == 0)
        return time;
    return time - behind + (behind > 0 ? m_reach.cadence : 0);
}

std::vector<std::unique_ptr<SampleMeasurement>> SampleMeasurement::ofSite(SampleSignals& site)
{
    constexpr Nanoseconds second = nanosecondsPerSecond;
    constexpr Nanoseconds minute = nanosecondsPerMinute;
    constexpr Nanoseconds hour = nanosecondsPerHour;
    constexpr Nanoseconds day = nanosecondsPerDay;
    std::vector<std::unique_ptr<SampleMeasurement>> result;
    const auto add = [&result](const QByteArray& name, const Reach& reach, Maker maker) {
        result.push_back(std::make_unique<SampleMeasurement>(name, reach, std::move(maker)));
    };
    // What a first look is for comes first.
    add("realtime_weather"_ba, {5 * second, hour, 0}, realtimeWeather);
    add("realtime_power"_ba, {2 * second, hour, 0}, realtimePower);
    add("real grid"_ba, {second, hour, 0}, realGrid);
    add("forecast"_ba, {hour, day, 130 * hour}, forecast);
    add("weather"_ba, {minute, day, 0}, weather);
    add("solar plant"_ba, {minute, day, 0},
        [&site](Timestamp time, QList<Point>& points) { solarPlant(site, time, points); });
    add("historic weather"_ba, {10 * minute, 20 * day, 0}, historicWeather);
    add("site \"A\", north"_ba, {5 * minute, day, 0}, northSite);
    return result;
}

} // namespace telemirror::sandbox
