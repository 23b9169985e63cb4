#include "ui/wizard/PlanWizardPage.h"

#include "ui/Format.h"
#include "ui/widgets/FormFields.h"
#include "ui/widgets/TextLabel.h"

#include <QtWidgets/QComboBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QVBoxLayout>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

QString lengthOf(Nanoseconds length)
{
    return format::duration(std::chrono::milliseconds(length / nanosecondsPerMillisecond));
}

void select(QComboBox* field, qint64 value, const QString& name)
{
    if (field->findData(value) < 0)
        field->insertItem(0, name, value);
    field->setCurrentIndex(field->findData(value));
}

} // namespace

PlanWizardPage::PlanWizardPage(const Rule& rule, QWidget* parent)
    : QWizardPage(parent)
    , m_rule(rule)
    , m_schedule(new QComboBox)
    , m_lookback(new QComboBox)
    , m_route(new TextLabel)
    , m_measurements(new TextLabel)
    , m_words(new TextLabel)
    , m_state(new TextLabel)
{
    setTitle(tr("When and how much"));
    setSubTitle(tr("These are good for most sites. Everything can be changed later in Settings."));
    m_schedule->setObjectName(u"wizardSchedule"_s);
    m_lookback->setObjectName(u"wizardLookback"_s);
    m_state->setObjectName(u"wizardSaveState"_s);
    for (TextLabel* label : {m_route, m_measurements, m_words, m_state})
        label->wrapped();
    m_route->scaled(1.1, QFont::DemiBold);
    m_measurements->toned(Tone::Neutral);
    m_words->toned(Tone::Info);
    for (const Nanoseconds every :
        {5 * nanosecondsPerMinute, 15 * nanosecondsPerMinute, nanosecondsPerHour, nanosecondsPerDay})
        m_schedule->addItem(format::schedule({every, 0, true, true}), every);
    m_schedule->addItem(tr("Only when I press \"Sync now\""), 0);
    for (const Nanoseconds back : {5 * nanosecondsPerHour, nanosecondsPerDay, 7 * nanosecondsPerDay,
             30 * nanosecondsPerDay, 365 * nanosecondsPerDay})
        m_lookback->addItem(lengthOf(back), back);
    select(m_schedule, rule.schedule.enabled ? rule.schedule.every : 0, format::schedule(rule.schedule));
    select(m_lookback, rule.lookback, lengthOf(rule.lookback));

    QFormLayout* fields = form::makeForm();
    fields->addRow(tr("&Mirror"), m_schedule);
    fields->addRow(tr("Begin &with the last"), m_lookback);
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(12);
    layout->addWidget(m_route);
    layout->addWidget(m_measurements);
    layout->addLayout(fields);
    layout->addWidget(m_words);
    layout->addStretch();
    layout->addWidget(m_state);
    connect(m_schedule, &QComboBox::currentIndexChanged, this, &PlanWizardPage::updateWords);
    connect(m_lookback, &QComboBox::currentIndexChanged, this, &PlanWizardPage::updateWords);
    updateWords();
}

Rule PlanWizardPage::rule() const
{
    Rule rule = m_rule;
    const qint64 every = m_schedule->currentData().toLongLong();
    rule.schedule.enabled = every != 0;
    if (every != 0 && every != rule.schedule.every) {
        rule.schedule.every = every;
        rule.schedule.offset = 0;
    }
    rule.lookback = m_lookback->currentData().toLongLong();
    return rule;
}

void PlanWizardPage::updateWords()
{
    const Rule now = rule();
    m_words->setText(
        tr("%1. The first run reads the last %2 and forecasts up to %3 ahead; measurements named "
           "historic… the last 20 days. After that only what is new is read.")
            .arg(format::schedule(now.schedule), lengthOf(now.lookback), lengthOf(now.lookahead)));
}

void PlanWizardPage::setRoute(const QString& text)
{
    m_route->setText(format::singleLine(text));
    m_measurements->setText(tr("Looking what there is…"));
    m_state->clear();
}

void PlanWizardPage::setMeasurements(const Result<QStringList>& names)
{
    if (!names) {
        m_measurements->setText(
            tr("What there is could not be read yet: %1").arg(format::singleLine(names.error().message)));
        return;
    }
    if (names->isEmpty()) {
        m_measurements->setText(tr("The bucket is empty so far. What comes will be mirrored."));
        return;
    }
    constexpr qsizetype named = 8;
    QString list = names->first(std::min(named, names->size())).join(u", "_s);
    if (names->size() > named)
        list += u", …"_s;
    m_measurements->setText(
        format::singleLine(tr("%n measurement(s): %1", nullptr, static_cast<int>(names->size())).arg(list)));
}

void PlanWizardPage::setState(Tone tone, const QString& text)
{
    m_state->toned(tone);
    m_state->setText(text);
}

} // namespace telemirror
