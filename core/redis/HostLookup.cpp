#include "redis/HostLookup.h"

namespace telemirror {

HostLookup::HostLookup(const QString& host)
    // By the slot's name: with a function object, Qt 6.4 leaks it when the lookup is aborted.
    : m_id(QHostInfo::lookupHost(host, this, SLOT(take(QHostInfo))))
{}

HostLookup::~HostLookup()
{
    if (m_id >= 0)
        QHostInfo::abortHostLookup(m_id);
}

void HostLookup::take(const QHostInfo& info)
{
    m_id = -1;
    emit finished(info);
}

} // namespace telemirror
