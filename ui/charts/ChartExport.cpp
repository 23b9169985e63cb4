#include "ui/charts/ChartExport.h"

#include "influx/wire/CsvText.h"
#include "influx/wire/LineProtocolWriter.h"
#include "ui/charts/TimeSeriesChart.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QSaveFile>
#include <QtGui/QImageWriter>
#include <QtGui/QPainter>
#include <QtSvg/QSvgGenerator>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype bufferSize = 1 << 20;

tl::unexpected<Error> cannotWrite(const QString& path, const QString& reason)
{
    return failure(Error::Kind::Storage,
        QCoreApplication::translate(
            "telemirror::ChartExport", "%1 cannot be written: choose another folder, or make room.")
            .arg(path),
        reason);
}

Result<void> commit(QSaveFile& file)
{
    if (!file.commit())
        return cannotWrite(file.fileName(), file.errorString());
    return {};
}

/// The curves side by side, by time.
class CsvRows
{
public:
    CsvRows(const QList<ChartCurve>& curves, const TimeRange& range)
        : m_curves(curves)
        , m_range(range)
    {
        for (const ChartCurve& curve : curves)
            m_next.append(curve.data->lowerBound(range.start));
    }

    [[nodiscard]] QByteArray header() const
    {
        QByteArray line = "time"_ba;
        for (const ChartCurve& curve : m_curves) {
            const QString name = curve.unit.isEmpty() ? curve.name : curve.name + u" ["_s + curve.unit + u']';
            line += ',' + csv::label(name.toUtf8());
        }
        return line + "\r\n";
    }

    /// Appends the next row; false at the end.
    bool append(QByteArray& out)
    {
        Timestamp time = m_range.stop;
        for (qsizetype i = 0; i < m_curves.size(); ++i) {
            const Curve& curve = *m_curves.at(i).data;
            if (m_next.at(i) < curve.size())
                time = std::min(time, curve.times().at(m_next.at(i)));
        }
        if (time >= m_range.stop)
            return false;
        out += csv::time(time);
        for (qsizetype i = 0; i < m_curves.size(); ++i) {
            const Curve& curve = *m_curves.at(i).data;
            out += ',';
            if (m_next.at(i) < curve.size() && curve.times().at(m_next.at(i)) == time)
                LineProtocolWriter::appendDouble(out, curve.values().at(m_next[i]++)); // not a gap
        }
        out += "\r\n";
        return true;
    }

private:
    const QList<ChartCurve>& m_curves;
    TimeRange m_range;
    QList<qsizetype> m_next;
};

} // namespace

Result<void> ChartExport::toPng(TimeSeriesChart& chart, const QString& path)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return cannotWrite(path, file.errorString());
    QImageWriter writer(&file, "png"_ba);
    if (!writer.write(chart.toImage(2.0)))
        return cannotWrite(path, writer.errorString());
    return commit(file);
}

Result<void> ChartExport::toSvg(TimeSeriesChart& chart, const QString& path)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return cannotWrite(path, file.errorString());
    QSvgGenerator generator;
    generator.setOutputDevice(&file);
    generator.setSize(chart.size());
    generator.setViewBox(chart.rect());
    generator.setTitle(chart.title());
    QPainter painter(&generator);
    chart.paintTo(painter);
    painter.end();
    return commit(file);
}

Result<void> ChartExport::toCsv(const QList<ChartCurve>& curves, const TimeRange& range, const QString& path)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return cannotWrite(path, file.errorString());
    CsvRows rows(curves, range);
    QByteArray buffer = rows.header();
    bool more = true;
    while (more) {
        more = rows.append(buffer);
        if (more && buffer.size() < bufferSize)
            continue;
        if (file.write(buffer) != buffer.size())
            return cannotWrite(path, file.errorString());
        buffer.clear();
    }
    return commit(file);
}

} // namespace telemirror
