#pragma once

#include "model/Error.h"
#include "sandbox/HttpMessage.h"

#include <QtCore/QJsonObject>

namespace telemirror::sandbox {

/// InfluxDB's answers in JSON.
/// Source: InfluxData, "InfluxDB HTTP API", section "Response codes"; what 1.x and 2.x servers send.

[[nodiscard]] HttpAnswer jsonAnswer(const QJsonObject& json, int status = 200);
/// 204 without a body.
[[nodiscard]] HttpAnswer emptyAnswer();
/// `{"code": …, "message": …}`, the form of `/api/v2`.
[[nodiscard]] HttpAnswer apiError(int status, const QString& code, const QString& message);
/// `{"error": …}`, the form of `/query` and `/write`.
[[nodiscard]] HttpAnswer legacyError(int status, const QString& message);
/// The status that InfluxDB gives an error of this kind, and the word for it ("not found", …).
[[nodiscard]] std::pair<int, QString> statusOf(Error::Kind kind);
[[nodiscard]] HttpAnswer apiError(const Error& error);
/// 404 for a path, 405 for a method that a path does not take.
[[nodiscard]] HttpAnswer unknownPath();
[[nodiscard]] HttpAnswer wrongMethod(const QByteArray& allowed);

} // namespace telemirror::sandbox
