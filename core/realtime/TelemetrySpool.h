#pragma once

#include "model/Error.h"
#include "model/PublisherSettings.h"
#include "model/TimeRange.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <memory>
#include <optional>

namespace telemirror {

/// A document that waits.
struct SpooledDocument
{
    qint64 id = 0;      ///< rises with every document, and is never used again
    Timestamp time = 0; ///< of the round
    QByteArray bytes;
};

/// Documents that wait for an upstream, in their order, in an SQLite file. A document is safe on
/// disk when append() returns, and stays until remove(), through kills and power cuts. Bounded: what
/// is too much goes, oldest first. Belongs to one thread.
///
/// A file is for one program at a time: a lock file stands beside it, which a program that was
/// killed does not keep.
class TelemetrySpool
{
public:
    /// Opens the file, made if missing. Kind Busy if another program has it, Storage if it cannot be
    /// used. A damaged file is put aside as `<path>.damaged-<time>`, and a new one begun.
    [[nodiscard]] static Result<std::unique_ptr<TelemetrySpool>> open(
        const QString& path, const SpoolLimits& limits);
    /// One that lasts as long as the program.
    [[nodiscard]] static Result<std::unique_ptr<TelemetrySpool>> inMemory(const SpoolLimits& limits);
    ~TelemetrySpool();
    TelemetrySpool(const TelemetrySpool&) = delete;
    TelemetrySpool& operator=(const TelemetrySpool&) = delete;

    /// Keeps a document as the newest. How many old ones had to go for it. TooLarge if it alone is
    /// more than the spool may hold.
    [[nodiscard]] Result<qint64> append(Timestamp time, const QByteArray& document);
    /// Nothing if the spool is empty.
    [[nodiscard]] Result<std::optional<SpooledDocument>> oldest() const;
    [[nodiscard]] Result<void> remove(qint64 id);
    /// Drops what is older than the limits allow. How many went.
    [[nodiscard]] Result<qint64> expire(Timestamp now);
    /// This document is on its way: it is not dropped. 0: none.
    void hold(qint64 id);

    [[nodiscard]] qint64 count() const;
    /// Of the documents alone.
    [[nodiscard]] qint64 bytes() const;
    /// Where a damaged file was put when this was opened; empty: there was none.
    [[nodiscard]] QString damagedFile() const;

private:
    struct Private;
    explicit TelemetrySpool(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace telemirror
