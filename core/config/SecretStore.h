#pragma once

#include "config/Keychain.h"
#include "config/PendingResult.h"

#include <QtCore/QHash>
#include <QtCore/QObject>

#include <chrono>
#include <memory>

namespace telemirror {

/// Keeps tokens and passwords in the system's keychain (QtKeychain). Where there is none, they are
/// kept in memory for this session only, and `isPersistent()` says so; they are never written in
/// clear. A keychain that fails, refuses or does not answer in time counts as missing from then on;
/// what this session has read or written stays at hand. Lives on the thread that made it.
class SecretStore : public QObject
{
    Q_OBJECT

public:
    /// Time for an answer of the keychain: enough to type the password that unlocks it.
    static constexpr std::chrono::milliseconds defaultTimeout{30'000};

    explicit SecretStore(const QString& service, QObject* parent = nullptr);
    /// With another keychain; none: memory only.
    explicit SecretStore(std::unique_ptr<Keychain> keychain,
        std::chrono::milliseconds timeout = defaultTimeout, QObject* parent = nullptr);
    ~SecretStore() override;

    /// False once the keychain proved to be missing.
    [[nodiscard]] bool isPersistent() const { return m_persistent; }
    /// An empty string if nothing is stored under this key.
    [[nodiscard]] QFuture<Result<QString>> read(const QString& key);
    /// Stores; an empty secret removes. Succeeds in memory when there is no keychain.
    [[nodiscard]] QFuture<Result<void>> write(const QString& key, const QString& secret);

private:
    template <typename T>
    void ask(const QFuture<Result<T>>& answer, const std::function<void(const Result<T>&)>& take);
    void loseKeychain();

    std::unique_ptr<Keychain> m_keychain;
    std::chrono::milliseconds m_timeout;
    QHash<QString, QString> m_memory;
    bool m_persistent = true;
};

} // namespace telemirror
