#include "common/PrometheusText.h"

#include <cmath>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

QByteArray escapedHelp(QByteArray text)
{
    return text.replace('\\', "\\\\").replace('\n', "\\n");
}

QByteArray escapedLabel(const QString& text)
{
    return text.toUtf8().replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
}

/// As Go's ParseFloat() reads it, all digits that matter.
QByteArray number(double value)
{
    if (std::isnan(value))
        return "NaN"_ba;
    if (std::isinf(value))
        return value > 0 ? "+Inf"_ba : "-Inf"_ba;
    return QByteArray::number(value, 'g', QLocale::FloatingPointShortest);
}

} // namespace

void PrometheusText::family(const QByteArray& name, Type type, const QByteArray& help)
{
    m_name = name;
    m_text += "# HELP " + name + ' ' + escapedHelp(help) + '\n';
    m_text += "# TYPE " + name + (type == Type::Counter ? " counter\n" : " gauge\n");
}

void PrometheusText::sample(qint64 value, const Labels& labels)
{
    sampleText(QByteArray::number(value), labels);
}

void PrometheusText::sample(double value, const Labels& labels)
{
    sampleText(number(value), labels);
}

void PrometheusText::sampleText(const QByteArray& value, const Labels& labels)
{
    m_text += m_name;
    for (qsizetype i = 0; i < labels.size(); ++i)
        m_text += (i == 0 ? '{' : ',') + labels[i].first + "=\"" + escapedLabel(labels[i].second) + '"';
    if (!labels.isEmpty())
        m_text += '}';
    m_text += ' ' + value + '\n';
}

} // namespace telemirror
