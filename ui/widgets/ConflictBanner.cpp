#include "ui/widgets/ConflictBanner.h"

#include "ui/Format.h"
#include "ui/ProfileDifference.h"

#include <QtWidgets/QPushButton>

namespace telemirror {

using namespace Qt::StringLiterals;

ConflictBanner::ConflictBanner(QWidget* parent)
    : Banner(parent)
{
    setObjectName(u"conflictBanner"_s);
    button()->setText(tr("Keep mine"));
    button()->setObjectName(u"keepMineButton"_s);
    button()->setToolTip(tr("Write these settings over the other ones, at every instance"));
    button()->show();
    otherButton()->setText(tr("Take theirs"));
    otherButton()->setObjectName(u"takeTheirsButton"_s);
    otherButton()->setToolTip(tr("Drop the edit that was made here, and use the other one"));
    otherButton()->show();
    connect(button(), &QPushButton::clicked, this, [this] { choose(true); });
    connect(otherButton(), &QPushButton::clicked, this, [this] { choose(false); });
    hide();
}

void ConflictBanner::setConflict(const std::optional<ProfileConflict>& conflict)
{
    setVisible(conflict.has_value());
    if (!conflict)
        return;
    setChoosing(true);
    const QString author =
        conflict->author.isEmpty() ? tr("Another instance") : format::singleLine(conflict->author);
    m_headline = tr("%1 changed these settings while they were changed here").arg(author);
    const QStringList parts = ProfileDifference(conflict->mine, conflict->theirs).parts();
    const QString where = parts.isEmpty() ? tr("They differ in nothing that matters here.")
                                          : tr("They differ in: %1.").arg(parts.join(u", "_s));
    setContent(Tone::Warning, u"warning"_s, m_headline,
        where + u' ' + tr("Nothing is lost until you choose; the one you do not keep is dropped."));
}

void ConflictBanner::setResult(const Result<void>& result)
{
    setChoosing(true);
    if (!result)
        setContent(Tone::Bad, u"error"_s, m_headline, format::singleLine(result.error().toString()));
}

void ConflictBanner::choose(bool keepMine)
{
    setChoosing(false);
    emit chosen(keepMine);
}

void ConflictBanner::setChoosing(bool choosing)
{
    button()->setEnabled(choosing);
    otherButton()->setEnabled(choosing);
}

} // namespace telemirror
