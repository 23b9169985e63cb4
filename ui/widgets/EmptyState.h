#pragma once

#include <QtWidgets/QWidget>

class QPushButton;

namespace telemirror {

class IconLabel;
class TextLabel;

/// What a page shows in place of nothing: an icon, what is missing, and what to do.
class EmptyState : public QWidget
{
    Q_OBJECT

public:
    EmptyState(const QString& icon, const QString& headline, const QString& text, QWidget* parent = nullptr);

    void setContent(const QString& headline, const QString& text);
    /// A button under the text; hidden until it has a text.
    [[nodiscard]] QPushButton* button() const { return m_button; }

private:
    IconLabel* m_icon;
    TextLabel* m_headline;
    TextLabel* m_text;
    QPushButton* m_button;
};

} // namespace telemirror
