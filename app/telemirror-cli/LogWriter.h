#pragma once

#include "model/LogRecord.h"

namespace telemirror {

/// Writes log records to standard error. On a terminal, as a person reads them. Elsewhere one line
/// of `key=value` pairs each, behind the priority in the form that systemd's journal takes
/// (sd-daemon(3)): `<6>level=info source=mirror rule="main" msg="…"`, with the time in front where
/// it is not the journal that listens. What would end the line, or steer a terminal, is escaped.
class LogWriter
{
public:
    LogWriter();

    void write(const LogRecord& record) const;
    /// A record of the program itself.
    void write(LogLevel level, const QString& text) const;

private:
    [[nodiscard]] QByteArray structured(const LogRecord& record) const;
    [[nodiscard]] static QByteArray readable(const LogRecord& record);

    bool m_isTerminal;
    bool m_isJournal;
};

} // namespace telemirror
