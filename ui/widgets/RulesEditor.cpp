#include "ui/widgets/RulesEditor.h"

#include "config/Profile.h"
#include "ui/Format.h"
#include "ui/widgets/RuleEditor.h"
#include "ui/widgets/ThemedIcon.h"

#include <QtCore/QUuid>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QPushButton>

#include <algorithm>

namespace telemirror {

using namespace Qt::StringLiterals;

RulesEditor::RulesEditor(QWidget* parent)
    : QWidget(parent)
    , m_editor(new RuleEditor)
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(14);
    layout->addWidget(makeList(), 0, Qt::AlignTop);
    layout->addWidget(m_editor, 1);
    connect(m_list, &QListWidget::currentRowChanged, this, &RulesEditor::choose);
    connect(m_editor, &RuleEditor::bucketsRequested, this, &RulesEditor::bucketsRequested);
    connect(m_editor, &RuleEditor::measurementsRequested, this, &RulesEditor::measurementsRequested);
    connect(m_editor, &RuleEditor::changed, this, [this] {
        keepFields();
        fillList();
        emit changed();
    });
    setRules({});
}

QWidget* RulesEditor::makeList()
{
    m_list = new QListWidget;
    m_list->setObjectName(u"rulesList"_s);
    m_list->setAccessibleName(tr("Rules"));
    m_list->setFixedHeight(fontMetrics().height() * 12);
    m_list->setTextElideMode(Qt::ElideRight);
    auto* addButton = new QPushButton(tr("Add"));
    addButton->setObjectName(u"addRuleButton"_s);
    addButton->setToolTip(tr("A rule with the defaults, between the same servers"));
    connect(addButton, &QPushButton::clicked, this, [this] {
        const Rule like = current();
        Rule rule;
        rule.sourceConnection = like.sourceConnection;
        rule.destinationConnection = like.destinationConnection;
        add(rule);
    });
    m_duplicate = new QPushButton(tr("Duplicate"));
    m_duplicate->setObjectName(u"duplicateRuleButton"_s);
    m_duplicate->setToolTip(tr("A rule like the chosen one, to be changed"));
    connect(m_duplicate, &QPushButton::clicked, this, [this] {
        Rule rule = current();
        rule.name = tr("%1 (copy)").arg(nameOf(rule));
        add(rule);
    });
    m_remove = new QPushButton(tr("Remove"));
    m_remove->setObjectName(u"removeRuleButton"_s);
    m_remove->setToolTip(tr("What it has copied stays where it is; nothing happens before Save"));
    connect(m_remove, &QPushButton::clicked, this, &RulesEditor::remove);
    auto* box = new QWidget;
    box->setFixedWidth(fontMetrics().averageCharWidth() * 34);
    auto* buttons = new QHBoxLayout;
    for (QPushButton* button : {addButton, m_duplicate, m_remove})
        buttons->addWidget(button, 1);
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_list);
    layout->addLayout(buttons);
    return box;
}

QString RulesEditor::nameOf(const Rule& rule) const
{
    const QString& name = rule.name.isEmpty() ? rule.sourceBucket : rule.name;
    return name.isEmpty() ? tr("New rule") : format::singleLine(name);
}

void RulesEditor::setRules(const QList<Rule>& rules)
{
    const QString chosen = m_rules.value(m_index).id;
    m_rules = rules;
    if (m_rules.isEmpty())
        m_rules.append(Rule());
    if (m_rules.first().id.isEmpty())
        m_rules.first().id = defaultRuleId;
    const auto found = std::ranges::find(m_rules, chosen, &Rule::id);
    m_index = found == m_rules.end() ? 0 : static_cast<int>(found - m_rules.begin());
    m_editor->setRule(m_rules.at(m_index));
    fillList();
}

QList<Rule> RulesEditor::rules() const
{
    QList<Rule> rules = m_rules;
    rules[m_index] = m_editor->rule();
    for (Rule& each : rules) {
        if (each.name.isEmpty())
            each.name = each.sourceBucket;
    }
    return rules;
}

Rule RulesEditor::current() const
{
    return m_editor->rule();
}

QString RulesEditor::check()
{
    if (const QString problem = m_editor->check(); !problem.isEmpty())
        return problem;
    const QList<Rule> all = rules();
    for (qsizetype i = 0; i < all.size(); ++i) {
        const auto isSame = [&](const Rule& other) { return other.name == all.at(i).name; };
        if (std::any_of(all.begin(), all.begin() + i, isSame))
            return tr("Two rules are called \"%1\": give one another name.").arg(all.at(i).name);
    }
    return {};
}

/// What is in the fields goes to the rule that they show.
void RulesEditor::keepFields()
{
    m_rules[m_index] = m_editor->rule();
}

void RulesEditor::choose(int index)
{
    if (index < 0 || index == m_index)
        return;
    // What cannot be read would be lost with the fields.
    if (!m_editor->check().isEmpty()) {
        const QSignalBlocker blocker(m_list);
        m_list->setCurrentRow(m_index);
        return;
    }
    keepFields();
    m_index = index;
    m_editor->setRule(m_rules.at(index));
    updateButtons();
    emit changed();
}

void RulesEditor::add(Rule rule)
{
    rule.id = u"rule-"_s + QUuid::createUuid().toString(QUuid::Id128).first(8);
    keepFields();
    m_rules.append(rule);
    m_index = static_cast<int>(m_rules.size()) - 1;
    m_editor->setRule(rule);
    fillList();
    emit changed();
}

void RulesEditor::remove()
{
    if (m_rules.size() < 2)
        return;
    m_rules.removeAt(m_index);
    m_index = std::min(m_index, static_cast<int>(m_rules.size()) - 1);
    m_editor->setRule(m_rules.at(m_index));
    fillList();
    emit changed();
}

void RulesEditor::fillList()
{
    const QSignalBlocker blocker(m_list);
    while (m_list->count() > m_rules.size())
        delete m_list->takeItem(m_list->count() - 1);
    while (m_list->count() < m_rules.size())
        m_list->addItem(QString());
    for (int i = 0; i < m_list->count(); ++i) {
        const Rule& rule = m_rules.at(i);
        m_list->item(i)->setText(nameOf(rule));
        m_list->item(i)->setToolTip(format::plainToolTip(u"%1 → %2\n%3"_s.arg(
            rule.sourceBucket, rule.destinationBucket, format::schedule(rule.schedule))));
    }
    m_list->setCurrentRow(m_index);
    updateButtons();
}

void RulesEditor::updateButtons()
{
    m_duplicate->setEnabled(!m_rules.at(m_index).sourceBucket.isEmpty());
    m_remove->setEnabled(m_rules.size() > 1);
}

void RulesEditor::setSourceBuckets(const Result<QList<Bucket>>& buckets)
{
    m_editor->setSourceBuckets(buckets);
}

void RulesEditor::setDestinationBuckets(const Result<QList<Bucket>>& buckets)
{
    m_editor->setDestinationBuckets(buckets);
}

void RulesEditor::setMeasurements(const Result<QStringList>& names)
{
    m_editor->setMeasurements(names);
}

} // namespace telemirror
