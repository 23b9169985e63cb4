#pragma once

#include "Answer.h"

#include <QtCore/QUrl>
#include <QtNetwork/QNetworkAccessManager>

namespace telemirror::conformance {

/// A server that answers the corpus.
struct Server
{
    QUrl url;
    QString token;
    QString organization;
    bool isOne = false; ///< InfluxDB 1.x, which has databases for buckets, and asks for no token
};

/// Sends cases to one server, in buckets of its own that have random names, and removes them at
/// its end. Talks to the server by itself: it is the judge of the product's own connection.
class Session
{
public:
    Session(const Corpus& corpus, const Server& server);
    ~Session();
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    /// Finds out who answers; to be called first. The server's name and version.
    [[nodiscard]] Result<QString> open();
    /// The answers to the steps of a case.
    [[nodiscard]] Result<QList<Answer>> run(const Case& one);

private:
    struct Bucket
    {
        QString id;
        QString name;
    };

    Answer send(const Step& step, const QString& bucketName);
    Answer exchange(const QByteArray& method, const QUrl& url,
        const QList<std::pair<QByteArray, QByteArray>>& headers, const QByteArray& body);
    Answer api(const QByteArray& method, const QString& path, const QJsonObject& json = {});
    [[nodiscard]] QUrl urlFor(const QString& path, const QString& bucketName) const;
    [[nodiscard]] QByteArray bodyFor(const Step& step, const QString& bucketName) const;
    Result<Bucket> bucketFor(const Case& one);
    Result<Bucket> makeBucket(const DataSet& data);
    Result<Bucket> makeDatabase(const Bucket& bucket);
    Result<Bucket> makeIn2(const Bucket& bucket);
    Result<Bucket> fill(const Bucket& bucket, const DataSet& data);
    Answer statements(const QString& text);
    void removeBuckets();
    void removeDatabases();

    const Corpus& m_corpus;
    Server m_server;
    QString m_token; ///< in the names of all buckets of this session
    QString m_organizationId;
    QNetworkAccessManager m_network;
    QMap<QString, Bucket> m_shared; ///< by the name of their data
    QString m_lastId;               ///< in the last answer
    QString m_version;              ///< as the last answer told it
    QStringList m_databases;        ///< made in a 1.x server
    int m_made = 0;
};

} // namespace telemirror::conformance
