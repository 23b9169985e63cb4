#pragma once

#include "model/Error.h"

#include <QtCore/QFuture>
#include <QtCore/QString>

namespace telemirror {

/// A keeper of secrets outside the program. Asynchronous: no call blocks, and every future is
/// fulfilled on the thread that called, unless the keychain hangs. Any error means that it cannot
/// be used.
class Keychain
{
public:
    virtual ~Keychain() = default;

    /// An empty string if nothing is stored under this key.
    [[nodiscard]] virtual QFuture<Result<QString>> read(const QString& key) = 0;
    [[nodiscard]] virtual QFuture<Result<void>> write(const QString& key, const QString& secret) = 0;
    /// Not an error if nothing is stored.
    [[nodiscard]] virtual QFuture<Result<void>> remove(const QString& key) = 0;
};

} // namespace telemirror
