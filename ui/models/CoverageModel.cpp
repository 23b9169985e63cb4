#include "ui/models/CoverageModel.h"

#include "model/Clock.h"
#include "ui/Format.h"

#include <QtCore/QLocale>

#include <algorithm>
#include <numeric>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

/// More columns than anybody looks at; a range without bounds must not fill the memory.
constexpr qint64 mostDays = 3660;

Timestamp beginOf(const QDate& date, const QTimeZone& zone)
{
    // The day after the last that InfluxDB knows begins beyond what nanoseconds can say.
    constexpr qint64 limit = maximumTimestamp / nanosecondsPerMillisecond;
    const qint64 milliseconds = std::clamp(date.startOfDay(zone).toMSecsSinceEpoch(), -limit, limit);
    return milliseconds == limit ? maximumTimestamp : milliseconds * nanosecondsPerMillisecond;
}

} // namespace

void CoverageModel::setRows(const TimeRange& range, const QList<CoverageRow>& rows, const QTimeZone& zone)
{
    beginResetModel();
    m_range = range;
    m_zone = zone;
    m_bounds.clear();
    m_rows.clear();
    if (!range.isEmpty()) {
        const QDate last = toDateTime(range.stop - 1).toTimeZone(zone).date();
        m_first = std::max(toDateTime(range.start).toTimeZone(zone).date(), last.addDays(1 - mostDays));
        // Days have 23 to 25 hours.
        for (QDate date = m_first; date <= last.addDays(1); date = date.addDays(1))
            m_bounds.append(beginOf(date, zone));
    }
    for (const CoverageRow& given : rows) {
        Row row{given.measurement, QList<Cell>(columnCount(), Cell{})};
        for (const CoverageStretch& stretch : given.stretches)
            addStretch(row, stretch);
        m_rows.append(row);
    }
    endResetModel();
}

void CoverageModel::addStretch(Row& row, const CoverageStretch& stretch) const
{
    const TimeRange wanted = stretch.range.intersected(m_range);
    if (wanted.isEmpty() || m_bounds.size() < 2)
        return;
    const auto after = std::upper_bound(m_bounds.begin(), m_bounds.end(), wanted.start);
    for (auto column = std::max<qsizetype>(0, after - m_bounds.begin() - 1); column < columnCount();
         ++column) {
        const TimeRange all{m_bounds[column], m_bounds[column + 1]};
        if (all.start >= wanted.stop)
            break;
        const TimeRange here = wanted.intersected(all);
        if (here.isEmpty())
            continue;
        Cell& cell = row.days[column];
        cell.parts[static_cast<std::size_t>(stretch.state)] +=
            static_cast<double>(here.length()) / static_cast<double>(all.length());
        cell.checked = std::max(cell.checked, stretch.checked);
        if (cell.note.isEmpty())
            cell.note = stretch.note;
    }
}

TimeRange CoverageModel::day(int column) const
{
    return TimeRange{m_bounds.at(column), m_bounds.at(column + 1)}.intersected(m_range);
}

std::optional<CellState> CoverageModel::worst(const QModelIndex& index) const
{
    const Parts& parts = m_rows.at(index.row()).days.at(index.column()).parts;
    for (std::size_t state = 0; state < cellStates; ++state) {
        if (parts[state] > 0)
            return static_cast<CellState>(state);
    }
    return std::nullopt;
}

int CoverageModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int CoverageModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(std::max<qsizetype>(0, m_bounds.size() - 1));
}

QString CoverageModel::describe(const Cell& cell) const
{
    const Parts& parts = cell.parts;
    const double all = std::accumulate(parts.begin(), parts.end(), 0.0);
    if (all <= 0)
        return tr("not wanted by the rule");
    QStringList words;
    for (std::size_t state = 0; state < cellStates; ++state) {
        if (parts[state] > 0)
            words.append(tr("%1 %2 %")
                             .arg(cellStateName(static_cast<CellState>(state)))
                             .arg(std::clamp(qRound(parts[state] / all * 100), 1, 100)));
    }
    QString text = words.join(u", "_s);
    if (cell.checked != 0)
        text += u"; "_s + tr("compared %1").arg(format::when(cell.checked, SystemClock().now()));
    if (!cell.note.isEmpty())
        text += u". "_s + format::singleLine(cell.note);
    return text;
}

QVariant CoverageModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row& row = m_rows.at(index.row());
    const Cell& cell = row.days.at(index.column());
    switch (role) {
    case PartsRole: {
        if (!worst(index))
            return QVariant::fromValue(QList<double>());
        return QVariant::fromValue(QList<double>(cell.parts.begin(), cell.parts.end()));
    }
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole: {
        const QString text =
            tr("%1, %2: %3")
                .arg(format::singleLine(row.name),
                    QLocale().toString(m_first.addDays(index.column()), QLocale::ShortFormat),
                    describe(cell));
        return role == Qt::ToolTipRole ? format::plainToolTip(text) : text;
    }
    default: return {};
    }
}

QVariant CoverageModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical) {
        if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
            return format::singleLine(m_rows.at(section).name);
        if (role == Qt::TextAlignmentRole)
            return QVariant::fromValue(Qt::Alignment(Qt::AlignLeft | Qt::AlignVCenter));
        return {};
    }
    const QDate date = m_first.addDays(section);
    if (role == Qt::DisplayRole) {
        // Months are named where they begin, and at the left edge.
        const bool namesMonth = section == 0 || date.day() == 1;
        return QString::number(date.day()) +
            (namesMonth ? u'\n' + QLocale().toString(date, u"MMM"_s) : QString());
    }
    if (role == Qt::ToolTipRole)
        return QLocale().toString(date, QLocale::LongFormat);
    return {};
}

QString cellStateName(CellState state)
{
    switch (state) {
    case CellState::Failed: return CoverageModel::tr("differs");
    case CellState::Missing: return CoverageModel::tr("missing");
    case CellState::Mirrored: return CoverageModel::tr("mirrored");
    case CellState::Verified: return CoverageModel::tr("verified");
    }
    return {};
}

QColor cellStateColor(CellState state, const QPalette& palette)
{
    switch (state) {
    case CellState::Failed: return toneColor(Tone::Bad, palette);
    case CellState::Missing: return borderColor(palette);
    case CellState::Mirrored: return toneColor(Tone::Info, palette);
    case CellState::Verified: return toneColor(Tone::Good, palette);
    }
    return {};
}

} // namespace telemirror
