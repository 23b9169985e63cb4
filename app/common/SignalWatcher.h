#pragma once

#include <QtCore/QObject>

class QSocketNotifier;

namespace telemirror {

/// Turns SIGINT and SIGTERM, and SIGHUP if asked to, into Qt signals on the thread that made this. One
/// per program.
class SignalWatcher : public QObject
{
    Q_OBJECT

public:
    explicit SignalWatcher(QObject* parent = nullptr);
    ~SignalWatcher() override;

    /// Takes SIGHUP, which ends the program otherwise, as the wish to read the settings again.
    void catchReload();

signals:
    void stopRequested();
    void reloadRequested();

private:
    QSocketNotifier* m_notifier = nullptr; ///< owned by this
    bool m_catchesReload = false;
};

} // namespace telemirror
