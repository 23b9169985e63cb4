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

QJsonValue toJson(const FieldValue& value, const TelemetrySettings& settings)
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
    const bool isTrue = std::get<bool>(value);
    return settings.booleansAsNumbers ? QJsonValue(isTrue ? 1 : 0) : QJsonValue(isTrue);
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
        , m_keys(settings.coordinates && settings.coordinates->isValid())
    {
        for (const BucketValues& bucket : buckets) {
            const QString* last = nullptr;
            for (const LatestValue& value : bucket.values) {
                if ((last != nullptr && *last == value.measurement) ||
                    !TelemetryDocument::takes(value, settings))
                    continue;
                last = &value.measurement;
                m_keys.add(bucket.bucket, *last);
            }
        }
        m_keys.settle();
        for (const BucketValues& bucket : buckets) {
            for (const LatestValue& value : bucket.values) {
                if (TelemetryDocument::takes(value, settings))
                    take(bucket, value);
            }
        }
    }

    [[nodiscard]] const std::map<QString, Fields>& byKey() const { return m_byKey; }

    /// Fields that the measurement has as a number, and of which there is no value under this key.
    [[nodiscard]] QStringList missingFields(const QString& key) const
    {
        QStringList missing;
        const Fields& present = m_byKey.at(key);
        for (const QString& field : m_numbers.value(m_familyOf.value(key))) {
            if (!present.contains(field))
                missing.append(field);
        }
        return missing;
    }

private:
    void take(const BucketValues& bucket, const LatestValue& value)
    {
        if (m_bucket != &bucket || m_measurement != value.measurement)
            enter(bucket, value.measurement);
        LatestValue candidate = value;
        candidate.tags = sorted(value.tags);
        candidate.measurement = m_family;
        if (m_settings.expandTags) {
            candidate.measurement = DocumentKeys::expanded(m_family, candidate.tags);
            m_fields = fieldsOf(candidate.measurement);
        }
        if (TelemetryDocument::isNumber(value.value, m_settings))
            m_familyNumbers->insert(value.field);
        const auto [place, isFirst] = m_fields->try_emplace(candidate.field, candidate);
        if (!isFirst && isOlder(place->second, candidate))
            place->second = std::move(candidate);
    }

    /// Finds out once for all the values of a measurement, which come one after the other, where they go.
    void enter(const BucketValues& bucket, const QString& measurement)
    {
        m_bucket = &bucket;
        m_measurement = measurement;
        m_family = m_keys.key(bucket.bucket, measurement);
        m_familyNumbers = &m_numbers[m_family];
        if (!m_completed.contains({bucket.bucket, measurement})) {
            m_completed.insert({bucket.bucket, measurement});
            m_familyNumbers->unite(bucket.numberFields.value(measurement));
        }
        if (!m_settings.expandTags)
            m_fields = fieldsOf(m_family);
    }

    Fields* fieldsOf(const QString& key)
    {
        m_familyOf.insert(key, m_family);
        return &m_byKey[key];
    }

    const TelemetrySettings& m_settings;
    DocumentKeys m_keys;
    std::map<QString, Fields> m_byKey;
    QHash<QString, QString> m_familyOf;            ///< a key, with tags or without → the one without
    QHash<QString, QSet<QString>> m_numbers;       ///< fields by key without tags
    QSet<std::pair<QString, QString>> m_completed; ///< bucket and measurement

    // Where the value before went.
    const BucketValues* m_bucket = nullptr;
    QString m_measurement;
    QString m_family;
    QSet<QString>* m_familyNumbers = nullptr; ///< in m_numbers
    Fields* m_fields = nullptr;               ///< in m_byKey
};

} // namespace

bool TelemetryDocument::takes(const LatestValue& value, const TelemetrySettings& settings)
{
    if (settings.dropStrings && std::holds_alternative<QByteArray>(value.value))
        return false;
    return std::ranges::all_of(settings.tagFilters, [&](const TagFilter& filter) {
        const auto tag = std::ranges::find(value.tags, filter.key.toUtf8(), &Tag::key);
        // InfluxDB has no empty tags: to have one is to have none.
        const QString content = tag == value.tags.end() ? QString() : QString::fromUtf8(tag->value);
        return filter.values.contains(content);
    });
}

bool TelemetryDocument::isNumber(const FieldValue& value, const TelemetrySettings& settings)
{
    if (std::holds_alternative<bool>(value))
        return settings.booleansAsNumbers;
    return !std::holds_alternative<QByteArray>(value);
}

TelemetryDocument TelemetryDocument::build(
    const QList<BucketValues>& buckets, const TelemetrySettings& settings, Timestamp now)
{
    TelemetryDocument document;
    const NewestValues newest(buckets, settings);
    QJsonObject values;
    for (const auto& [key, fields] : newest.byKey()) {
        QJsonObject object;
        for (const auto& [field, value] : fields) {
            object.insert(field, toJson(value.value, settings));
            const quint64* number = std::get_if<quint64>(&value.value);
            if (number && *number > static_cast<quint64>(std::numeric_limits<qint64>::max()))
                document.m_largeNumbers.insert({key, field}, *number);
            document.m_values.append(value);
        }
        for (const QString& field : newest.missingFields(key))
            object.insert(field, 0.0);
        values.insert(key, object);
    }
    if (settings.coordinates && settings.coordinates->isValid()) {
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
