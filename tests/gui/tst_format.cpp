#include "ui/Format.h"

#include <QtGui/QTextDocumentFragment>
#include <QtTest/QTest>

#include <cmath>

using namespace telemirror;
using namespace Qt::StringLiterals;

namespace {

/// Narrow and plain no-break spaces as "_" and "~", so that the tables can be read.
QString visible(QString text)
{
    return text.replace(QChar(0x202f), u'_').replace(QChar(0x00a0), u'~');
}

} // namespace

class TestFormat : public QObject
{
    Q_OBJECT

private slots:
    void count_data();
    void count();
    void real_data();
    void real();
    void bytes_data();
    void bytes();
    void duration_data();
    void duration();
    void remaining();
    void rate();
    void age_data();
    void age();
    void when();
    void exactTime();
    void schedule();
    void value_data();
    void value();
    void toolTipsShowTheTextAsItIs_data();
    void toolTipsShowTheTextAsItIs();
};

void TestFormat::count_data()
{
    QTest::addColumn<qint64>("number");
    QTest::addColumn<QString>("text");
    QTest::newRow("zero") << qint64(0) << u"0"_s;
    QTest::newRow("three digits") << qint64(999) << u"999"_s;
    QTest::newRow("four digits") << qint64(1000) << u"1_000"_s;
    QTest::newRow("negative three") << qint64(-999) << u"-999"_s;
    QTest::newRow("negative four") << qint64(-1000) << u"-1_000"_s;
    QTest::newRow("least") << std::numeric_limits<qint64>::min() << u"-9_223_372_036_854_775_808"_s;
}

void TestFormat::count()
{
    QFETCH(qint64, number);
    QTEST(visible(format::count(number)), "text");
}

void TestFormat::real_data()
{
    QTest::addColumn<double>("number");
    QTest::addColumn<QString>("text");
    QTest::newRow("zero") << 0.0 << u"0"_s;
    QTest::newRow("negative zero") << -0.0 << u"0"_s;
    QTest::newRow("third") << 1.0 / 3 << u"0.333333"_s;
    QTest::newRow("hundred") << 100.0 << u"100"_s;
    QTest::newRow("grouped") << 1234.5 << u"1_234.5"_s;
    QTest::newRow("million") << 1234567.8 << u"1_234_568"_s;
    QTest::newRow("small") << 0.000125 << u"0.000125"_s;
    QTest::newRow("tiny") << 1e-9 << u"1e-09"_s;
    QTest::newRow("huge") << 1.25e21 << u"1.25e+21"_s;
    QTest::newRow("nan") << std::nan("") << u"–"_s;
    QTest::newRow("minus infinity") << -std::numeric_limits<double>::infinity() << u"-∞"_s;
}

void TestFormat::real()
{
    QFETCH(double, number);
    QTEST(visible(format::real(number)), "text");
}

