#pragma once

#include "mirror/MeasurementMirror.h"
#include "mirror/WindowComparison.h"

namespace telemirror {

/// Verifies one measurement in one run: compares window by window, from the newest back, bisects a
/// window that differs down in time, copies the part that is wrong again, compares once more, and
/// records what it found. What cannot be mended is an error of kind Mismatch; nothing is ever
/// deleted at the destination.
class Verifier : public MeasurementTask
{
    Q_OBJECT

public:
    /// A window that differs and holds no more than so many values is copied again as a whole: that
    /// costs less than further questions.
    static constexpr qint64 mendedAtOnce = 5'000;
    /// A window is a day, aligned to UTC, or as many days as make so many windows at most.
    static constexpr qint64 mostWindows = 200;
    /// Windows are made no shorter than this.
    static constexpr Nanoseconds shortestWindow = nanosecondsPerMillisecond;
    /// Further comparisons made to tell where the difference is that could not be mended.
    static constexpr int mostNarrowings = 64;

    /// `ranges`: what is compared.
    Verifier(const Job& job, const QString& measurement, const IntervalSet& ranges, QObject* parent);

    void start() override;

    /// `planned` and the lengths are of what is compared.
    [[nodiscard]] MeasurementRun run() const override;
    [[nodiscard]] Timestamp waitingUntil() const override;
    [[nodiscard]] QString waitingReason() const override;

    /// The windows that `ranges` are compared in, in the order of time; whole ones of `resolution`.
    [[nodiscard]] static QList<TimeRange> windowsOf(const IntervalSet& ranges, const Resolution& resolution);

protected:
    void stop() override;

private:
    struct Window
    {
        TimeRange range;
        bool isMended = false; ///< was copied again
    };

    Result<void> prepare();
    Result<void> setKnownApart();
    void next();
    void compare();
    void onCompared();
    void onFailed(const Error& error);
    void judge();
    [[nodiscard]] bool isKnownToStay() const;
    [[nodiscard]] bool isWorthSplitting() const;
    bool split();
    void mend();
    void onMended();
    void pass(qint64 refused);
    void reject();
    [[nodiscard]] WindowCheck found(bool mendable) const;
    void closeComparison();
    void closeMend();
    void record(const WindowCheck& check);

    QList<Window> m_windows;                  ///< still to be compared; the next one last
    Window m_window;                          ///< under way
    WindowComparison* m_comparison = nullptr; ///< child
    MeasurementMirror* m_mend = nullptr;      ///< child
    int m_narrowings = 0;
};

} // namespace telemirror
