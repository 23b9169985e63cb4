#include "ui/Theme.h"

#include <QtWidgets/QApplication>
#include <QtWidgets/QStyle>
#include <QtWidgets/QStyleFactory>
#include <QtWidgets/QWidget>

#include <array>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

struct PaletteColors
{
    QRgb window, base, alternate, button, text, muted, mid, highlight, link;
};

constexpr PaletteColors lightColors{0xfff4f6f8, 0xffffffff, 0xfff7f9fa, 0xfffbfcfd, 0xff1b2126, 0xff8a949c,
    0xffcfd6dc, 0xff0b68ad, 0xff0b5f9e};
constexpr PaletteColors darkColors{0xff1c1f23, 0xff24282d, 0xff2a2f35, 0xff30363d, 0xffe7eaed, 0xff7d868e,
    0xff434b53, 0xff2f7fc0, 0xff76bdf2};

QPalette makePalette(const PaletteColors& colors)
{
    QPalette palette;
    const QColor text = QColor::fromRgb(colors.text);
    const QColor window = QColor::fromRgb(colors.window);
    const bool dark = window.lightness() < 128;
    palette.setColor(QPalette::Window, window);
    palette.setColor(QPalette::Base, QColor::fromRgb(colors.base));
    palette.setColor(QPalette::AlternateBase, QColor::fromRgb(colors.alternate));
    palette.setColor(QPalette::Button, QColor::fromRgb(colors.button));
    palette.setColor(QPalette::Mid, QColor::fromRgb(colors.mid));
    palette.setColor(QPalette::Midlight, QColor::fromRgb(colors.mid).lighter(dark ? 115 : 105));
    palette.setColor(QPalette::Light, QColor::fromRgb(dark ? colors.button : 0xffffffff));
    palette.setColor(QPalette::Dark, QColor::fromRgb(colors.mid).darker(dark ? 160 : 140));
    palette.setColor(QPalette::Shadow, QColor::fromRgb(0xff000000));
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(role, text);
    palette.setColor(QPalette::BrightText, Qt::white);
    palette.setColor(QPalette::PlaceholderText, QColor::fromRgb(colors.muted));
    palette.setColor(QPalette::Highlight, QColor::fromRgb(colors.highlight));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::Link, QColor::fromRgb(colors.link));
    palette.setColor(QPalette::ToolTipBase, QColor::fromRgb(colors.base));
    palette.setColor(QPalette::ToolTipText, text);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, QColor::fromRgb(colors.muted));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, QColor::fromRgb(colors.mid));
    return palette;
}

QColor mixed(const QColor& a, const QColor& b, double partOfB)
{
    const auto mix = [partOfB](float x, float y) { return static_cast<float>(x + (y - x) * partOfB); };
    return QColor::fromRgbF(mix(a.redF(), b.redF()), mix(a.greenF(), b.greenF()), mix(a.blueF(), b.blueF()));
}

} // namespace

void applyTheme(QApplication& application, Theme theme)
{
    if (theme == Theme::System) {
        QApplication::setPalette(QPalette());
        return;
    }
    // Native styles take no palette of ours; Fusion does, everywhere alike.
    QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
    application.setPalette(makePalette(theme == Theme::Dark ? darkColors : lightColors));
}

bool isDark(const QPalette& palette)
{
    return palette.color(QPalette::WindowText).lightness() > palette.color(QPalette::Window).lightness();
}

QColor toneColor(Tone tone, const QPalette& palette)
{
    const bool dark = isDark(palette);
    switch (tone) {
    case Tone::Neutral: return mutedColor(palette);
    case Tone::Good: return QColor::fromRgb(dark ? 0xff4fc79a : 0xff00734f);
    case Tone::Warning: return QColor::fromRgb(dark ? 0xfff0b84c : 0xff8a5800);
    case Tone::Bad: return QColor::fromRgb(dark ? 0xffff8a70 : 0xffb8350b);
    case Tone::Info: return QColor::fromRgb(dark ? 0xff76bdf2 : 0xff0b5f9e);
    }
    return palette.color(QPalette::WindowText);
}

QColor mutedColor(const QPalette& palette)
{
    return mixed(palette.color(QPalette::WindowText), palette.color(QPalette::Window), 0.36);
}

QColor borderColor(const QPalette& palette)
{
    return mixed(palette.color(QPalette::WindowText), palette.color(QPalette::Window), 0.84);
}

QColor curveColor(qsizetype index, const QPalette& palette)
{
    // Masataka Okabe and Kei Ito, "Color Universal Design"; their black is the text's colour, and
    // their yellow, too faint on white, comes last and darker there.
    static constexpr std::array<QRgb, 7> onLight{
        0xff0072b2, 0xffd55e00, 0xff009e73, 0xffcc79a7, 0xffe69f00, 0xff56b4e9, 0xffb8a800};
    static constexpr std::array<QRgb, 7> onDark{
        0xff56b4e9, 0xffe69f00, 0xff00b988, 0xffe08fbf, 0xffff7a1a, 0xfff0e442, 0xff9aa5ae};
    const auto position = static_cast<std::size_t>(index) % (onLight.size() + 1);
    if (position == onLight.size())
        return palette.color(QPalette::WindowText);
    return QColor::fromRgb(isDark(palette) ? onDark[position] : onLight[position]);
}

void setTextScale(QWidget* widget, double factor, int weight)
{
    QFont font = QApplication::font();
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * factor);
    else
        font.setPixelSize(qRound(font.pixelSize() * factor));
    font.setWeight(static_cast<QFont::Weight>(weight));
    widget->setFont(font);
}

} // namespace telemirror
