#include "ui/models/RunExport.h"

#include "influx/wire/CsvText.h"

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

QString quoted(const QString& text)
{
    return QString::fromUtf8(csv::label(text.toUtf8()));
}

QString time(Timestamp moment)
{
    return moment == 0 ? QString() : toDateTime(moment).toString(Qt::ISODateWithMs);
}

} // namespace

RunExport::RunExport(const QString& path, QObject* parent)
    : QObject(parent)
    , m_file(path)
{}

void RunExport::start()
{
    if (!m_file.open(QIODevice::WriteOnly)) {
        emit finished(m_file.errorString());
        return;
    }
    m_file.write("id,rule,trigger,state,started,ended,seconds,points_read,points_written,points_dropped,"
                 "points_refused,bytes_read,bytes_written,windows,retries,waited_seconds,measurements_done,"
                 "measurements_planned,errors\r\n");
    emit pageRequested(0, pageSize);
}

void RunExport::addPage(const QList<Run>& runs)
{
    for (const Run& run : runs)
        m_file.write(line(run));
    m_written += runs.size();
    if (runs.size() == pageSize)
        emit pageRequested(m_written, pageSize);
    else
        emit finished(m_file.commit() ? QString() : m_file.errorString());
}

void RunExport::fail(const Error& error)
{
    m_file.cancelWriting();
    emit finished(error.toString());
}

QByteArray RunExport::line(const Run& run)
{
    const Tally& tally = run.tally;
    QStringList errors;
    for (const Error& error : run.errors)
        errors.append(error.toString());
    const double seconds = run.ended == 0
        ? 0
        : static_cast<double>(run.ended - run.started) / static_cast<double>(nanosecondsPerSecond);
    QStringList cells{QString::number(run.id), quoted(run.ruleName.isEmpty() ? run.ruleId : run.ruleName),
        runTriggerName(run.trigger), runStateName(run.state), time(run.started), time(run.ended),
        QString::number(seconds, 'f', 3)};
    for (const qint64 figure : {tally.pointsRead, tally.pointsWritten, tally.pointsDropped,
             tally.pointsRefused, tally.bytesRead, tally.bytesWritten, tally.windows, tally.retries})
        cells.append(QString::number(figure));
    cells.append(QString::number(static_cast<double>(tally.waited.count()) / 1000, 'f', 3));
    cells.append(QString::number(run.measurementsDone));
    cells.append(QString::number(run.measurementsPlanned));
    cells.append(quoted(errors.join(u"; "_s)));
    return cells.join(u',').toUtf8() + "\r\n";
}

} // namespace telemirror
