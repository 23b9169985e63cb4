#include "ui/widgets/TextLabel.h"

#include <QtCore/QEvent>
#include <QtWidgets/QApplication>

namespace telemirror {

TextLabel::TextLabel(const QString& text, QWidget* parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    setText(text);
}

TextLabel* TextLabel::scaled(double factor, int weight)
{
    setTextScale(this, factor, weight);
    return this;
}

TextLabel* TextLabel::toned(Tone tone)
{
    if (m_tone != tone) {
        m_tone = tone;
        updateColor();
    }
    return this;
}

TextLabel* TextLabel::plain()
{
    m_tone.reset();
    updateColor();
    return this;
}

TextLabel* TextLabel::wrapped()
{
    setWordWrap(true);
    return this;
}

void TextLabel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange)
        updateColor();
    QLabel::changeEvent(event);
}

void TextLabel::updateColor()
{
    // Only the one role is ours; the rest goes on following the parent.
    const QPalette application = QApplication::palette();
    QPalette own;
    if (m_tone)
        own.setColor(QPalette::WindowText, toneColor(*m_tone, application));
    // Setting a palette sends the event that calls this: only if it differs.
    if (palette().color(QPalette::WindowText) != own.color(QPalette::WindowText))
        setPalette(own);
}

} // namespace telemirror
