#include "ui/widgets/CoveragePanel.h"

#include "model/Clock.h"
#include "ui/Format.h"
#include "ui/Words.h"
#include "ui/models/CoverageRows.h"
#include "ui/widgets/CoverageHeatMap.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/TextLabel.h"
#include "ui/widgets/ThemedIcon.h"

#include <QtWidgets/QComboBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QVBoxLayout>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

/// Forecasts are mirrored too; more of them than of a year nobody looks at.
constexpr Nanoseconds mostAhead = 366 * nanosecondsPerDay;

} // namespace

CoveragePanel::CoveragePanel(QWidget* parent)
    : QWidget(parent)
    , m_model(new CoverageModel(this))
    , m_rule(new QComboBox)
    , m_span(new QComboBox)
    , m_map(new CoverageHeatMap(*m_model))
    , m_verify(new QPushButton(themedIcon(u"shield"_s), tr("Verify this day")))
    , m_state(new TextLabel)
    , m_detail(new TextLabel)
    , m_stack(new QStackedWidget)
    , m_empty(new EmptyState(u"shield"_s, {}, {}))
{
    setObjectName(u"coveragePanel"_s);
    m_state->setObjectName(u"coverageState"_s);
    m_state->wrapped()->hide();
    m_detail->setObjectName(u"coverageDetail"_s);
    m_detail->toned(Tone::Neutral)->wrapped();
    m_empty->button()->setText(tr("Sync now"));
    m_empty->button()->setIcon(themedIcon(u"sync"_s));
    connect(m_empty->button(), &QPushButton::clicked, this, [this] { emit syncRequested(currentRule()); });
    auto* chart = new QWidget;
    auto* chartLayout = new QVBoxLayout(chart);
    chartLayout->setContentsMargins(0, 0, 0, 0);
    chartLayout->addWidget(m_map, 1);
    chartLayout->addWidget(m_map->makeLegend());
    chartLayout->addWidget(m_detail);
    m_stack->addWidget(chart);
    m_stack->addWidget(m_empty);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 10, 0, 0);
    layout->addWidget(makeHead());
    layout->addWidget(m_state);
    layout->addWidget(m_stack, 1);
    connect(m_map, &CoverageHeatMap::verifyRequested, this, &CoveragePanel::verify);
    connect(m_map, &CoverageHeatMap::syncRequested, this, [this] { emit syncRequested(currentRule()); });
    connect(m_map, &CoverageHeatMap::currentDayChanged, this, &CoveragePanel::updateOrders);
    setProfile({});
}

QWidget* CoveragePanel::makeHead()
{
    m_rule->setObjectName(u"coverageRule"_s);
    m_rule->setAccessibleName(tr("Rule"));
    m_rule->hide();
    m_span->setObjectName(u"coverageSpan"_s);
    m_span->setAccessibleName(tr("Range of time"));
    m_span->addItem(tr("Last 30 days"), 30 * nanosecondsPerDay);
    m_span->addItem(tr("Last 90 days"), 90 * nanosecondsPerDay);
    m_span->addItem(tr("Last 365 days"), 365 * nanosecondsPerDay);
    m_verify->setObjectName(u"verifyDayButton"_s);
    m_verify->setToolTip(
        tr("Compare the day chosen with the source, for all measurements, and copy what is missing"));
    connect(m_rule, &QComboBox::currentIndexChanged, this, &CoveragePanel::chooseRule);
    connect(m_span, &QComboBox::currentIndexChanged, this, &CoveragePanel::refresh);
    connect(m_verify, &QPushButton::clicked, this, [this] {
        if (const std::optional<TimeRange> day = m_map->currentDay())
            verify(*day);
    });
    auto* head = new QWidget;
    auto* layout = new QHBoxLayout(head);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_rule);
    layout->addWidget(m_span);
    layout->addStretch(1);
    layout->addWidget(m_verify);
    return head;
}

QString CoveragePanel::currentRule() const
{
    return m_rule->currentData().toString();
}

