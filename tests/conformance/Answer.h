#pragma once

#include "Corpus.h"

#include <QtCore/QJsonObject>

namespace telemirror::conformance {

/// What a server answered, without what is random in it.
struct Answer
{
    int status = 0; ///< 0: there was no answer
    QByteArray contentType;
    QByteArray errorCode; ///< X-Platform-Error-Code
    QByteArray body;

    /// What differs between two answers, in lines; empty if nothing does.
    [[nodiscard]] static QByteArray difference(const Answer& actual, const Answer& expected);

    [[nodiscard]] QJsonObject toJson() const;
    [[nodiscard]] static Answer fromJson(const QJsonObject& json);

    bool operator==(const Answer&) const = default;
};

} // namespace telemirror::conformance
