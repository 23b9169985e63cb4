#include "ui/widgets/RuleEditor.h"

#include "ui/Format.h"
#include "ui/widgets/FormFields.h"
#include "ui/widgets/OverrideText.h"
#include "ui/widgets/TextLabel.h"
#include "ui/widgets/ThemedIcon.h"

#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QVBoxLayout>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

QComboBox* makeBucketField(const QString& objectName)
{
    auto* field = new QComboBox;
    field->setEditable(true);
    field->setInsertPolicy(QComboBox::NoInsert);
    field->setObjectName(objectName);
    field->lineEdit()->setPlaceholderText(RuleEditor::tr("Choose or type a bucket (1.x: database)"));
    return field;
}

QPlainTextEdit* makeLines(const QString& placeholder, const QString& objectName)
{
    auto* field = new QPlainTextEdit;
    field->setPlaceholderText(placeholder);
    field->setObjectName(objectName);
    field->setTabChangesFocus(true);
    field->setFixedHeight(field->fontMetrics().height() * 3 + 14);
    return field;
}

/// Lines without what is around them; empty ones left out.
QStringList lines(const QPlainTextEdit* field)
{
    QStringList result;
    for (const QString& line : field->toPlainText().split(u'\n')) {
        if (!line.trimmed().isEmpty())
            result.append(line.trimmed());
    }
    return result;
}

} // namespace

RuleEditor::RuleEditor(QWidget* parent)
    : Card(parent)
    , m_name(form::makeField({}, u"ruleNameField"_s))
    , m_source(makeBucketField(u"sourceBucketField"_s))
    , m_destination(makeBucketField(u"destinationBucketField"_s))
    , m_read(new QPushButton(themedIcon(u"sync"_s), tr("Read the lists of buckets")))
    , m_listState(new TextLabel)
    , m_include(makeLines(tr("One a line; * stands for anything"), u"includeField"_s))
    , m_exclude(makeLines(tr("One a line; none: nothing is left out"), u"excludeField"_s))
    , m_lookback(form::makeField(u"5h"_s, u"lookbackField"_s))
    , m_lookahead(form::makeField(u"130h"_s, u"lookaheadField"_s))
    , m_overlap(form::makeField(u"10m"_s, u"overlapField"_s))
    , m_resolution(form::makeField(u"raw"_s, u"resolutionField"_s))
    , m_overrides(makeLines(tr("historic*: 20d back, 130h ahead, 10m mean"), u"overridesField"_s))
    , m_reads(form::makeNumberField(1, Rule::mostAtOnce, u"readsAtOnceField"_s))
    , m_writes(form::makeNumberField(1, Rule::mostAtOnce, u"writesAtOnceField"_s))
    , m_scheduled(new QCheckBox(tr("Run by itself")))
    , m_every(form::makeField(u"1h"_s, u"everyField"_s))
    , m_offset(form::makeField(u"0s"_s, u"offsetField"_s))
    , m_atStart(new QCheckBox(tr("Run once when the program starts")))
    , m_unsigned(
          new QCheckBox(tr("Write unsigned integers as integers where the server has no unsigned ones")))
    , m_words(new TextLabel)
    , m_look(new QPushButton(themedIcon(u"eye"_s), tr("Show what matches")))
    , m_preview(new TextLabel)
{
    m_look->setObjectName(u"previewButton"_s);
    m_preview->setObjectName(u"patternPreview"_s);
    m_preview->toned(Tone::Neutral)->wrapped();
    m_listState->toned(Tone::Neutral)->wrapped();
    m_words->toned(Tone::Info)->wrapped();
    QFormLayout* fields = form::makeForm();
    auto* list = new QHBoxLayout;
    list->addWidget(m_read);
    list->addWidget(m_listState, 1);
    fields->addRow(tr("&Name"), m_name);
    fields->addRow(tr("&From bucket"), m_source);
    fields->addRow(tr("&To bucket"), m_destination);
    fields->addRow({}, list);
    fields->addRow(tr("&Measurements"), m_include);
    fields->addRow(tr("&Leave out"), m_exclude);
    auto* preview = new QHBoxLayout;
    preview->addWidget(m_look, 0, Qt::AlignTop);
    preview->addWidget(m_preview, 1);
    fields->addRow({}, preview);
    fields->addRow(tr("How far &back"), m_lookback);
    fields->addRow(tr("How far &ahead"), m_lookahead);
    fields->addRow(tr("&Resolution"), m_resolution);
    fields->addRow(tr("&Otherwise for"), m_overrides);
    fields->addRow(tr("Read &again the last"), m_overlap);
    fields->addRow({}, m_scheduled);
    fields->addRow(tr("&Every"), m_every);
    fields->addRow(tr("&Shifted by"), m_offset);
    fields->addRow({}, m_atStart);
    fields->addRow(tr("Rea&d at once"), m_reads);
    fields->addRow(tr("&Write at once"), m_writes);
    fields->addRow({}, m_unsigned);
    auto* heading = new TextLabel(tr("What to mirror"));
    heading->scaled(1.15, QFont::DemiBold);
    m_reads->setSuffix(u' ' + tr("measurements"));
    m_writes->setSuffix(u' ' + tr("batches"));
    m_reads->setToolTip(tr("More may be faster, and asks more of the servers."));
    m_writes->setToolTip(m_reads->toolTip());
    auto* hint =
        new TextLabel(tr("Lengths of time: 90s, 10m, 5h, 20d, 1h30m. Resolutions: raw takes every point; "
                         "10m mean (or min, max, last, count) one value for each ten minutes."));
    hint->toned(Tone::Neutral)->wrapped();
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(heading);
    layout->addWidget(m_words);
    layout->addWidget(hint);
    layout->addLayout(fields);
    layout->addStretch();

    connect(m_look, &QPushButton::clicked, this, [this] {
        m_preview->toned(Tone::Neutral);
        m_preview->setText(tr("Reading…"));
        emit measurementsRequested(m_source->currentText());
    });
    connect(m_source, &QComboBox::editTextChanged, this, [this] {
        // Of another bucket.
        m_known.reset();
        updatePreview();
    });
    const auto edited = [this] {
        updateWords();
        updatePreview();
        emit changed();
    };
    for (QComboBox* field : {m_source, m_destination})
        connect(field, &QComboBox::editTextChanged, this, edited);
    for (QPlainTextEdit* field : {m_include, m_exclude, m_overrides})
        connect(field, &QPlainTextEdit::textChanged, this, edited);
    for (QLineEdit* field : {m_name, m_lookback, m_lookahead, m_resolution, m_overlap, m_every, m_offset})
        connect(field, &QLineEdit::textChanged, this, edited);
    for (QSpinBox* field : {m_reads, m_writes})
        connect(field, &QSpinBox::valueChanged, this, edited);
    for (QCheckBox* field : {m_scheduled, m_atStart, m_unsigned})
        connect(field, &QCheckBox::toggled, this, edited);
    connect(m_read, &QPushButton::clicked, this, [this] {
        m_listState->toned(Tone::Neutral);
        m_listState->setText(tr("Reading…"));
        emit bucketsRequested();
    });
}

