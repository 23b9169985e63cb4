#pragma once

#include "influx/MeasurementExtent.h"
#include "model/Error.h"

#include <QtWidgets/QWidget>

#include <optional>

class QGridLayout;

namespace telemirror {

class TextLabel;

/// How much of one measurement each server holds: a row a server.
class ExtentTable : public QWidget
{
    Q_OBJECT

public:
    struct Side
    {
        QString connectionId;
        QString name; ///< of the server
    };

    explicit ExtentTable(QWidget* parent = nullptr);

    /// The servers, whose figures come later; none hides the table.
    void setSides(const QList<Side>& sides);
    void setExtent(const QString& connectionId, const Result<MeasurementExtent>& extent);
    [[nodiscard]] std::optional<MeasurementExtent> extent(const QString& connectionId) const;

private:
    struct Row
    {
        Side side;
        QList<TextLabel*> cells;
        std::optional<MeasurementExtent> extent;
    };

    QGridLayout* m_layout;
    QList<QWidget*> m_labels; ///< all of them, for the next setSides()
    QList<Row> m_rows;
};

} // namespace telemirror
