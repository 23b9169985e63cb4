#include "ui/widgets/PublisherSection.h"

#include "ui/widgets/FormFields.h"
#include "ui/widgets/TextLabel.h"

#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QVBoxLayout>

namespace telemirror {

using namespace Qt::StringLiterals;

PublisherSection::PublisherSection(
    const QString& id, const QString& title, const QString& explanation, QWidget* parent)
    : Card(parent)
    , m_on(new QCheckBox(title))
    , m_body(new QWidget)
    , m_fields(form::makeForm())
    , m_problem(new TextLabel)
{
    m_on->setObjectName(id + u"Enabled"_s);
    setTextScale(m_on, 1.15, QFont::DemiBold);
    m_problem->setObjectName(id + u"Problem"_s);
    m_problem->toned(Tone::Warning)->wrapped();
    m_problem->hide();
    auto* words = new TextLabel(explanation);
    words->toned(Tone::Neutral)->wrapped();
    m_fields->setContentsMargins(0, 6, 0, 0);
    m_body->setLayout(m_fields);
    m_body->hide();
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_on);
    layout->addWidget(words);
    layout->addWidget(m_body);
    layout->addWidget(m_problem);
    connect(m_on, &QCheckBox::toggled, m_body, &QWidget::setVisible);
    watch(m_on);
}

bool PublisherSection::isOn() const
{
    return m_on->isChecked();
}

void PublisherSection::setOn(bool on)
{
    m_on->setChecked(on);
}

void PublisherSection::watch(QLineEdit* field)
{
    connect(field, &QLineEdit::textChanged, this, &PublisherSection::changed);
}

void PublisherSection::watch(QSpinBox* field)
{
    connect(field, &QSpinBox::valueChanged, this, &PublisherSection::changed);
}

void PublisherSection::watch(QCheckBox* field)
{
    connect(field, &QCheckBox::toggled, this, &PublisherSection::changed);
}

void PublisherSection::watch(QComboBox* field)
{
    connect(field, &QComboBox::currentIndexChanged, this, &PublisherSection::changed);
}

QString PublisherSection::check()
{
    const QString wrong = isOn() ? problem() : QString();
    m_problem->setText(wrong);
    m_problem->setVisible(!wrong.isEmpty());
    return wrong;
}

} // namespace telemirror
