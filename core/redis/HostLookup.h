#pragma once

#include <QtCore/QObject>
#include <QtNetwork/QHostInfo>

namespace telemirror {

/// Asks the name server for the addresses of a host, once, without waiting. Destroying it gives the
/// question up.
class HostLookup : public QObject
{
    Q_OBJECT

public:
    explicit HostLookup(const QString& host);
    ~HostLookup() override;

signals:
    void finished(const QHostInfo& info);

private slots:
    void take(const QHostInfo& info);

private:
    int m_id;
};

} // namespace telemirror
