#include "influx/wire/InfluxQlLineEncoder.h"

#include <QtTest/QTest>

Q_DECLARE_METATYPE(telemirror::JsonCell)

using namespace telemirror;
using namespace Qt::StringLiterals;

namespace {

using Column = InfluxQlLineEncoder::FieldColumn;

JsonCell number(std::string_view text)
{
    return {JsonCell::Kind::Number, text, false};
}

JsonCell string(std::string_view text)
{
    return {JsonCell::Kind::String, text, false};
}

JsonCell boolean(bool value)
{
    return {JsonCell::Kind::Boolean, {}, value};
}

const JsonCell null;

/// One series of measurement "m" with the columns that are asked for.
class Bench
{
public:
    explicit Bench(const QList<Column>& columns, const QList<Tag>& tags = {}, bool unsignedAsInteger = false)
        : m_sink({}, [this](LineBatch&& batch) { m_batch = std::move(batch); })
        , encoder("m", columns, m_sink, unsignedAsInteger)
    {
        InfluxQlSeries series{0, "m", tags, {"time"}};
        for (const Column& column : columns)
            series.columns.append(column.column);
        encoder.beginSeries(series);
    }
    Result<void> row(std::vector<JsonCell> cells, const JsonCell& time = number("5"))
    {
        cells.insert(cells.begin(), time);
        return encoder.row(cells);
    }
    LineBatch take()
    {
        m_batch = LineBatch();
        m_sink.flush();
        return m_batch;
    }

private:
    LineBatch m_batch;
    LineSink m_sink;

public:
    InfluxQlLineEncoder encoder;
};

} // namespace

class InfluxQlLineEncoderTest : public QObject
{
    Q_OBJECT

private slots:
    void values_data();
    void values();
    void oneLineARow();
    void severalTypesOfOneField();
    void tagsAndTimes();
    void refusals();
    void otherAnswersAreErrors();
};

void InfluxQlLineEncoderTest::values_data()
{
    QTest::addColumn<FieldType>("type");
    QTest::addColumn<JsonCell>("cell");
    QTest::addColumn<QByteArray>("text"); // empty: an error
    using Type = FieldType;
    QTest::newRow("float") << Type::Float << number("12.30") << "12.30"_ba;
    QTest::newRow("whole float") << Type::Float << number("12") << "12"_ba;
    QTest::newRow("float in CSV") << Type::Float << string("-1.5e-7") << "-1.5e-7"_ba;
    QTest::newRow("integer") << Type::Integer << number("-9223372036854775808") << "-9223372036854775808i"_ba;
    QTest::newRow("integer in CSV") << Type::Integer << string("9223372036854775807")
                                    << "9223372036854775807i"_ba;
    QTest::newRow("unsigned") << Type::Unsigned << number("18446744073709551615")
                              << "18446744073709551615u"_ba;
    QTest::newRow("boolean") << Type::Boolean << boolean(true) << "true"_ba;
    QTest::newRow("boolean in CSV") << Type::Boolean << string("false") << "false"_ba;
    QTest::newRow("string") << Type::String << string("a \"b\"\n\\") << "\"a \\\"b\\\"\n\\\\\""_ba;
    QTest::newRow("empty string") << Type::String << string("") << "\"\""_ba;
    QTest::newRow("fraction for integer") << Type::Integer << number("1.5") << ""_ba;
    QTest::newRow("text for float") << Type::Float << string("x") << ""_ba;
    QTest::newRow("empty text for float") << Type::Float << string("") << ""_ba;
    QTest::newRow("number for string") << Type::String << number("1") << ""_ba;
    QTest::newRow("boolean for float") << Type::Float << boolean(true) << ""_ba;
    QTest::newRow("number for boolean") << Type::Boolean << number("1") << ""_ba;
}

void InfluxQlLineEncoderTest::values()
{
    QFETCH(FieldType, type);
    QFETCH(JsonCell, cell);
    QFETCH(QByteArray, text);
    Bench bench({{"f", "f", type}});
    const Result<void> result = bench.row({cell});
    QCOMPARE(result.has_value(), !text.isEmpty());
    if (result) {
        QCOMPARE(bench.take().lines, "m f=" + text + " 5\n");
    } else {
        QCOMPARE(result.error().kind, Error::Kind::Malformed);
        QCOMPARE(bench.take().lines, QByteArray());
    }
}

void InfluxQlLineEncoderTest::oneLineARow()
{
    Bench bench(
        {{"a", "a", FieldType::Float}, {"b", "b 1", FieldType::Integer}, {"c", "c", FieldType::Boolean}});
    QVERIFY(bench.row({number("1"), number("2"), boolean(false)}).has_value());
    QVERIFY(bench.row({null, number("3"), null}).has_value());
    QVERIFY(bench.row({null, null, null}).has_value());
    QVERIFY(bench.row({string("NaN"), null, boolean(true)}).has_value());
    QVERIFY(bench.row({string("+Inf"), null, null}).has_value());
    const LineBatch batch = bench.take();
    QCOMPARE(batch.lines, "m a=1,b\\ 1=2i,c=false 5\nm b\\ 1=3i 5\nm c=true 5\n"_ba);
    QCOMPARE(batch.lineCount, 3);
    QCOMPARE(batch.pointCount, 5);
    QCOMPARE(batch.dropped, 2);
}

