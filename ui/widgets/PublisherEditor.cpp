#include "ui/widgets/PublisherEditor.h"

#include "ui/widgets/FilePublisherEditor.h"
#include "ui/widgets/HttpPublisherEditor.h"
#include "ui/widgets/MqttPublisherEditor.h"
#include "ui/widgets/TextLabel.h"

#include <QtWidgets/QCheckBox>
#include <QtWidgets/QVBoxLayout>

namespace telemirror {

using namespace Qt::StringLiterals;

PublisherEditor::PublisherEditor(QWidget* parent)
    : QWidget(parent)
    , m_redis(new QCheckBox(tr("&Redis, where it is turned on")))
    , m_standardOutput(new QCheckBox(tr("&Standard output, a line of JSON each")))
    , m_http(new HttpPublisherEditor)
    , m_mqtt(new MqttPublisherEditor)
    , m_file(new FilePublisherEditor)
{
    m_redis->setObjectName(u"publishToRedis"_s);
    m_standardOutput->setObjectName(u"publishToOutput"_s);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(14);
    layout->addWidget(makeSimple());
    layout->addWidget(m_http);
    layout->addWidget(m_mqtt);
    layout->addWidget(m_file);
    for (QCheckBox* field : {m_redis, m_standardOutput})
        connect(field, &QCheckBox::toggled, this, &PublisherEditor::changed);
    for (PublisherSection* section : {static_cast<PublisherSection*>(m_http),
             static_cast<PublisherSection*>(m_mqtt), static_cast<PublisherSection*>(m_file)})
        connect(section, &PublisherSection::changed, this, &PublisherEditor::changed);
}

QWidget* PublisherEditor::makeSimple()
{
    auto* heading = new TextLabel(tr("Where telemetry is published"));
    heading->scaled(1.15, QFont::DemiBold);
    auto* words =
        new TextLabel(tr("As many as you like; each has its own queue, so that one that is down does not "
                         "hold up the others. Live shows how they fare."));
    words->toned(Tone::Neutral)->wrapped();
    auto* card = new Card;
    auto* layout = new QVBoxLayout(card);
    layout->addWidget(heading);
    layout->addWidget(words);
    layout->addWidget(m_redis);
    layout->addWidget(m_standardOutput);
    return card;
}

void PublisherEditor::setSettings(const PublisherSettings& settings)
{
    const QSignalBlocker blocker(this);
    m_settings = settings;
    m_redis->setChecked(settings.redis);
    m_standardOutput->setChecked(settings.standardOutput);
    m_http->setSettings(settings.http);
    m_mqtt->setSettings(settings.mqtt);
    m_file->setSettings(settings.file);
}

PublisherSettings PublisherEditor::settings() const
{
    PublisherSettings settings = m_settings;
    settings.redis = m_redis->isChecked();
    settings.standardOutput = m_standardOutput->isChecked();
    settings.http = m_http->settings();
    settings.mqtt = m_mqtt->settings();
    settings.file = m_file->settings();
    return settings;
}

QString PublisherEditor::check()
{
    // Every one is asked, for each shows its own.
    QString first;
    for (const QString& problem : {m_http->check(), m_mqtt->check(), m_file->check()}) {
        if (first.isEmpty())
            first = problem;
    }
    return first;
}

} // namespace telemirror
