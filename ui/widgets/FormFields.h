#pragma once

#include <QtCore/QString>

class QFormLayout;
class QLineEdit;
class QWidget;

/// Small helpers that the editors of the Settings page share.
namespace telemirror::form {

/// A form whose labels stand over or beside their fields as there is room.
[[nodiscard]] QFormLayout* makeForm();
/// A single-line field with a hint of what goes in.
[[nodiscard]] QLineEdit* makeField(const QString& placeholder, const QString& objectName);
/// A field for a secret, masked, with a button that shows it.
[[nodiscard]] QLineEdit* makeSecretField(const QString& placeholder, const QString& objectName);
/// Shows a field as wrong, with the sentence as its tooltip; an empty sentence: as right.
void mark(QWidget* field, const QString& problem);

} // namespace telemirror::form
