#pragma once

#include "Command.h"

namespace telemirror {

/// `dead-letters list|show|replay`: the points that could not be written, and writing them again.
class DeadLettersCommand final : public Command
{
    Q_OBJECT

public:
    [[nodiscard]] QString name() const override { return QStringLiteral("dead-letters"); }
    [[nodiscard]] QString summary() const override;
    void addOptions(QCommandLineParser& parser) const override;
    [[nodiscard]] bool takesArguments() const override { return true; }
    [[nodiscard]] ExitStatus run(const QCommandLineParser& parser) override;

private:
    [[nodiscard]] static ExitStatus list(Engine& engine, bool asJson);
    [[nodiscard]] static ExitStatus show(
        Engine& engine, const QString& file, qint64 offset, qint64 limit, bool asJson);
    [[nodiscard]] static ExitStatus replay(Engine& engine, const QStringList& files, bool asJson);
};

} // namespace telemirror
