#pragma once

#include <QtCore/QObject>

namespace telemirror::bench {

/// Looks at every event of the application until a widget is painted.
class FirstFrameWatch : public QObject
{
    Q_OBJECT

public:
    FirstFrameWatch();

protected:
    bool eventFilter(QObject* receiver, QEvent* event) override;

private:
    void tell();
};

} // namespace telemirror::bench
