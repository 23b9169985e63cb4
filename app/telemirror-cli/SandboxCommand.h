#pragma once

#include "Command.h"

namespace telemirror {

/// `sandbox`: serves the sample cloud and local store until stopped.
class SandboxCommand final : public Command
{
    Q_OBJECT

public:
    [[nodiscard]] QString name() const override { return QStringLiteral("sandbox"); }
    [[nodiscard]] QString summary() const override;
    void addOptions(QCommandLineParser& parser) const override;
    [[nodiscard]] ExitStatus run(const QCommandLineParser& parser) override;
};

} // namespace telemirror
