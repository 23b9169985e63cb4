#pragma once

#include <QtCore/QSize>
#include <QtCore/QString>

class QWidget;

namespace telemirror::test {

/// Saves what a widget looks like, in both themes, into the folder named by
/// TELEMIRROR_SCREENSHOTS; does nothing without it.
void hang(QWidget& widget, const QString& name, const QSize& size = {1000, 720});

} // namespace telemirror::test
