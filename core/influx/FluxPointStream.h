#pragma once

#include "influx/FluxConnection.h"
#include "influx/FluxPointDecoder.h"
#include "influx/HttpPointStream.h"

namespace telemirror {

/// All points of a measurement in a range, by one Flux query for each shard. The columns that say the
/// same in every row are left out, as bytes read are charged for. Where a server then takes tables of
/// one field in two types for the same table, and refuses, they are asked for as they are stored.
///
/// A field may have another type in each shard (a week, where nothing else is said). OSS 2.x (seen on
/// 2.9) ends such a series at the first shard whose type differs, in an answer that looks complete,
/// so no query may reach over the border of two shards. Where a server does not say how long its
/// shards are (Cloud), the range is asked for as a whole.
class FluxPointStream final : public HttpPointStream
{
    Q_OBJECT

public:
    FluxPointStream(FluxConnection& connection, const ReadRequest& request);

protected:
    void answerEnded() override;
    bool recovered(const Error& error) override;

private:
    void takeFields(const QByteArray& answer);
    [[nodiscard]] FluxConnection* dialect() const;
    [[nodiscard]] ReadRequest part() const;
    void askForPart(Timestamp start);
    void skipToData(Timestamp start);
    void receiveAnswerTo(const QString& script);

    Nanoseconds m_shardDuration = 0;             ///< 0: not known
    TimeRange m_part;                            ///< what is asked for
    const FluxPointDecoder* m_decoder = nullptr; ///< of the part; the base's
    bool m_asksForAll = false;
};

} // namespace telemirror
