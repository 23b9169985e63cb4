#pragma once

#include "ui/models/CoverageModel.h"

#include <QtWidgets/QWidget>

namespace telemirror {

/// One state with its word.
class CoverageLegendEntry : public QWidget
{
    Q_OBJECT

public:
    explicit CoverageLegendEntry(CellState state, QWidget* parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    CellState m_state;
};

} // namespace telemirror