void RuleEditor::setRule(const Rule& rule)
{
    const QSignalBlocker blocker(this);
    m_rule = rule;
    m_known.reset(); // of another server, perhaps, in a bucket of the same name
    m_name->setText(rule.name);
    m_source->setEditText(rule.sourceBucket);
    m_destination->setEditText(rule.destinationBucket);
    m_include->setPlainText(rule.include.join(u'\n'));
    m_exclude->setPlainText(rule.exclude.join(u'\n'));
    m_lookback->setText(formatDuration(rule.lookback));
    m_lookahead->setText(formatDuration(rule.lookahead));
    m_overlap->setText(formatDuration(rule.tailOverlap));
    m_resolution->setText(rule.resolution.toString());
    QStringList others;
    for (const RangeOverride& each : rule.overrides)
        others.append(OverrideText::of(each));
    m_overrides->setPlainText(others.join(u'\n'));
    m_reads->setValue(rule.readsAtOnce);
    m_writes->setValue(rule.writesAtOnce);
    m_scheduled->setChecked(rule.schedule.enabled);
    m_every->setText(formatDuration(rule.schedule.every));
    m_offset->setText(formatDuration(rule.schedule.offset));
    m_atStart->setChecked(rule.schedule.atStart);
    m_unsigned->setChecked(rule.unsignedAsInteger);
    updateWords();
    updatePreview();
}

std::optional<QList<RangeOverride>> RuleEditor::overrides() const
{
    QList<RangeOverride> result;
    for (const QString& line : lines(m_overrides)) {
        std::optional<RangeOverride> entry = OverrideText::read(line);
        if (!entry)
            return std::nullopt;
        // What the line does not show stays with its pattern.
        const auto known = std::find_if(m_rule.overrides.begin(), m_rule.overrides.end(),
            [&](const RangeOverride& each) { return each.pattern == entry->pattern; });
        if (known != m_rule.overrides.end())
            entry->fieldFunctions = known->fieldFunctions;
        if (*entry == RangeOverride{entry->pattern, {}, {}})
            return std::nullopt;
        result.append(*entry);
    }
    return result;
}

std::optional<Resolution> RuleEditor::resolution() const
{
    std::optional<Resolution> resolution = Resolution::fromString(m_resolution->text().trimmed());
    if (resolution)
        resolution->fields = m_rule.resolution.fields;
    return resolution;
}

