#include "ui/widgets/CommandPalette.h"

#include "ui/FuzzyMatch.h"
#include "ui/Theme.h"
#include "ui/widgets/PaletteItemDelegate.h"
#include "ui/widgets/ThemedIcon.h"

#include <QtGui/QAction>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QVBoxLayout>

namespace telemirror {

using namespace Qt::StringLiterals;

CommandPalette::CommandPalette(QWidget* parent)
    : QDialog(parent, Qt::Popup)
    , m_search(new QLineEdit)
    , m_list(new QListWidget)
{
    setObjectName(u"commandPalette"_s);
    setWindowTitle(tr("Commands"));
    m_search->setObjectName(u"commandSearch"_s);
    m_search->setPlaceholderText(tr("What do you want to do?"));
    m_search->setAccessibleName(tr("Command"));
    m_search->addAction(themedIcon(u"search"_s, Tone::Neutral), QLineEdit::LeadingPosition);
    m_search->setClearButtonEnabled(true);
    setTextScale(m_search, 1.15);
    m_search->installEventFilter(this);
    m_list->setObjectName(u"commandList"_s);
    m_list->setAccessibleName(tr("Commands"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setItemDelegate(new PaletteItemDelegate(m_list));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 10, 10, 10);
    layout->addWidget(m_search);
    layout->addWidget(m_list, 1);
    connect(m_search, &QLineEdit::textChanged, this, &CommandPalette::narrow);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::choose);
}

void CommandPalette::open(const QList<QAction*>& actions)
{
    m_actions.clear();
    for (QAction* action : actions) {
        if (action->isEnabled() && action->isVisible() && !action->isSeparator())
            m_actions.append(action);
    }
    m_search->clear();
    narrow();
    const int line = fontMetrics().height();
    resize(line * 36, line * 26);
    if (const QWidget* window = parentWidget()) {
        const QPoint top = window->mapToGlobal(QPoint(0, 0));
        move(top.x() + (window->width() - width()) / 2, top.y() + window->height() / 8);
    }
    show();
    m_search->setFocus();
}

void CommandPalette::narrow()
{
    struct Found
    {
        QAction* action;
        FuzzyMatch match;
    };
    QList<Found> found;
    for (const QPointer<QAction>& action : std::as_const(m_actions)) {
        if (!action)
            continue;
        // Mnemonics and the dots of "…" are for menus.
        if (const auto match = fuzzyMatch(m_search->text(), PaletteItemDelegate::plain(action->text())))
            found.append({action, *match});
    }
    std::stable_sort(found.begin(), found.end(),
        [](const Found& a, const Found& b) { return a.match.score > b.match.score; });
    m_list->clear();
    for (const Found& each : std::as_const(found)) {
        auto* item =
            new QListWidgetItem(each.action->icon(), PaletteItemDelegate::plain(each.action->text()), m_list);
        item->setData(PaletteItemDelegate::PositionsRole, QVariant::fromValue(each.match.positions));
        item->setData(
            PaletteItemDelegate::ShortcutRole, each.action->shortcut().toString(QKeySequence::NativeText));
        item->setData(PaletteItemDelegate::ActionRole, QVariant::fromValue<QObject*>(each.action));
    }
    m_list->setCurrentRow(0);
}

void CommandPalette::choose()
{
    const QListWidgetItem* item = m_list->currentItem();
    if (item == nullptr)
        return;
    QPointer<QAction> action =
        qobject_cast<QAction*>(item->data(PaletteItemDelegate::ActionRole).value<QObject*>());
    accept();
    // After the popup has given the focus back: what the action shows may want it.
    if (action)
        QMetaObject::invokeMethod(action, &QAction::trigger, Qt::QueuedConnection);
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_search || event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    const int last = m_list->count() - 1;
    const int page = std::max(1, m_list->height() / std::max(1, m_list->sizeHintForRow(0)) - 1);
    const auto moveTo = [&](int row) {
        m_list->setCurrentRow(std::clamp(row, 0, std::max(0, last)));
        return true;
    };
    switch (key->key()) {
    case Qt::Key_Down: return moveTo(m_list->currentRow() == last ? 0 : m_list->currentRow() + 1);
    case Qt::Key_Up: return moveTo(m_list->currentRow() <= 0 ? last : m_list->currentRow() - 1);
    case Qt::Key_PageDown: return moveTo(m_list->currentRow() + page);
    case Qt::Key_PageUp: return moveTo(m_list->currentRow() - page);
    case Qt::Key_Return:
    case Qt::Key_Enter: choose(); return true;
    case Qt::Key_Escape: reject(); return true;
    default: return QDialog::eventFilter(watched, event);
    }
}

} // namespace telemirror
