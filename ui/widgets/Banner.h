#pragma once

#include "ui/Theme.h"

#include <QtWidgets/QFrame>

class QPushButton;

namespace telemirror {

class IconLabel;
class PrimaryButton;
class TextLabel;

/// A tinted strip with an icon, a headline, a sentence, and at most two buttons.
class Banner : public QFrame
{
    Q_OBJECT

public:
    explicit Banner(QWidget* parent = nullptr);

    void setContent(Tone tone, const QString& icon, const QString& headline, const QString& text);
    /// The main button; hidden until it is shown.
    [[nodiscard]] QPushButton* button() const;
    /// The lesser of two, in front of it; hidden until it is shown.
    [[nodiscard]] QPushButton* otherButton() const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Tone m_tone = Tone::Info;
    IconLabel* m_icon;
    TextLabel* m_headline;
    TextLabel* m_text;
    PrimaryButton* m_button;
    QPushButton* m_otherButton;
};

} // namespace telemirror