const Rule* CoveragePanel::rule() const
{
    const QString id = currentRule();
    const auto found = std::ranges::find(m_rules, id, &Rule::id);
    return found != m_rules.end() ? &*found : nullptr;
}

Timestamp CoveragePanel::now() const
{
    return m_now != 0 ? m_now : SystemClock().now();
}

void CoveragePanel::setProfile(const Profile& profile)
{
    const QString before = currentRule();
    m_rules = profile.rules;
    {
        const QSignalBlocker blocker(m_rule);
        m_rule->clear();
        for (const Rule& each : profile.rules)
            m_rule->addItem(format::singleLine(each.name.isEmpty() ? each.id : each.name), each.id);
        m_rule->setCurrentIndex(std::max(0, m_rule->findData(before)));
        m_rule->setVisible(profile.rules.size() > 1);
    }
    chooseRule();
}

void CoveragePanel::chooseRule()
{
    m_model->setRows({}, {});
    m_state->hide();
    if (rule() == nullptr)
        say(tr("Nothing is set up to be mirrored"),
            tr("Choose what to mirror in Settings › What to mirror."));
    else
        say(tr("Reading…"), {});
    updateOrders();
    refresh();
}

void CoveragePanel::refresh()
{
    const Rule* current = rule();
    if (!isVisible() || current == nullptr)
        return;
    const Timestamp to = std::min(current->widestRange(now()).stop, now() + mostAhead);
    emit coverageRequested(
        current->id, {now() - m_span->currentData().toLongLong(), std::max(to, now() + 1)});
}

void CoveragePanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    refresh();
}

void CoveragePanel::setCoverage(const QString& ruleId, const Coverage& coverage)
{
    const Rule* current = rule();
    if (current == nullptr || ruleId != current->id)
        return;
    m_model->setRows(coverage.range, coverageRows(coverage, *current, now()));
    m_stack->setCurrentIndex(0);
    if (m_model->rowCount() == 0)
        say(tr("Nothing is mirrored yet"), tr("What is mirrored is drawn here, by measurement and day."),
            true);
    updateOrders();
}

void CoveragePanel::failCoverage(const QString& ruleId, const Error& error)
{
    if (ruleId == currentRule())
        say(tr("The history cannot be read"), error.toString());
}

void CoveragePanel::say(const QString& headline, const QString& text, bool offersSync)
{
    m_empty->setContent(headline, text);
    m_empty->button()->setVisible(offersSync);
    m_stack->setCurrentIndex(1);
}

void CoveragePanel::verify(const TimeRange& range)
{
    m_state->plain();
    m_state->setText(
        tr("Verifying %1…").arg(QLocale().toString(toDateTime(range.start).toLocalTime().date())));
    m_state->show();
    emit verifyRequested(currentRule(), range);
}

void CoveragePanel::beginRun(const Run& run)
{
    m_running.insert(run.ruleId);
    updateOrders();
}

void CoveragePanel::endRun(const Run& run)
{
    m_running.remove(run.ruleId);
    if (run.ruleId == currentRule() && run.trigger == RunTrigger::Verify) {
        QString text = tr("Verification %1: %2 compared")
                           .arg(words::of(run.state).toLower(), format::points(run.tally.pointsCompared));
        if (run.tally.windowsMended > 0)
            text +=
                u", "_s + tr("%n window(s) copied again", nullptr, static_cast<int>(run.tally.windowsMended));
        if (!run.errors.isEmpty())
            text += u". "_s + format::singleLine(run.errors.first().toString());
        m_state->toned(words::tone(run.state));
        m_state->setText(text);
        m_state->show();
    }
    updateOrders();
    refresh();
}

void CoveragePanel::updateOrders()
{
    const bool isFree = rule() != nullptr && !m_running.contains(currentRule());
    m_map->setOrdersEnabled(isFree);
    m_empty->button()->setEnabled(isFree);
    m_verify->setEnabled(isFree && m_map->currentDay());
    const QString day = m_map->currentIndex().data(Qt::AccessibleTextRole).toString();
    m_detail->setText(day.isEmpty() ? tr("Choose a day to see what is known of it.") : day);
}

} // namespace telemirror
