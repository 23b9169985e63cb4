#include "ui/widgets/ChartTile.h"

#include "ui/Format.h"
#include "ui/charts/TimeSeriesChart.h"
#include "ui/models/LatestValueModel.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/TextLabel.h"
#include "ui/widgets/ThemedIcon.h"
#include "ui/widgets/ThresholdDialog.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QMimeData>
#include <QtCore/QPointer>
#include <QtGui/QAction>
#include <QtGui/QDrag>
#include <QtGui/QMouseEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QApplication>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QToolButton>

#include <cmath>

namespace telemirror {

using namespace Qt::StringLiterals;

ChartTile::ChartTile(const LiveLayout::Chart& chart, QWidget* parent)
    : QFrame(parent)
    , m_name(new ElidedLabel)
    , m_place(new ElidedLabel)
    , m_value(new TextLabel)
    , m_view(new TimeSeriesChart)
{
    m_name->scaled(1.0, QFont::DemiBold);
    m_place->scaled(0.88)->toned(Tone::Neutral);
    m_value->scaled(1.15, QFont::DemiBold);
    for (TextLabel* label : {m_name, m_place, m_value}) // the head is for dragging, not for marking text
        label->setTextInteractionFlags(Qt::NoTextInteraction);
    auto* remove = new QToolButton;
    remove->setIcon(themedIcon(u"clear"_s, Tone::Neutral));
    remove->setAutoRaise(true);
    remove->setToolTip(tr("Take the chart away"));
    remove->setAccessibleName(tr("Take the chart away"));
    connect(remove, &QToolButton::clicked, this, &ChartTile::removeRequested);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(12, 6, 6, 0);
    auto* names = new QVBoxLayout;
    names->setSpacing(0);
    names->addWidget(m_name);
    names->addWidget(m_place);
    head->addLayout(names, 1);
    head->addWidget(m_value);
    head->addWidget(remove);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 4);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_view, 1);

    m_view->setWheelNeedsFocus(true);
    auto* limits = new QAction(tr("Unit and limits…"), this);
    connect(limits, &QAction::triggered, this, &ChartTile::editLimits);
    auto* forward = new QAction(tr("Move forward"), this);
    forward->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_Left);
    connect(forward, &QAction::triggered, this, [this] { emit moveRequested(-1); });
    auto* back = new QAction(tr("Move back"), this);
    back->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_Right);
    connect(back, &QAction::triggered, this, [this] { emit moveRequested(1); });
    auto* away = new QAction(tr("Take the chart away"), this);
    away->setShortcut(Qt::Key_Delete);
    connect(away, &QAction::triggered, this, &ChartTile::removeRequested);
    const QList<QAction*> actions{limits, forward, back, away};
    for (QAction* action : actions)
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addActions(actions);
    m_view->setMenuActions(actions);
    setCursor(Qt::OpenHandCursor);
    m_view->setCursor(Qt::ArrowCursor);
    setChart(chart);
}

void ChartTile::setChart(const LiveLayout::Chart& chart)
{
    m_chart = chart;
    const LatestValue named{chart.measurement, chart.field, chart.tags, {}, 0};
    m_name->setText(LatestValueModel::label(named));
    m_place->setText(format::singleLine(chart.measurement));
    const QString name = m_place->text() + u" › "_s + m_name->text();
    m_view->setAccessibleName(tr("Chart of %1").arg(name));
    m_view->setThresholds(chart.thresholds);
    if (m_curve)
        setCurve(m_curve);
}

void ChartTile::setCurve(const std::shared_ptr<const Curve>& curve)
{
    m_curve = curve;
    const QString name = m_place->text() + u" › "_s + m_name->text();
    m_view->setMessage(tr("Waiting for values…"));
    m_view->setCurves(
        curve ? QList<ChartCurve>{{curve, {}, m_chart.unit, -1, Qt::SolidLine}} : QList<ChartCurve>(),
        m_view->wholeRange());
    m_view->setAccessibleName(tr("Chart of %1").arg(name));
}

double ChartTile::newest(const TimeRange& range) const
{
    if (!m_curve || m_curve->isEmpty())
        return std::nan("");
    // The newest value that the range shows; while paused, that is an old one.
    const qsizetype end = m_curve->lowerBound(range.stop + 1);
    return end == 0 ? std::nan("") : m_curve->values().at(end - 1);
}

void ChartTile::refresh(const TimeRange& range, bool isPaused)
{
    m_view->refresh(range);
    const double value = newest(range);
    QString text = format::real(value);
    if (!m_chart.unit.isEmpty())
        text += u'\u202f' + m_chart.unit;
    m_value->plain();
    // The worst one counts.
    const ChartThreshold* passed = nullptr;
    for (const ChartThreshold& threshold : std::as_const(m_chart.thresholds)) {
        if (threshold.isPassedBy(value) && (passed == nullptr || threshold.tone == Tone::Bad))
            passed = &threshold;
    }
    if (passed != nullptr) {
        m_value->toned(passed->tone);
        text = (passed->tone == Tone::Bad ? tr("Alarm") : tr("Warning")) + u"  "_s + text;
    }
    if (isPaused)
        m_value->setToolTip(tr("Paused"));
    else
        m_value->setToolTip({});
    if (m_value->text() != text)
        m_value->setText(text);
}

void ChartTile::editLimits()
{
    // The tile may go while the dialog is open: another profile comes into effect.
    const QPointer<ChartTile> self(this);
    ThresholdDialog dialog(m_chart, window());
    if (dialog.exec() != QDialog::Accepted || !self || dialog.chart() == m_chart)
        return;
    setChart(dialog.chart());
    emit changed();
}

void ChartTile::markDrop(int side)
{
    if (m_dropSide == side)
        return;
    m_dropSide = side;
    update();
}

void ChartTile::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(borderColor(palette()));
    painter.setBrush(palette().base());
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    if (m_dropSide == 0)
        return;
    painter.setPen(Qt::NoPen);
    painter.setBrush(palette().highlight());
    painter.drawRect(m_dropSide < 0 ? 0 : width() - 4, 0, 4, height());
}

void ChartTile::mousePressEvent(QMouseEvent* event)
{
    m_isPressed = event->button() == Qt::LeftButton;
    m_pressed = event->pos();
}

void ChartTile::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_isPressed || (event->pos() - m_pressed).manhattanLength() < QApplication::startDragDistance())
        return;
    m_isPressed = false;
    auto* content = new QMimeData;
    content->setData(mimeType, QJsonDocument(LiveLayout{{m_chart}, 1}.toJson()).toJson());
    auto* drag = new QDrag(this);
    drag->setMimeData(content);
    drag->setPixmap(grab().scaledToWidth(std::min(width(), 240), Qt::SmoothTransformation));
    drag->setHotSpot({20, 12});
    drag->exec(Qt::MoveAction);
}

void ChartTile::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        update();
}

} // namespace telemirror
