#pragma once

#include "model/TimeRange.h"

#include <QtWidgets/QTableView>

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

signals:
    /// That this day be compared with the source, and what is missing or differs copied again.
    void verifyRequested(const telemirror::TimeRange& range);

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void openMenu(const QPoint& globalPosition);

    CoverageModel& m_coverage;
};

} // namespace telemirror
