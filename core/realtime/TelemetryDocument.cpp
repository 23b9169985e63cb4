#include "realtime/TelemetryDocument.h"

#include "realtime/DocumentKeys.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

#include <bit>
#include <cmath>
#include <map>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

QList<Tag> sorted(QList<Tag> tags)
{
    if (!std::is_sorted(tags.cbegin(), tags.cend()))
        std::sort(tags.begin(), tags.end());
    return tags;
}

/// An order of all values, whatever their types, so that ties end the same way whichever bucket
/// answered first.
bool isLess(const FieldValue& a, const FieldValue& b)
{
    if (a.index() != b.index())
        return a.index() < b.index();
    if (const double* x = std::get_if<double>(&a))
        return std::bit_cast<quint64>(*x) < std::bit_cast<quint64>(std::get<double>(b));
    return a < b;
}

/// Whether `a` gives way to `b`; the tags of both are sorted.
bool isOlder(const LatestValue& a, const LatestValue& b)
{
    if (a.time != b.time)
        return a.time < b.time;
    if (a.tags != b.tags)
        return a.tags < b.tags;
    return isLess(a.value, b.value);
}

QJsonValue toJson(const FieldValue& value)
{
    if (const double* number = std::get_if<double>(&value))
        return std::isfinite(*number) ? *number : 0.0;
    if (const qint64* number = std::get_if<qint64>(&value))
        return *number;
    if (const quint64* number = std::get_if<quint64>(&value)) {
        if (*number <= static_cast<quint64>(std::numeric_limits<qint64>::max()))
            return static_cast<qint64>(*number);
        return static_cast<double>(*number);
    }
    if (const QByteArray* text = std::get_if<QByteArray>(&value))
        return QString::fromUtf8(*text);
    return std::get<bool>(value) ? 1 : 0;
}

/// Exactly as QJsonDocument writes it inside a document.
QByteArray written(const QJsonValue& value)
{
    const QByteArray array = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return array.sliced(1, array.size() - 2);
}

/// Chooses the newest value of each field, under the keys of the document.
class NewestValues
{
public:
    using Fields = std::map<QString, LatestValue>;

    NewestValues(const QList<BucketValues>& buckets, const TelemetrySettings& settings)
        : m_settings(settings)
        , m_keys(settings.coordinates.has_value())
    {
        for (const BucketValues& bucket : buckets) {
            for (const LatestValue& value : bucket.values) {
                if (isWanted(value))
                    m_keys.add(bucket.bucket, value.measurement);
            }
        }
        m_keys.settle();
        for (const BucketValues& bucket : buckets) {
            for (const LatestValue& value : bucket.values) {
                if (isWanted(value))
                    take(bucket.bucket, value);
            }
        }
    }

    [[nodiscard]] const std::map<QString, Fields>& byKey() const { return m_byKey; }

    /// Fields that another tag set of the same measurement has as a number, and this one lacks.
    [[nodiscard]] QStringList missingFields(const QString& key) const
    {
        QStringList missing;
        const Fields& present = m_byKey.at(key);
        const auto family = m_familyOf.find(key);
        if (family == m_familyOf.end())
            return missing;
        for (const QString& field : m_numbers.value(*family)) {
            if (!present.contains(field))
                missing.append(field);
        }
        return missing;
    }

private:
    [[nodiscard]] bool isWanted(const LatestValue& value) const
    {
        return !m_settings.dropStrings || !std::holds_alternative<QByteArray>(value.value);
    }

    void take(const QString& bucket, const LatestValue& value)
    {
        LatestValue candidate = value;
        candidate.tags = sorted(value.tags);
        const QString family = m_keys.key(bucket, value.measurement);
        candidate.measurement = family;
        if (m_settings.expandTags) {
            candidate.measurement = DocumentKeys::expanded(family, candidate.tags);
            m_familyOf.insert(candidate.measurement, family);
            if (!std::holds_alternative<QByteArray>(value.value))
                m_numbers[family].insert(value.field);
        }
        const auto [place, isFirst] = m_byKey[candidate.measurement].try_emplace(candidate.field, candidate);
        if (!isFirst && isOlder(place->second, candidate))
            place->second = std::move(candidate);
    }

    const TelemetrySettings& m_settings;
    DocumentKeys m_keys;
    std::map<QString, Fields> m_byKey;
    QHash<QString, QString> m_familyOf;      ///< a key with tags → the one without
    QHash<QString, QSet<QString>> m_numbers; ///< fields by key without tags
};

} // namespace

TelemetryDocument TelemetryDocument::build(
    const QList<BucketValues>& buckets, const TelemetrySettings& settings, Timestamp now)
{
    TelemetryDocument document;
    const NewestValues newest(buckets, settings);
    QJsonObject values;
    for (const auto& [key, fields] : newest.byKey()) {
        QJsonObject object;
        for (const auto& [field, value] : fields) {
            object.insert(field, toJson(value.value));
            const quint64* number = std::get_if<quint64>(&value.value);
            if (number && *number > static_cast<quint64>(std::numeric_limits<qint64>::max()))
                document.m_largeNumbers.insert({key, field}, *number);
            document.m_values.append(value);
        }
        for (const QString& field : newest.missingFields(key))
            object.insert(field, 0.0);
        values.insert(key, object);
    }
    if (settings.coordinates) {
        values.insert(u"latitude"_s, settings.coordinates->latitude);
        values.insert(u"longitude"_s, settings.coordinates->longitude);
    }
    document.m_json = {{u"ts"_s, toDateTime(now).toMSecsSinceEpoch()}, {u"values"_s, values}};
    return document;
}

QByteArray TelemetryDocument::toBytes() const
{
    if (m_json.isEmpty())
        return {};
    if (m_largeNumbers.isEmpty())
        return QJsonDocument(m_json).toJson(QJsonDocument::Compact);

    // By hand, for the numbers that QJsonValue cannot hold.
    QByteArray bytes = "{\"ts\":" + written(m_json.value("ts"_L1)) + ",\"values\":{";
    const QJsonObject values = m_json.value("values"_L1).toObject();
    for (auto entry = values.begin(); entry != values.end(); ++entry) {
        if (entry != values.begin())
            bytes += ',';
        bytes += written(entry.key()) + ':';
        if (!entry.value().isObject()) {
            bytes += written(entry.value());
            continue;
        }
        bytes += '{';
        const QJsonObject fields = entry.value().toObject();
        for (auto field = fields.begin(); field != fields.end(); ++field) {
            if (field != fields.begin())
                bytes += ',';
            const auto large = m_largeNumbers.find({entry.key(), field.key()});
            bytes += written(field.key()) + ':' +
                (large == m_largeNumbers.end() ? written(field.value()) : QByteArray::number(*large));
        }
        bytes += '}';
    }
    return bytes + "}}";
}

bool TelemetryDocument::sameValues(const TelemetryDocument& other) const
{
    return m_json.value("values"_L1) == other.m_json.value("values"_L1) &&
        m_largeNumbers == other.m_largeNumbers;
}

} // namespace telemirror
