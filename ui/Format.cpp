#include "ui/Format.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>
#include <QtGui/QTextDocument>

#include <array>
#include <cmath>

namespace telemirror::format {

using namespace Qt::StringLiterals;

namespace {

constexpr QChar thin(0x202f);
constexpr QChar noValue(0x2013);

QString tr(const char* text)
{
    return QCoreApplication::translate("telemirror::format", text);
}

/// Groups the digits before the point; `text` is C-locale output.
QString grouped(const QString& text)
{
    qsizetype first = text.startsWith(u'-') ? 1 : 0;
    qsizetype end = first;
    while (end < text.size() && text[end].isDigit())
        ++end;
    QString result = text;
    for (qsizetype position = end - 3; position > first; position -= 3)
        result.insert(position, thin);
    return result;
}

QString unit(const QString& number, const QString& name)
{
    return number + QChar(0x00a0) + name;
}

/// "3 d 4 h": the larger unit, and the smaller one if it is not zero.
QString pair(qint64 large, const QString& largeName, qint64 small, const QString& smallName)
{
    QString text = unit(count(large), largeName);
    if (small != 0)
        text += u' ' + unit(count(small), smallName);
    return text;
}

/// One unit, rounded, for estimates and ages.
QString rough(qint64 seconds)
{
    if (seconds < 60)
        return unit(count(seconds), tr("s"));
    if (seconds < 3600)
        return unit(count(seconds / 60), tr("min"));
    if (seconds < 48 * 3600)
        return unit(count(seconds / 3600), tr("h"));
    return unit(count(seconds / 86400), tr("days"));
}

} // namespace

QString count(qint64 value)
{
    return grouped(QString::number(value));
}

QString points(qint64 value)
{
    return value == 1 ? tr("1 point") : tr("%1 points").arg(count(value));
}

QString real(double value)
{
    if (std::isnan(value))
        return noValue;
    if (std::isinf(value))
        return value > 0 ? u"∞"_s : u"-∞"_s;
    const double size = std::abs(value);
    if (size != 0.0 && (size >= 1e15 || size < 1e-4))
        return QString::number(value, 'g', 6);
    const int wholeDigits = size < 1 ? 0 : static_cast<int>(std::log10(size)) + 1;
    QString text = QString::number(value, 'f', std::clamp(6 - wholeDigits, 0, 6));
    if (text.contains(u'.')) {
        while (text.endsWith(u'0'))
            text.chop(1);
        if (text.endsWith(u'.'))
            text.chop(1);
    }
    return grouped(text == "-0"_L1 ? u"0"_s : text);
}

QString bytes(qint64 value)
{
    static constexpr std::array names{"B", "kB", "MB", "GB", "TB", "PB", "EB"};
    double size = static_cast<double>(value);
    std::size_t step = 0;
    // 999.95 would be shown as 1000.0: it belongs to the next unit already.
    while (std::abs(size) >= 999.95 && step + 1 < names.size()) {
        size /= 1000;
        ++step;
    }
    QString number = QString::number(size, 'f', step == 0 || std::abs(size) >= 99.95 ? 0 : 1);
    if (number.endsWith(".0"_L1))
        number.chop(2);
    return unit(number, QLatin1StringView(names[step]));
}

QString rate(double pointsPerSecond)
{
    if (!std::isfinite(pointsPerSecond) || pointsPerSecond < 0.05)
        return noValue;
    if (pointsPerSecond < 10)
        return tr("%1 points/s").arg(QString::number(pointsPerSecond, 'f', 1));
    // Three digits are all that a rate is good for; more only flicker.
    const double step = std::pow(10.0, std::max(0.0, std::floor(std::log10(pointsPerSecond)) - 2));
    return tr("%1 points/s").arg(count(std::llround(std::round(pointsPerSecond / step) * step)));
}

QString duration(std::chrono::milliseconds length)
{
    const qint64 milliseconds = length.count();
    if (milliseconds < 0)
        return noValue;
    if (milliseconds < 1000)
        return unit(count(milliseconds), tr("ms"));
    if (milliseconds < 10'000) {
        QString number = QString::number(static_cast<double>(milliseconds / 100) / 10.0, 'f', 1);
        if (number.endsWith(".0"_L1))
            number.chop(2);
        return unit(number, tr("s"));
    }
    const qint64 seconds = milliseconds / 1000;
    if (seconds < 60)
        return unit(count(seconds), tr("s"));
    if (seconds < 3600)
        return pair(seconds / 60, tr("min"), seconds % 60, tr("s"));
    if (seconds < 86400)
        return pair(seconds / 3600, tr("h"), seconds / 60 % 60, tr("min"));
    return pair(seconds / 86400, tr("d"), seconds / 3600 % 24, tr("h"));
}

QString remaining(std::chrono::milliseconds length)
{
    if (length.count() < 0)
        return {};
    if (length < std::chrono::seconds(5))
        return tr("a few seconds left");
    const qint64 seconds = length.count() / 1000;
    // Rounded up: a promise that is kept early pleases.
    if (seconds < 60)
        return tr("about %1 left").arg(rough((seconds + 4) / 5 * 5));
    return tr("about %1 left").arg(rough(seconds < 3600 ? (seconds + 59) / 60 * 60 : seconds));
}

QString age(Timestamp time, Timestamp now)
{
    // Unsigned: the distance between the extremes does not fit a signed one.
    const bool past = time <= now;
    const quint64 distance = past ? static_cast<quint64>(now) - static_cast<quint64>(time)
                                  : static_cast<quint64>(time) - static_cast<quint64>(now);
    const auto seconds = static_cast<qint64>(distance / static_cast<quint64>(nanosecondsPerSecond));
    if (seconds < 1)
        return tr("just now");
    return past ? tr("%1 ago").arg(rough(seconds)) : tr("in %1").arg(rough(seconds));
}

QString when(Timestamp time, Timestamp now, const QTimeZone& zone)
{
    if (time == 0)
        return {};
    const QDateTime moment = toDateTime(time).toTimeZone(zone);
    const QDate today = toDateTime(now).toTimeZone(zone).date();
    const QString clock = moment.toString(u"HH:mm"_s);
    if (moment.date() == today)
        return clock;
    if (moment.date() == today.addDays(-1))
        return tr("yesterday %1").arg(clock);
    if (moment.date() == today.addDays(1))
        return tr("tomorrow %1").arg(clock);
    return moment.toString(u"yyyy-MM-dd HH:mm"_s);
}

QString exactTime(Timestamp time, const QTimeZone& zone)
{
    if (time == 0)
        return {};
    const QDateTime moment = toDateTime(time).toTimeZone(zone);
    const int offset = moment.offsetFromUtc() / 60;
    const QString shift = u"UTC%1%2:%3"_s.arg(QChar(offset < 0 ? u'-' : u'+'))
                              .arg(std::abs(offset) / 60, 2, 10, QChar(u'0'))
                              .arg(std::abs(offset) % 60, 2, 10, QChar(u'0'));
    return u"%1 (%2, %3)"_s.arg(
        moment.toString(u"yyyy-MM-dd HH:mm:ss.zzz"_s), QString::fromLatin1(zone.id()), shift);
}

QString schedule(const Schedule& schedule)
{
    if (!schedule.enabled)
        return tr("By hand only");
    const qint64 seconds = schedule.every / nanosecondsPerSecond;
    const qint64 offset = schedule.offset / nanosecondsPerSecond;
    if (seconds == 3600 && offset >= 0 && offset < 3600 && offset % 60 == 0)
        return tr("Every hour at :%1").arg(offset / 60, 2, 10, QChar(u'0'));
    if (seconds == 86400 && offset >= 0 && offset < 86400 && offset % 60 == 0)
        return tr("Every day at %1").arg(QTime(0, 0).addSecs(static_cast<int>(offset)).toString(u"HH:mm"_s));
    QString text = tr("Every %1").arg(duration(std::chrono::seconds(seconds)));
    if (offset != 0)
        text += tr(", shifted by %1").arg(duration(std::chrono::seconds(offset)));
    return text;
}

QString value(const FieldValue& value)
{
    switch (fieldTypeOf(value)) {
    case FieldType::Float: return real(std::get<double>(value));
    case FieldType::Integer: return count(std::get<qint64>(value));
    case FieldType::Unsigned: return grouped(QString::number(std::get<quint64>(value)));
    case FieldType::Boolean: return std::get<bool>(value) ? tr("true") : tr("false");
    case FieldType::String: break;
    }
    QString text = singleLine(QString::fromUtf8(std::get<QByteArray>(value)));
    if (text.size() > 200)
        text = text.first(199) + QChar(0x2026);
    return u'"' + text + u'"';
}

QString singleLine(const QString& text)
{
    QString result = text;
    for (QChar& character : result) {
        if (character.category() == QChar::Other_Control || character == QChar(0x2028) ||
            character == QChar(0x2029))
            character = u' ';
    }
    return result;
}

QString plainToolTip(const QString& text)
{
    return text.isEmpty() ? QString() : Qt::convertFromPlainText(text, Qt::WhiteSpaceNormal);
}

} // namespace telemirror::format
