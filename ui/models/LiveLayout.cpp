#include "ui/models/LiveLayout.h"

#include "ui/models/FieldUnit.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QSaveFile>

#include <cmath>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestMinutes = 24 * 60;

QJsonArray tagsToJson(const QList<Tag>& tags)
{
    QJsonArray array;
    for (const Tag& tag : tags)
        array.append(QJsonArray{QString::fromUtf8(tag.key), QString::fromUtf8(tag.value)});
    return array;
}

QList<Tag> tagsFromJson(const QJsonArray& array)
{
    QList<Tag> tags;
    for (const QJsonValue& entry : array)
        tags.append({entry.toArray().at(0).toString().toUtf8(), entry.toArray().at(1).toString().toUtf8()});
    return tags;
}

QJsonObject thresholdToJson(const ChartThreshold& threshold)
{
    return {{u"value"_s, threshold.value}, {u"beyond"_s, threshold.isUpper ? u"above"_s : u"below"_s},
        {u"level"_s, threshold.tone == Tone::Bad ? u"alarm"_s : u"warning"_s}};
}

ChartThreshold thresholdFromJson(const QJsonObject& json)
{
    return {json.value("value"_L1).toDouble(std::nan("")), json.value("beyond"_L1).toString() != u"below"_s,
        json.value("level"_L1).toString() == u"alarm"_s ? Tone::Bad : Tone::Warning};
}

} // namespace

LiveLayout::Chart LiveLayout::chartOf(const LatestValue& value)
{
    return {value.measurement, value.field, value.tags, FieldUnit::of(value.field), {}};
}

QJsonObject LiveLayout::toJson() const
{
    QJsonArray array;
    for (const Chart& chart : charts) {
        QJsonArray limits;
        for (const ChartThreshold& threshold : chart.thresholds)
            limits.append(thresholdToJson(threshold));
        array.append(QJsonObject{{u"measurement"_s, chart.measurement}, {u"field"_s, chart.field},
            {u"tags"_s, tagsToJson(chart.tags)}, {u"unit"_s, chart.unit}, {u"thresholds"_s, limits}});
    }
    return {{u"charts"_s, array}, {u"minutes"_s, minutes}};
}

LiveLayout LiveLayout::fromJson(const QJsonObject& json)
{
    LiveLayout layout;
    layout.minutes = std::clamp(json.value("minutes"_L1).toInt(layout.minutes), 1, longestMinutes);
    const QJsonArray array = json.value("charts"_L1).toArray();
    for (const QJsonValue& entry : array) {
        const QJsonObject object = entry.toObject();
        Chart chart{object.value("measurement"_L1).toString(), object.value("field"_L1).toString(),
            tagsFromJson(object.value("tags"_L1).toArray()), object.value("unit"_L1).toString(), {}};
        const QJsonArray limits = object.value("thresholds"_L1).toArray();
        for (const QJsonValue& limit : limits) {
            const ChartThreshold threshold = thresholdFromJson(limit.toObject());
            if (std::isfinite(threshold.value))
                chart.thresholds.append(threshold);
        }
        if (!chart.field.isEmpty() && !layout.charts.contains(chart))
            layout.charts.append(chart);
    }
    return layout;
}

Result<LiveLayout> LiveLayout::load(const QString& path)
{
    QFile file(path);
    if (!file.exists())
        return LiveLayout();
    if (!file.open(QIODevice::ReadOnly))
        return failure(Error::Kind::Storage,
            QCoreApplication::translate(
                "telemirror::LiveLayout", "The arrangement of charts in %1 cannot be read.")
                .arg(path),
            file.errorString());
    return fromJson(QJsonDocument::fromJson(file.readAll()).object());
}

Result<void> LiveLayout::save(const QString& path) const
{
    QSaveFile file(path);
    const QByteArray text = QJsonDocument(toJson()).toJson();
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit())
        return failure(Error::Kind::Storage,
            QCoreApplication::translate("telemirror::LiveLayout",
                "The arrangement of charts cannot be kept in %1: make room, or check the folder.")
                .arg(path),
            file.errorString());
    return {};
}

} // namespace telemirror
