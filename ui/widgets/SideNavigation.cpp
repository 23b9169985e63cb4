#include "ui/widgets/SideNavigation.h"

#include "ui/widgets/ThemedIcon.h"

namespace telemirror {

using namespace Qt::StringLiterals;

SideNavigation::SideNavigation(QWidget* parent)
    : QListWidget(parent)
{
    setObjectName(u"sideNavigation"_s);
    setAccessibleName(tr("Pages"));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    setUniformItemSizes(true);
    const int line = fontMetrics().height();
    setIconSize(QSize(line * 5 / 4, line * 5 / 4));
    viewport()->setBackgroundRole(QPalette::Window);
}

void SideNavigation::addPage(const QString& icon, const QString& name, const QKeySequence& shortcut)
{
    auto* item = new QListWidgetItem(themedIcon(icon), name, this);
    const int line = fontMetrics().height();
    item->setSizeHint(QSize(fontMetrics().horizontalAdvance(name) + line * 4, line * 5 / 2));
    item->setToolTip(tr("%1 (%2)").arg(name, shortcut.toString(QKeySequence::NativeText)));
    updateGeometry();
}

QSize SideNavigation::sizeHint() const
{
    int width = 0;
    for (int row = 0; row < count(); ++row)
        width = std::max(width, item(row)->sizeHint().width());
    return QSize(width, QListWidget::sizeHint().height());
}

} // namespace telemirror
