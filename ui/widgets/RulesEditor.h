#pragma once

#include "model/Rule.h"
#include "model/Schema.h"

#include <QtWidgets/QWidget>

class QListWidget;
class QPushButton;

namespace telemirror {

class RuleEditor;

/// All rules of a profile: a list to choose from, add to and remove from, and the fields of the one that
/// is chosen.
class RulesEditor : public QWidget
{
    Q_OBJECT

public:
    explicit RulesEditor(QWidget* parent = nullptr);

    /// Without any there is one with the defaults. The same one stays chosen where it is still there.
    void setRules(const QList<Rule>& rules);
    /// As the fields have them; each has an id. A rule that was added has the connections of the one
    /// that was chosen then.
    [[nodiscard]] QList<Rule> rules() const;
    /// The one whose fields are shown.
    [[nodiscard]] Rule current() const;
    /// What is wrong with any of them, as a sentence; empty if nothing is. Marks the fields that are
    /// shown.
    [[nodiscard]] QString check();
    void setSourceBuckets(const Result<QList<Bucket>>& buckets);
    void setDestinationBuckets(const Result<QList<Bucket>>& buckets);
    void setMeasurements(const Result<QStringList>& names);

signals:
    void changed();
    /// As those of RuleEditor, for the rule that is chosen.
    void bucketsRequested();
    void measurementsRequested(const QString& bucket);

private:
    QWidget* makeList();
    void choose(int index);
    void add(Rule rule);
    void remove();
    void keepFields();
    void fillList();
    void updateButtons();
    [[nodiscard]] QString nameOf(const Rule& rule) const;

    QList<Rule> m_rules; ///< but for the chosen one as they are; that is in the fields
    int m_index = 0;
    QListWidget* m_list = nullptr;
    QPushButton* m_duplicate = nullptr;
    QPushButton* m_remove = nullptr;
    RuleEditor* m_editor;
};

} // namespace telemirror
