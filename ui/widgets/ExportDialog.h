#pragma once

#include "engine/ExportRequest.h"
#include "influx/MeasurementExtent.h"

#include <QtWidgets/QDialog>

#include <optional>

class QDialogButtonBox;
class QLineEdit;
class QRadioButton;

namespace telemirror {

class TextLabel;

/// Asks what of a measurement (or field) goes to which file, in which form.
class ExportDialog : public QDialog
{
    Q_OBJECT

public:
    /// `request` has the place and the range that is shown; `extent`, where it is known, offers
    /// everything there is.
    ExportDialog(const ExportRequest& request, const std::optional<MeasurementExtent>& extent,
        QWidget* parent = nullptr);

    [[nodiscard]] ExportRequest request() const;

private:
    void browse();
    void check();
    void useSuffix();

    ExportRequest m_request;
    std::optional<MeasurementExtent> m_extent;
    QRadioButton* m_csv;
    QRadioButton* m_lines;
    QRadioButton* m_shown;
    QRadioButton* m_all;
    QLineEdit* m_path;
    TextLabel* m_note;
    QDialogButtonBox* m_buttons;
};

} // namespace telemirror
