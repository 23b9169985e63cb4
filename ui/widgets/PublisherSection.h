#pragma once

#include "ui/widgets/Card.h"

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLineEdit;
class QSpinBox;

namespace telemirror {

class TextLabel;

/// A publisher in the settings: its switch, its fields while it is on, and what is wrong with them.
class PublisherSection : public Card
{
    Q_OBJECT

public:
    /// What is wrong, as a sentence; empty if nothing is, or the publisher is off. Shows it.
    [[nodiscard]] QString check();

signals:
    void changed();

protected:
    /// `id` begins the names of the fields, for instance "http".
    PublisherSection(const QString& id, const QString& title, const QString& explanation, QWidget* parent);

    [[nodiscard]] bool isOn() const;
    void setOn(bool on);
    [[nodiscard]] QFormLayout* fields() const { return m_fields; }
    /// Lets an edit of a field be an edit of the section.
    void watch(QLineEdit* field);
    void watch(QSpinBox* field);
    void watch(QCheckBox* field);
    void watch(QComboBox* field);
    /// Of a publisher that is on.
    [[nodiscard]] virtual QString problem() = 0;

private:
    QCheckBox* m_on;
    QWidget* m_body;
    QFormLayout* m_fields;
    TextLabel* m_problem;
};

} // namespace telemirror
