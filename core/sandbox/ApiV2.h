#pragma once

#include "sandbox/HttpMessage.h"
#include "sandbox/Store.h"

namespace telemirror::sandbox {

/// The endpoints below `/api/v2`.
/// Source: InfluxData, "InfluxDB v2 API", and the answers of 2.x servers.
class ApiV2
{
public:
    /// `tellsShards`: buckets say how long their shards are, as OSS does and Cloud does not.
    ApiV2(Store& store, const QString& organization, bool tellsShards);

    /// Answers any request whose path begins with `/api/v2`. `now` is the time of the request.
    [[nodiscard]] HttpAnswer answer(const HttpRequest& request, Timestamp now);

private:
    HttpAnswer buckets(const HttpRequest& request);
    HttpAnswer listBuckets(const HttpRequest& request) const;
    HttpAnswer createBucket(const HttpRequest& request);
    HttpAnswer oneBucket(const HttpRequest& request, const QString& id);
    HttpAnswer organizations(const HttpRequest& request) const;
    HttpAnswer query(const HttpRequest& request, Timestamp now) const;
    HttpAnswer write(const HttpRequest& request, Timestamp now);
    HttpAnswer remove(const HttpRequest& request);

    /// Nothing if the request's `org` or `orgID` names the one organization there is.
    std::optional<HttpAnswer> refuseOrganization(const HttpRequest& request, bool required) const;
    [[nodiscard]] QJsonObject organizationJson() const;
    [[nodiscard]] QList<StoredBucket> chosenBuckets(
        const QMap<QString, QString>& filters, bool descending) const;
    QJsonObject bucketJson(const StoredBucket& stored) const;

    Store& m_store;
    QString m_organization;
    QString m_organizationId;
    bool m_tellsShards;
    QDateTime m_started = QDateTime::currentDateTimeUtc();
};

} // namespace telemirror::sandbox
