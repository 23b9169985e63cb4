#include "ui/widgets/ShortcutSheet.h"

#include "ui/widgets/PaletteItemDelegate.h"
#include "ui/widgets/TextLabel.h"

#include <QtGui/QAction>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QVBoxLayout>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

/// "F5, Ctrl+R"
QString keysOf(const QAction* action)
{
    QStringList keys;
    for (const QKeySequence& each : action->shortcuts())
        keys.append(each.toString(QKeySequence::NativeText));
    return keys.join(u", "_s);
}

} // namespace

ShortcutSheet::ShortcutSheet(const QList<QAction*>& actions, QWidget* parent)
    : QDialog(parent)
{
    setObjectName(u"shortcutSheet"_s);
    setWindowTitle(tr("Keyboard"));
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(fontMetrics().height() * 2);
    int row = 0;
    const auto addRow = [&](const QString& keys, const QString& text) {
        auto* key = new TextLabel(keys);
        key->scaled(1.0, QFont::DemiBold);
        grid->addWidget(key, row, 0);
        grid->addWidget(new TextLabel(text), row, 1);
        ++row;
    };
    for (const QAction* action : actions) {
        if (!action->shortcuts().isEmpty())
            addRow(keysOf(action), PaletteItemDelegate::plain(action->text()));
    }
    addRow(tr("Tab, Shift+Tab"), tr("Go to the next or the previous field"));
    addRow(tr("Arrow keys"), tr("Move in a list, a table, or a chart"));
    grid->setColumnStretch(1, 1);

    auto* buttons = new QDialogButtonBox;
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, 20);
    layout->setSpacing(16);
    layout->addLayout(grid);
    layout->addStretch();
    layout->addWidget(buttons);
}

} // namespace telemirror
