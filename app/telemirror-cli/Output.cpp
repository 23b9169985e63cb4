#include "Output.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

#include <cstdio>
#include <unistd.h>

namespace telemirror::output {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("telemirror::output", text);
}

void write(FILE* file, const QByteArray& text)
{
    std::fwrite(text.constData(), 1, static_cast<size_t>(text.size()), file);
    std::fputc('\n', file);
    std::fflush(file);
}

double secondsBetween(Timestamp started, Timestamp ended)
{
    return static_cast<double>(ended > started ? ended - started : 0) / nanosecondsPerSecond;
}

} // namespace

void line(const QString& text)
{
    line(text.toUtf8());
}

void line(const QByteArray& utf8)
{
    write(stdout, utf8);
}

void note(const QString& text)
{
    write(stderr, text.toUtf8());
}

void error(const Error& error)
{
    progress({});
    note(u"telemirror-cli: "_s + error.toString());
}

void progress(const QString& text)
{
    if (!isatty(STDERR_FILENO))
        return;
    // Return to the line's start, write, clear what an earlier longer text left.
    const QByteArray shown = "\r" + text.toUtf8() + "\033[K";
    std::fwrite(shown.constData(), 1, static_cast<size_t>(shown.size()), stderr);
    std::fflush(stderr);
}

QJsonObject errorJson(const Error& error)
{
    return {{u"kind"_s, Error::kindName(error.kind)}, {u"message"_s, error.message},
        {u"detail"_s, error.detail}, {u"connection"_s, error.connection}, {u"bucket"_s, error.bucket},
        {u"measurement"_s, error.measurement}};
}

QJsonObject tallyJson(
    RunState state, const Tally& tally, Timestamp started, Timestamp ended, const QList<Error>& errors)
{
    QJsonArray list;
    for (const Error& item : errors)
        list.append(errorJson(item));
    return {{u"state"_s, runStateName(state)}, {u"points_read"_s, tally.pointsRead},
        {u"points_written"_s, tally.pointsWritten}, {u"points_dropped"_s, tally.pointsDropped},
        {u"points_refused"_s, tally.pointsRefused}, {u"bytes_read"_s, tally.bytesRead},
        {u"bytes_written"_s, tally.bytesWritten}, {u"windows"_s, tally.windows},
        {u"points_compared"_s, tally.pointsCompared}, {u"windows_mended"_s, tally.windowsMended},
        {u"retries"_s, tally.retries}, {u"seconds"_s, secondsBetween(started, ended)},
        {u"seconds_waited"_s, static_cast<double>(tally.waited.count()) / 1000.0}, {u"errors"_s, list}};
}

QJsonObject runJson(const Run& run, const QList<MeasurementRun>& measurements)
{
    QJsonObject json = tallyJson(run.state, run.tally, run.started, run.ended, run.errors);
    json.insert(u"rule"_s, run.ruleName);
    json.insert(u"trigger"_s, runTriggerName(run.trigger));
    json.insert(u"started"_s, toDateTime(run.started).toString(Qt::ISODateWithMs));
    QJsonArray list;
    for (const MeasurementRun& measurement : measurements) {
        QJsonObject item = tallyJson(
            measurement.state, measurement.tally, measurement.started, measurement.ended, measurement.errors);
        item.insert(u"measurement"_s, measurement.measurement);
        list.append(item);
    }
    json.insert(u"measurements"_s, list);
    return json;
}

QString number(qint64 value)
{
    return QLocale().toString(value);
}

QString bytes(qint64 value)
{
    return QLocale().formattedDataSize(value, 1, QLocale::DataSizeSIFormat);
}

QString seconds(Timestamp started, Timestamp ended)
{
    return tr("%1 s").arg(QLocale().toString(secondsBetween(started, ended), 'f', 1));
}

QString stateText(RunState state)
{
    switch (state) {
    case RunState::Running: return tr("running");
    case RunState::Done: return tr("done");
    case RunState::Partial: return tr("partial");
    case RunState::Failed: return tr("failed");
    case RunState::Cancelled: return tr("cancelled");
    }
    return {};
}

} // namespace telemirror::output
