#include "config/SharedProfileStore.h"

#include "config/PendingResult.h"
#include "model/FutureHandler.h"

#include <QtCore/QThread>

namespace telemirror {

SharedProfileStore::SharedProfileStore(QThread* network, QObject* parent)
    : QObject(parent)
    , m_store(new RedisProfileStore)
{
    if (network != nullptr)
        m_store->moveToThread(network);
    connect(m_store, &RedisProfileStore::stateChanged, this, [this](const RedisState& state) {
        m_state = state;
        emit stateChanged(m_state);
    });
    connect(m_store, &RedisProfileStore::written, this, &SharedProfileStore::written);
    connect(m_store, &RedisProfileStore::mayHaveMissed, this, &SharedProfileStore::mayHaveMissed);
}

SharedProfileStore::~SharedProfileStore()
{
    m_store->disconnect(this);
    if (m_store->thread() == QThread::currentThread())
        delete m_store;
    else
        m_store->deleteLater();
}

void SharedProfileStore::open(const RedisSettings& settings)
{
    if (m_settings == settings)
        return;
    m_settings = settings;
    // What was heard of the connection before says nothing of this one.
    m_state.status = settings.enabled ? RedisState::Status::Connecting : RedisState::Status::Disabled;
    m_state.error = {};
    QMetaObject::invokeMethod(m_store, [store = m_store, settings] { store->open(settings); });
}

/// Puts a question to the store on its thread. A store that goes before it answers leaves the answer
/// Cancelled.
template <typename T, typename Question>
QFuture<Result<T>> SharedProfileStore::ask(Question question)
{
    const PendingResult<T> pending;
    QMetaObject::invokeMethod(m_store, [store = m_store, question, pending] {
        whenFinished(
            store, question(*store), [pending](const Result<T>& result) { pending.resolve(result); });
    });
    return pending.future();
}

QFuture<Result<std::optional<SharedProfile>>> SharedProfileStore::read(const QString& name)
{
    return ask<std::optional<SharedProfile>>([name](RedisProfileStore& store) { return store.read(name); });
}

QFuture<Result<QStringList>> SharedProfileStore::names()
{
    return ask<QStringList>([](RedisProfileStore& store) { return store.names(); });
}

QFuture<Result<ProfileWritten>> SharedProfileStore::write(
    const Profile& profile, qint64 expected, const QString& author)
{
    return ask<ProfileWritten>([profile, expected, author](RedisProfileStore& store) {
        return store.write(profile, expected, author);
    });
}

} // namespace telemirror
