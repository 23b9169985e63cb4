#pragma once

#include <QtGui/QGenericPlugin>

namespace telemirror::bench {

/// Loaded into any Qt program by QT_QPA_GENERIC_PLUGINS=firstframe: says on the standard error, as a line
/// `first frame at <nanoseconds>` of the monotonic clock, when the program's first window has been painted
/// and handed to the platform.
class FirstFramePlugin : public QGenericPlugin
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID QGenericPluginFactoryInterface_iid FILE "firstframe.json")

public:
    QObject* create(const QString& name, const QString& specification) override;
};

} // namespace telemirror::bench
