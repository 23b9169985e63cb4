#include "ui/models/MeasurementProgressModel.h"

#include "ui/Format.h"
#include "ui/Words.h"
#include "ui/widgets/ThemedIcon.h"

#include <algorithm>

namespace telemirror {

using namespace Qt::StringLiterals;

void MeasurementProgressModel::setProgress(const RunProgress& progress, Timestamp now)
{
    m_current = progress.measurement;
    m_waitingUntil = progress.waitingUntil;
    m_now = now;
    const auto sameName = [](const MeasurementRun& a, const MeasurementRun& b) {
        return a.measurement == b.measurement;
    };
    // Selection and scrolling stay where only figures changed.
    if (std::equal(m_runs.begin(), m_runs.end(), progress.measurements.begin(), progress.measurements.end(),
            sameName)) {
        m_runs = progress.measurements;
        if (!m_runs.isEmpty())
            emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_runs = progress.measurements;
    endResetModel();
}

void MeasurementProgressModel::clear()
{
    if (m_runs.isEmpty())
        return;
    beginResetModel();
    m_runs.clear();
    endResetModel();
}

int MeasurementProgressModel::currentRow() const
{
    const auto found = std::find_if(m_runs.begin(), m_runs.end(),
        [this](const MeasurementRun& run) { return run.measurement == m_current; });
    return found == m_runs.end() ? -1 : static_cast<int>(found - m_runs.begin());
}

int MeasurementProgressModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_runs.size());
}

int MeasurementProgressModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

double MeasurementProgressModel::fraction(const MeasurementRun& run) const
{
    if (run.state == RunState::Done)
        return 1;
    if (run.plannedLength <= 0)
        return 0;
    return std::clamp(static_cast<double>(run.doneLength) / static_cast<double>(run.plannedLength), 0.0, 1.0);
}

double MeasurementProgressModel::rate(const MeasurementRun& run) const
{
    const Timestamp end = run.ended != 0 ? run.ended : m_now;
    if (run.started == 0 || end <= run.started)
        return 0;
    return static_cast<double>(run.tally.pointsWritten) * static_cast<double>(nanosecondsPerSecond) /
        static_cast<double>(end - run.started);
}

QString MeasurementProgressModel::stateText(const MeasurementRun& run) const
{
    if (run.state != RunState::Running)
        return words::of(run.state);
    if (run.measurement != m_current && run.doneLength == 0)
        return tr("Waits for its turn");
    return tr("%1 %").arg(static_cast<int>(fraction(run) * 100));
}

QString MeasurementProgressModel::remainingText(const MeasurementRun& run) const
{
    if (run.state != RunState::Running || run.measurement != m_current)
        return {};
    if (m_waitingUntil != 0)
        return tr("waiting until %1").arg(toDateTime(m_waitingUntil).toLocalTime().toString(u"HH:mm:ss"_s));
    const double done = fraction(run);
    if (done < 0.02 || run.started == 0 || m_now <= run.started)
        return {};
    const double spent =
        static_cast<double>(m_now - run.started) / static_cast<double>(nanosecondsPerMillisecond);
    return format::remaining(std::chrono::milliseconds(static_cast<qint64>(spent * (1 - done) / done)));
}

QVariant MeasurementProgressModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const MeasurementRun& run = m_runs.at(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        switch (column) {
        case NameColumn: return format::singleLine(run.measurement);
        case ProgressColumn: return stateText(run);
        case PointsColumn: return format::count(run.tally.pointsWritten);
        case RateColumn: return format::rate(run.state == RunState::Running ? rate(run) : 0);
        case RemainingColumn: return remainingText(run);
        default: return {};
        }
    case FractionRole: return fraction(run);
    case Qt::DecorationRole:
        if (column == NameColumn)
            return themedIcon(words::icon(run.state), words::tone(run.state));
        return {};
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            Qt::Alignment(column >= PointsColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::ToolTipRole:
        if (!run.errors.isEmpty())
            return format::plainToolTip(run.errors.first().toString());
        return {};
    default: return {};
    }
}

QVariant MeasurementProgressModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            Qt::Alignment(section >= PointsColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn: return tr("Measurement");
    case ProgressColumn: return tr("Progress");
    case PointsColumn: return tr("Points");
    case RateColumn: return tr("Speed");
    case RemainingColumn: return tr("Estimate");
    default: return {};
    }
}

} // namespace telemirror
