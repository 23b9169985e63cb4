#pragma once

#include "influx/Connection.h"

#include <QtCore/QObject>

#include <optional>

namespace telemirror {

/// Finds out whether anything came late in a range that was mirrored before, without reading it:
/// asks source and destination how many points they have there.
///
/// Why counting: an hourly run that reads the default overlap of ten minutes again would read a
/// sixth more than it needs, of which the cloud charges every byte; the two counts are a row each,
/// and only the source's is charged. Late points make the source's count the larger one, and the
/// range is then read. So it is whenever the counts differ for another reason (points that the
/// destination refused, or lost, or that somebody else wrote there), and whenever one of them cannot
/// be had: the check may cost a reading, never a point. What counts do not show is a value that was
/// corrected in place; that is for verification, which compares values. Where the overlap is a small
/// part of what a run reads anyway, it is read without asking (see WindowPlanner::recheck()).
///
/// Destroying it before its end drops the answers.
class OverlapCheck : public QObject
{
    Q_OBJECT

public:
    /// What is referred to must outlive the check.
    struct Ends
    {
        Connection& source;
        QString sourceBucket;
        Connection& destination;
        QString destinationBucket;
    };

    OverlapCheck(const Ends& ends, const QString& measurement, const TimeRange& range, QObject* parent);

    void start();
    [[nodiscard]] const TimeRange& range() const { return m_range; }

signals:
    /// `isSame`: both have the same number of points, so there is nothing to read.
    void finished(bool isSame);

private:
    void take(std::optional<qint64>& target, const Result<qint64>& count);

    Ends m_ends;
    QString m_measurement;
    TimeRange m_range;
    int m_missing = 2;
    std::optional<qint64> m_atSource;
    std::optional<qint64> m_atDestination;
};

} // namespace telemirror
