#pragma once

#include "model/TimeRange.h"

#include <QtWidgets/QTableView>

#include <optional>

namespace telemirror {

class CoverageModel;

/// Measurements by days, each day filled by what part of it is verified, mirrored, missing or found
/// to differ. Enter, a double click or the menu order that a day be verified and mended.
class CoverageHeatMap : public QTableView
{
    Q_OBJECT

public:
    /// The model must outlive it.
    explicit CoverageHeatMap(CoverageModel& model, QWidget* parent = nullptr);

    /// The colours and what they mean, to be put beside it.
    [[nodiscard]] QWidget* makeLegend() const;
    /// The day chosen; nothing for one that the rule does not want.
    [[nodiscard]] std::optional<TimeRange> currentDay() const;
    /// Whether orders can be given now: not while a run is under way.
    void setOrdersEnabled(bool enabled) { m_takesOrders = enabled; }

signals:
    /// That this day be compared with the source, and what is missing or differs copied again.
    void verifyRequested(const telemirror::TimeRange& range);
    /// That everything new be copied.
    void syncRequested();
    void currentDayChanged();

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void openMenu(const QPoint& globalPosition);
    void keepPlace();
    void restorePlace();

    struct Place
    {
        int columns = 0;
        int across = 0;
        int down = 0;
        QString measurement;
        int column = -1;
    };

    CoverageModel& m_coverage;
    Place m_place; ///< before the model began anew
    bool m_takesOrders = true;
};

} // namespace telemirror
