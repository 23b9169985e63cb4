#include "ui/widgets/ExportStrip.h"

#include "ui/Format.h"
#include "ui/widgets/TextLabel.h"
#include "ui/widgets/ThemedIcon.h"

#include <QtCore/QDir>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QToolButton>

namespace telemirror {

using namespace Qt::StringLiterals;

ExportStrip::ExportStrip(QWidget* parent)
    : QWidget(parent)
    , m_text(new TextLabel)
    , m_bar(new QProgressBar)
    , m_button(new QToolButton)
{
    setObjectName(u"exportStrip"_s);
    m_bar->setTextVisible(false);
    m_bar->setFixedWidth(fontMetrics().averageCharWidth() * 24);
    m_bar->setMaximumHeight(fontMetrics().height() / 2);
    m_bar->setAccessibleName(tr("Progress of the export"));
    m_text->wrapped();
    m_button->setObjectName(u"cancelExportButton"_s);
    connect(m_button, &QToolButton::clicked, this, [this] {
        if (m_isRunning)
            emit cancelRequested(m_path);
        else
            hide();
    });
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_bar);
    layout->addWidget(m_button);
    hide();
}

void ExportStrip::start(const QString& path)
{
    m_path = path;
    m_isRunning = true;
    m_text->plain();
    m_text->setText(tr("Exporting to %1…").arg(QDir::toNativeSeparators(path)));
    m_bar->setRange(0, 0);
    m_bar->show();
    m_button->setText(tr("Cancel"));
    m_button->setIcon(themedIcon(u"cancel"_s));
    m_button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    show();
}

void ExportStrip::setProgress(const ExportProgress& progress)
{
    if (!m_isRunning || progress.path != m_path)
        return;
    m_text->setText(
        tr("Exporting: %1, %2").arg(format::points(progress.points), format::bytes(progress.bytes)));
    m_bar->setRange(0, progress.fraction < 0 ? 0 : 1000);
    if (progress.fraction >= 0)
        m_bar->setValue(qRound(progress.fraction * 1000));
}

void ExportStrip::finish(const QString& path, const Result<ExportReceipt>& result)
{
    if (path != m_path)
        return;
    m_isRunning = false;
    if (!result)
        return say(result.error().toString(), result.error().kind == Error::Kind::Cancelled);
    QString text = tr("%1 exported to %2 (%3).")
                       .arg(format::points(result->points), QDir::toNativeSeparators(path),
                           format::bytes(result->bytes));
    if (result->refused > 0)
        text += u' ' +
            tr("Left out, as line protocol cannot hold them: %1.").arg(format::points(result->refused));
    say(text, true);
}

void ExportStrip::say(const QString& text, bool isGood)
{
    if (m_isRunning)
        return;
    m_bar->hide();
    if (isGood)
        m_text->plain();
    else
        m_text->toned(Tone::Bad);
    m_text->setText(format::singleLine(text));
    m_button->setText(tr("Close"));
    m_button->setIcon(themedIcon(u"clear"_s));
    m_button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    m_button->setAccessibleName(tr("Close"));
    show();
}

} // namespace telemirror
