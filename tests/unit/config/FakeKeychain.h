#pragma once

#include "config/Keychain.h"
#include "config/PendingResult.h"

#include <QtCore/QHash>

#include <memory>

namespace telemirror::test {

/// What keychains of one user share: the stored secrets, and how they behave.
struct KeychainContent
{
    enum class Mood
    {
        Working,
        Refusing,
        Hanging
    };
    QHash<QString, QString> secrets;
    Mood mood = Mood::Working;
    int calls = 0;
};

/// A keychain in memory that can refuse and hang.
class FakeKeychain final : public Keychain
{
public:
    explicit FakeKeychain(std::shared_ptr<KeychainContent> content)
        : m_content(std::move(content))
    {}

    QFuture<Result<QString>> read(const QString& key) override
    {
        return answer<QString>([&] { return m_content->secrets.value(key); });
    }
    QFuture<Result<void>> write(const QString& key, const QString& secret) override
    {
        return answer<void>([&] {
            m_content->secrets.insert(key, secret);
            return Result<void>();
        });
    }
    QFuture<Result<void>> remove(const QString& key) override
    {
        return answer<void>([&] {
            m_content->secrets.remove(key);
            return Result<void>();
        });
    }

private:
    template <typename T, typename Action>
    QFuture<Result<T>> answer(Action action)
    {
        ++m_content->calls;
        const PendingResult<T> pending;
        if (m_content->mood == KeychainContent::Mood::Working)
            pending.resolve(action());
        else if (m_content->mood == KeychainContent::Mood::Refusing)
            pending.resolve(failure(Error::Kind::Storage, QStringLiteral("refused")));
        else
            m_hanging.append(std::make_shared<PendingResult<T>>(pending));
        return pending.future();
    }

    std::shared_ptr<KeychainContent> m_content;
    QList<std::shared_ptr<void>> m_hanging;
};

} // namespace telemirror::test
