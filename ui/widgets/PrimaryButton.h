#pragma once

#include <QtWidgets/QPushButton>

namespace telemirror {

/// The one button of a page that matters: in the palette's highlight, with room around its text.
class PrimaryButton : public QPushButton
{
    Q_OBJECT

public:
    explicit PrimaryButton(const QString& text = {}, const QString& icon = {}, QWidget* parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void changeEvent(QEvent* event) override;
    /// Enter presses it too, outside of dialogs as within.
    void keyPressEvent(QKeyEvent* event) override;

private:
    void updateColors();
};

} // namespace telemirror
