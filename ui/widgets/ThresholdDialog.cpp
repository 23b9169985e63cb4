#include "ui/widgets/ThresholdDialog.h"

#include "ui/Format.h"
#include "ui/widgets/TextLabel.h"

#include <QtCore/QLocale>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

#include <cmath>
#include <optional>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

/// As the locale writes numbers, or as programs do.
std::optional<double> numberIn(const QString& text)
{
    bool isGood = false;
    double value = QLocale().toDouble(text.trimmed(), &isGood);
    if (!isGood)
        value = QLocale::c().toDouble(text.trimmed(), &isGood);
    return isGood && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

} // namespace

ThresholdDialog::ThresholdDialog(const LiveLayout::Chart& chart, QWidget* parent)
    : QDialog(parent)
    , m_chart(chart)
    , m_unit(new QLineEdit(chart.unit))
    , m_problem(new TextLabel)
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel))
{
    setWindowTitle(tr("Unit and limits of %1").arg(format::singleLine(chart.field)));
    m_unit->setObjectName(u"unitEdit"_s);
    m_unit->setPlaceholderText(tr("for instance kW"));
    m_unit->setMaxLength(12);
    auto* form = new QFormLayout;
    form->addRow(tr("&Unit"), m_unit);
    const auto addBox = [&](const QString& label, const QString& name, bool isUpper, Tone tone) {
        auto* edit = new QLineEdit;
        edit->setObjectName(name);
        edit->setPlaceholderText(tr("no limit"));
        edit->setAlignment(Qt::AlignRight);
        for (const ChartThreshold& threshold : chart.thresholds) {
            if (threshold.isUpper == isUpper && threshold.tone == tone)
                edit->setText(QLocale().toString(threshold.value, 'g', QLocale::FloatingPointShortest));
        }
        connect(edit, &QLineEdit::textChanged, this, &ThresholdDialog::check);
        form->addRow(label, edit);
        m_boxes.append({edit, isUpper, tone});
    };
    addBox(tr("&Alarm above"), u"alarmAbove"_s, true, Tone::Bad);
    addBox(tr("&Warn above"), u"warnAbove"_s, true, Tone::Warning);
    addBox(tr("Wa&rn below"), u"warnBelow"_s, false, Tone::Warning);
    addBox(tr("A&larm below"), u"alarmBelow"_s, false, Tone::Bad);
    m_problem->toned(Tone::Bad)->wrapped();
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(m_problem);
    layout->addWidget(m_buttons);
    check();
}

LiveLayout::Chart ThresholdDialog::chart() const
{
    LiveLayout::Chart chart = m_chart;
    chart.unit = m_unit->text().trimmed();
    chart.thresholds.clear();
    for (const Box& box : m_boxes) {
        if (const std::optional<double> value = numberIn(box.edit->text()))
            chart.thresholds.append({*value, box.isUpper, box.tone});
    }
    return chart;
}

QString ThresholdDialog::problem() const
{
    std::optional<double> before;
    // From the top down each is to be lower than the one before.
    for (const Box& box : m_boxes) {
        if (box.edit->text().trimmed().isEmpty())
            continue;
        const std::optional<double> value = numberIn(box.edit->text());
        if (!value)
            return tr("\"%1\" is no number.").arg(format::singleLine(box.edit->text()));
        if (before && *value >= *before)
            return tr("The limits must go down: alarm above, warn above, warn below, alarm below.");
        before = value;
    }
    return {};
}

void ThresholdDialog::check()
{
    m_problem->setText(problem());
    m_problem->setVisible(!problem().isEmpty());
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(problem().isEmpty());
}

} // namespace telemirror
