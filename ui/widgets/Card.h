#pragma once

#include <QtWidgets/QFrame>

namespace telemirror {

/// A surface with rounded corners that groups what belongs together.
class Card : public QFrame
{
    Q_OBJECT

public:
    explicit Card(QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace telemirror
