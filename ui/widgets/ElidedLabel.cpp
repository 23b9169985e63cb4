#include "ui/widgets/ElidedLabel.h"

#include "ui/Format.h"

#include <QtGui/QPainter>

namespace telemirror {

QSize ElidedLabel::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 6, fontMetrics().height()};
}

void ElidedLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    const QString shown = fontMetrics().elidedText(text(), Qt::ElideRight, width());
    painter.drawText(rect(), static_cast<int>(alignment()) | Qt::TextSingleLine, shown);
    const QString whole = shown == text() ? QString() : format::plainToolTip(text());
    if (toolTip() != whole)
        setToolTip(whole);
}

} // namespace telemirror
