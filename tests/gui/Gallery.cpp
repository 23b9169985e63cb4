#include "Gallery.h"

#include "ui/Theme.h"

#include <QtCore/QDir>
#include <QtWidgets/QApplication>
#include <QtWidgets/QWidget>

namespace telemirror::test {

void hang(QWidget& widget, const QString& name, const QSize& size)
{
    const QString folder = qEnvironmentVariable("TELEMIRROR_SCREENSHOTS");
    if (folder.isEmpty())
        return;
    for (const Theme theme : {Theme::Light, Theme::Dark}) {
        applyTheme(*qApp, theme);
        widget.setAutoFillBackground(true);
        widget.resize(size);
        widget.show();
        QApplication::processEvents();
        QApplication::processEvents();
        const QString suffix = theme == Theme::Dark ? QStringLiteral("-dark.png") : QStringLiteral(".png");
        widget.grab().save(QDir(folder).filePath(name + suffix));
    }
    applyTheme(*qApp, Theme::Light);
}

} // namespace telemirror::test
