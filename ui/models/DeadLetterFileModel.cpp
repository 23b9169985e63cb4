#include "ui/models/DeadLetterFileModel.h"

#include "model/Clock.h"
#include "ui/Format.h"
#include "ui/widgets/ThemedIcon.h"

#include <algorithm>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

bool isFigure(int column)
{
    return column >= DeadLetterFileModel::PointsColumn && column <= DeadLetterFileModel::SizeColumn;
}

} // namespace

void DeadLetterFileModel::setFiles(const QList<DeadLetterSummary>& files)
{
    beginResetModel();
    m_files = files;
    endResetModel();
}

int DeadLetterFileModel::rowOf(const QString& file) const
{
    const auto found = std::ranges::find(m_files, file, &DeadLetterSummary::file);
    return found == m_files.end() ? -1 : static_cast<int>(found - m_files.begin());
}

int DeadLetterFileModel::rowOfRun(qint64 runId) const
{
    const auto found = std::ranges::find_if(
        m_files, [runId](const DeadLetterSummary& each) { return each.origin.runId == runId; });
    return found == m_files.end() ? -1 : static_cast<int>(found - m_files.begin());
}

int DeadLetterFileModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_files.size());
}

int DeadLetterFileModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString DeadLetterFileModel::reasons(const DeadLetterSummary& file)
{
    QStringList lines;
    for (const auto& [reason, entries] : file.reasons.asKeyValueRange())
        lines.append(u"%1 × %2"_s.arg(format::count(entries), format::singleLine(reason)));
    if (!file.damage.isEmpty())
        lines.prepend(file.damage);
    return lines.join(u'\n');
}

QString DeadLetterFileModel::text(const DeadLetterSummary& file, int column) const
{
    switch (column) {
    case RuleColumn:
        return format::singleLine(file.origin.ruleName.isEmpty() ? file.origin.ruleId : file.origin.ruleName);
    case RunColumn: return file.origin.runId > 0 ? format::count(file.origin.runId) : QString();
    case TimeColumn: {
        const Timestamp time = file.origin.time != 0 ? file.origin.time : file.modified;
        return format::when(time, m_now != 0 ? m_now : SystemClock().now());
    }
    case PointsColumn: return format::count(file.points);
    case EntriesColumn: return format::count(file.entries);
    case ReplayableColumn: return format::count(file.replayable);
    case SizeColumn: return format::bytes(file.bytes);
    case ReasonColumn: {
        if (!file.damage.isEmpty())
            return format::singleLine(file.damage);
        // The most frequent; how many others there are is on hover.
        QString first;
        for (const auto& [reason, entries] : file.reasons.asKeyValueRange()) {
            if (first.isEmpty() || entries > file.reasons.value(first))
                first = reason;
        }
        return file.reasons.size() > 1
            ? tr("%1, and %n more", nullptr, static_cast<int>(file.reasons.size() - 1))
                  .arg(format::singleLine(first))
            : format::singleLine(first);
    }
    default: return {};
    }
}

QVariant DeadLetterFileModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const DeadLetterSummary& file = m_files.at(index.row());
    switch (role) {
    case Qt::DisplayRole: return text(file, index.column());
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            Qt::Alignment(isFigure(index.column()) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::DecorationRole:
        return index.column() == ReasonColumn && !file.damage.isEmpty()
            ? QVariant(themedIcon(u"error"_s, Tone::Bad))
            : QVariant();
    case Qt::ToolTipRole:
        if (index.column() == TimeColumn)
            return format::exactTime(file.origin.time != 0 ? file.origin.time : file.modified);
        if (index.column() == RuleColumn)
            return format::plainToolTip(
                tr("To \"%1\" at connection \"%2\"\n%3")
                    .arg(format::singleLine(file.origin.destinationBucket),
                        format::singleLine(file.origin.destinationConnection), file.path));
        return index.column() == ReasonColumn ? format::plainToolTip(reasons(file)) : QVariant();
    default: return {};
    }
}

QVariant DeadLetterFileModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            Qt::Alignment(isFigure(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && section == ReplayableColumn)
        return tr("Entries that may be written again; the others do not fit into line protocol");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case RuleColumn: return tr("Rule");
    case RunColumn: return tr("Run");
    case TimeColumn: return tr("Started");
    case PointsColumn: return tr("Points");
    case EntriesColumn: return tr("Entries");
    case ReplayableColumn: return tr("Writable");
    case SizeColumn: return tr("Size");
    case ReasonColumn: return tr("Reason");
    default: return {};
    }
}

} // namespace telemirror