Rule RuleEditor::rule() const
{
    Rule rule = m_rule;
    rule.name = m_name->text().trimmed();
    rule.sourceBucket = m_source->currentText();
    rule.destinationBucket = m_destination->currentText();
    rule.include = lines(m_include);
    rule.exclude = lines(m_exclude);
    rule.lookback = parseDuration(m_lookback->text().trimmed()).value_or(rule.lookback);
    rule.lookahead = parseDuration(m_lookahead->text().trimmed()).value_or(rule.lookahead);
    rule.tailOverlap = parseDuration(m_overlap->text().trimmed()).value_or(rule.tailOverlap);
    rule.resolution = resolution().value_or(rule.resolution);
    rule.overrides = overrides().value_or(rule.overrides);
    rule.readsAtOnce = m_reads->value();
    rule.writesAtOnce = m_writes->value();
    rule.schedule.enabled = m_scheduled->isChecked();
    rule.schedule.atStart = m_atStart->isChecked();
    rule.schedule.every = parseDuration(m_every->text().trimmed()).value_or(rule.schedule.every);
    rule.schedule.offset = parseDuration(m_offset->text().trimmed()).value_or(rule.schedule.offset);
    rule.unsignedAsInteger = m_unsigned->isChecked();
    return rule;
}

QString RuleEditor::check()
{
    QString first;
    const auto report = [&first](QWidget* field, bool isWrong, const QString& problem) {
        form::mark(field, isWrong ? problem : QString());
        if (isWrong && first.isEmpty())
            first = problem;
    };
    report(m_source, m_source->currentText().isEmpty(), tr("Choose the bucket to mirror from."));
    report(m_destination, m_destination->currentText().isEmpty(), tr("Choose the bucket to mirror to."));
    report(m_include, lines(m_include).isEmpty(), tr("Name at least one measurement; * takes all."));
    const auto duration = [&](QLineEdit* field, Nanoseconds least, const QString& problem) {
        const std::optional<Nanoseconds> length = parseDuration(field->text().trimmed());
        report(field, !length || *length < least, problem);
    };
    duration(m_lookback, 0, tr("How far back must be a length of time such as 5h or 20d."));
    duration(m_lookahead, 0, tr("How far ahead must be a length of time such as 130h."));
    duration(m_overlap, 0, tr("What is read again must be a length of time such as 10m."));
    duration(
        m_every, nanosecondsPerSecond, tr("The schedule needs a length of time of at least 1s, such as 1h."));
    duration(m_offset, 0, tr("The shift must be a length of time such as 0s or 5m."));
    report(m_overrides, !overrides(),
        tr("Write what is otherwise as \"historic*: 20d back, 130h ahead, 10m mean\", one a line; what is "
           "left "
           "out stays as above."));
    report(m_resolution, !resolution(),
        tr("The resolution must be \"raw\", or such as \"10m mean\": a length of time, and mean, min, max, "
           "last or "
           "count."));
    m_every->setEnabled(m_scheduled->isChecked());
    m_offset->setEnabled(m_scheduled->isChecked());
    return first;
}

void RuleEditor::updateWords()
{
    const Rule now = rule();
    const auto length = [](Nanoseconds value) {
        return format::duration(std::chrono::milliseconds(value / nanosecondsPerMillisecond));
    };
    m_words->setText(tr("%1: everything from %2 back to %3 ahead.")
                         .arg(format::schedule(now.schedule), length(now.lookback), length(now.lookahead)));
}

void RuleEditor::setMeasurements(const Result<QStringList>& names)
{
    if (!names) {
        m_known.reset();
        m_preview->toned(Tone::Bad);
        m_preview->setText(format::singleLine(names.error().message));
        return;
    }
    m_known = *names;
    updatePreview();
}

void RuleEditor::updatePreview()
{
    m_look->setEnabled(!m_source->currentText().isEmpty());
    if (!m_known) {
        m_preview->clear();
        return;
    }
    const Rule now = rule();
    QStringList taken;
    QStringList left;
    for (const QString& name : *m_known)
        (now.takes(name) ? taken : left).append(name);
    const auto list = [](const QStringList& names) {
        constexpr qsizetype named = 12;
        return names.first(std::min(named, names.size())).join(u", "_s) +
            (names.size() > named ? u", …"_s : QString());
    };
    QString text = taken.isEmpty()
        ? tr("Nothing matches.")
        : tr("%1 of %2 are mirrored: %3")
              .arg(format::count(taken.size()), format::count(m_known->size()), list(taken));
    if (!left.isEmpty())
        text += u'\n' + tr("Left out: %1").arg(list(left));
    m_preview->toned(taken.isEmpty() ? Tone::Warning : Tone::Neutral);
    m_preview->setText(text);
}

void RuleEditor::setSourceBuckets(const Result<QList<Bucket>>& buckets)
{
    offer(m_source, buckets);
}

void RuleEditor::setDestinationBuckets(const Result<QList<Bucket>>& buckets)
{
    offer(m_destination, buckets);
}

void RuleEditor::offer(QComboBox* field, const Result<QList<Bucket>>& buckets)
{
    if (!buckets) {
        m_listState->toned(Tone::Bad);
        m_listState->setText(format::singleLine(buckets.error().toString()));
        return;
    }
    const QString typed = field->currentText();
    {
        const QSignalBlocker blocker(field);
        field->clear();
        for (const Bucket& bucket : *buckets) {
            if (!bucket.isSystem)
                field->addItem(bucket.name);
        }
        field->setEditText(typed);
    }
    if (m_listState->text() == tr("Reading…"))
        m_listState->setText(tr("The lists are in the fields above."));
}

} // namespace telemirror
