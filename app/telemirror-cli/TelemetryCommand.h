#pragma once

#include "Command.h"

namespace telemirror {

/// `telemetry`: prints the telemetry document, once or as it changes, as one line of JSON each.
class TelemetryCommand final : public Command
{
    Q_OBJECT

public:
    [[nodiscard]] QString name() const override { return QStringLiteral("telemetry"); }
    [[nodiscard]] QString summary() const override;
    void addOptions(QCommandLineParser& parser) const override;
    [[nodiscard]] ExitStatus run(const QCommandLineParser& parser) override;
};

} // namespace telemirror
