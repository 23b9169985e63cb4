#include "influx/wire/InfluxQlLiteral.h"

#include "influx/wire/LiteralText.h"

namespace telemirror::influxql {

using namespace Qt::StringLiterals;

namespace {

QString quoted(const QString& text, QChar quote)
{
    QString result = quote;
    for (const QChar character : text) {
        if (character == u'\n') {
            result += u"\\n"_s;
            continue;
        }
        if (character == quote || character == u'\\')
            result += u'\\';
        result += character;
    }
    return result + quote;
}

} // namespace

QString identifier(const QString& name)
{
    return quoted(name, u'"');
}

QString string(const QString& text)
{
    return quoted(text, u'\'');
}

QString regexMatching(const QString& text)
{
    return literal::regexMatching(text);
}

QString time(Timestamp time)
{
    return QString::number(time);
}

QString duration(Nanoseconds duration)
{
    return literal::duration(duration);
}

} // namespace telemirror::influxql
