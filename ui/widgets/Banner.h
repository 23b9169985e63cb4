#pragma once

#include "ui/Theme.h"

#include <QtWidgets/QFrame>

class QLabel;
class QPushButton;

namespace telemirror {

class TextLabel;

/// A tinted strip with an icon, a headline, a sentence, and at most one button.
class Banner : public QFrame
{
    Q_OBJECT

public:
    explicit Banner(QWidget* parent = nullptr);

    void setContent(Tone tone, const QString& icon, const QString& headline, const QString& text);
    /// The button; an empty text hides it.
    [[nodiscard]] QPushButton* button() const { return m_button; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void updateIcon();

    Tone m_tone = Tone::Info;
    QString m_iconName;
    QLabel* m_icon;
    TextLabel* m_headline;
    TextLabel* m_text;
    QPushButton* m_button;
};

} // namespace telemirror
