#pragma once

#include "ui/Theme.h"

#include <QtWidgets/QLabel>

#include <optional>

namespace telemirror {

/// A label that never takes its text for markup (what it shows may come from a server), can be
/// selected with the mouse, and whose colour follows the theme.
class TextLabel : public QLabel
{
    Q_OBJECT

public:
    explicit TextLabel(const QString& text = {}, QWidget* parent = nullptr);

    /// Size relative to the application's text, and weight.
    TextLabel* scaled(double factor, int weight = 400);
    /// In a tone's colour; Neutral is lesser text.
    TextLabel* toned(Tone tone);
    /// In the colour of plain text again.
    TextLabel* plain();
    TextLabel* wrapped();

protected:
    void changeEvent(QEvent* event) override;

private:
    void updateColor();

    std::optional<Tone> m_tone;
};

} // namespace telemirror
