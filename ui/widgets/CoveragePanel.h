#pragma once

#include "config/Profile.h"
#include "ui/models/CoverageModel.h"

#include <QtWidgets/QWidget>

class QComboBox;
class QStackedWidget;

namespace telemirror {

class CoverageHeatMap;
class EmptyState;

/// The coverage of one rule over a span of days, read when somebody looks at it.
class CoveragePanel : public QWidget
{
    Q_OBJECT

public:
    explicit CoveragePanel(QWidget* parent = nullptr);

    void setProfile(const Profile& profile);
    /// The answer to coverageRequested().
    void setCoverage(const QString& ruleId, const TimeRange& range, const QList<CoverageRow>& rows);
    void failCoverage(const QString& ruleId, const Error& error);
    /// What is shown may have changed.
    void refresh();
    /// What "now" is; the system's clock until the first call.
    void setNow(Timestamp now) { m_now = now; }

signals:
    void coverageRequested(const QString& ruleId, const telemirror::TimeRange& range);
    void verifyRequested(const QString& ruleId, const telemirror::TimeRange& range);

protected:
    void showEvent(QShowEvent* event) override;

private:
    [[nodiscard]] QString currentRule() const;
    void say(const QString& headline, const QString& text);

    CoverageModel* m_model;
    QComboBox* m_rule;
    QComboBox* m_span;
    CoverageHeatMap* m_map;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    Timestamp m_now = 0;
};

} // namespace telemirror
