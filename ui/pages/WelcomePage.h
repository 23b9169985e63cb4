#pragma once

#include <QtWidgets/QWidget>

class QPushButton;

namespace telemirror {

/// What a first start shows: what the program is for, and the two ways to begin.
class WelcomePage : public QWidget
{
    Q_OBJECT

public:
    explicit WelcomePage(QWidget* parent = nullptr);

signals:
    void connectRequested();
    void sampleRequested();

private:
    QWidget* makeChoice(const QString& icon, const QString& title, const QString& text, QPushButton* button);
};

} // namespace telemirror
