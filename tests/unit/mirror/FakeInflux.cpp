#include "FakeInflux.h"

#include <QtCore/QPromise>
#include <QtCore/QQueue>

namespace telemirror::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QByteArray escaped(const QString& name)
{
    return name.toUtf8().replace(',', "\\,").replace(' ', "\\ ");
}

QString unescaped(QByteArray name)
{
    return QString::fromUtf8(name.replace("\\,", ",").replace("\\ ", " "));
}

Error cancelled()
{
    return errorOf(Error::Kind::Cancelled);
}

} // namespace

Error errorOf(Error::Kind kind, std::optional<std::chrono::milliseconds> retryAfter, const QString& detail)
{
    Error error;
    error.kind = kind;
    error.message = Error::kindName(kind) + u" happened"_s;
    error.detail = detail;
    error.retryAfter = retryAfter;
    return error;
}

/// Makes a batch per turn of the event loop, and no more than the contract's queue holds.
class FakeStream final : public PointStream
{
    Q_OBJECT

public:
    FakeStream(FakeInflux& owner, const ReadRequest& request, std::optional<FakeInflux::ReadFault> fault,
        qsizetype number)
        : m_owner(&owner)
        , m_request(request)
        , m_fault(std::move(fault))
        , m_number(number)
    {
        owner.mostOpenStreams = std::max(owner.mostOpenStreams, ++owner.openStreams);
        const FakeInflux::Values& values = owner.data[request.bucket][request.measurement];
        m_next = values.lowerBound(request.range.start);
        m_end = values.lowerBound(request.range.stop);
        post();
    }
    ~FakeStream() override { close(); }

    std::optional<LineBatch> takeBatch() override
    {
        if (m_closed || m_ready.isEmpty())
            return std::nullopt;
        LineBatch batch = m_ready.dequeue();
        m_owner->reads[m_number].points += batch.pointCount;
        post();
        return batch;
    }
    void abort() override
    {
        if (m_closed)
            return;
        close();
        QMetaObject::invokeMethod(
            this, [this] { emit failed(cancelled()); }, Qt::QueuedConnection);
    }
    qint64 bytesRead() const override { return m_bytes; }

private:
    void post() { QMetaObject::invokeMethod(this, &FakeStream::step, Qt::QueuedConnection); }

    void close()
    {
        if (m_closed)
            return;
        m_closed = true;
        if (m_owner) {
            --m_owner->openStreams;
            m_owner->batchesAlive -= m_ready.size();
        }
        m_ready.clear();
    }

    void step()
    {
        if (m_closed)
            return;
        if (m_fault && m_made >= m_fault->afterBatches) {
            if (m_fault->error) {
                close();
                if (m_fault->error->kind == Error::Kind::RateLimited)
                    emit m_owner->limited(false, *m_fault->error);
                emit failed(*m_fault->error);
            }
            return;
        }
        if (m_next == m_end && m_refusalsTold) {
            if (m_ready.isEmpty()) {
                close();
                emit finished();
            }
            return;
        }
        if (m_ready.size() >= maximumQueued)
            return;
        make();
        post();
        emit batchReady();
    }

    void make()
    {
        LineBatch batch;
        const QByteArray name = escaped(m_request.measurement);
        for (; m_next != m_end && batch.lineCount < m_request.limits.lines &&
             batch.lines.size() < m_request.limits.bytes;
             ++m_next) {
            batch.lines += name + " v=" + QByteArray::number(m_next.value()) + "i " +
                QByteArray::number(m_next.key()) + '\n';
            ++batch.lineCount;
        }
        batch.pointCount = batch.lineCount;
        batch.refused = std::exchange(m_owner->refusedOnce, {});
        batch.dropped = std::exchange(m_owner->droppedOnce, 0);
        m_refusalsTold = true;
        m_bytes += batch.lines.size();
        emit m_owner->received(batch.lines.size());
        ++m_made;
        m_ready.enqueue(batch);
        if (batch.isEmpty())
            return;
        ++m_owner->batchesAlive;
        m_owner->mostBatchesAlive = std::max(m_owner->mostBatchesAlive, m_owner->batchesAlive);
    }

    QPointer<FakeInflux> m_owner;
    ReadRequest m_request;
    std::optional<FakeInflux::ReadFault> m_fault;
    qsizetype m_number;
    FakeInflux::Values::const_iterator m_next;
    FakeInflux::Values::const_iterator m_end;
    QQueue<LineBatch> m_ready;
    bool m_refusalsTold = false;
    int m_made = 0;
    qint64 m_bytes = 0;
    bool m_closed = false;
};

FakeInflux::FakeInflux(const QString& name)
{
    m_settings.id = name;
    m_settings.name = name;
}

FakeInflux::~FakeInflux() = default;

template <typename T>
QFuture<Result<T>> FakeInflux::answer(Result<T> result, bool hang)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    const auto fulfil = [promise](Result<T> value) {
        promise->addResult(std::move(value));
        promise->finish();
    };
    if (hang)
        m_hanging.append([fulfil] { fulfil(Result<T>(tl::unexpected(cancelled()))); });
    else
        QMetaObject::invokeMethod(
            this, [fulfil, result] { fulfil(result); }, Qt::QueuedConnection);
    return promise->future();
}

QFuture<Result<ServerInfo>> FakeInflux::probe()
{
    return answer(Result<ServerInfo>(ServerInfo{}));
}

QFuture<Result<QList<Bucket>>> FakeInflux::buckets()
{
    if (!bucketsErrors.isEmpty())
        return answer(Result<QList<Bucket>>(tl::unexpected(bucketsErrors.takeFirst())));
    QList<Bucket> list;
    for (const QString& name : data.keys())
        list.append(Bucket{name, name, 0, false});
    return answer(Result<QList<Bucket>>(list), hangBuckets);
}

