#pragma once

#include "engine/Engine.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QObject>
#include <QtCore/QTimer>

namespace telemirror {

/// Asks an engine every few seconds for something that only a living one answers. The engine must
/// outlive it.
class HealthWatch : public QObject
{
    Q_OBJECT

public:
    explicit HealthWatch(Engine& engine, QObject* parent = nullptr);

    /// What is wrong, for people; empty: the engine answers and its journal can be read.
    [[nodiscard]] QString trouble() const;

private:
    void ask();

    Engine& m_engine;
    QTimer m_timer;
    QElapsedTimer m_sinceAnswer;
    bool m_isAsking = false;
    QString m_fault;
};

} // namespace telemirror
