#include "config/SecretStore.h"

#include "config/SystemKeychain.h"
#include "model/FutureHandler.h"

#include <QtCore/QTimer>

namespace telemirror {

SecretStore::SecretStore(const QString& service, QObject* parent)
    : SecretStore(SystemKeychain::isReachable() ? std::make_unique<SystemKeychain>(service) : nullptr,
          defaultTimeout, parent)
{}

SecretStore::SecretStore(
    std::unique_ptr<Keychain> keychain, std::chrono::milliseconds timeout, QObject* parent)
    : QObject(parent)
    , m_keychain(std::move(keychain))
    , m_timeout(timeout)
    , m_persistent(m_keychain != nullptr)
{}

SecretStore::~SecretStore() = default;

QFuture<Result<QString>> SecretStore::read(const QString& key)
{
    const PendingResult<QString> pending;
    if (!m_persistent) {
        pending.resolve(m_memory.value(key));
        return pending.future();
    }
    ask<QString>(m_keychain->read(key), [this, key, pending](const Result<QString>& answer) {
        if (answer)
            m_memory.insert(key, *answer);
        else
            loseKeychain();
        pending.resolve(m_memory.value(key));
    });
    return pending.future();
}

QFuture<Result<void>> SecretStore::write(const QString& key, const QString& secret)
{
    const PendingResult<void> pending;
    if (secret.isEmpty())
        m_memory.remove(key);
    else
        m_memory.insert(key, secret);
    if (!m_persistent) {
        pending.resolve({});
        return pending.future();
    }
    ask<void>(secret.isEmpty() ? m_keychain->remove(key) : m_keychain->write(key, secret),
        [this, pending](const Result<void>& answer) {
            if (!answer)
                loseKeychain();
            pending.resolve({});
        });
    return pending.future();
}

/// Calls `take` once: with the answer, or with an error when the time is up.
template <typename T>
void SecretStore::ask(const QFuture<Result<T>>& answer, const std::function<void(const Result<T>&)>& take)
{
    auto* timer = new QTimer(this);
    timer->setSingleShot(true);
    auto isTaken = std::make_shared<bool>(false);
    const auto takeOnce = [timer, isTaken, take](const Result<T>& result) {
        if (std::exchange(*isTaken, true))
            return;
        timer->deleteLater();
        take(result);
    };
    connect(timer, &QTimer::timeout, this, [takeOnce] {
        takeOnce(failure(Error::Kind::Timeout, tr("The keychain does not answer: unlock it.")));
    });
    timer->start(m_timeout);
    whenFinished(this, answer, takeOnce);
}

void SecretStore::loseKeychain()
{
    m_persistent = false;
}

} // namespace telemirror
