#include "ui/widgets/RunSummaryRow.h"

#include "ui/Format.h"
#include "ui/Words.h"
#include "ui/widgets/IconLabel.h"
#include "ui/widgets/TextLabel.h"
#include "ui/widgets/ThemedIcon.h"

#include <QtWidgets/QHBoxLayout>

namespace telemirror {

RunSummaryRow::RunSummaryRow(QWidget* parent)
    : QWidget(parent)
    , m_icon(new IconLabel({}, 1.0))
    , m_state(new TextLabel)
    , m_when(new TextLabel)
    , m_amount(new TextLabel)
    , m_length(new TextLabel)
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 1, 0, 1);
    layout->setSpacing(8);
    m_amount->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_length->toned(Tone::Neutral)->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    const int digit = fontMetrics().averageCharWidth();
    m_state->setMinimumWidth(14 * digit);
    m_amount->setMinimumWidth(20 * digit);
    m_length->setMinimumWidth(14 * digit);
    layout->addWidget(m_icon);
    layout->addWidget(m_state);
    layout->addWidget(m_when, 1);
    layout->addWidget(m_amount);
    layout->addWidget(m_length);
}

void RunSummaryRow::setRun(const Run& run, Timestamp now)
{
    m_icon->setIcon(themedIcon(words::icon(run.state), words::tone(run.state)));
    m_state->setText(words::of(run.state));
    m_when->setText(format::when(run.started, now));
    m_when->setToolTip(format::exactTime(run.started));
    m_amount->setText(format::points(run.tally.pointsWritten));
    m_length->setText(run.ended == 0 ? QString()
                                     : format::duration(std::chrono::milliseconds(
                                           (run.ended - run.started) / nanosecondsPerMillisecond)));
}

} // namespace telemirror
