#include "ui/widgets/FilePublisherEditor.h"

#include "config/PublisherCheck.h"
#include "ui/widgets/FormFields.h"

#include <QtWidgets/QComboBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QSpinBox>

namespace telemirror {

using namespace Qt::StringLiterals;
using Sync = FilePublisherSettings::Sync;

FilePublisherEditor::FilePublisherEditor(QWidget* parent)
    : PublisherSection(u"file"_s, tr("File"),
          tr("Each document as a line of JSON (NDJSON); full files are renamed."), parent)
    , m_path(form::makePathField(u"/var/lib/site/telemetry.ndjson"_s, u"filePathField"_s, false))
    , m_size(form::makeSizeField(u"fileSizeField"_s))
    , m_keep(form::makeNumberField(0, 1000, u"fileKeepField"_s))
    , m_sync(new QComboBox)
{
    m_sync->setObjectName(u"fileSync"_s);
    m_sync->addItem(tr("When the system sees fit"), static_cast<int>(Sync::Never));
    m_sync->addItem(tr("Every second"), static_cast<int>(Sync::EverySecond));
    m_sync->addItem(tr("After each line"), static_cast<int>(Sync::Always));
    m_sync->setToolTip(tr("What is not yet on the disk is lost when the power fails"));
    fields()->addRow(tr("&Path"), m_path);
    fields()->addRow(tr("&Size of a file"), m_size);
    fields()->addRow(tr("&Full files kept"), m_keep);
    fields()->addRow(tr("&Written to the disk"), m_sync);
    watch(m_path);
    watch(m_size);
    watch(m_keep);
    watch(m_sync);
    setSettings({});
}

void FilePublisherEditor::setSettings(const FilePublisherSettings& settings)
{
    const QSignalBlocker blocker(this);
    m_settings = settings;
    setOn(settings.enabled);
    m_path->setText(settings.path);
    form::setSize(m_size, settings.maximumBytes);
    m_keep->setValue(settings.keep);
    m_sync->setCurrentIndex(m_sync->findData(static_cast<int>(settings.sync)));
}

FilePublisherSettings FilePublisherEditor::settings() const
{
    FilePublisherSettings settings = m_settings;
    settings.enabled = isOn();
    settings.path = m_path->text().trimmed();
    settings.maximumBytes = form::sizeOf(m_size, settings.maximumBytes);
    settings.keep = m_keep->value();
    settings.sync = static_cast<Sync>(m_sync->currentData().toInt());
    return settings;
}

QString FilePublisherEditor::problem()
{
    PublisherSettings alone;
    alone.file = settings();
    const QList<Error> problems = PublisherCheck(alone).problems();
    const QString wrong = problems.isEmpty() ? QString() : problems.first().message;
    // Size and number are within their limits by themselves.
    form::mark(m_path, wrong);
    return wrong;
}

} // namespace telemirror
