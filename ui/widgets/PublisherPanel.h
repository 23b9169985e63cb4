#pragma once

#include "model/PublisherState.h"

#include <QtWidgets/QWidget>

class QTableView;

namespace telemirror {

class PublisherModel;
class TextLabel;

/// Where telemetry goes and how each place fares: a line for each publisher that is on, as high as
/// these are, and under them the error of the one that is selected, else of the first in trouble.
/// Hidden until the first state comes.
class PublisherPanel : public QWidget
{
    Q_OBJECT

public:
    explicit PublisherPanel(QWidget* parent = nullptr);

    void setState(const PublisherState& state);
    void setNow(Timestamp now);

private:
    void showRows();
    void showError();
    [[nodiscard]] const PublisherState* explained() const;

    PublisherModel* m_model;
    QTableView* m_table;
    TextLabel* m_none;
    TextLabel* m_error;
};

} // namespace telemirror
