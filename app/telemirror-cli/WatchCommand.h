#pragma once

#include "Command.h"
#include "LogWriter.h"

namespace telemirror {

class EngineMetrics;

/// `watch`: mirrors by schedule and publishes telemetry without a window, until it is told to stop.
class WatchCommand final : public Command
{
    Q_OBJECT

public:
    /// Where metrics are served if no port is given.
    static constexpr quint16 defaultMetricsPort = 9798;

    [[nodiscard]] QString name() const override { return QStringLiteral("watch"); }
    [[nodiscard]] QString summary() const override;
    void addOptions(QCommandLineParser& parser) const override;
    /// Gives `--metrics` its value where there is none.
    [[nodiscard]] QStringList completed(QStringList arguments) const override;
    [[nodiscard]] ExitStatus run(const QCommandLineParser& parser) override;

private:
    [[nodiscard]] std::optional<int> metricsPort(const QCommandLineParser& parser, bool& valid) const;
    void sayProfile(const Profile& profile) const;
    void reload(Session& session);

    LogWriter m_log;
    bool m_isReloading = false;
    bool m_reloadAgain = false;
};

} // namespace telemirror
