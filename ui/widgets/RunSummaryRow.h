#pragma once

#include "model/Run.h"

#include <QtWidgets/QWidget>

namespace telemirror {

/// One run on one line: state, when, how much, how long.
class RunSummaryRow : public QWidget
{
    Q_OBJECT

public:
    RunSummaryRow(const Run& run, Timestamp now, QWidget* parent = nullptr);
};

} // namespace telemirror
