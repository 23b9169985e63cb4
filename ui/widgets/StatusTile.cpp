#include "ui/widgets/StatusTile.h"

#include "ui/Format.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/IconLabel.h"
#include "ui/widgets/ThemedIcon.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QVBoxLayout>

namespace telemirror {

StatusTile::StatusTile(const QString& title, const QString& icon, QWidget* parent)
    : Card(parent)
    , m_title(new ElidedLabel(title))
    , m_dot(new StatusDot)
    , m_word(new TextLabel)
    , m_detail(new TextLabel)
    , m_place(new ElidedLabel)
{
    m_title->scaled(1.0, QFont::DemiBold);
    m_detail->wrapped();
    m_place->toned(Tone::Neutral)->scaled(0.92);
    auto* picture = new IconLabel(themedIcon(icon, Tone::Neutral));

    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(picture);
    head->addWidget(m_title, 1);
    head->addWidget(m_dot);
    head->addWidget(m_word);
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(4);
    layout->addLayout(head);
    layout->addWidget(m_detail);
    layout->addWidget(m_place);
    layout->addStretch();
}

void StatusTile::setTitle(const QString& title)
{
    m_title->setText(format::singleLine(title));
}

void StatusTile::setState(
    Tone tone, const QString& word, const QString& server, const QString& place, const QString& problem)
{
    m_dot->setTone(tone);
    m_word->setText(word);
    m_word->toned(tone);
    m_detail->setText(format::singleLine(problem.isEmpty() ? server : problem));
    m_detail->setVisible(!m_detail->text().isEmpty());
    m_place->setText(format::singleLine(place));
    m_place->setVisible(!place.isEmpty());
    setAccessibleName(m_title->text() + QStringLiteral(": ") + word);
}

} // namespace telemirror
