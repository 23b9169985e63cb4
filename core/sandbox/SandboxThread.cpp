#include "sandbox/SandboxThread.h"

#include "sandbox/HttpListener.h"
#include "sandbox/SampleSite.h"
#include "sandbox/SandboxService.h"
#include "sandbox/Store.h"

#include <QtCore/QTimer>

namespace telemirror::sandbox {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::minutes expiryPeriod{10};

Result<std::unique_ptr<Store>> openStore(const SandboxOptions& options)
{
    auto store = Store::open(options.databasePath);
    if (!store)
        return store;
    QStringList names = options.buckets;
    if (options.sampleSite)
        names << options.sampleBucket;
    for (const QString& name : std::as_const(names)) {
        if ((*store)->bucket(name))
            continue;
        if (auto made = (*store)->createBucket(name); !made)
            return tl::unexpected<Error>(made.error());
    }
    return store;
}

} // namespace

SandboxThread::SandboxThread(const SandboxOptions& options)
    : m_options(options)
{
    setObjectName(u"sandbox"_s);
}

SandboxThread::~SandboxThread()
{
    quit();
    wait();
}

Result<quint16> SandboxThread::startServing()
{
    auto listening = m_listening.get_future();
    start();
    return listening.get();
}

void SandboxThread::run()
{
    auto store = openStore(m_options);
    if (!store) {
        m_listening.set_value(tl::unexpected<Error>(store.error()));
        return;
    }
    SandboxService service(**store, m_options);
    HttpListener listener([&service](const HttpRequest& request) { return service.answer(request); });
    const auto port = listener.listen(m_options.port);

    Clock& clock = *m_options.clock;
    std::unique_ptr<SampleSite> site;
    QTimer expiry;
    if (port) {
        if (m_options.sampleSite) {
            site = std::make_unique<SampleSite>(**store, m_options.sampleBucket, clock);
            site->start();
        }
        QObject::connect(&expiry, &QTimer::timeout, &expiry, [&store, &clock] {
            // What cannot be deleted now is tried again the next time.
            (void)(*store)->expire(clock.now());
        });
        expiry.start(expiryPeriod);
    }
    const bool serves = port.has_value();
    m_listening.set_value(port);
    if (serves)
        exec();
}

} // namespace telemirror::sandbox
