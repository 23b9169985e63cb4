#pragma once

#include "model/Error.h"

#include <QtCore/QCoreApplication>

namespace telemirror {

/// How much of an answer may be collected in memory. Points are streamed and need none of this; names,
/// figures and curves are kept until the answer ends, and a server may never end it, or send a few
/// kilobytes that unpack to gigabytes.
class AnswerBudget
{
    Q_DECLARE_TR_FUNCTIONS(telemirror::AnswerBudget)

public:
    static constexpr qint64 largest = qint64(512) * 1024 * 1024;
    /// What keeping one row takes besides its bytes.
    static constexpr qint64 perRow = 256;

    /// Counts `bytes` more, unpacked; `rows` is how many have come so far. TooLarge if that is too much.
    [[nodiscard]] Result<void> take(qsizetype bytes, qint64 rows)
    {
        m_bytes += bytes;
        if (m_bytes + rows * perRow <= largest)
            return {};
        return failure(Error::Kind::TooLarge,
            tr("The answer is too large to be held in memory: ask for a shorter time range, or for fewer "
               "series."));
    }

private:
    qint64 m_bytes = 0;
};

} // namespace telemirror