void InfluxQlLineEncoderTest::severalTypesOfOneField()
{
    Bench bench(
        {{"f", "f", FieldType::Float}, {"f_1", "f", FieldType::Integer}, {"f_2", "f", FieldType::String}});
    QVERIFY(bench.row({null, number("2"), null}).has_value());
    QVERIFY(bench.row({number("1.5"), null, null}).has_value());
    QVERIFY(bench.row({null, null, string("x")}).has_value());
    QVERIFY(bench.row({number("1"), number("2"), string("x")}).has_value());
    QCOMPARE(bench.take().lines, "m f=2i 5\nm f=1.5 5\nm f=\"x\" 5\nm f=1 5\n"_ba);
}

void InfluxQlLineEncoderTest::tagsAndTimes()
{
    Bench bench({{"f", "f", FieldType::Integer}}, {{"z", "a b"}, {"empty", ""}, {"a=", "x,y"}});
    QVERIFY(bench.row({number("1")}, number("-9223372036854775806")).has_value());
    QVERIFY(bench.row({number("1")}, string("1970-01-01T00:00:01.000000002Z")).has_value());
    QVERIFY(bench.row({number("1")}, string("7")).has_value());
    QVERIFY(bench.row({number("1")}, null).has_value());
    QCOMPARE(bench.take().lines,
        "m,a\\==x\\,y,z=a\\ b f=1i -9223372036854775806\nm,a\\==x\\,y,z=a\\ b f=1i 1000000002\n"
        "m,a\\==x\\,y,z=a\\ b f=1i 7\n"_ba);
    QCOMPARE(bench.row({number("1")}, string("now")).error().kind, Error::Kind::Malformed);
    QCOMPARE(bench.row({number("1")}, string("")).error().kind, Error::Kind::Malformed);
}

void InfluxQlLineEncoderTest::refusals()
{
    // A series that cannot be held: every value of it.
    Bench backslash({{"f", "f", FieldType::Integer}, {"g", "g", FieldType::Integer}}, {{"k", "C:\\"}});
    QVERIFY(backslash.row({number("1"), number("2")}).has_value());
    QVERIFY(backslash.row({null, null}).has_value());
    LineBatch batch = backslash.take();
    QCOMPARE(batch.lines, QByteArray());
    QCOMPARE(batch.refused.size(), 2);
    QCOMPARE(batch.refused[1].series, "m,k=C:\\ g"_ba);
    QCOMPARE(batch.refused[1].value, "2"_ba);
    QCOMPARE(batch.refused[1].time, 5);

    // A field, or a value, that cannot: the others of the row are kept.
    Bench mixed({{"time_1", "time", FieldType::Integer}, {"u", "u", FieldType::Unsigned},
                    {"g", "g", FieldType::Integer}},
        {}, true);
    QVERIFY(mixed.row({number("1"), number("9223372036854775808"), number("3")}).has_value());
    QVERIFY(mixed.row({null, number("9223372036854775807"), null}).has_value());
    batch = mixed.take();
    QCOMPARE(batch.lines, "m g=3i 5\nm u=9223372036854775807i 5\n"_ba);
    QCOMPARE(batch.refused.size(), 2);

    Bench late({{"f", "f", FieldType::Integer}});
    QVERIFY(late.row({number("1")}, number("9223372036854775807")).has_value());
    QVERIFY(late.row({number("1")}, number("99999999999999999999")).has_value());
    QCOMPARE(late.take().refused.size(), 2);
}

void InfluxQlLineEncoderTest::otherAnswersAreErrors()
{
    Bench bench({{"f", "f", FieldType::Integer}});
    bench.encoder.beginSeries({0, "other", {}, {"time", "f"}});
    QCOMPARE(bench.row({number("1")}).error().kind, Error::Kind::Malformed);
    bench.encoder.beginSeries({0, "m", {}, {"when", "f"}});
    QCOMPARE(bench.row({number("1")}).error().kind, Error::Kind::Malformed);
    // Columns that were not asked for are passed over.
    bench.encoder.beginSeries({0, "m", {}, {"x", "f", "time"}});
    const std::vector<JsonCell> cells{string("y"), number("1"), number("9")};
    QVERIFY(bench.encoder.row(cells).has_value());
    QCOMPARE(bench.take().lines, "m f=1i 9\n"_ba);
}

QTEST_GUILESS_MAIN(InfluxQlLineEncoderTest)
#include "tst_influxql_line_encoder.moc"
