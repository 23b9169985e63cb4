#pragma once

#include "ui/Theme.h"

#include <QtGui/QIcon>

namespace telemirror {

/// A line icon of the resources by its name, painted in the text colour of the application's
/// palette at the time of painting, so that it follows the theme. Empty name: an empty icon.
[[nodiscard]] QIcon themedIcon(const QString& name);
/// The same in a tone, or in another colour of the palette.
[[nodiscard]] QIcon themedIcon(const QString& name, Tone tone);
[[nodiscard]] QIcon themedIcon(const QString& name, QPalette::ColorRole role);

} // namespace telemirror
