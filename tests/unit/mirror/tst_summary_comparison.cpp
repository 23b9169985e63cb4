#include "mirror/SummaryComparison.h"

#include <QtTest/QTest>

using namespace telemirror;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 least = std::numeric_limits<qint64>::min();
constexpr qint64 most = std::numeric_limits<qint64>::max();

/// A field of numbers with these values, in this order.
template <typename T>
FieldSummary numbers(const QByteArray& field, const QList<T>& values)
{
    FieldSummary summary;
    summary.field = field;
    summary.type = fieldTypeOf(values.first());
    summary.count = values.size();
    summary.first = values.first();
    summary.last = values.last();
    summary.minimum = *std::min_element(values.begin(), values.end());
    summary.maximum = *std::max_element(values.begin(), values.end());
    T sum{};
    for (const T value : values) {
        if constexpr (std::is_same_v<T, double>)
            sum += value;
        else
            sum = static_cast<T>(static_cast<quint64>(sum) + static_cast<quint64>(value));
    }
    summary.sum = sum;
    return summary;
}

FieldSummary ends(const QByteArray& field, const FieldValue& first, const FieldValue& last, qint64 count)
{
    FieldSummary summary;
    summary.field = field;
    summary.type = fieldTypeOf(first);
    summary.count = count;
    summary.first = first;
    summary.last = last;
    return summary;
}

FieldSummary mixed(const QByteArray& field, qint64 count)
{
    FieldSummary summary;
    summary.field = field;
    summary.count = count;
    summary.isMixed = true;
    return summary;
}

FieldSummary tagged(FieldSummary summary, const QList<Tag>& tags)
{
    summary.tags = tags;
    return summary;
}

} // namespace

Q_DECLARE_METATYPE(telemirror::FieldSummary)

class SummaryComparisonTest : public QObject
{
    Q_OBJECT

private slots:
    void fieldsAreCompared_data();
    void fieldsAreCompared();
    void seriesAreKeptApart();
    void refusedPointsExplain();
    void examplesAreReadableAndFew();
};

