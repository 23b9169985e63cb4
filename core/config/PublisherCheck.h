#pragma once

#include "model/Error.h"
#include "model/PublisherSettings.h"

#include <QtCore/QList>

namespace telemirror {

/// Looks for what cannot work in the publishers of a profile; those that are off may be unfinished.
/// The settings must outlive it.
class PublisherCheck
{
public:
    explicit PublisherCheck(const PublisherSettings& settings);

    [[nodiscard]] QList<Error> problems();

private:
    void checkHttp();
    void checkHttpAddress();
    void checkHeader(const HttpHeader& header);
    void checkMqtt();
    void checkTopic(const QString& topic);
    void checkFile();
    void checkSpool(const QString& owner, const SpoolLimits& spool);
    void checkTimeout(const QString& owner, std::chrono::milliseconds timeout);
    void checkPem(const QString& owner, const QString& path);
    void add(const QString& message);

    const PublisherSettings& m_settings;
    QList<Error> m_problems;
};

} // namespace telemirror
