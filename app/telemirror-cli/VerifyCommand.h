#pragma once

#include "Command.h"

namespace telemirror {

/// `verify`: compares what the rules copied with its source, mends, and says what differs still.
class VerifyCommand final : public Command
{
    Q_OBJECT

public:
    [[nodiscard]] QString name() const override { return QStringLiteral("verify"); }
    [[nodiscard]] QString summary() const override;
    void addOptions(QCommandLineParser& parser) const override;
    [[nodiscard]] ExitStatus run(const QCommandLineParser& parser) override;

private:
    struct Outcome
    {
        Run run;
        QList<MeasurementRun> measurements;
        Coverage coverage;
    };

    [[nodiscard]] static Result<QList<Rule>> chosenRules(const Profile& profile, const QString& choice);
    [[nodiscard]] Outcome verifyRule(Session& session, const Rule& rule, const VerifyScope& scope);
    static void print(const Outcome& outcome);
    [[nodiscard]] static QJsonObject toJson(const Outcome& outcome);

    std::unique_ptr<SignalWatcher> m_signals;
    bool m_stopped = false;
};

} // namespace telemirror
