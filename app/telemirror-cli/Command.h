#pragma once

#include "common/Session.h"
#include "common/SignalWatcher.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QEventLoop>
#include <QtCore/QFutureWatcher>

namespace telemirror {

/// The exit statuses of the program.
enum class ExitStatus
{
    Done = 0,
    Failed = 1,
    Usage = 2,
    Partial = 3
};

/// Runs the event loop until the future is fulfilled, and gives its value.
template <typename T>
T awaited(const QFuture<T>& future)
{
    if (!future.isFinished()) {
        QFutureWatcher<T> watcher;
        QEventLoop loop;
        QObject::connect(&watcher, &QFutureWatcher<T>::finished, &loop, &QEventLoop::quit);
        watcher.setFuture(future);
        loop.exec();
    }
    return future.result();
}

/// One subcommand: its options, and what it does. Used once.
class Command : public QObject
{
    Q_OBJECT

public:
    ~Command() override;

    [[nodiscard]] virtual QString name() const = 0;
    [[nodiscard]] virtual QString summary() const = 0; ///< one line for --help
    virtual void addOptions(QCommandLineParser& parser) const = 0;
    /// Whether words behind the command's name are arguments of it, not mistakes.
    [[nodiscard]] virtual bool takesArguments() const { return false; }
    /// Changes the arguments before they are parsed, for what the parser has no word for.
    [[nodiscard]] virtual QStringList completed(QStringList arguments) const { return arguments; }
    [[nodiscard]] virtual ExitStatus run(const QCommandLineParser& parser) = 0;

    /// The options that every command has.
    static void addCommonOptions(QCommandLineParser& parser);
    /// `--demo`, for the commands that can work on the sample site.
    static void addDemoOption(QCommandLineParser& parser);

protected:
    [[nodiscard]] static QString dataFolder(const QCommandLineParser& parser);
    /// Opens the session with the profile in effect: the sample site with --demo, else what is
    /// stored or in the environment. Neither is an error that says what to do. Nothing runs by
    /// schedule, unless `adapt` leaves it.
    [[nodiscard]] static Result<std::unique_ptr<Session>> openSession(
        const QCommandLineParser& parser, const Session::Adapt& adapt = withoutSchedules);
    /// Puts that profile into effect in a session of the caller's.
    [[nodiscard]] static Result<void> putIntoEffect(Session& session, const QCommandLineParser& parser);
    [[nodiscard]] static Profile withoutSchedules(Profile profile);
};

} // namespace telemirror
