#pragma once

#include "redis/Fleet.h"

#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

class QAbstractItemModel;
class QStackedWidget;
class QTableView;

namespace telemirror {

class EmptyState;
class FleetLeaseModel;
class FleetModel;
class TextLabel;

/// Who holds what: the rules with the instances that hold their leases, and all instances that share
/// them; or what to do to have others. Fed by its slots; knows no engine.
class FleetPage : public QWidget
{
    Q_OBJECT

public:
    explicit FleetPage(QWidget* parent = nullptr);

public slots:
    void setFleet(const telemirror::Fleet& fleet);
    /// What "now" is; the system's clock until the first call.
    void setNow(telemirror::Timestamp now);

signals:
    /// The operator wants to say which Redis to use.
    void setUpRequested();

private:
    QWidget* makeTables();
    QTableView* makeTable(
        const QString& name, const QString& accessibleName, QAbstractItemModel* model, int sortRole);
    void showEmpty(const Fleet& fleet);
    void tick();
    [[nodiscard]] Timestamp now() const;

    FleetLeaseModel* m_leases;
    FleetModel* m_instances;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    TextLabel* m_words = nullptr;
    TextLabel* m_orphans = nullptr;
    QTimer m_tick;
    Timestamp m_now = 0;
};

} // namespace telemirror
