#include "common/SingleInstance.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QDir>
#include <QtNetwork/QLocalServer>
#include <QtNetwork/QLocalSocket>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

constexpr int patienceMs = 3000;

/// The same for every way to write the folder; short, as names of sockets must be.
QString socketName(const QString& dataFolder)
{
    const QByteArray path = QDir(dataFolder).canonicalPath().toUtf8();
    const QByteArray hash = QCryptographicHash::hash(path, QCryptographicHash::Sha256).toHex().left(24);
    return u"telemirror-"_s + QString::fromLatin1(hash);
}

/// Whether the holder said that it will show itself.
bool askToRaise(const QString& name)
{
    QLocalSocket socket;
    socket.connectToServer(name);
    if (!socket.waitForConnected(patienceMs))
        return false;
    // The server answers at once; who sends nothing back is no Telemirror that works.
    return socket.waitForReadyRead(patienceMs) && socket.readAll() == "shown\n"_ba;
}

} // namespace

SingleInstance::SingleInstance(std::unique_ptr<QLockFile> lock)
    : m_lock(std::move(lock))
{}

SingleInstance::~SingleInstance() = default;

Result<std::unique_ptr<SingleInstance>> SingleInstance::claim(const QString& dataFolder)
{
    auto lock = std::make_unique<QLockFile>(dataFolder + u"/window.lock"_s);
    // Held as long as the program runs; a lock of a process that is gone is taken over anyway.
    lock->setStaleLockTime(0);
    const QString name = socketName(dataFolder);
    if (!lock->tryLock(0)) {
        if (lock->error() != QLockFile::LockFailedError)
            return failure(Error::Kind::Storage,
                tr("The folder %1 cannot be written: check its permissions.")
                    .arg(QDir::toNativeSeparators(dataFolder)));
        if (askToRaise(name))
            return std::unique_ptr<SingleInstance>();
        return failure(Error::Kind::Busy,
            tr("Telemirror runs already with the folder %1 but does not answer: end it, or choose another "
               "folder with --data-dir.")
                .arg(QDir::toNativeSeparators(dataFolder)));
    }
    std::unique_ptr<SingleInstance> instance(new SingleInstance(std::move(lock)));
    if (const Result<void> listening = instance->listen(name); !listening)
        return tl::unexpected(listening.error());
    return instance;
}

Result<void> SingleInstance::listen(const QString& name)
{
    m_server = new QLocalServer(this);
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    // Whoever holds the lock owns the name: a socket that is there was left by a crash.
    QLocalServer::removeServer(name);
    if (!m_server->listen(name))
        return failure(Error::Kind::Storage,
            tr("Telemirror cannot listen for a second start: make the folder for temporary files writable."),
            m_server->errorString());
    connect(m_server, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket* socket = m_server->nextPendingConnection()) {
            connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
            socket->write("shown\n"_ba);
            socket->disconnectFromServer();
            emit raiseRequested();
        }
    });
    return {};
}

} // namespace telemirror
