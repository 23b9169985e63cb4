#pragma once

#include "ui/models/CoverageModel.h"

#include <QtWidgets/QWidget>

namespace telemirror {

/// What is known of one measurement over a range of time, as a band from its start to its end: what
/// is mirrored, verified, missing. Stretches that nobody asked for stay empty.
class CoverageStrip : public QWidget
{
    Q_OBJECT

public:
    explicit CoverageStrip(QWidget* parent = nullptr);

    /// Stretches reach beyond the range as they like.
    void setStretches(const TimeRange& range, const QList<CoverageStretch>& stretches);
    /// How much of the range is in which state, as a sentence: "Verified 98 % · Missing 2 %".
    [[nodiscard]] QString summary() const;
    [[nodiscard]] QSize sizeHint() const override;

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] double xOf(Timestamp time) const;
    [[nodiscard]] QString textAt(int x) const;

    TimeRange m_range;
    QList<CoverageStretch> m_stretches; ///< within the range
};

} // namespace telemirror
