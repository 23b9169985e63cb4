#pragma once

#include "model/PublisherSettings.h"

#include <QtWidgets/QWidget>

class QLineEdit;
class QSpinBox;

namespace telemirror {

/// How much is kept on disk for an upstream that is down: a size and an age.
class SpoolField : public QWidget
{
    Q_OBJECT

public:
    /// `owner` begins the names of the two fields, for instance "http".
    explicit SpoolField(const QString& owner, QWidget* parent = nullptr);

    void setLimits(const SpoolLimits& limits);
    [[nodiscard]] SpoolLimits limits() const;
    /// What cannot be read, as a sentence; empty if nothing is. Marks the fields.
    [[nodiscard]] QString check();

signals:
    void changed();

private:
    SpoolLimits m_limits;
    QSpinBox* m_size;
    QLineEdit* m_age;
};

} // namespace telemirror
