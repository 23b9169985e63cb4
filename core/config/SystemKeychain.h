#pragma once

#include "config/Keychain.h"

namespace QKeychain {
class Job;
}

namespace telemirror {

/// The desktop's keychain (Secret Service or KWallet), by QtKeychain.
class SystemKeychain final : public Keychain
{
public:
    explicit SystemKeychain(const QString& service);

    /// Whether there can be a keychain at all: it is reached over the session's D-Bus. Without one,
    /// asking would try to start a bus, wait for it, and print.
    [[nodiscard]] static bool isReachable();

    [[nodiscard]] QFuture<Result<QString>> read(const QString& key) override;
    [[nodiscard]] QFuture<Result<void>> write(const QString& key, const QString& secret) override;
    [[nodiscard]] QFuture<Result<void>> remove(const QString& key) override;

private:
    template <typename T, typename Job, typename Answer>
    QFuture<Result<T>> run(Job* job, const QString& key, Answer answer);

    QString m_service;
};

} // namespace telemirror
