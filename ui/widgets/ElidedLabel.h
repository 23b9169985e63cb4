#pragma once

#include "ui/widgets/TextLabel.h"

namespace telemirror {

/// One line that is cut with an ellipsis where there is no room; the whole is in its tooltip.
class ElidedLabel : public TextLabel
{
    Q_OBJECT

public:
    using TextLabel::TextLabel;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace telemirror