void SummaryComparisonTest::fieldsAreCompared_data()
{
    QTest::addColumn<FieldSummary>("source");
    QTest::addColumn<FieldSummary>("destination");
    QTest::addColumn<bool>("unsignedAsInteger");
    QTest::addColumn<bool>("same");
    const auto row = [](const char* name, const FieldSummary& source, const FieldSummary& destination,
                         bool same, bool asInteger = false) {
        QTest::newRow(name) << source << destination << asInteger << same;
    };
    using Doubles = QList<double>;
    using Integers = QList<qint64>;
    using Unsigneds = QList<quint64>;
    const FieldSummary plain = numbers("f", Doubles{1.5, -2.0, 3.25, 7.0});
    row("the same", plain, plain, true);
    row("first differs", plain, numbers("f", Doubles{1.25, -2.0, 3.5, 7.0}), false);
    row("last differs", plain, numbers("f", Doubles{1.5, -2.0, 7.0, 3.25}), false);
    row("least differs", plain, numbers("f", Doubles{1.5, -2.5, 3.75, 7.0}), false);
    row("largest differs", numbers("f", Doubles{1.0, 9.0, 2.0, 1.0}),
        numbers("f", Doubles{1.0, 9.5, 1.5, 1.0}), false);
    row("only the sum differs", plain, numbers("f", Doubles{1.5, -2.0, 3.251, 7.0}), false);
    // 0.1 added ten times, in two orders.
    FieldSummary rounded = plain;
    rounded.sum = std::nextafter(std::get<double>(*plain.sum), 100.0);
    row("the sum differs by rounding", plain, rounded, true);
    row("zeros of both signs as extremes", numbers("f", Doubles{1.0, 0.0, -0.0, 2.0}),
        numbers("f", Doubles{1.0, -0.0, 0.0, 2.0}), true);
    row("the sign of a zero as the first", numbers("f", Doubles{0.0, 1.0}), numbers("f", Doubles{-0.0, 1.0}),
        false);
    const double huge = std::numeric_limits<double>::max();
    row("sums that overflow", numbers("f", Doubles{huge, huge, 1.0}), numbers("f", Doubles{huge, huge, 1.0}),
        true);
    const double tiny = std::numeric_limits<double>::denorm_min();
    row("subnormal", numbers("f", Doubles{tiny, 2 * tiny}), numbers("f", Doubles{tiny, 3 * tiny}), false);

    row("extremes of integers", numbers("f", Integers{least, most, 0}),
        numbers("f", Integers{least, most, 0}), true);
    row("integers one apart where doubles are equal", numbers("f", Integers{0, most - 1, 1}),
        numbers("f", Integers{0, most, 1}), false);
    row("sum of integers one apart", numbers("f", Integers{most, 5, 1, least}),
        numbers("f", Integers{most, 6, 1, least}), false);
    row("integer and float", numbers("f", Integers{1, 2}), numbers("f", Doubles{1.0, 2.0}), false);

    const Unsigneds small{1, 9'007'199'254'740'993, 7};
    const FieldSummary asIntegers = numbers("f", Integers{1, 9'007'199'254'740'993, 7});
    row("unsigned as integer", numbers("f", small), asIntegers, true, true);
    row("unsigned as integer, another value", numbers("f", small),
        numbers("f", Integers{1, 9'007'199'254'740'992, 7}), false, true);
    row("unsigned and integer where both are known", numbers("f", small), asIntegers, false);
    row("unsigned above 2^63", numbers("f", Unsigneds{std::numeric_limits<quint64>::max(), 0}),
        numbers("f", Unsigneds{std::numeric_limits<quint64>::max(), 0}), true);
    const auto half = static_cast<quint64>(most);
    row("sum of unsigned beyond 2^63 as integer", numbers("f", Unsigneds{half, half, half}),
        numbers("f", Integers{most, most, most}), true, true);

    row("text", ends("s", "a"_ba, ""_ba, 3), ends("s", "a"_ba, ""_ba, 3), true);
    row("text, last", ends("s", "a"_ba, ""_ba, 3), ends("s", "a"_ba, "b"_ba, 3), false);
    row("booleans", ends("b", true, false, 3), ends("b", true, false, 3), true);
    row("booleans, first", ends("b", true, false, 3), ends("b", false, false, 3), false);
    row("text and boolean", ends("b", true, true, 3), ends("b", "true"_ba, "true"_ba, 3), false);
    row("several types", mixed("f", 4), plain, true);
    row("several types, fewer", plain, mixed("f", 3), false);
}

void SummaryComparisonTest::fieldsAreCompared()
{
    QFETCH(FieldSummary, source);
    QFETCH(FieldSummary, destination);
    QFETCH(bool, unsignedAsInteger);
    QFETCH(bool, same);
    const SummaryDifference difference =
        SummaryComparison(unsignedAsInteger).compare({{source}, 0}, {{destination}, 0});
    QVERIFY2(difference.isEmpty() == same, qPrintable(difference.examples.join(u"; "_s)));
    QCOMPARE(difference.examples.isEmpty(), same);
}

void SummaryComparisonTest::seriesAreKeptApart()
{
    const FieldSummary values = numbers("f", QList<qint64>{1, 2, 3});
    const FieldSummary north = tagged(values, {{"station", "north"}});
    const FieldSummary south = tagged(values, {{"station", "south"}});
    const SummaryComparison comparison(false);
    QVERIFY(comparison.compare({{north, south, values}, 0}, {{values, south, north}, 0}).isEmpty());
    const SummaryDifference lost = comparison.compare({{north, south}, 0}, {{south, values}, 0});
    QCOMPARE(lost.missing, 3);
    QCOMPARE(lost.extra, 3);
    QCOMPARE(lost.changed, 0);
    const SummaryDifference none = comparison.compare({{north, south}, 0}, {});
    QCOMPARE(none.missing, 6);
    QVERIFY(comparison.compare({}, {}).isEmpty());
}

void SummaryComparisonTest::refusedPointsExplain()
{
    const SummaryComparison comparison(false);
    const Summary source{{numbers("f", QList<qint64>{1, 2, 3, 9}), numbers("g", QList<qint64>{1, 2})}, 0};
    const Summary part{{numbers("f", QList<qint64>{1, 2}), numbers("g", QList<qint64>{1, 2})}, 0};
    QVERIFY(comparison.compare(source, part).isExplainedBy(2));
    QVERIFY(!comparison.compare(source, part).isExplainedBy(1));
    QVERIFY(!comparison.compare(source, part).isExplainedBy(3));
    // What is there was never in the source.
    const Summary foreign{{numbers("f", QList<qint64>{1, 10}), numbers("g", QList<qint64>{1, 2})}, 0};
    QVERIFY(!comparison.compare(source, foreign).isExplainedBy(2));
    const Summary changed{{numbers("f", QList<qint64>{1, 2}), numbers("g", QList<qint64>{2, 2})}, 0};
    QVERIFY(!comparison.compare(source, changed).isExplainedBy(2));
}

void SummaryComparisonTest::examplesAreReadableAndFew()
{
    Summary source;
    for (int i = 0; i < 50; ++i)
        source.fields.append(
            tagged(numbers("f " + QByteArray::number(i), QList<qint64>{1}), {{"täg", "a,b"}}));
    const SummaryDifference difference = SummaryComparison(false).compare(source, {});
    QCOMPARE(difference.missing, 50);
    QVERIFY(difference.examples.size() <= 5);
    QVERIFY2(
        difference.examples.first().contains(u"f 0 {täg=a,b}"_s), qPrintable(difference.examples.first()));
    const SummaryDifference text = SummaryComparison(false).compare(
        {{ends("s", QByteArray("x").repeated(10'000), "a"_ba, 1)}, 0}, {{ends("s", "y"_ba, "a"_ba, 1)}, 0});
    QVERIFY(text.examples.first().size() < 200);
}

QTEST_GUILESS_MAIN(SummaryComparisonTest)
#include "tst_summary_comparison.moc"
