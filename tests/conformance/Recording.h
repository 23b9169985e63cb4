#pragma once

#include "Answer.h"

namespace telemirror::conformance {

/// The answers of one server to the corpus, as kept in a file.
class Recording
{
public:
    [[nodiscard]] static Result<Recording> load(const QString& path);
    [[nodiscard]] Result<void> save(const QString& path) const;

    /// Name and version of the server that gave the answers.
    QString server;

    void set(const Case& one, const DataSet& data, const QList<Answer>& answers);
    /// The answers to a case; nothing if it was not recorded, or was another request then.
    [[nodiscard]] std::optional<QList<Answer>> answers(const Case& one, const DataSet& data) const;
    /// Drops what the corpus no longer holds.
    void keepOnly(const QList<Case>& cases);

private:
    QJsonObject m_cases;
};

} // namespace telemirror::conformance
