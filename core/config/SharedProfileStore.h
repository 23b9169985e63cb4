#pragma once

#include "config/RedisProfileStore.h"

namespace telemirror {

/// A RedisProfileStore that works on the network's thread, for the use of the thread that made this
/// object: the same functions and signals, in the same order. state() is what was heard last.
class SharedProfileStore : public QObject
{
    Q_OBJECT

public:
    /// `network`: a thread with an event loop, which must end after this object; none: the one that
    /// makes it.
    explicit SharedProfileStore(QThread* network, QObject* parent = nullptr);
    ~SharedProfileStore() override;

    void open(const RedisSettings& settings);
    [[nodiscard]] const RedisState& state() const { return m_state; }

    [[nodiscard]] QFuture<Result<std::optional<SharedProfile>>> read(const QString& name);
    [[nodiscard]] QFuture<Result<QStringList>> names();
    [[nodiscard]] QFuture<Result<ProfileWritten>> write(
        const Profile& profile, qint64 expected, const QString& author);

signals:
    void stateChanged(const telemirror::RedisState& state);
    void written(const QString& name, qint64 revision);
    void mayHaveMissed();

private:
    template <typename T, typename Question>
    [[nodiscard]] QFuture<Result<T>> ask(Question question);

    RedisSettings m_settings;
    RedisState m_state;
    RedisProfileStore* m_store; ///< lives on the network's thread, and is destroyed there
};

} // namespace telemirror
