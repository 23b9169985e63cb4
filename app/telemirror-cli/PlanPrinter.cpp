#include "PlanPrinter.h"

#include "Output.h"

namespace telemirror {

using namespace Qt::StringLiterals;
using Basis = MeasurementPlan::Basis;

namespace {

QString localTime(Timestamp time)
{
    return toDateTime(time).toLocalTime().toString(u"yyyy-MM-dd HH:mm:ss"_s);
}

QJsonObject rangeJson(const TimeRange& range)
{
    return {{u"start"_s, toDateTime(range.start).toString(Qt::ISODateWithMs)},
        {u"stop"_s, toDateTime(range.stop).toString(Qt::ISODateWithMs)}};
}

QJsonValue number(const std::optional<qint64>& value)
{
    return value ? QJsonValue(*value) : QJsonValue(QJsonValue::Null);
}

QJsonObject planJson(const MeasurementPlan& plan)
{
    QJsonArray ranges;
    for (const TimeRange& range : plan.ranges.ranges())
        ranges.append(rangeJson(range));
    QJsonObject json{{u"measurement"_s, plan.measurement}, {u"ranges"_s, ranges}, {u"first"_s, plan.isFirst},
        {u"points"_s, number(plan.points)}, {u"points_from"_s, planBasisName(plan.pointsBasis)},
        {u"bytes"_s, number(plan.bytes)}, {u"bytes_from"_s, planBasisName(plan.bytesBasis)},
        {u"resolution"_s, plan.resolution.toString()}};
    if (!plan.recheck.isEmpty())
        json.insert(u"rechecked"_s, rangeJson(plan.recheck));
    return json;
}

} // namespace

PlanPrinter::PlanPrinter(const QList<SyncPlan>& plans)
    : m_plans(plans)
{}

void PlanPrinter::print() const
{
    for (const SyncPlan& plan : m_plans)
        print(plan);
}

void PlanPrinter::print(const SyncPlan& plan)
{
    qsizetype width = 0;
    qint64 points = 0;
    qint64 bytes = 0;
    qsizetype unknown = 0;
    for (const MeasurementPlan& one : plan.measurements) {
        width = std::max(width, one.measurement.size());
        points += one.points.value_or(0);
        bytes += one.bytes.value_or(0);
        unknown += one.points ? 0 : 1;
    }
    for (const MeasurementPlan& one : plan.measurements) {
        output::line(u"  %1  %2"_s.arg(one.measurement.leftJustified(width), sizes(one)) +
            (one.resolution.isRaw() ? QString() : u", "_s + one.resolution.toString()));
        const QList<TimeRange>& ranges = one.ranges.ranges();
        for (auto range = ranges.rbegin(); range != ranges.rend(); ++range)
            output::line(u"  %1    %2 – %3"_s.arg(
                QString().leftJustified(width), localTime(range->start), localTime(range->stop)));
    }
    output::line(tr("%1: %n measurement(s), about %2 points, %3 to read.", nullptr,
        static_cast<int>(plan.measurements.size()))
                     .arg(plan.ruleName, output::number(points), output::bytes(bytes)));
    if (unknown > 0)
        output::line(tr("%n measurement(s) could not be estimated.", nullptr, static_cast<int>(unknown)));
}

QString PlanPrinter::sizes(const MeasurementPlan& plan)
{
    if (!plan.points)
        return tr("unknown");
    return tr("%1 points (%2), %3 (%4)")
        .arg(output::number(*plan.points).rightJustified(12), basis(plan.pointsBasis),
            output::bytes(plan.bytes.value_or(0)), basis(plan.bytesBasis));
}

QString PlanPrinter::basis(Basis basis)
{
    switch (basis) {
    case Basis::Counted: return tr("counted");
    case Basis::History: return tr("by earlier runs");
    case Basis::Typical: return tr("a guess");
    case Basis::Unknown: break;
    }
    return tr("unknown");
}

QJsonObject PlanPrinter::json() const
{
    QJsonArray rules;
    for (const SyncPlan& plan : m_plans) {
        QJsonArray measurements;
        qint64 points = 0;
        qint64 bytes = 0;
        for (const MeasurementPlan& one : plan.measurements) {
            measurements.append(planJson(one));
            points += one.points.value_or(0);
            bytes += one.bytes.value_or(0);
        }
        rules.append(QJsonObject{{u"rule"_s, plan.ruleName}, {u"points"_s, points}, {u"bytes"_s, bytes},
            {u"measurements"_s, measurements}});
    }
    return {{u"rules"_s, rules}};
}

} // namespace telemirror
