#include "ui/widgets/FormFields.h"

#include "model/Rule.h"
#include "ui/Format.h"
#include "ui/widgets/ThemedIcon.h"

#include <QtCore/QCoreApplication>
#include <QtGui/QAction>
#include <QtWidgets/QApplication>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QSpinBox>

#include <algorithm>
#include <limits>

namespace telemirror::form {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mebibyte = 1024 * 1024;

QString tr(const char* text)
{
    return QCoreApplication::translate("telemirror::form", text);
}

/// Rounded up, so that what is shown is allowed.
int mebibytes(qint64 bytes)
{
    const qint64 most = std::numeric_limits<int>::max();
    return static_cast<int>(std::clamp<qint64>((bytes + mebibyte - 1) / mebibyte, 1, most));
}

} // namespace

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
    look->setToolTip(tr("Show"));
    QObject::connect(look, &QAction::toggled, field,
        [field](bool on) { field->setEchoMode(on ? QLineEdit::Normal : QLineEdit::Password); });
    return field;
}

QLineEdit* makePathField(const QString& placeholder, const QString& objectName, bool exists)
{
    QLineEdit* field = makeField(placeholder, objectName);
    QAction* look = field->addAction(themedIcon(u"folder"_s, Tone::Neutral), QLineEdit::TrailingPosition);
    look->setToolTip(tr("Choose a file"));
    QObject::connect(look, &QAction::triggered, field, [field, exists] {
        const QString path = exists ? QFileDialog::getOpenFileName(field, {}, field->text())
                                    : QFileDialog::getSaveFileName(field, {}, field->text());
        if (!path.isEmpty())
            field->setText(path);
    });
    return field;
}

QSpinBox* makeNumberField(int least, int greatest, const QString& objectName)
{
    auto* field = new QSpinBox;
    field->setRange(least, greatest);
    field->setObjectName(objectName);
    field->setGroupSeparatorShown(false);
    return field;
}

QSpinBox* makeSizeField(const QString& objectName)
{
    QSpinBox* field = makeNumberField(1, std::numeric_limits<int>::max(), objectName);
    field->setSuffix(u' ' + tr("MiB"));
    // The greatest would make it as wide as a path.
    field->setMinimumWidth(field->fontMetrics().averageCharWidth() * 18);
    field->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    return field;
}

qint64 sizeOf(const QSpinBox* field, qint64 before)
{
    return mebibytes(before) == field->value() ? before : field->value() * mebibyte;
}

void setSize(QSpinBox* field, qint64 bytes)
{
    field->setValue(mebibytes(bytes));
}

QString lengthText(std::chrono::milliseconds length)
{
    return formatDuration(length.count() * nanosecondsPerMillisecond);
}

std::optional<std::chrono::milliseconds> lengthOf(const QLineEdit* field)
{
    const std::optional<Nanoseconds> parsed = parseDuration(field->text().trimmed());
    if (!parsed)
        return std::nullopt;
    return std::chrono::milliseconds(*parsed / nanosecondsPerMillisecond);
}

void mark(QWidget* field, const QString& problem)
{
    QPalette palette;
    if (!problem.isEmpty())
        palette.setColor(QPalette::Text, toneColor(Tone::Bad, QApplication::palette()));
    field->setPalette(palette);
    field->setToolTip(format::plainToolTip(problem));
}

} // namespace telemirror::form
