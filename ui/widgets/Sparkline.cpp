#include "ui/widgets/Sparkline.h"

#include <QtGui/QPainter>

#include <algorithm>

namespace telemirror {

Sparkline::Sparkline(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void Sparkline::setValues(const QList<double>& values, Tone tone)
{
    m_values = values;
    m_tone = tone;
    update();
}

QSize Sparkline::sizeHint() const
{
    return {fontMetrics().height() * 6, fontMetrics().height() * 2};
}

void Sparkline::paintEvent(QPaintEvent*)
{
    if (m_values.isEmpty())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double most = std::max(1e-9, *std::max_element(m_values.begin(), m_values.end()));
    const double slot = static_cast<double>(width()) / static_cast<double>(m_values.size());
    const double gap = std::min(2.0, slot * 0.25);
    const QColor color = toneColor(m_tone, palette());
    const QColor nothing = borderColor(palette());
    for (qsizetype i = 0; i < m_values.size(); ++i) {
        const double part = std::clamp(m_values[i] / most, 0.0, 1.0);
        const bool isEmpty = m_values[i] <= 0;
        // An hour without anything is a line at the foot: it is not that nothing is known.
        const double high = isEmpty ? 1.5 : std::max(2.5, part * height());
        painter.fillRect(QRectF(static_cast<double>(i) * slot + gap / 2, height() - high, slot - gap, high),
            isEmpty ? nothing : color);
    }
}

} // namespace telemirror
