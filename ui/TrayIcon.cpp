#include "ui/TrayIcon.h"

#include <QtGui/QPainter>
#include <QtWidgets/QApplication>
#include <QtWidgets/QMenu>

namespace telemirror {

using namespace Qt::StringLiterals;

TrayIcon::TrayIcon(const ActivityMonitor& monitor, const QList<QAction*>& commands, QObject* parent)
    : QSystemTrayIcon(parent)
    , m_monitor(monitor)
    , m_menu(std::make_unique<QMenu>())
{
    m_menu->addActions(commands);
    setContextMenu(m_menu.get());
    connect(&monitor, &ActivityMonitor::changed, this, &TrayIcon::update);
    connect(this, &QSystemTrayIcon::activated, this, [this](ActivationReason reason) {
        if (reason == Trigger || reason == DoubleClick)
            emit openRequested();
    });
    connect(this, &QSystemTrayIcon::messageClicked, this, &TrayIcon::openRequested);
    update();
}

TrayIcon::~TrayIcon() = default;

QIcon TrayIcon::pictureOf(ActivityMonitor::State state, const QPalette& palette)
{
    const QIcon program(u":/icons/telemirror.svg"_s);
    QIcon result;
    for (const int side : {22, 32, 64}) {
        QPixmap picture(side, side);
        picture.fill(Qt::transparent);
        QPainter painter(&picture);
        painter.setRenderHint(QPainter::Antialiasing);
        program.paint(&painter, picture.rect());
        const double dot = side * 0.46;
        const QRectF place(side - dot, side - dot, dot, dot);
        // A rim keeps the dot apart from the icon's own colours.
        painter.setCompositionMode(QPainter::CompositionMode_Clear);
        painter.setPen(Qt::NoPen);
        painter.setBrush(Qt::black);
        painter.drawEllipse(place.adjusted(-side * 0.06, -side * 0.06, 0, 0));
        painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
        painter.setBrush(toneColor(toneOf(state), palette));
        painter.drawEllipse(place);
        painter.end();
        result.addPixmap(picture);
    }
    return result;
}

void TrayIcon::update()
{
    const QString tip = QApplication::applicationDisplayName() + u": "_s + m_monitor.summary();
    if (toolTip() != tip)
        setToolTip(tip);
    if (m_shown == m_monitor.state())
        return;
    m_shown = m_monitor.state();
    QIcon& picture = m_pictures[*m_shown];
    if (picture.isNull())
        picture = pictureOf(*m_shown, QApplication::palette());
    setIcon(picture);
}

} // namespace telemirror
