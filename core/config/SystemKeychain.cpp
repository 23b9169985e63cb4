#include "config/SystemKeychain.h"

#include "config/PendingResult.h"

#include <QtCore/QFileInfo>

#include <qt6keychain/keychain.h>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("telemirror::SystemKeychain", text);
}

} // namespace

SystemKeychain::SystemKeychain(const QString& service)
    : m_service(service)
{}

bool SystemKeychain::isReachable()
{
#ifdef Q_OS_LINUX
    const QString address = qEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS");
    if (!address.isEmpty())
        return !address.startsWith(u"autolaunch:"_s) && address != u"disabled:"_s;
    const QString runtimeFolder = qEnvironmentVariable("XDG_RUNTIME_DIR");
    return !runtimeFolder.isEmpty() && QFileInfo::exists(runtimeFolder + u"/bus"_s);
#else
    return true;
#endif
}

/// Starts a job; `answer` turns it into the result once it has ended well.
template <typename T, typename Job, typename Answer>
QFuture<Result<T>> SystemKeychain::run(Job* job, const QString& key, Answer answer)
{
    const PendingResult<T> pending;
    job->setInsecureFallback(false);
    job->setKey(key);
    QObject::connect(job, &QKeychain::Job::finished, job, [job, pending, answer] {
        const bool isMissing = job->error() == QKeychain::EntryNotFound;
        if (job->error() == QKeychain::NoError || isMissing)
            pending.resolve(answer(job, isMissing));
        else
            pending.resolve(failure(Error::Kind::Storage,
                tr("The keychain cannot be used: unlock or install one to keep secrets."),
                job->errorString()));
    });
    job->start();
    return pending.future();
}

QFuture<Result<QString>> SystemKeychain::read(const QString& key)
{
    return run<QString>(new QKeychain::ReadPasswordJob(m_service), key,
        [](const QKeychain::ReadPasswordJob* job, bool isMissing) -> Result<QString> {
            return isMissing ? QString() : job->textData();
        });
}

QFuture<Result<void>> SystemKeychain::write(const QString& key, const QString& secret)
{
    auto* job = new QKeychain::WritePasswordJob(m_service);
    job->setTextData(secret);
    return run<void>(job, key, [](const QKeychain::WritePasswordJob*, bool) { return Result<void>(); });
}

QFuture<Result<void>> SystemKeychain::remove(const QString& key)
{
    return run<void>(new QKeychain::DeletePasswordJob(m_service), key,
        [](const QKeychain::DeletePasswordJob*, bool) { return Result<void>(); });
}

} // namespace telemirror
