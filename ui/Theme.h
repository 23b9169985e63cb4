#pragma once

#include <QtGui/QColor>
#include <QtGui/QPalette>

class QApplication;
class QWidget;

namespace telemirror {

enum class Theme
{
    System, ///< style and palette as the desktop gives them
    Light,
    Dark
};

/// Puts style and palette into effect; widgets that exist follow. For the GUI thread.
void applyTheme(QApplication& application, Theme theme);

/// What a colour stands for. The colours differ in lightness too, and never stand without a word.
enum class Tone
{
    Neutral,
    Good,
    Warning,
    Bad,
    Info
};

/// Whether text on this palette is light on dark.
[[nodiscard]] bool isDark(const QPalette& palette);
/// A colour readable as text (4.5:1) on the palette's window and base.
[[nodiscard]] QColor toneColor(Tone tone, const QPalette& palette);
/// Text of lesser weight: between text and window, still readable.
[[nodiscard]] QColor mutedColor(const QPalette& palette);
/// A line between surfaces.
[[nodiscard]] QColor borderColor(const QPalette& palette);
/// The n-th curve's colour: Okabe and Ito's, told apart by the colour-blind; n goes round.
[[nodiscard]] QColor curveColor(qsizetype index, const QPalette& palette);

/// Font of a widget, relative to the application's: 1.0 is the size of text.
void setTextScale(QWidget* widget, double factor, int weight = 400);

} // namespace telemirror
