#include "engine/PointExport.h"

#include "influx/wire/CsvText.h"
#include "influx/wire/LineProtocolReader.h"
#include "influx/wire/LineProtocolWriter.h"
#include "model/FutureHandler.h"

#include <QtConcurrent/QtConcurrentRun>
#include <QtCore/QTimer>

#include <algorithm>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

const auto csvHeader = "time,measurement,tags,field,type,value\r\n"_ba;

QByteArray tagText(const QList<Tag>& tags)
{
    QByteArray text;
    for (const Tag& tag : tags) {
        if (!text.isEmpty())
            text += ',';
        LineProtocolWriter::appendTagKey(text, {tag.key.data(), static_cast<std::size_t>(tag.key.size())});
        text += '=';
        LineProtocolWriter::appendTagValue(
            text, {tag.value.data(), static_cast<std::size_t>(tag.value.size())});
    }
    return text;
}

/// Without quotes and suffixes: those belong to line protocol.
QByteArray valueText(const FieldValue& value)
{
    switch (fieldTypeOf(value)) {
    case FieldType::String: return std::get<QByteArray>(value);
    case FieldType::Boolean: return std::get<bool>(value) ? "true"_ba : "false"_ba;
    case FieldType::Integer: return QByteArray::number(std::get<qint64>(value));
    case FieldType::Unsigned: return QByteArray::number(std::get<quint64>(value));
    case FieldType::Float: break;
    }
    QByteArray text;
    LineProtocolWriter::appendDouble(text, std::get<double>(value));
    return text;
}

} // namespace

