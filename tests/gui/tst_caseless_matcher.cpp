#include "ui/models/CaselessMatcher.h"

#include <QtCore/QRandomGenerator>
#include <QtTest/QTest>

using namespace telemirror;
using namespace Qt::StringLiterals;

/// What QString finds is what is to be found.
class CaselessMatcherTest : public QObject
{
    Q_OBJECT

private slots:
    void finds_data();
    void finds();
    void everyCharacterHasItsCase();
    void agreesWithQString();
};

void CaselessMatcherTest::finds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("line");
    QTest::addColumn<bool>("expected");
    QTest::newRow("nothing, everywhere") << u""_s << u"line"_s << true;
    QTest::newRow("nothing in nothing") << u""_s << u""_s << true;
    QTest::newRow("something in nothing") << u"a"_s << u""_s << false;
    QTest::newRow("at the start") << u"Quota"_s << u"qUOTA used up"_s << true;
    QTest::newRow("at the end") << u"UP"_s << u"quota used up"_s << true;
    QTest::newRow("cut off at the end") << u"upper"_s << u"quota used up"_s << false;
    QTest::newRow("all of it") << u"quota"_s << u"QUOTA"_s << true;
    QTest::newRow("begun anew") << u"aab"_s << u"AaAAB"_s << true;
    QTest::newRow("signs beside letters") << u"[x]@`{"_s << u"{x}@`["_s << false;
    QTest::newRow("a sign that differs from a letter by the bit of the case") << u"@"_s << u"`"_s << false;
    QTest::newRow("digits") << u"429"_s << u"HTTP 429"_s << true;
    QTest::newRow("a zero byte") << u"a\0b"_s << u"xA\0Bx"_s << true;
    QTest::newRow("in a line with more than ASCII") << u"weather"_s << u"“WEATHER” ☀"_s << true;
    QTest::newRow("not in a line with more than ASCII") << u"wind"_s << u"“WEATHER” ☀"_s << false;
    QTest::newRow("more than ASCII") << u"ÉTÉ ☀"_s << u"l’été ☀"_s << true;
    QTest::newRow("more than ASCII, not there") << u"été"_s << u"ete"_s << false;
    QTest::newRow("emoji") << u"🌦"_s << u"it is 🌦 today"_s << true;
    QTest::newRow("long s") << u"Sun"_s << u"ſun"_s << true;
    QTest::newRow("Kelvin") << u"300 k"_s << u"300 \u212A"_s << true;
    QTest::newRow("s, and no long one") << u"s"_s << u"été"_s << false;
}

void CaselessMatcherTest::finds()
{
    QFETCH(QString, text);
    QFETCH(QString, line);
    QFETCH(bool, expected);
    QCOMPARE(line.contains(text, Qt::CaseInsensitive), expected);
    QCOMPARE(CaselessMatcher(text).isIn(line.toUtf8()), expected);
}

/// No character is left out that is a letter of ASCII in another case.
void CaselessMatcherTest::everyCharacterHasItsCase()
{
    for (char letter = ' '; letter < 0x7f; ++letter) {
        const QString text = QChar::fromLatin1(letter);
        const CaselessMatcher matcher(text);
        for (char32_t character = 0; character <= QChar::LastValidCodePoint; ++character) {
            // No plane above holds letters with an ASCII case; of these every 257th will do.
            if (character > 0xffff && character % 257 != 0)
                continue;
            if (QChar::isSurrogate(character))
                continue;
            const QString line = QString::fromUcs4(&character, 1);
            if (matcher.isIn(line.toUtf8()) != line.contains(text, Qt::CaseInsensitive))
                QFAIL(qPrintable(u"%1 in U+%2"_s.arg(text).arg(static_cast<uint>(character), 4, 16)));
        }
    }
}

void CaselessMatcherTest::agreesWithQString()
{
    QRandomGenerator random(7);
    const QString letters = u"aAbBsSkK1 ſ\u212Aé☀"_s;
    const auto some = [&](int most) {
        QString text;
        for (int left = random.bounded(most + 1); left > 0; --left)
            text += letters[random.bounded(static_cast<int>(letters.size()))];
        return text;
    };
    int found = 0;
    for (int i = 0; i < 200'000; ++i) {
        const QString text = some(4);
        const QString line = some(20);
        const bool expected = line.contains(text, Qt::CaseInsensitive);
        found += expected ? 1 : 0;
        if (CaselessMatcher(text).isIn(line.toUtf8()) != expected)
            QFAIL(qPrintable(u"\"%1\" in \"%2\""_s.arg(text, line)));
    }
    QVERIFY(found > 10'000);
    QVERIFY(found < 190'000);
}

QTEST_APPLESS_MAIN(CaselessMatcherTest)
#include "tst_caseless_matcher.moc"
