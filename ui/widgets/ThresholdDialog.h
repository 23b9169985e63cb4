#pragma once

#include "ui/models/LiveLayout.h"

#include <QtWidgets/QDialog>

class QDialogButtonBox;
class QLineEdit;

namespace telemirror {

class TextLabel;

/// Asks for a chart's unit and the values that are not to be passed. What is typed is checked at
/// once; an empty box is no limit.
class ThresholdDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ThresholdDialog(const LiveLayout::Chart& chart, QWidget* parent = nullptr);

    /// The chart with what was entered.
    [[nodiscard]] LiveLayout::Chart chart() const;

private:
    struct Box
    {
        QLineEdit* edit;
        bool isUpper;
        Tone tone;
    };
    void check();
    [[nodiscard]] QString problem() const;

    LiveLayout::Chart m_chart;
    QLineEdit* m_unit;
    QList<Box> m_boxes;
    TextLabel* m_problem;
    QDialogButtonBox* m_buttons;
};

} // namespace telemirror
