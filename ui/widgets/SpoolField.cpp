#include "ui/widgets/SpoolField.h"

#include "ui/widgets/FormFields.h"
#include "ui/widgets/TextLabel.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QSpinBox>

namespace telemirror {

using namespace Qt::StringLiterals;

SpoolField::SpoolField(const QString& owner, QWidget* parent)
    : QWidget(parent)
    , m_size(form::makeSizeField(owner + u"SpoolSizeField"_s))
    , m_age(form::makeField(u"7d"_s, owner + u"SpoolAgeField"_s))
{
    m_size->setAccessibleName(tr("Most on disk while the upstream is down"));
    m_age->setAccessibleName(tr("Oldest that is still sent"));
    setFocusProxy(m_size);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_size, 1);
    layout->addWidget(new TextLabel(tr("not older than")));
    layout->addWidget(m_age, 1);
    connect(m_size, &QSpinBox::valueChanged, this, &SpoolField::changed);
    connect(m_age, &QLineEdit::textChanged, this, &SpoolField::changed);
}

void SpoolField::setLimits(const SpoolLimits& limits)
{
    m_limits = limits;
    form::setSize(m_size, limits.bytes);
    m_age->setText(form::lengthText(limits.age));
}

SpoolLimits SpoolField::limits() const
{
    return {form::sizeOf(m_size, m_limits.bytes), form::lengthOf(m_age).value_or(m_limits.age)};
}

QString SpoolField::check()
{
    const QString problem = form::lengthOf(m_age)
        ? QString()
        : tr("The age of what waits to be sent must be a length of time, such as 7d.");
    form::mark(m_age, problem);
    return problem;
}

} // namespace telemirror
