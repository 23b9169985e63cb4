#pragma once

#include "model/Error.h"

#include <QtCore/QFuture>
#include <QtCore/QHash>
#include <QtCore/QObject>

namespace telemirror {

/// Keeps tokens and passwords in the system's keychain (QtKeychain). Where there is none, they are
/// kept in memory for this session only, and `isPersistent()` says so; they are never written in
/// clear. Lives on the thread that made it.
class SecretStore : public QObject
{
    Q_OBJECT

public:
    explicit SecretStore(const QString& service, QObject* parent = nullptr);

    /// False once the keychain proved to be missing.
    [[nodiscard]] bool isPersistent() const { return m_persistent; }
    /// An empty string if nothing is stored under this key.
    [[nodiscard]] QFuture<Result<QString>> read(const QString& key);
    /// Stores; an empty secret removes. Succeeds in memory when there is no keychain.
    [[nodiscard]] QFuture<Result<void>> write(const QString& key, const QString& secret);

private:
    QString m_service;
    QHash<QString, QString> m_memory;
    bool m_persistent = true;
};

} // namespace telemirror
