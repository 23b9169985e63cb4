#pragma once

#include "ui/Theme.h"

#include <QtWidgets/QWidget>

namespace telemirror {

/// A row of small bars without axes: how a figure went over time, oldest at the left.
class Sparkline : public QWidget
{
    Q_OBJECT

public:
    explicit Sparkline(QWidget* parent = nullptr);

    /// Values from zero up. What they are is said by the accessible description.
    void setValues(const QList<double>& values, Tone tone);
    [[nodiscard]] const QList<double>& values() const { return m_values; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QList<double> m_values;
    Tone m_tone = Tone::Info;
};

} // namespace telemirror
