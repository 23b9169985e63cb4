#include "ui/widgets/ExportDialog.h"

#include "model/Clock.h"
#include "ui/Format.h"
#include "ui/widgets/TextLabel.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QStandardPaths>
#include <QtWidgets/QButtonGroup>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QRadioButton>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

QString fileNameFor(const ExportRequest& request)
{
    QString name = request.measurement + (request.field.isEmpty() ? QString() : u'-' + request.field);
    for (QChar& each : name) {
        if (!each.isLetterOrNumber() && each != u'-' && each != u'_')
            each = u'-';
    }
    return name.left(80);
}

QString rangeText(const TimeRange& range)
{
    const Timestamp now = SystemClock().now();
    return ExportDialog::tr("%1 to %2").arg(format::when(range.start, now), format::when(range.stop, now));
}

QWidget* sideBySide(QWidget* first, QWidget* second, bool isVertical)
{
    auto* box = new QWidget;
    auto* layout = new QBoxLayout(isVertical ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight, box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(first, isVertical ? 0 : 1);
    layout->addWidget(second);
    return box;
}

} // namespace

ExportDialog::ExportDialog(
    const ExportRequest& request, const std::optional<MeasurementExtent>& extent, QWidget* parent)
    : QDialog(parent)
    , m_request(request)
    , m_extent(extent)
    , m_csv(new QRadioButton(tr("&CSV, a row for each value")))
    , m_lines(new QRadioButton(tr("&Line protocol, to be written to another InfluxDB")))
    , m_shown(new QRadioButton(tr("What is &shown: %1").arg(rangeText(request.range))))
    , m_all(new QRadioButton)
    , m_path(new QLineEdit)
    , m_note(new TextLabel)
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Cancel))
{
    setWindowTitle(request.field.isEmpty() ? tr("Export a measurement") : tr("Export a field"));
    m_buttons->addButton(tr("Export"), QDialogButtonBox::AcceptRole)->setObjectName(u"exportAcceptButton"_s);
    for (const auto& [first, second] : {std::pair{m_csv, m_lines}, std::pair{m_shown, m_all}}) {
        auto* group = new QButtonGroup(this);
        group->addButton(first);
        group->addButton(second);
        first->setChecked(true);
    }
    const bool hasAll = extent && extent->points > 0;
    m_all->setText(hasAll ? tr("&Everything: %1, %2")
                                .arg(rangeText({extent->first, extent->last}), format::points(extent->points))
                          : tr("&Everything (how much it is was not found out)"));
    m_all->setEnabled(hasAll);
    m_path->setObjectName(u"exportPath"_s);
    m_path->setMinimumWidth(fontMetrics().averageCharWidth() * 50);
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    m_path->setText(QDir::toNativeSeparators(QDir(QFileInfo(folder).isDir() ? folder : QDir::homePath())
                                                 .filePath(fileNameFor(request) + u".csv"_s)));
    auto* browseButton = new QPushButton(tr("&Browse…"));
    connect(browseButton, &QPushButton::clicked, this, &ExportDialog::browse);
    auto* form = new QFormLayout;
    form->addRow(tr("From"),
        new TextLabel(format::singleLine(request.bucket + u" › "_s + request.measurement +
            (request.field.isEmpty() ? QString() : u" › "_s + request.field))));
    form->addRow(tr("Time"), sideBySide(m_shown, m_all, true));
    form->addRow(tr("Form"), sideBySide(m_csv, m_lines, true));
    form->addRow(tr("&File"), sideBySide(m_path, browseButton, false));
    m_note->toned(Tone::Neutral)->wrapped();
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(m_note);
    layout->addWidget(m_buttons);
    connect(m_csv, &QRadioButton::toggled, this, &ExportDialog::useSuffix);
    connect(m_path, &QLineEdit::textChanged, this, &ExportDialog::check);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    check();
}

void ExportDialog::useSuffix()
{
    QString path = m_path->text();
    const QString before = m_csv->isChecked() ? u".lp"_s : u".csv"_s;
    if (path.endsWith(before))
        m_path->setText(path.chopped(before.size()) + (m_csv->isChecked() ? u".csv"_s : u".lp"_s));
}

void ExportDialog::browse()
{
    const QString path = QFileDialog::getSaveFileName(this, windowTitle(), m_path->text(),
        m_csv->isChecked() ? tr("CSV (*.csv)") : tr("Line protocol (*.lp)"));
    if (!path.isEmpty())
        m_path->setText(QDir::toNativeSeparators(path));
}

void ExportDialog::check()
{
    const QFileInfo file(QDir::fromNativeSeparators(m_path->text()));
    QString note;
    bool isGood = true;
    if (m_path->text().trimmed().isEmpty() || file.isDir()) {
        note = tr("Enter the name of a file.");
        isGood = false;
    } else if (!file.absoluteDir().exists()) {
        note = tr("There is no folder %1.").arg(QDir::toNativeSeparators(file.absolutePath()));
        isGood = false;
    } else if (file.exists()) {
        note = tr("The file exists; it will be replaced when the export ends well.");
    }
    m_note->setText(note);
    m_note->toned(isGood ? Tone::Warning : Tone::Bad);
    m_note->setVisible(!note.isEmpty());
    m_buttons->findChild<QPushButton*>(u"exportAcceptButton"_s)->setEnabled(isGood);
}

ExportRequest ExportDialog::request() const
{
    ExportRequest request = m_request;
    request.format = m_csv->isChecked() ? ExportRequest::Format::Csv : ExportRequest::Format::LineProtocol;
    request.path = QFileInfo(QDir::fromNativeSeparators(m_path->text().trimmed())).absoluteFilePath();
    if (m_all->isChecked() && m_extent) {
        request.range = {m_extent->first, m_extent->last + 1};
        request.expectedPoints = m_extent->points;
    }
    return request;
}

} // namespace telemirror
