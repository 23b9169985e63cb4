#pragma once

#include <QtWidgets/QApplication>

#include <chrono>
#include <functional>

namespace telemirror {

/// An application that measures each event and names those which keep the window from answering.
/// For debug builds; measuring costs two looks at the clock per event.
class EventWatchdog : public QApplication
{
    Q_OBJECT

public:
    /// What took too long: the type of the event and who got it.
    using Report = std::function<void(const QString& culprit, std::chrono::microseconds took)>;

    using QApplication::QApplication;
    /// Calls `report` for every event of this thread that takes longer than `limit`. Of a dialog
    /// that runs its own event loop within an event, the whole counts as one.
    void watch(std::chrono::microseconds limit, Report report);

    bool notify(QObject* receiver, QEvent* event) override;

private:
    std::chrono::microseconds m_limit{};
    Report m_report;
    int m_depth = 0; ///< events sent while another is handled count for the outer one
};

} // namespace telemirror
