#pragma once

#include "model/TimeRange.h"
#include "ui/Theme.h"

#include <QtCore/QAbstractTableModel>
#include <QtCore/QTimeZone>

#include <array>

namespace telemirror {

/// What is known of a stretch of time of one measurement, from the worst to the best.
enum class CellState
{
    Failed,   ///< compared, and the sides differ
    Missing,  ///< not copied
    Mirrored, ///< copied and acknowledged
    Verified, ///< copied, and compared since
};
inline constexpr std::size_t cellStates = 4;

/// One stretch of time in one state.
struct CoverageStretch
{
    TimeRange range;
    CellState state = CellState::Missing;
    Timestamp checked = 0; ///< when it was compared; 0: never
    QString note{};        ///< what differs, a sentence
};

struct CoverageRow
{
    QString measurement;
    QList<CoverageStretch> stretches; ///< they may overlap no other of the row
};

/// Measurements by days: how much of each day is in which state.
class CoverageModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Role
    {
        /// QList<double> by CellState: parts of the day, from 0 to 1 together. Empty: outside of
        /// what is wanted.
        PartsRole = Qt::UserRole,
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// Days are those of `zone`, from the one in which `range` begins to the one in which it ends.
    void setRows(const TimeRange& range, const QList<CoverageRow>& rows,
        const QTimeZone& zone = QTimeZone::systemTimeZone());

    [[nodiscard]] QString measurement(int row) const { return m_rows.at(row).name; }
    /// The day of a column, cut to the range given.
    [[nodiscard]] TimeRange day(int column) const;
    /// The worst state in a cell; nothing for a cell that is not wanted.
    [[nodiscard]] std::optional<CellState> worst(const QModelIndex& index) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    using Parts = std::array<double, cellStates>;
    struct Cell
    {
        Parts parts{};
        Timestamp checked = 0; ///< when something in it was compared last
        QString note;          ///< the first of what differs
    };
    struct Row
    {
        QString name;
        QList<Cell> days;
    };

    void addStretch(Row& row, const CoverageStretch& stretch) const;
    [[nodiscard]] QString describe(const Cell& cell) const;

    TimeRange m_range;
    QTimeZone m_zone;
    QDate m_first;
    QList<Timestamp> m_bounds; ///< begins of the days, and the end of the last
    QList<Row> m_rows;
};

/// A state's word and colour.
[[nodiscard]] QString cellStateName(CellState state);
[[nodiscard]] QColor cellStateColor(CellState state, const QPalette& palette);

} // namespace telemirror
