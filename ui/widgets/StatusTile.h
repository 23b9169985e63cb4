#pragma once

#include "ui/widgets/Card.h"
#include "ui/widgets/StatusDot.h"
#include "ui/widgets/TextLabel.h"

namespace telemirror {

/// One connection at a glance: a coloured dot and a word, who answers, and, if it fails, the
/// sentence that says what to do.
class StatusTile : public Card
{
    Q_OBJECT

public:
    StatusTile(const QString& title, const QString& icon, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    /// `word` says what the dot's colour means; `server` and `place` may be empty; `problem` is
    /// shown in place of the server.
    void setState(Tone tone, const QString& word, const QString& server, const QString& place,
        const QString& problem = {});

private:
    TextLabel* m_title;
    StatusDot* m_dot;
    TextLabel* m_word;
    TextLabel* m_detail;
    TextLabel* m_place;
};

} // namespace telemirror
