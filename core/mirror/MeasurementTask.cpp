#include "mirror/MeasurementTask.h"

namespace telemirror {

MeasurementTask::MeasurementTask(const Job& job, const QString& measurement, QObject* parent)
    : QObject(parent)
    , m_job(job)
{
    m_run.measurement = measurement;
}

void MeasurementTask::cancel()
{
    stop();
    if (m_run.state != RunState::Running)
        return;
    m_run.state = RunState::Cancelled;
    m_run.ended = m_job.route.clock.now();
}

void MeasurementTask::giveUp(const Error& error)
{
    m_run.state = RunState::Failed;
    note(error);
}

void MeasurementTask::markStarted()
{
    m_run.started = m_job.route.clock.now();
}

void MeasurementTask::end(RunState state)
{
    stop();
    m_run.state = state;
    m_run.ended = m_job.route.clock.now();
    emit finished();
}

void MeasurementTask::fail(const Error& error)
{
    note(error);
    end(RunState::Failed);
}

void MeasurementTask::failLater(const Error& error)
{
    QMetaObject::invokeMethod(
        this, [this, error] { fail(error); }, Qt::QueuedConnection);
}

void MeasurementTask::note(const Error& error)
{
    Error named = error;
    if (named.measurement.isEmpty())
        named.measurement = m_run.measurement;
    m_run.errors.append(named);
}

} // namespace telemirror
