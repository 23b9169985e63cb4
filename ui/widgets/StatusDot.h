#pragma once

#include "ui/Theme.h"

#include <QtWidgets/QWidget>

namespace telemirror {

/// A filled circle in a tone's colour, as high as a small letter. Neutral is drawn as a ring, so
/// that "off" differs from "on" by more than colour.
class StatusDot : public QWidget
{
    Q_OBJECT

public:
    explicit StatusDot(QWidget* parent = nullptr);
    void setTone(Tone tone);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Tone m_tone = Tone::Neutral;
};

} // namespace telemirror
