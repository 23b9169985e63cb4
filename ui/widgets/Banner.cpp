#include "ui/widgets/Banner.h"

#include "ui/widgets/IconLabel.h"
#include "ui/widgets/PrimaryButton.h"
#include "ui/widgets/TextLabel.h"
#include "ui/widgets/ThemedIcon.h"

#include <QtGui/QPainter>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPushButton>

namespace telemirror {

Banner::Banner(QWidget* parent)
    : QFrame(parent)
    , m_icon(new IconLabel({}, 2.0))
    , m_headline(new TextLabel)
    , m_text(new TextLabel)
    , m_button(new PrimaryButton)
    , m_otherButton(new QPushButton)
{
    m_headline->scaled(1.25, QFont::DemiBold)->wrapped();
    m_text->wrapped();
    m_button->hide();
    m_otherButton->hide();
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_headline);
    words->addWidget(m_text);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 12, 16, 12);
    layout->setSpacing(14);
    layout->addWidget(m_icon, 0, Qt::AlignVCenter);
    layout->addLayout(words, 1);
    layout->addWidget(m_otherButton, 0, Qt::AlignVCenter);
    layout->addWidget(m_button, 0, Qt::AlignVCenter);
}

QPushButton* Banner::button() const
{
    return m_button;
}

QPushButton* Banner::otherButton() const
{
    return m_otherButton;
}

void Banner::setContent(Tone tone, const QString& icon, const QString& headline, const QString& text)
{
    m_tone = tone;
    m_headline->setText(headline);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    m_icon->setIcon(themedIcon(icon, tone));
    update();
}

void Banner::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor tint = toneColor(m_tone, palette());
    QColor line = tint;
    tint.setAlphaF(isDark(palette()) ? 0.14F : 0.08F);
    line.setAlphaF(0.45F);
    painter.setBrush(tint);
    painter.setPen(line);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
}

} // namespace telemirror
