#pragma once

#include "model/Run.h"

#include <QtWidgets/QWidget>

namespace telemirror {

class IconLabel;
class TextLabel;

/// One run on one line: state, when, how much, how long.
class RunSummaryRow : public QWidget
{
    Q_OBJECT

public:
    explicit RunSummaryRow(QWidget* parent = nullptr);
    void setRun(const Run& run, Timestamp now);

private:
    IconLabel* m_icon;
    TextLabel* m_state;
    TextLabel* m_when;
    TextLabel* m_amount;
    TextLabel* m_length;
};

} // namespace telemirror
