#include "ui/widgets/EmptyState.h"

#include "ui/widgets/IconLabel.h"
#include "ui/widgets/TextLabel.h"
#include "ui/widgets/ThemedIcon.h"

#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

namespace telemirror {

EmptyState::EmptyState(const QString& icon, const QString& headline, const QString& text, QWidget* parent)
    : QWidget(parent)
    , m_icon(new IconLabel(themedIcon(icon, Tone::Neutral), 3.0))
    , m_headline(new TextLabel(headline))
    , m_text(new TextLabel(text))
    , m_button(new QPushButton)
{
    m_headline->scaled(1.25, QFont::DemiBold)->setAlignment(Qt::AlignCenter);
    m_headline->setWordWrap(true);
    m_text->toned(Tone::Neutral)->wrapped()->setAlignment(Qt::AlignCenter);
    m_button->hide();
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(8);
    layout->addStretch();
    layout->addWidget(m_icon, 0, Qt::AlignHCenter);
    layout->addWidget(m_headline);
    layout->addWidget(m_text);
    layout->addWidget(m_button, 0, Qt::AlignHCenter);
    layout->addStretch();
}

void EmptyState::setContent(const QString& headline, const QString& text)
{
    m_headline->setText(headline);
    m_text->setText(text);
}

} // namespace telemirror