QFuture<Result<void>> FakeInflux::createBucket(const QString& name)
{
    if (!createErrors.isEmpty())
        return answer(Result<void>(tl::unexpected(createErrors.takeFirst())));
    data[name];
    return answer(Result<void>());
}

QFuture<Result<QStringList>> FakeInflux::measurements(const QString& bucket, const TimeRange& range)
{
    listedRanges.append(range);
    if (!measurementsErrors.isEmpty())
        return answer(Result<QStringList>(tl::unexpected(measurementsErrors.takeFirst())));
    QStringList names;
    const QMap<QString, Values> all = data.value(bucket);
    for (auto it = all.begin(); it != all.end(); ++it) {
        if (it->lowerBound(range.start) != it->lowerBound(range.stop))
            names.append(it.key());
    }
    return answer(Result<QStringList>(names), hangMeasurements);
}

QFuture<Result<MeasurementSchema>> FakeInflux::schema(const QString&, const QString&, const TimeRange&)
{
    return answer(Result<MeasurementSchema>(MeasurementSchema{}));
}

QFuture<Result<QList<SeriesData>>> FakeInflux::series(const SeriesRequest&)
{
    return answer(Result<QList<SeriesData>>(QList<SeriesData>{}));
}

QFuture<Result<QList<LatestValue>>> FakeInflux::latest(const LatestRequest&)
{
    return answer(Result<QList<LatestValue>>(QList<LatestValue>{}));
}

QFuture<Result<qint64>> FakeInflux::countPoints(
    const QString& bucket, const QString& measurement, const TimeRange& range)
{
    countedRanges.append(range);
    emit requested(false, 0);
    if (!countErrors.isEmpty())
        return answer(Result<qint64>(tl::unexpected(countErrors.takeFirst())));
    const Values values = data.value(bucket).value(measurement);
    const auto count = std::distance(values.lowerBound(range.start), values.lowerBound(range.stop));
    emit received(countAnswerSize);
    return answer(Result<qint64>(count), hangCounts);
}

QFuture<Result<Summary>> FakeInflux::summary(const SummaryRequest& request)
{
    summaries.append(request);
    if (const std::optional<Error> error = onSummary ? onSummary(request) : std::nullopt)
        return answer(Result<Summary>(tl::unexpected(*error)));
    Summary result;
    result.bytesRead = 100;
    FieldSummary field;
    field.field = "v";
    field.type = FieldType::Integer;
    const Values values = data.value(request.bucket).value(request.measurement);
    const auto end = values.lowerBound(request.range.stop);
    for (auto it = values.lowerBound(request.range.start); it != end; ++it) {
        const qint64 value = it.value();
        const qint64 sum = field.sum ? std::get<qint64>(*field.sum) : 0;
        field.first = field.first.value_or(value);
        field.last = value;
        field.minimum = std::min(value, field.minimum ? std::get<qint64>(*field.minimum) : value);
        field.maximum = std::max(value, field.maximum ? std::get<qint64>(*field.maximum) : value);
        field.sum = static_cast<qint64>(static_cast<quint64>(sum) + static_cast<quint64>(value));
        ++field.count;
    }
    if (field.count > 0)
        result.fields.append(field);
    return answer(Result<Summary>(result), hangSummaries);
}

std::unique_ptr<PointStream> FakeInflux::read(const ReadRequest& request)
{
    reads.append(Read{request, 0});
    emit requested(false, 0);
    std::optional<ReadFault> fault = onRead ? onRead(request) : std::nullopt;
    auto stream = std::make_unique<FakeStream>(*this, request, std::move(fault), reads.size() - 1);
    m_streams.append(stream.get());
    return stream;
}

QFuture<Result<WriteReceipt>> FakeInflux::write(const QString& bucket, const QByteArray& lines)
{
    writes.append(lines);
    emit requested(true, lines.size() / 4);
    ++writesInFlight;
    mostWritesInFlight = std::max(mostWritesInFlight, writesInFlight);
    if (hangWrites)
        return answer(Result<WriteReceipt>(WriteReceipt{}), true);
    auto promise = std::make_shared<QPromise<Result<WriteReceipt>>>();
    promise->start();
    const auto finish = [this, promise, bucket, lines] {
        --writesInFlight;
        const std::optional<Error> error = onWrite ? onWrite(lines) : std::nullopt;
        if (error) {
            promise->addResult(Result<WriteReceipt>(tl::unexpected(*error)));
        } else {
            store(bucket, lines);
            promise->addResult(Result<WriteReceipt>(WriteReceipt{lines.size() / 4}));
        }
        promise->finish();
    };
    if (slowBy != nullptr)
        slowBy->after(1s, this, finish);
    else
        QMetaObject::invokeMethod(this, finish, Qt::QueuedConnection);
    return promise->future();
}

void FakeInflux::store(const QString& bucket, const QByteArray& lines)
{
    for (const QByteArray& line : lines.split('\n')) {
        if (line.isEmpty())
            continue;
        const qsizetype time = line.lastIndexOf(' ');
        const qsizetype fields = line.lastIndexOf(" v=", time - 1);
        const QByteArray value = line.mid(fields + 3, time - fields - 4);
        data[bucket][unescaped(line.left(fields))].insert(
            line.mid(time + 1).toLongLong(), value.toLongLong());
    }
}

void FakeInflux::abortAll()
{
    for (const auto& finish : std::exchange(m_hanging, {}))
        finish();
    for (const QPointer<PointStream>& stream : std::exchange(m_streams, {})) {
        if (stream)
            stream->abort();
    }
}

} // namespace telemirror::test

#include "FakeInflux.moc"
