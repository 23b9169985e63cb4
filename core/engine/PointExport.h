#pragma once

#include "engine/ExportRequest.h"
#include "influx/Connection.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QObject>
#include <QtCore/QSaveFile>

#include <memory>

namespace telemirror {

/// Writes the points of one measurement to a file: read window by window, formed off this thread,
/// one batch at a time, so that memory is bounded. A window that fails for a passing reason is read
/// again. The file appears, whole, at the end; until then, and after a failure, what stood at its
/// path is untouched. Lives on the connection's thread; destroying it stops it.
class PointExport : public QObject
{
    Q_OBJECT

public:
    static constexpr int mostAttempts = 5; ///< at one window
    /// Field values in one query, about.
    static constexpr qint64 pointsPerWindow = 500'000;
    static constexpr std::chrono::milliseconds progressPeriod{200};
    /// The first wait before a window is read again; doubles each time. The server's own wish wins.
    static constexpr std::chrono::milliseconds firstWait{500};

    PointExport(const ExportRequest& request, Connection& connection);
    ~PointExport() override;

    void start();
    /// finished() follows with kind Cancelled.
    void cancel();

    /// The lines of a batch as rows of CSV, those of other fields left out; `points` counts.
    [[nodiscard]] static QByteArray csvRows(const QByteArray& lines, const QByteArray& field, qint64& points);
    /// The lines of a batch with just this field, lines without it left out; `points` counts.
    [[nodiscard]] static QByteArray linesOf(const QByteArray& lines, const QByteArray& field, qint64& points);

signals:
    void progress(const telemirror::ExportProgress& progress);
    /// Once, at the end; nothing follows.
    void finished(const telemirror::Result<telemirror::ExportReceipt>& result);

private:
    struct Piece
    {
        QByteArray bytes;
        qint64 points = 0;
        qint64 refused = 0;
    };

    void readWindow();
    void takeNext();
    void write(const Piece& piece);
    void windowEnded();
    void windowFailed(const Error& error);
    void tellProgress();
    void end(const Result<ExportReceipt>& result);
    [[nodiscard]] static Piece form(const LineBatch& batch, const ExportRequest& request);
    [[nodiscard]] TimeRange window(int number) const;

    ExportRequest m_request;
    QPointer<Connection> m_connection;
    QSaveFile m_file;
    std::unique_ptr<PointStream> m_stream;
    QElapsedTimer m_sinceProgress;
    ExportReceipt m_done;
    ExportReceipt m_doneBefore; ///< this window
    int m_windows = 1;
    int m_window = 0;
    int m_attempts = 0;
    bool m_forming = false;
    bool m_streamEnded = false;
    bool m_over = false;
};

} // namespace telemirror
