#pragma once

#include <QtGui/QIcon>
#include <QtWidgets/QWidget>

namespace telemirror {

/// An icon as large as `lines` lines of text, painted anew whenever the theme changes.
class IconLabel : public QWidget
{
    Q_OBJECT

public:
    explicit IconLabel(const QIcon& icon = {}, double lines = 1.1, QWidget* parent = nullptr);
    void setIcon(const QIcon& icon);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QIcon m_icon;
    double m_lines;
};

} // namespace telemirror
