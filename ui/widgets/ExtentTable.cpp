#include "ui/widgets/ExtentTable.h"

#include "model/Clock.h"
#include "ui/Format.h"
#include "ui/widgets/TextLabel.h"

#include <QtWidgets/QGridLayout>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

enum Column
{
    ServerColumn,
    SeriesColumn,
    PointsColumn,
    FirstColumn,
    LastColumn,
    ColumnCount
};

} // namespace

ExtentTable::ExtentTable(QWidget* parent)
    : QWidget(parent)
    , m_layout(new QGridLayout(this))
{
    setObjectName(u"extentTable"_s);
    m_layout->setContentsMargins(0, 2, 0, 4);
    m_layout->setHorizontalSpacing(fontMetrics().averageCharWidth() * 3);
    m_layout->setVerticalSpacing(2);
    m_layout->setColumnStretch(ColumnCount, 1);
    hide();
}

void ExtentTable::setSides(const QList<Side>& sides)
{
    qDeleteAll(m_labels);
    m_labels.clear();
    m_rows.clear();
    const QStringList heads{{}, tr("Series"), tr("Values"), tr("First"), tr("Last")};
    const auto add = [this](int row, int column, const QString& text) {
        auto* label = new TextLabel(text);
        const bool isNumber = column == SeriesColumn || column == PointsColumn;
        m_layout->addWidget(label, row, column, isNumber ? Qt::AlignRight : Qt::AlignLeft);
        m_labels.append(label);
        return label;
    };
    for (int column = 0; column < ColumnCount; ++column)
        add(0, column, heads.at(column))->toned(Tone::Neutral)->scaled(0.92);
    for (const Side& side : sides) {
        const int line = static_cast<int>(m_rows.size()) + 1;
        Row row{side, {}, {}};
        for (int column = 0; column < ColumnCount; ++column)
            row.cells.append(
                add(line, column, column == ServerColumn ? format::singleLine(side.name) : u"…"_s));
        m_rows.append(row);
    }
    setVisible(!sides.isEmpty());
}

void ExtentTable::setExtent(const QString& connectionId, const Result<MeasurementExtent>& extent)
{
    for (Row& row : m_rows) {
        if (row.side.connectionId != connectionId)
            continue;
        for (TextLabel* cell : row.cells.mid(1))
            cell->setText(u"–"_s);
        row.cells.at(ServerColumn)
            ->setToolTip(extent ? QString() : format::plainToolTip(extent.error().toString()));
        if (!extent) {
            row.cells.at(SeriesColumn)->setText(tr("not known"));
            row.cells.at(SeriesColumn)->setToolTip(format::plainToolTip(extent.error().toString()));
            continue;
        }
        row.extent = *extent;
        row.cells.at(SeriesColumn)->setText(format::count(extent->series));
        row.cells.at(PointsColumn)->setText(format::count(extent->points));
        if (extent->points == 0)
            continue;
        const Timestamp now = SystemClock().now();
        for (const auto& [column, time] :
            {std::pair{FirstColumn, extent->first}, std::pair{LastColumn, extent->last}}) {
            row.cells.at(column)->setText(format::when(time, now));
            row.cells.at(column)->setToolTip(format::exactTime(time));
        }
    }
}

std::optional<MeasurementExtent> ExtentTable::extent(const QString& connectionId) const
{
    for (const Row& row : m_rows) {
        if (row.side.connectionId == connectionId)
            return row.extent;
    }
    return std::nullopt;
}

} // namespace telemirror
