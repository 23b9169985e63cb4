#pragma once

#include "Command.h"

namespace telemirror {

/// `sync`: runs the rules once and says what was done.
class SyncCommand final : public Command
{
    Q_OBJECT

public:
    [[nodiscard]] QString name() const override { return QStringLiteral("sync"); }
    [[nodiscard]] QString summary() const override;
    void addOptions(QCommandLineParser& parser) const override;
    [[nodiscard]] ExitStatus run(const QCommandLineParser& parser) override;

private:
    struct Outcome
    {
        Run run;
        QList<MeasurementRun> measurements;
        QString limits; ///< what the destination cannot hold
    };

    [[nodiscard]] ExitStatus printPlans(Session& session, const Profile& profile, bool asJson) const;
    [[nodiscard]] Outcome runRule(Session& session, const Rule& rule);
    void showProgress(const RunProgress& progress) const;
    void print(const Outcome& outcome) const;
    [[nodiscard]] static QJsonObject together(const QList<Outcome>& outcomes);

    std::unique_ptr<SignalWatcher> m_signals;
    QHash<QString, Dialect> m_dialects; ///< of the servers that answered, by connection
    bool m_stopped = false;
};

} // namespace telemirror
