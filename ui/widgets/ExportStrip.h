#pragma once

#include "engine/ExportRequest.h"
#include "model/Error.h"

#include <QtWidgets/QWidget>

class QProgressBar;
class QToolButton;

namespace telemirror {

class TextLabel;

/// How far an export is, with a button that stops it; afterwards, how it ended. Hidden until there is
/// one.
class ExportStrip : public QWidget
{
    Q_OBJECT

public:
    explicit ExportStrip(QWidget* parent = nullptr);

    [[nodiscard]] bool isRunning() const { return m_isRunning; }
    void start(const QString& path);
    /// Of another file: nothing happens.
    void setProgress(const ExportProgress& progress);
    void finish(const QString& path, const Result<ExportReceipt>& result);
    /// Something else that ended, e.g. a chart's export.
    void say(const QString& text, bool isGood);

signals:
    void cancelRequested(const QString& path);

private:
    QString m_path;
    bool m_isRunning = false;
    TextLabel* m_text;
    QProgressBar* m_bar;
    QToolButton* m_button;
};

} // namespace telemirror
