#include "ui/widgets/CoveragePanel.h"

#include "model/Clock.h"
#include "ui/Format.h"
#include "ui/widgets/CoverageHeatMap.h"
#include "ui/widgets/EmptyState.h"

#include <QtWidgets/QComboBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QVBoxLayout>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

/// Forecasts are mirrored too, most of them 130 h ahead.
constexpr Nanoseconds ahead = 6 * nanosecondsPerDay;

} // namespace

CoveragePanel::CoveragePanel(QWidget* parent)
    : QWidget(parent)
    , m_model(new CoverageModel(this))
    , m_rule(new QComboBox)
    , m_span(new QComboBox)
    , m_map(new CoverageHeatMap(*m_model))
    , m_stack(new QStackedWidget)
    , m_empty(new EmptyState(u"shield"_s, {}, {}))
{
    setObjectName(u"coveragePanel"_s);
    m_rule->setAccessibleName(tr("Rule"));
    m_rule->hide();
    m_span->setObjectName(u"coverageSpan"_s);
    m_span->setAccessibleName(tr("Range of time"));
    m_span->addItem(tr("Last 30 days"), 30 * nanosecondsPerDay);
    m_span->addItem(tr("Last 90 days"), 90 * nanosecondsPerDay);
    m_span->addItem(tr("Last 365 days"), 365 * nanosecondsPerDay);
    auto* head = new QHBoxLayout;
    head->addWidget(m_rule);
    head->addWidget(m_span);
    head->addSpacing(12);
    head->addWidget(m_map->makeLegend(), 1);
    m_stack->addWidget(m_map);
    m_stack->addWidget(m_empty);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 10, 10, 10);
    layout->addLayout(head);
    layout->addWidget(m_stack, 1);
    connect(m_rule, &QComboBox::currentIndexChanged, this, &CoveragePanel::refresh);
    connect(m_span, &QComboBox::currentIndexChanged, this, &CoveragePanel::refresh);
    connect(m_map, &CoverageHeatMap::verifyRequested, this,
        [this](const TimeRange& range) { emit verifyRequested(currentRule(), range); });
    setProfile({});
}

QString CoveragePanel::currentRule() const
{
    return m_rule->currentData().toString();
}

void CoveragePanel::setProfile(const Profile& profile)
{
    const QString before = currentRule();
    {
        const QSignalBlocker blocker(m_rule);
        m_rule->clear();
        for (const Rule& each : profile.rules)
            m_rule->addItem(format::singleLine(each.name.isEmpty() ? each.id : each.name), each.id);
        m_rule->setCurrentIndex(std::max(0, m_rule->findData(before)));
        m_rule->setVisible(profile.rules.size() > 1);
    }
    m_model->setRows({}, {});
    if (profile.rules.isEmpty())
        say(tr("Nothing is set up to be mirrored"),
            tr("Choose what to mirror in Settings › What to mirror."));
    else
        say(tr("Reading…"), {});
    refresh();
}

void CoveragePanel::refresh()
{
    if (!isVisible() || currentRule().isEmpty())
        return;
    const Timestamp now = m_now != 0 ? m_now : SystemClock().now();
    emit coverageRequested(currentRule(), {now - m_span->currentData().toLongLong(), now + ahead});
}

void CoveragePanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    refresh();
}

void CoveragePanel::setCoverage(const QString& ruleId, const TimeRange& range, const QList<CoverageRow>& rows)
{
    if (ruleId != currentRule())
        return;
    m_model->setRows(range, rows);
    m_stack->setCurrentIndex(0);
    if (rows.isEmpty())
        say(tr("Nothing is mirrored yet"), tr("What is mirrored is drawn here, by measurement and day."));
}

void CoveragePanel::failCoverage(const QString& ruleId, const Error& error)
{
    if (ruleId == currentRule())
        say(tr("The history cannot be read"), error.toString());
}

void CoveragePanel::say(const QString& headline, const QString& text)
{
    m_empty->setContent(headline, text);
    m_stack->setCurrentIndex(1);
}

} // namespace telemirror
