#pragma once

#include "Command.h"

namespace telemirror {

/// `history`: prints the runs that the journal knows, newest first.
class HistoryCommand final : public Command
{
    Q_OBJECT

public:
    [[nodiscard]] QString name() const override { return QStringLiteral("history"); }
    [[nodiscard]] QString summary() const override;
    void addOptions(QCommandLineParser& parser) const override;
    [[nodiscard]] ExitStatus run(const QCommandLineParser& parser) override;
};

} // namespace telemirror
