#pragma once

#include "Command.h"

namespace telemirror {

/// `profile`: carries the profile in a file, says how it is shared through Redis, and settles a
/// conflict of two edits.
class ProfileCommand final : public Command
{
    Q_OBJECT

public:
    /// Redis is waited for so long.
    static constexpr std::chrono::seconds patience{5};

    [[nodiscard]] QString name() const override { return QStringLiteral("profile"); }
    [[nodiscard]] QString summary() const override;
    void addOptions(QCommandLineParser& parser) const override;
    [[nodiscard]] ExitStatus run(const QCommandLineParser& parser) override;

private:
    void waitForSharing(const ProfileController& profiles) const;
    [[nodiscard]] ExitStatus describe(const ProfileController& profiles) const;
    [[nodiscard]] ExitStatus report(const Result<void>& done, const QString& success) const;
};

} // namespace telemirror
