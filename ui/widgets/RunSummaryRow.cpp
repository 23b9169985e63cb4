#include "ui/widgets/RunSummaryRow.h"

#include "ui/Format.h"
#include "ui/Words.h"
#include "ui/widgets/IconLabel.h"
#include "ui/widgets/TextLabel.h"
#include "ui/widgets/ThemedIcon.h"

#include <QtWidgets/QHBoxLayout>

namespace telemirror {

RunSummaryRow::RunSummaryRow(const Run& run, Timestamp now, QWidget* parent)
    : QWidget(parent)
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 1, 0, 1);
    layout->setSpacing(8);
    auto* icon = new IconLabel(themedIcon(words::icon(run.state), words::tone(run.state)), 1.0);
    auto* state = new TextLabel(words::of(run.state));
    auto* when = new TextLabel(format::when(run.started, now));
    when->setToolTip(format::exactTime(run.started));
    auto* amount = new TextLabel(format::points(run.tally.pointsWritten));
    amount->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    const bool ended = run.ended != 0;
    auto* length = new TextLabel(ended ? format::duration(std::chrono::milliseconds(
                                             (run.ended - run.started) / nanosecondsPerMillisecond))
                                       : QString());
    length->toned(Tone::Neutral)->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    const int digit = fontMetrics().averageCharWidth();
    state->setMinimumWidth(14 * digit);
    amount->setMinimumWidth(20 * digit);
    length->setMinimumWidth(14 * digit);
    layout->addWidget(icon);
    layout->addWidget(state);
    layout->addWidget(when, 1);
    layout->addWidget(amount);
    layout->addWidget(length);
}

} // namespace telemirror
