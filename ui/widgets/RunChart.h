#pragma once

#include "model/Run.h"

#include <QtWidgets/QWidget>

namespace telemirror {

/// The last runs side by side, oldest at the left: a bar for the points written, in the colour of
/// the run's state, and a dot for how long it took, each with a scale of its own. Left and Right
/// move along the runs.
class RunChart : public QWidget
{
    Q_OBJECT

public:
    explicit RunChart(QWidget* parent = nullptr);

    /// Newest first, as they are read; those under way are left out.
    void setRuns(const QList<Run>& runs);
    void setCurrentRun(qint64 runId);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void runChosen(qint64 runId);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    [[nodiscard]] QRectF plot() const;
    [[nodiscard]] QRectF slotOf(qsizetype index) const;
    [[nodiscard]] qsizetype indexAt(const QPoint& position) const;
    [[nodiscard]] static QString describe(const Run& run);
    void paintScales(QPainter& painter, qint64 mostPoints, double longest) const;

    QList<Run> m_runs; ///< oldest first
    qint64 m_current = -1;
};

} // namespace telemirror
