#pragma once

#include "ui/Theme.h"

#include <QtWidgets/QFrame>

class QPushButton;

namespace telemirror {

class IconLabel;
class PrimaryButton;
class TextLabel;

/// A tinted strip with an icon, a headline, a sentence, and at most one button.
class Banner : public QFrame
{
    Q_OBJECT

public:
    explicit Banner(QWidget* parent = nullptr);

    void setContent(Tone tone, const QString& icon, const QString& headline, const QString& text);
    /// The button; an empty text hides it.
    [[nodiscard]] QPushButton* button() const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Tone m_tone = Tone::Info;
    IconLabel* m_icon;
    TextLabel* m_headline;
    TextLabel* m_text;
    PrimaryButton* m_button;
};

} // namespace telemirror
