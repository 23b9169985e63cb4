#pragma once

#include "model/Rule.h"
#include "ui/Theme.h"

#include <QtWidgets/QWizardPage>

class QComboBox;

namespace telemirror {

class TextLabel;

/// How often and how far back, with what the source has to mirror; sensible without a touch.
class PlanWizardPage : public QWizardPage
{
    Q_OBJECT

public:
    explicit PlanWizardPage(const Rule& rule, QWidget* parent = nullptr);

    /// The rule with what is chosen here; buckets and connections are the wizard's.
    [[nodiscard]] Rule rule() const;
    /// What is mirrored, in words.
    void setRoute(const QString& text);
    void setMeasurements(const Result<QStringList>& names);
    void setState(Tone tone, const QString& text);

private:
    void updateWords();

    Rule m_rule;
    QComboBox* m_schedule;
    QComboBox* m_lookback;
    TextLabel* m_route;
    TextLabel* m_measurements;
    TextLabel* m_words;
    TextLabel* m_state;
};

} // namespace telemirror
