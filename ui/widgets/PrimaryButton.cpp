#include "ui/widgets/PrimaryButton.h"

#include "ui/widgets/ThemedIcon.h"

#include <QtCore/QEvent>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QApplication>

namespace telemirror {

PrimaryButton::PrimaryButton(const QString& text, const QString& icon, QWidget* parent)
    : QPushButton(themedIcon(icon, QPalette::HighlightedText), text, parent)
{
    updateColors();
}

QSize PrimaryButton::sizeHint() const
{
    const int em = fontMetrics().height();
    return QPushButton::sizeHint() + QSize(em * 3 / 2, em / 2);
}

void PrimaryButton::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::EnabledChange)
        updateColors();
    QPushButton::changeEvent(event);
}

void PrimaryButton::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QPushButton::keyPressEvent(event);
}

void PrimaryButton::updateColors()
{
    const QPalette application = QApplication::palette();
    QPalette wanted;
    if (isEnabled()) {
        wanted.setColor(QPalette::Button, application.color(QPalette::Highlight).darker(125));
        wanted.setColor(QPalette::ButtonText, application.color(QPalette::HighlightedText));
    }
    const QPalette::ColorGroup group = QPalette::Active;
    if (palette().color(group, QPalette::Button) != wanted.color(group, QPalette::Button))
        setPalette(wanted);
}

} // namespace telemirror
