#pragma once

#include "config/ProfileConflict.h"
#include "ui/widgets/Banner.h"

namespace telemirror {

/// Two edits of the same settings: who made the other, where they differ, and which one to keep.
/// Shown while there is such a conflict.
class ConflictBanner : public Banner
{
    Q_OBJECT

public:
    explicit ConflictBanner(QWidget* parent = nullptr);

    void setConflict(const std::optional<ProfileConflict>& conflict);
    /// What came of the choice; a failure says why, and leaves the choice open.
    void setResult(const Result<void>& result);

signals:
    void chosen(bool keepMine);

private:
    void choose(bool keepMine);
    void setChoosing(bool choosing);

    QString m_headline;
};

} // namespace telemirror
