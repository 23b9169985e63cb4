#pragma once

#include "ui/Theme.h"
#include "ui/widgets/Card.h"

namespace telemirror {

class Sparkline;
class TextLabel;

/// One figure that an operator looks at every morning: its name, the figure, what it means, and
/// how it went.
class FigureTile : public Card
{
    Q_OBJECT

public:
    explicit FigureTile(const QString& name, QWidget* parent = nullptr);

    void setFigure(const QString& figure, const QString& meaning, Tone tone, const QString& tip = {});
    /// Empty: no bars.
    void setHistory(const QList<double>& values, Tone tone);
    [[nodiscard]] QString figure() const;

private:
    QString m_name;
    TextLabel* m_figure;
    TextLabel* m_meaning;
    Sparkline* m_history;
};

} // namespace telemirror
