#pragma once

#include "influx/Connection.h"

#include <QtCore/QObject>

#include <map>

namespace telemirror {

/// A summary worked out here, from the points that a connection reads: of a rule's aggregates, which
/// no server has in store. Ends with one of its signals; destroying it stops reading.
class PointSummary : public QObject
{
    Q_OBJECT

public:
    PointSummary(Connection& source, const ReadRequest& request, QObject* parent);
    ~PointSummary() override;

    void start();

signals:
    void finished(const telemirror::Summary& summary);
    void failed(const telemirror::Error& error);

private:
    struct StreamDeleter
    {
        void operator()(PointStream* stream) const;
    };

    void takeBatches();
    void add(const Point& point);
    void finish();
    void fail(const Error& error);

    Connection& m_source;
    ReadRequest m_request;
    std::unique_ptr<PointStream, StreamDeleter> m_stream;
    std::map<std::pair<QByteArray, QList<Tag>>, std::pair<FieldSummary, TimeRange>> m_fields;
    bool m_taking = false;
    bool m_sourceDone = false;
};

} // namespace telemirror
