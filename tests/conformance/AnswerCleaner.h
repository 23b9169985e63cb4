#pragma once

#include "Answer.h"

namespace telemirror::conformance {

/// Takes out of answers what no two servers, or no two runs, have in common: the random part of
/// names, ids, times of creation, versions. Everything else stays as it came.
class AnswerCleaner
{
public:
    /// `known` maps texts that this run alone has to what stands for them.
    explicit AnswerCleaner(const QList<std::pair<QString, QString>>& known);

    [[nodiscard]] Answer clean(Answer answer, Comparison comparison);

private:
    QByteArray cleanJson(const QByteArray& body, Comparison comparison);
    /// Of `/query`: one JSON document, or several in lines.
    QByteArray cleanResults(const QByteArray& body, Comparison comparison);
    QJsonValue cleaned(const QString& name, const QJsonValue& value);
    static QJsonValue shapeOf(const QJsonValue& value);
    QString withoutKnown(QString text) const;

    QList<std::pair<QString, QString>> m_known;
    QHash<QString, QString> m_ids; ///< in the order in which they are met
};

} // namespace telemirror::conformance
