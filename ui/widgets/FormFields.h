#pragma once

#include <QtCore/QString>

#include <chrono>
#include <optional>

class QFormLayout;
class QLineEdit;
class QSpinBox;
class QWidget;

/// Small helpers that the editors of the Settings page share.
namespace telemirror::form {

/// A form whose labels stand over or beside their fields as there is room.
[[nodiscard]] QFormLayout* makeForm();
/// A single-line field with a hint of what goes in.
[[nodiscard]] QLineEdit* makeField(const QString& placeholder, const QString& objectName);
/// A field for a secret, masked, with a button that shows it.
[[nodiscard]] QLineEdit* makeSecretField(const QString& placeholder, const QString& objectName);
/// A field for the path of a file, with a button that opens a dialog: for one that exists, or for one
/// that is to be written.
[[nodiscard]] QLineEdit* makePathField(const QString& placeholder, const QString& objectName, bool exists);
/// A field for a whole number, ungrouped, such as a port.
[[nodiscard]] QSpinBox* makeNumberField(int least, int greatest, const QString& objectName);
/// A field for a size in whole MiB, from 1.
[[nodiscard]] QSpinBox* makeSizeField(const QString& objectName);
/// The size in such a field; `before` where the field still shows that, rounded.
[[nodiscard]] qint64 sizeOf(const QSpinBox* field, qint64 before);
void setSize(QSpinBox* field, qint64 bytes);
/// A length of time as an operator writes it, "5m"; and back: nothing if it is none.
[[nodiscard]] QString lengthText(std::chrono::milliseconds length);
[[nodiscard]] std::optional<std::chrono::milliseconds> lengthOf(const QLineEdit* field);
/// Shows a field as wrong, with the sentence as its tooltip; an empty sentence: as right.
void mark(QWidget* field, const QString& problem);

} // namespace telemirror::form
