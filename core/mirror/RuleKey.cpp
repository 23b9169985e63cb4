#include "mirror/RuleKey.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

namespace telemirror {

using namespace Qt::StringLiterals;

QString ruleKey(const Rule& rule)
{
    QJsonArray ends{
        rule.sourceConnection, rule.sourceBucket, rule.destinationConnection, rule.destinationBucket};
    // Of raw rules it stays as it was before there were others.
    if (!rule.resolution.isRaw()) {
        const QJsonObject json = rule.toJson();
        ends.append(json.value(u"resolution"_s));
        ends.append(json.value(u"fieldFunctions"_s));
    }
    const QByteArray digest = QCryptographicHash::hash(
        QJsonDocument(ends).toJson(QJsonDocument::Compact), QCryptographicHash::Sha256);
    return rule.id + u'-' + QString::fromLatin1(digest.toHex().first(16));
}

QString ruleKey(const Rule& rule, const QString& measurement)
{
    return ruleKey(rule.forMeasurement(measurement));
}

QStringList ruleKeys(const Rule& rule)
{
    QStringList keys{ruleKey(rule)};
    for (const RangeOverride& entry : rule.overrides) {
        Rule narrowed = rule;
        narrowed.resolution = entry.applied(rule.resolution);
        keys.append(ruleKey(narrowed));
    }
    keys.removeDuplicates();
    return keys;
}

} // namespace telemirror
