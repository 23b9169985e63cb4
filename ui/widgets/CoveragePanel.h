#pragma once

#include "config/Profile.h"
#include "model/Coverage.h"
#include "model/Run.h"

#include <QtCore/QSet>
#include <QtWidgets/QWidget>

class QComboBox;
class QPushButton;
class QStackedWidget;

namespace telemirror {

class CoverageHeatMap;
class CoverageModel;
class EmptyState;
class TextLabel;

/// The coverage of one rule over a span of days, read when somebody looks at it.
class CoveragePanel : public QWidget
{
    Q_OBJECT

public:
    explicit CoveragePanel(QWidget* parent = nullptr);

    void setProfile(const Profile& profile);
    /// The answer to coverageRequested().
    void setCoverage(const QString& ruleId, const Coverage& coverage);
    void failCoverage(const QString& ruleId, const Error& error);
    /// A run of a rule began, or ended: what is shown may have changed.
    void beginRun(const Run& run);
    void endRun(const Run& run);
    /// What is shown may have changed.
    void refresh();
    /// What "now" is; the system's clock until the first call.
    void setNow(Timestamp now) { m_now = now; }

signals:
    void coverageRequested(const QString& ruleId, const telemirror::TimeRange& range);
    void verifyRequested(const QString& ruleId, const telemirror::TimeRange& range);
    void syncRequested(const QString& ruleId);

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeHead();
    [[nodiscard]] QString currentRule() const;
    [[nodiscard]] const Rule* rule() const;
    [[nodiscard]] Timestamp now() const;
    void chooseRule();
    void say(const QString& headline, const QString& text, bool offersSync = false);
    void updateOrders();
    void verify(const TimeRange& range);

    CoverageModel* m_model;
    QComboBox* m_rule;
    QComboBox* m_span;
    CoverageHeatMap* m_map;
    QPushButton* m_verify;
    TextLabel* m_state;  ///< of a run under way, and what the last verification found
    TextLabel* m_detail; ///< of the day chosen
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    QList<Rule> m_rules;
    QSet<QString> m_running; ///< rules
    Timestamp m_now = 0;
};

} // namespace telemirror
