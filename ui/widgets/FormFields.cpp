#include "ui/widgets/FormFields.h"

#include "ui/widgets/ThemedIcon.h"

#include <QtCore/QCoreApplication>
#include <QtGui/QAction>
#include <QtWidgets/QApplication>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QLineEdit>

namespace telemirror::form {

using namespace Qt::StringLiterals;

QFormLayout* makeForm()
{
    auto* form = new QFormLayout;
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    form->setHorizontalSpacing(14);
    form->setVerticalSpacing(8);
    return form;
}

QLineEdit* makeField(const QString& placeholder, const QString& objectName)
{
    auto* field = new QLineEdit;
    field->setPlaceholderText(placeholder);
    field->setObjectName(objectName);
    return field;
}

QLineEdit* makeSecretField(const QString& placeholder, const QString& objectName)
{
    QLineEdit* field = makeField(placeholder, objectName);
    field->setEchoMode(QLineEdit::Password);
    field->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    QAction* look = field->addAction(themedIcon(u"eye"_s, Tone::Neutral), QLineEdit::TrailingPosition);
    look->setCheckable(true);
    look->setToolTip(QCoreApplication::translate("telemirror::form", "Show"));
    QObject::connect(look, &QAction::toggled, field,
        [field](bool on) { field->setEchoMode(on ? QLineEdit::Normal : QLineEdit::Password); });
    return field;
}

void mark(QWidget* field, const QString& problem)
{
    QPalette palette;
    if (!problem.isEmpty())
        palette.setColor(QPalette::Text, toneColor(Tone::Bad, QApplication::palette()));
    field->setPalette(palette);
    field->setToolTip(problem.toHtmlEscaped());
}

} // namespace telemirror::form
