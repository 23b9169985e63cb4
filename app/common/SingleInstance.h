#pragma once

#include "model/Error.h"

#include <QtCore/QLockFile>
#include <QtCore/QObject>

#include <memory>

class QLocalServer;

namespace telemirror {

/// At most one window per data folder. The first to claim it holds it; a later one asks the first
/// to come to the front, and is to end.
class SingleInstance : public QObject
{
    Q_OBJECT

public:
    /// Null: another program has the folder and was asked to show itself. Busy: another has it but
    /// does not answer. The folder must exist.
    [[nodiscard]] static Result<std::unique_ptr<SingleInstance>> claim(const QString& dataFolder);
    ~SingleInstance() override;

signals:
    /// A second start wants to see this one.
    void raiseRequested();

private:
    explicit SingleInstance(std::unique_ptr<QLockFile> lock);

    Result<void> listen(const QString& name);

    std::unique_ptr<QLockFile> m_lock;
    QLocalServer* m_server = nullptr; ///< owned by this
};

} // namespace telemirror
