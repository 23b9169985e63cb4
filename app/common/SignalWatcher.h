#pragma once

#include <QtCore/QObject>

class QSocketNotifier;

namespace telemirror {

/// Turns SIGINT and SIGTERM into a Qt signal on the thread that made this. One per program.
class SignalWatcher : public QObject
{
    Q_OBJECT

public:
    explicit SignalWatcher(QObject* parent = nullptr);
    ~SignalWatcher() override;

signals:
    void stopRequested();

private:
    QSocketNotifier* m_notifier = nullptr; ///< owned by this
};

} // namespace telemirror
