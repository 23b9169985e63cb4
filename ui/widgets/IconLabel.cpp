#include "ui/widgets/IconLabel.h"

#include <QtGui/QPainter>

namespace telemirror {

IconLabel::IconLabel(const QIcon& icon, double lines, QWidget* parent)
    : QWidget(parent)
    , m_icon(icon)
    , m_lines(lines)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void IconLabel::setIcon(const QIcon& icon)
{
    m_icon = icon;
    update();
}

QSize IconLabel::sizeHint() const
{
    const int side = qRound(fontMetrics().height() * m_lines);
    return {side, side};
}

void IconLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    m_icon.paint(&painter, rect());
}

} // namespace telemirror
