#include "ui/widgets/StatusDot.h"

#include <QtGui/QPainter>

namespace telemirror {

StatusDot::StatusDot(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void StatusDot::setTone(Tone tone)
{
    m_tone = tone;
    update();
}

QSize StatusDot::sizeHint() const
{
    const int side = fontMetrics().xHeight() + 4;
    return {side, side};
}

void StatusDot::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor color = toneColor(m_tone, palette());
    painter.setPen(QPen(color, 1.6));
    painter.setBrush(m_tone == Tone::Neutral ? QBrush(Qt::NoBrush) : QBrush(color));
    painter.drawEllipse(QRectF(rect()).adjusted(1.5, 1.5, -1.5, -1.5));
}

} // namespace telemirror