PointExport::PointExport(const ExportRequest& request, Connection& connection)
    : m_request(request)
    , m_connection(&connection)
    , m_file(request.path)
{
    const qint64 windows = request.expectedPoints / pointsPerWindow + 1;
    m_windows = static_cast<int>(std::clamp<qint64>(windows, 1, 10'000));
}

PointExport::~PointExport() = default;

void PointExport::start()
{
    m_sinceProgress.start();
    if (!m_file.open(QIODevice::WriteOnly))
        return end(failure(Error::Kind::Storage,
            tr("%1 cannot be written: choose another folder.").arg(m_request.path), m_file.errorString()));
    if (m_request.format == ExportRequest::Format::Csv)
        m_done.bytes = m_file.write(csvHeader);
    readWindow();
}

void PointExport::cancel()
{
    end(failure(Error::Kind::Cancelled, tr("The export was stopped; no file was written.")));
}

/// Windows are of equal length, oldest first.
TimeRange PointExport::window(int number) const
{
    const auto border = [this](int index) {
        const auto start = static_cast<long double>(m_request.range.start);
        const auto length = static_cast<long double>(m_request.range.stop) - start;
        return index == m_windows ? m_request.range.stop
                                  : static_cast<Timestamp>(start + length * index / m_windows);
    };
    return {border(number), border(number + 1)};
}

void PointExport::readWindow()
{
    if (m_over)
        return;
    if (!m_connection)
        return end(failure(
            Error::Kind::Cancelled, tr("The connection was changed meanwhile: start the export again.")));
    m_doneBefore = m_done;
    m_streamEnded = false;
    ReadRequest read;
    read.bucket = m_request.bucket;
    read.measurement = m_request.measurement;
    read.range = window(m_window);
    m_stream = m_connection->read(read);
    connect(m_stream.get(), &PointStream::batchReady, this, &PointExport::takeNext);
    connect(m_stream.get(), &PointStream::finished, this, [this] {
        m_streamEnded = true;
        windowEnded();
    });
    connect(m_stream.get(), &PointStream::failed, this, &PointExport::windowFailed);
    takeNext();
}

void PointExport::takeNext()
{
    if (m_over || m_forming || !m_stream)
        return;
    std::optional<LineBatch> batch = m_stream->takeBatch();
    if (!batch)
        return;
    m_forming = true;
    whenFinished(this, QtConcurrent::run([request = m_request, batch = std::move(*batch)] {
        return Result<Piece>(form(batch, request));
    }),
        [this, window = m_window, attempt = m_attempts](const Result<Piece>& piece) {
            m_forming = false;
            // Of a window that is read again, it counts no more.
            if (!m_over && piece && window == m_window && attempt == m_attempts)
                write(*piece);
            takeNext();
            windowEnded();
        });
}

/// On a thread of the pool.
PointExport::Piece PointExport::form(const LineBatch& batch, const ExportRequest& request)
{
    Piece piece;
    piece.refused = batch.dropped + batch.refused.size();
    const QByteArray field = request.field.toUtf8();
    if (request.format == ExportRequest::Format::Csv) {
        piece.bytes = csvRows(batch.lines, field, piece.points);
    } else if (field.isEmpty()) {
        piece.bytes = batch.lines;
        piece.points = batch.pointCount;
    } else {
        piece.bytes = linesOf(batch.lines, field, piece.points);
    }
    return piece;
}

QByteArray PointExport::csvRows(const QByteArray& lines, const QByteArray& field, qint64& points)
{
    QByteArray rows;
    rows.reserve(lines.size() * 2);
    LineProtocolReader reader(lines);
    Point point;
    for (Result<bool> read = reader.next(point); !read || *read; read = reader.next(point)) {
        if (!read)
            continue; // these lines were made here: there is no such
        const QByteArray begin = csv::time(point.time) + ',' + csv::cell(point.measurement) + ',' +
            csv::cell(tagText(point.tags)) + ',';
        for (const Field& each : std::as_const(point.fields)) {
            if (!field.isEmpty() && each.key != field)
                continue;
            rows += begin + csv::cell(each.key) + ',' + fieldTypeName(fieldTypeOf(each.value)).toLatin1() +
                ',' + csv::cell(valueText(each.value)) + "\r\n";
            ++points;
        }
    }
    return rows;
}

QByteArray PointExport::linesOf(const QByteArray& lines, const QByteArray& field, qint64& points)
{
    QByteArray kept;
    LineProtocolReader reader(lines);
    Point point;
    for (Result<bool> read = reader.next(point); !read || *read; read = reader.next(point)) {
        if (!read)
            continue;
        point.fields.removeIf([&field](const Field& each) { return each.key != field; });
        if (!point.fields.isEmpty() &&
            LineProtocolWriter::append(kept, point) == LineProtocolWriter::Outcome::Written)
            ++points;
    }
    return kept;
}

void PointExport::write(const Piece& piece)
{
    if (m_file.write(piece.bytes) != piece.bytes.size())
        return end(failure(Error::Kind::Storage,
            tr("%1 cannot be written: make room on the disk.").arg(m_request.path), m_file.errorString()));
    m_done.points += piece.points;
    m_done.bytes += piece.bytes.size();
    m_done.refused += piece.refused;
    if (m_sinceProgress.hasExpired(progressPeriod.count()))
        tellProgress();
}

void PointExport::windowEnded()
{
    if (m_over || m_forming || !m_streamEnded)
        return;
    m_streamEnded = false;
    m_attempts = 0;
    if (++m_window < m_windows) {
        // Later: this is called by the stream itself.
        QTimer::singleShot(0, this, &PointExport::readWindow);
        return;
    }
    if (!m_file.commit())
        return end(failure(Error::Kind::Storage,
            tr("%1 cannot be written: make room on the disk.").arg(m_request.path), m_file.errorString()));
    tellProgress();
    end(m_done);
}

void PointExport::windowFailed(const Error& error)
{
    if (m_over)
        return;
    if (!error.isRetryable() || ++m_attempts >= mostAttempts)
        return end(tl::unexpected(error));
    // What this window gave is taken back.
    m_done = m_doneBefore;
    if (!m_file.seek(m_done.bytes) || !m_file.resize(m_done.bytes))
        return end(failure(Error::Kind::Storage,
            tr("%1 cannot be written: choose another folder.").arg(m_request.path), m_file.errorString()));
    const std::chrono::milliseconds wait = error.retryAfter.value_or(firstWait * (1 << (m_attempts - 1)));
    QTimer::singleShot(wait, this, &PointExport::readWindow);
}

void PointExport::tellProgress()
{
    m_sinceProgress.restart();
    ExportProgress now{m_request.path, m_done.points, m_done.bytes, -1.0};
    // A field alone is some part of the measurement: then windows tell.
    if (m_request.expectedPoints > 0 && m_request.field.isEmpty())
        now.fraction =
            std::min(1.0, static_cast<double>(m_done.points) / static_cast<double>(m_request.expectedPoints));
    else if (m_windows > 1)
        now.fraction = static_cast<double>(m_window) / m_windows;
    emit progress(now);
}

void PointExport::end(const Result<ExportReceipt>& result)
{
    if (std::exchange(m_over, true))
        return;
    if (!result)
        m_file.cancelWriting();
    // Not deleted here: it may be the one that calls.
    if (m_stream)
        m_stream->abort();
    emit finished(result);
}

} // namespace telemirror
