#include "ui/widgets/TelemetryEditor.h"

#include "ui/widgets/FormFields.h"
#include "ui/widgets/TextLabel.h"

#include <QtWidgets/QCheckBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QVBoxLayout>

#include <cmath>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

/// A number of degrees, with a point or a comma; nothing beyond ±limit.
std::optional<double> degrees(const QLineEdit* field, double limit)
{
    bool ok = false;
    const double value = field->text().trimmed().replace(u',', u'.').toDouble(&ok);
    return ok && std::abs(value) <= limit ? std::optional(value) : std::nullopt;
}

} // namespace

TelemetryEditor::TelemetryEditor(QWidget* parent)
    : Card(parent)
    , m_enabled(new QCheckBox(tr("Look for telemetry in the local server")))
    , m_pattern(form::makeField(u"real"_s, u"patternField"_s))
    , m_period(form::makeField(u"5s"_s, u"periodField"_s))
    , m_range(form::makeField(u"30s"_s, u"rangeField"_s))
    , m_expandTags(new QCheckBox(tr("One entry for each tag set")))
    , m_dropStrings(new QCheckBox(tr("Leave texts out")))
    , m_heartbeat(new QCheckBox(tr("Publish even when nothing is new")))
    , m_latitude(form::makeField(tr("-90 to 90, such as 48.8566"), u"latitudeField"_s))
    , m_longitude(form::makeField(tr("-180 to 180, such as 2.3522"), u"longitudeField"_s))
{
    auto* heading = new TextLabel(tr("Telemetry"));
    heading->scaled(1.15, QFont::DemiBold);
    auto* site = new TextLabel(tr("Site"));
    site->scaled(1.15, QFont::DemiBold);
    auto* siteHint = new TextLabel(
        tr("Degrees; they go into every telemetry document. Leave both empty to leave them out."));
    siteHint->toned(Tone::Neutral)->wrapped();
    QFormLayout* fields = form::makeForm();
    fields->addRow({}, m_enabled);
    fields->addRow(tr("&Names that contain"), m_pattern);
    fields->addRow(tr("&Every"), m_period);
    fields->addRow(tr("&Not older than"), m_range);
    fields->addRow({}, m_expandTags);
    fields->addRow({}, m_dropStrings);
    fields->addRow({}, m_heartbeat);
    QFormLayout* place = form::makeForm();
    place->addRow(tr("&Latitude"), m_latitude);
    place->addRow(tr("L&ongitude"), m_longitude);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(heading);
    layout->addLayout(fields);
    layout->addSpacing(12);
    layout->addWidget(site);
    layout->addWidget(siteHint);
    layout->addLayout(place);
    layout->addStretch();
    for (QLineEdit* field : {m_pattern, m_period, m_range, m_latitude, m_longitude})
        connect(field, &QLineEdit::textChanged, this, &TelemetryEditor::changed);
    for (QCheckBox* field : {m_enabled, m_expandTags, m_dropStrings, m_heartbeat})
        connect(field, &QCheckBox::toggled, this, &TelemetryEditor::changed);
}

void TelemetryEditor::setSettings(const TelemetrySettings& settings)
{
    const QSignalBlocker blocker(this);
    m_settings = settings;
    m_enabled->setChecked(settings.enabled);
    m_pattern->setText(settings.pattern);
    m_period->setText(form::lengthText(settings.period));
    m_range->setText(form::lengthText(settings.range));
    m_expandTags->setChecked(settings.expandTags);
    m_dropStrings->setChecked(settings.dropStrings);
    m_heartbeat->setChecked(settings.heartbeat);
    const auto number = [](double value) {
        return QString::number(value, 'g', QLocale::FloatingPointShortest);
    };
    m_latitude->setText(settings.coordinates ? number(settings.coordinates->latitude) : QString());
    m_longitude->setText(settings.coordinates ? number(settings.coordinates->longitude) : QString());
}

TelemetrySettings TelemetryEditor::settings() const
{
    TelemetrySettings settings = m_settings;
    settings.enabled = m_enabled->isChecked();
    settings.pattern = m_pattern->text();
    settings.period = form::lengthOf(m_period).value_or(settings.period);
    settings.range = form::lengthOf(m_range).value_or(settings.range);
    settings.expandTags = m_expandTags->isChecked();
    settings.dropStrings = m_dropStrings->isChecked();
    settings.heartbeat = m_heartbeat->isChecked();
    const std::optional<double> latitude = degrees(m_latitude, 90);
    const std::optional<double> longitude = degrees(m_longitude, 180);
    settings.coordinates =
        latitude && longitude ? std::optional(Coordinates{*latitude, *longitude}) : std::nullopt;
    return settings;
}

QString TelemetryEditor::check()
{
    QString first;
    const auto report = [&first](QWidget* field, bool isWrong, const QString& problem) {
        form::mark(field, isWrong ? problem : QString());
        if (isWrong && first.isEmpty())
            first = problem;
    };
    using std::chrono::milliseconds;
    report(m_period, form::lengthOf(m_period).value_or(milliseconds(0)) < milliseconds(200),
        tr("Telemetry needs a length of time of at least 200ms between two looks, such as 5s."));
    report(m_range, form::lengthOf(m_range).value_or(milliseconds(0)) < milliseconds(1000),
        tr("The age of telemetry must be a length of time of at least 1s, such as 30s."));
    const bool noPlace = m_latitude->text().trimmed().isEmpty() && m_longitude->text().trimmed().isEmpty();
    report(m_latitude, !noPlace && !degrees(m_latitude, 90),
        tr("The latitude must be a number from -90 to 90."));
    report(m_longitude, !noPlace && !degrees(m_longitude, 180),
        tr("The longitude must be a number from -180 to 180."));
    return first;
}

} // namespace telemirror
