#include "ui/widgets/FigureTile.h"

#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/Sparkline.h"
#include "ui/widgets/TextLabel.h"

#include <QtWidgets/QVBoxLayout>

namespace telemirror {

using namespace Qt::StringLiterals;

FigureTile::FigureTile(const QString& name, QWidget* parent)
    : Card(parent)
    , m_name(name)
    , m_figure(new ElidedLabel)
    , m_meaning(new ElidedLabel)
    , m_history(new Sparkline)
{
    auto* title = new ElidedLabel(name);
    title->toned(Tone::Neutral);
    m_figure->scaled(1.55, QFont::DemiBold);
    m_meaning->toned(Tone::Neutral)->scaled(0.92);
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(2);
    layout->addWidget(title);
    layout->addWidget(m_figure);
    layout->addWidget(m_meaning);
    layout->addSpacing(4);
    layout->addWidget(m_history);
}

void FigureTile::setFigure(const QString& figure, const QString& meaning, Tone tone, const QString& tip)
{
    m_figure->setText(figure);
    if (tone == Tone::Neutral)
        m_figure->plain();
    else
        m_figure->toned(tone);
    m_meaning->setText(meaning);
    setToolTip(tip);
    setAccessibleName(u"%1: %2, %3"_s.arg(m_name, figure, meaning));
}

void FigureTile::setHistory(const QList<double>& values, Tone tone)
{
    m_history->setValues(values, tone);
}

QString FigureTile::figure() const
{
    return m_figure->text();
}

} // namespace telemirror
