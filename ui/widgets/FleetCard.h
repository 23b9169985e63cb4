#pragma once

#include "redis/Fleet.h"
#include "ui/Theme.h"
#include "ui/widgets/Card.h"

class QTableView;

namespace telemirror {

class FleetModel;
class TextLabel;

/// The instances that share the rules through Redis and who runs what; or why this one is alone.
/// Hidden until the first fleet comes.
class FleetCard : public Card
{
    Q_OBJECT

public:
    explicit FleetCard(QWidget* parent = nullptr);

    void setFleet(const Fleet& fleet);
    void setNow(Timestamp now);

    /// A sentence on how the rules are shared, and its tone.
    [[nodiscard]] static QString words(const Fleet& fleet);
    [[nodiscard]] static Tone tone(const Fleet& fleet);

signals:
    void detailsRequested();

private:
    FleetModel* m_model;
    TextLabel* m_words;
    TextLabel* m_orphans;
    QTableView* m_table;
};

} // namespace telemirror
