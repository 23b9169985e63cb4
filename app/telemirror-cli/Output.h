#pragma once

#include "model/Error.h"
#include "model/Run.h"

#include <QtCore/QByteArray>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>

namespace telemirror::output {

/// Writes UTF-8 text and a newline to standard output, at once.
void line(const QString& text);
void line(const QByteArray& utf8);
/// The same to standard error.
void note(const QString& text);
/// `telemirror-cli: ` and the error, to standard error.
void error(const Error& error);
/// Shows `text` as the line of progress on a terminal; nothing elsewhere. Empty: removes it.
void progress(const QString& text);

/// The members that a run and each of its measurements have in common: `state`, `points_read`,
/// `points_written`, `points_compared`, `windows_mended`, `points_dropped`, `points_refused`, `bytes_read`,
/// `bytes_written`, `windows`, `retries`, `seconds`, `seconds_waited`, `errors`.
[[nodiscard]] QJsonObject tallyJson(
    RunState state, const Tally& tally, Timestamp started, Timestamp ended, const QList<Error>& errors);
/// A run with its `measurements`.
[[nodiscard]] QJsonObject runJson(const Run& run, const QList<MeasurementRun>& measurements);
[[nodiscard]] QJsonObject errorJson(const Error& error);

/// 1234567 as "1,234,567" in the reader's locale.
[[nodiscard]] QString number(qint64 value);
[[nodiscard]] QString bytes(qint64 value);
[[nodiscard]] QString seconds(Timestamp started, Timestamp ended);
/// The state as a word for people.
[[nodiscard]] QString stateText(RunState state);

} // namespace telemirror::output
