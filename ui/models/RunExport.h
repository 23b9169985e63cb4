#pragma once

#include "model/Error.h"
#include "model/Run.h"

#include <QtCore/QObject>
#include <QtCore/QSaveFile>

namespace telemirror {

/// Writes runs as CSV (RFC 4180, with a line of names), page by page as they are given to it; the
/// file is there when all of it is.
class RunExport : public QObject
{
    Q_OBJECT

public:
    static constexpr qint64 pageSize = 500;

    explicit RunExport(const QString& path, QObject* parent = nullptr);

    /// Opens the file and asks for the first page.
    void start();
    /// The answer to pageRequested(). Less than a page is the last.
    void addPage(const QList<Run>& runs);
    void fail(const Error& error);
    [[nodiscard]] qint64 written() const { return m_written; }

    /// One run's line, with its end.
    [[nodiscard]] static QByteArray line(const Run& run);

signals:
    void pageRequested(qint64 offset, qint64 limit);
    /// Nothing, or what went wrong.
    void finished(const QString& problem);

private:
    QSaveFile m_file;
    qint64 m_written = 0;
};

} // namespace telemirror