void TestFormat::bytes_data()
{
    QTest::addColumn<qint64>("size");
    QTest::addColumn<QString>("text");
    QTest::newRow("zero") << qint64(0) << u"0~B"_s;
    QTest::newRow("below") << qint64(999) << u"999~B"_s;
    QTest::newRow("kilo") << qint64(1000) << u"1~kB"_s;
    QTest::newRow("kilo and a half") << qint64(1500) << u"1.5~kB"_s;
    QTest::newRow("no 1000 kB") << qint64(999'960) << u"1~MB"_s;
    QTest::newRow("hundreds") << qint64(123'456'789) << u"123~MB"_s;
    QTest::newRow("greatest") << std::numeric_limits<qint64>::max() << u"9.2~EB"_s;
}

void TestFormat::bytes()
{
    QFETCH(qint64, size);
    QTEST(visible(format::bytes(size)), "text");
}

void TestFormat::duration_data()
{
    QTest::addColumn<qint64>("milliseconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("negative") << qint64(-1) << u"–"_s;
    QTest::newRow("zero") << qint64(0) << u"0~ms"_s;
    QTest::newRow("tenths") << qint64(1250) << u"1.2~s"_s;
    QTest::newRow("whole") << qint64(2000) << u"2~s"_s;
    QTest::newRow("seconds") << qint64(59'999) << u"59~s"_s;
    QTest::newRow("minutes") << qint64(125'000) << u"2~min 5~s"_s;
    QTest::newRow("hour") << qint64(3'600'000) << u"1~h"_s;
    QTest::newRow("days") << qint64(3) * 86'400'000 + 4 * 3'600'000 << u"3~d 4~h"_s;
}

void TestFormat::duration()
{
    QFETCH(qint64, milliseconds);
    QTEST(visible(format::duration(std::chrono::milliseconds(milliseconds))), "text");
}

void TestFormat::remaining()
{
    using std::chrono::seconds;
    QCOMPARE(format::remaining(std::chrono::milliseconds(-1)), QString());
    QCOMPARE(format::remaining(seconds(2)), u"a few seconds left"_s);
    QCOMPARE(visible(format::remaining(seconds(31))), u"about 35~s left"_s);
    QCOMPARE(visible(format::remaining(seconds(61))), u"about 2~min left"_s);
    QCOMPARE(visible(format::remaining(seconds(7200))), u"about 2~h left"_s);
}

void TestFormat::rate()
{
    QCOMPARE(format::rate(0), u"–"_s);
    QCOMPARE(format::rate(std::nan("")), u"–"_s);
    QCOMPARE(visible(format::rate(2.34)), u"2.3 points/s"_s);
    QCOMPARE(visible(format::rate(123'456)), u"123_000 points/s"_s);
}

void TestFormat::age_data()
{
    QTest::addColumn<qint64>("time");
    QTest::addColumn<qint64>("now");
    QTest::addColumn<QString>("text");
    const qint64 now = 1'700'000'000 * nanosecondsPerSecond;
    QTest::newRow("now") << now << now << u"just now"_s;
    QTest::newRow("seconds") << now - 12 * nanosecondsPerSecond << now << u"12~s ago"_s;
    QTest::newRow("minutes") << now - 300 * nanosecondsPerSecond << now << u"5~min ago"_s;
    QTest::newRow("future") << now + 300 * nanosecondsPerSecond << now << u"in 5~min"_s;
    QTest::newRow("days") << now - 49 * nanosecondsPerHour << now << u"2~days ago"_s;
    QTest::newRow("the ends of time") << minimumTimestamp << maximumTimestamp << u"213_503~days ago"_s;
}

void TestFormat::age()
{
    QFETCH(qint64, time);
    QFETCH(qint64, now);
    QTEST(visible(format::age(time, now)), "text");
}

void TestFormat::when()
{
    const QTimeZone zone("Europe/Paris");
    const auto at = [](int day, int hour, int minute) {
        return fromDateTime(QDateTime({2026, 11, day}, {hour, minute}, Qt::UTC));
    };
    const Timestamp now = at(24, 12, 0);
    QCOMPARE(format::when(0, now, zone), QString());
    QCOMPARE(format::when(at(24, 13, 5), now, zone), u"14:05"_s);
    // Half past eleven in the evening UTC is the next day in Paris.
    QCOMPARE(format::when(at(23, 23, 30), now, zone), u"00:30"_s);
    QCOMPARE(format::when(at(23, 13, 5), now, zone), u"yesterday 14:05"_s);
    QCOMPARE(format::when(at(25, 5, 0), now, zone), u"tomorrow 06:00"_s);
    QCOMPARE(format::when(at(2, 13, 5), now, zone), u"2026-11-02 14:05"_s);
}

void TestFormat::exactTime()
{
    const Timestamp time = fromDateTime(QDateTime({2026, 11, 2}, {13, 5, 9, 123}, Qt::UTC));
    QCOMPARE(format::exactTime(time, QTimeZone("Europe/Paris")),
        u"2026-11-02 14:05:09.123 (Europe/Paris, UTC+01:00)"_s);
    QVERIFY(format::exactTime(time, QTimeZone("America/St_Johns")).endsWith(u"UTC-03:30)"_s));
}

void TestFormat::schedule()
{
    Schedule schedule;
    QCOMPARE(format::schedule(schedule), u"Every hour at :00"_s);
    schedule.offset = 5 * nanosecondsPerMinute;
    QCOMPARE(format::schedule(schedule), u"Every hour at :05"_s);
    schedule.every = 15 * nanosecondsPerMinute;
    schedule.offset = 0;
    QCOMPARE(visible(format::schedule(schedule)), u"Every 15~min"_s);
    schedule.every = nanosecondsPerDay;
    schedule.offset = 6 * nanosecondsPerHour;
    QCOMPARE(format::schedule(schedule), u"Every day at 06:00"_s);
    schedule.enabled = false;
    QCOMPARE(format::schedule(schedule), u"By hand only"_s);
}

void TestFormat::value_data()
{
    QTest::addColumn<FieldValue>("field");
    QTest::addColumn<QString>("text");
    QTest::newRow("unsigned") << FieldValue(std::numeric_limits<quint64>::max())
                              << u"18_446_744_073_709_551_615"_s;
    QTest::newRow("integer") << FieldValue(std::numeric_limits<qint64>::min())
                             << u"-9_223_372_036_854_775_808"_s;
    QTest::newRow("boolean") << FieldValue(true) << u"true"_s;
    QTest::newRow("text") << FieldValue(QByteArray("a\nb\t\xf0\x9f\x8c\x9e")) << u"\"a b 🌞\""_s;
    QTest::newRow("long text") << FieldValue(QByteArray(1000, 'x')) << u'"' + QString(199, u'x') + u"…\""_s;
}

void TestFormat::value()
{
    QFETCH(FieldValue, field);
    QTEST(visible(format::value(field)), "text");
}

void TestFormat::toolTipsShowTheTextAsItIs_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("plain") << u"speed"_s;
    QTest::newRow("injection") << u"x\" |> drop() & more"_s;
    QTest::newRow("markup") << u"<b>bold</b><img src=x>"_s;
    QTest::newRow("entity") << u"a &lt; b"_s;
    QTest::newRow("lines") << u"one\ntwo"_s;
    QTest::newRow("unicode") << u"été ☀ 🌬"_s;
}

void TestFormat::toolTipsShowTheTextAsItIs()
{
    QFETCH(QString, text);
    const QString toolTip = format::plainToolTip(text);
    // As QToolTip decides; what it takes for plain is shown letter by letter.
    QVERIFY(Qt::mightBeRichText(toolTip));
    QCOMPARE(QTextDocumentFragment::fromHtml(toolTip).toPlainText(), text);
    QVERIFY(format::plainToolTip({}).isEmpty());
}

QTEST_GUILESS_MAIN(TestFormat)
#include "tst_format.moc"
