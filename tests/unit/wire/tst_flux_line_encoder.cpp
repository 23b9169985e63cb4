#include "influx/wire/FluxLineEncoder.h"

#include <QtTest/QTest>

using namespace telemirror;
using namespace Qt::StringLiterals;

namespace {

/// Encodes rows of one `_value` column, the way an answer would bring them.
class Bench
{
public:
    explicit Bench(
        const QByteArray& measurement = "weather", bool unsignedAsInteger = false, BatchLimits limits = {})
        : m_sink(limits, [this](LineBatch&& batch) { batches.append(std::move(batch)); })
        , encoder(measurement, m_sink, unsignedAsInteger)
    {}

    void schema(CsvType type, const QList<QByteArray>& tags = {})
    {
        std::vector<CsvColumn> columns(6 + static_cast<size_t>(tags.size()));
        const QList<QByteArray> labels =
            QList<QByteArray>{"result", "table", "_start", "_time", "_value", "_field"} + tags;
        for (qsizetype i = 0; i < labels.size(); ++i)
            columns[static_cast<size_t>(i)].label = labels[i];
        columns[4].type = type;
        encoder.beginSchema(columns);
    }
    Result<void> row(std::string_view time, std::string_view value, std::string_view field = "f",
        const std::vector<std::string_view>& tags = {})
    {
        std::vector<std::string_view> cells{"_result", "0", "2024-05-01T00:00:00Z", time, value, field};
        cells.insert(cells.end(), tags.begin(), tags.end());
        return encoder.row(cells);
    }
    LineBatch take()
    {
        m_sink.flush();
        return batches.isEmpty() ? LineBatch() : batches.takeFirst();
    }

    QList<LineBatch> batches;

private:
    LineSink m_sink;

public:
    FluxLineEncoder encoder;
};

constexpr std::string_view epoch = "1970-01-01T00:00:00Z";

} // namespace

class FluxLineEncoderTest : public QObject
{
    Q_OBJECT

private slots:
    void values_data();
    void values();
    void times_data();
    void times();
    void badTimesAreErrors_data();
    void badTimesAreErrors();
    void tagsAreSortedAndEscaped();
    void tagsNamedAsTheAnswersColumns();
    void prefixFollowsItsCells();
    void refusals_data();
    void refusals();
    void valuesOfTheWrongTypeAreErrors_data();
    void valuesOfTheWrongTypeAreErrors();
    void nullsGiveNoLine();
    void answersOfAnotherShapeAreErrors();
    void batchesAreBounded();
};

void FluxLineEncoderTest::values_data()
{
    QTest::addColumn<CsvType>("type");
    QTest::addColumn<bool>("asInteger");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("text"); // empty: dropped
    using Type = CsvType;
    QTest::newRow("double") << Type::Double << false << "12.3"_ba
                            << "12.3"_ba;
    QTest::newRow("double as written") << Type::Double << false << "0.10000000000000000555"_ba
                                       << "0.10000000000000000555"_ba;
    QTest::newRow("exponent") << Type::Double << false << "1e+21"_ba
                              << "1e+21"_ba;
    QTest::newRow("smallest") << Type::Double << false << "5e-324"_ba
                              << "5e-324"_ba;
    QTest::newRow("negative zero") << Type::Double << false << "-0"_ba
                                   << "-0"_ba;
    QTest::newRow("plus sign") << Type::Double << false << "+1.5"_ba
                               << "1.5"_ba;
    QTest::newRow("NaN") << Type::Double << false << "NaN"_ba
                         << ""_ba;
    QTest::newRow("+Inf") << Type::Double << false << "+Inf"_ba
                          << ""_ba;
    QTest::newRow("-Inf") << Type::Double << false << "-Inf"_ba
                          << ""_ba;
    QTest::newRow("too large") << Type::Double << false << "1e400"_ba
                               << ""_ba;
    QTest::newRow("too large, long") << Type::Double << false << QByteArray(400, '9') << ""_ba;
    QTest::newRow("long") << Type::Long << false << "-9223372036854775808"_ba
                          << "-9223372036854775808i"_ba;
    QTest::newRow("long, largest") << Type::Long << false << "9223372036854775807"_ba
                                   << "9223372036854775807i"_ba;
    QTest::newRow("unsigned") << Type::UnsignedLong << false << "18446744073709551615"_ba
                              << "18446744073709551615u"_ba;
    QTest::newRow("unsigned as integer") << Type::UnsignedLong << true << "9223372036854775807"_ba
                                         << "9223372036854775807i"_ba;
    QTest::newRow("true") << Type::Boolean << false << "true"_ba
                          << "true"_ba;
    QTest::newRow("false") << Type::Boolean << false << "false"_ba
                           << "false"_ba;
    QTest::newRow("string") << Type::String << false << "a \"b\" \\ c,d=e\nf 🌡"_ba
                            << "\"a \\\"b\\\" \\\\ c,d=e\nf 🌡\""_ba;
    QTest::newRow("empty string") << Type::String << false << ""_ba
                                  << "\"\""_ba;
}

void FluxLineEncoderTest::values()
{
    QFETCH(CsvType, type);
    QFETCH(bool, asInteger);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, text);
    Bench bench("weather", asInteger);
    bench.schema(type);
    QVERIFY(bench.row(epoch, value.toStdString()).has_value());
    const LineBatch batch = bench.take();
    QVERIFY(batch.refused.isEmpty());
    if (text.isEmpty()) {
        QCOMPARE(batch.lines, QByteArray());
        QCOMPARE(batch.dropped, 1);
    } else {
        QCOMPARE(batch.lines, "weather f=" + text + " 0\n");
        QCOMPARE(batch.lineCount, 1);
        QCOMPARE(batch.pointCount, 1);
        QCOMPARE(batch.dropped, 0);
    }
}

void FluxLineEncoderTest::times_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<Timestamp>("time");
    QTest::newRow("epoch") << "1970-01-01T00:00:00Z"_ba << Timestamp(0);
    QTest::newRow("nanoseconds") << "2024-05-01T12:34:56.123456789Z"_ba << Timestamp(1714566896123456789);
    QTest::newRow("east") << "1970-01-01T02:30:00+02:30"_ba << Timestamp(0);
    QTest::newRow("west") << "1969-12-31T19:00:00.5-05:00"_ba << Timestamp(500'000'000);
    QTest::newRow("before") << "1969-12-31T23:59:59.999999999Z"_ba << Timestamp(-1);
    QTest::newRow("leap day") << "2000-02-29T00:00:00Z"_ba << Timestamp(951782400) * nanosecondsPerSecond;
    QTest::newRow("zeros") << "1970-01-01T00:00:00.0000000010000Z"_ba << Timestamp(1);
    QTest::newRow("smallest") << "1677-09-21T00:12:43.145224194Z"_ba << minimumTimestamp;
    QTest::newRow("largest") << "2262-04-11T23:47:16.854775806Z"_ba << maximumTimestamp;
}

void FluxLineEncoderTest::times()
{
    QFETCH(QByteArray, text);
    QFETCH(Timestamp, time);
    Bench bench;
    bench.schema(CsvType::Long);
    QVERIFY(bench.row(text.toStdString(), "1").has_value());
    const LineBatch batch = bench.take();
    QCOMPARE(batch.lines, "weather f=1i " + QByteArray::number(time) + "\n");
    QCOMPARE(batch.earliest, time);
    QCOMPARE(batch.latest, time);
}

void FluxLineEncoderTest::badTimesAreErrors_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char* text : {"1970-01-01", "1970-01-01T00:00:00", "1970-13-01T00:00:00Z",
             "2023-02-29T00:00:00Z", "1970-01-01T24:00:00Z", "1970-01-01T00:00:60Z", "1970-01-01T00:00:00.Z",
             "1970-01-01T00:00:00.0000000001Z", "1970-01-01T00:00:00Zx", "1970-01-01T00:00:00+24:00",
             "1970-01-01 00:00:00Z", "x", "0"})
        QTest::newRow(text) << QByteArray(text);
}

void FluxLineEncoderTest::badTimesAreErrors()
{
    QFETCH(QByteArray, text);
    Bench bench;
    bench.schema(CsvType::Long);
    const Result<void> result = bench.row(text.toStdString(), "1");
    QVERIFY(!result.has_value());
    QCOMPARE(result.error().kind, Error::Kind::Malformed);
    QCOMPARE(bench.take().lines, QByteArray());
}

void FluxLineEncoderTest::tagsAreSortedAndEscaped()
{
    Bench bench("my weather,1");
    bench.schema(CsvType::Double, {"z", "a b", "Ä", "empty", "null", "x=y"});
    QVERIFY(bench.row(epoch, "1", "f 1,2=\"3\"", {"C:\\dir", "v,=w x", "🌡", "", {}, "\"q\""}).has_value());
    QCOMPARE(bench.take().lines,
        "my\\ weather\\,1,a\\ b=v\\,\\=w\\ x,x\\=y=\"q\",z=C:\\dir,Ä=🌡 f\\ 1\\,2\\=\"3\"=1 0\n"_ba);
}

void FluxLineEncoderTest::tagsNamedAsTheAnswersColumns()
{
    Bench bench;
    bench.schema(CsvType::Long, {"table", "result"});
    QVERIFY(bench.row(epoch, "1", "f", {"t", "r"}).has_value());
    QCOMPARE(bench.take().lines, "weather,result=r,table=t f=1i 0\n"_ba);
}

void FluxLineEncoderTest::prefixFollowsItsCells()
{
    Bench bench;
    bench.schema(CsvType::Long, {"s"});
    QVERIFY(bench.row(epoch, "1", "f", {"a"}));
    QVERIFY(bench.row(epoch, "2", "f", {"a"}));
    QVERIFY(bench.row(epoch, "3", "f", {"b"}));
    QVERIFY(bench.row(epoch, "4", "g", {"b"}));
    QVERIFY(bench.row(epoch, "5", "g", {{}}));
    bench.schema(CsvType::Boolean);
    QVERIFY(bench.row(epoch, "true", "g"));
    QCOMPARE(bench.take().lines,
        "weather,s=a f=1i 0\nweather,s=a f=2i 0\nweather,s=b f=3i 0\nweather,s=b g=4i 0\nweather g=5i 0\n"
        "weather g=true 0\n"_ba);
}

void FluxLineEncoderTest::refusals_data()
{
    QTest::addColumn<QByteArray>("measurement");
    QTest::addColumn<QByteArray>("tagKey");
    QTest::addColumn<QByteArray>("tagValue");
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QByteArray>("time");
    QTest::addColumn<QString>("reason");
    const QByteArray now(epoch.data(), static_cast<qsizetype>(epoch.size()));
    QTest::newRow("newline in a tag") << "m"_ba
                                      << "k"_ba
                                      << "a\nb"_ba
                                      << "f"_ba << now << u"newline"_s;
    QTest::newRow("backslash ends a tag") << "m"_ba
                                          << "k"_ba
                                          << "C:\\"_ba
                                          << "f"_ba << now << u"backslash"_s;
    QTest::newRow("backslash ends a key") << "m"_ba
                                          << "k\\"_ba
                                          << "v"_ba
                                          << "f"_ba << now << u"backslash"_s;
    QTest::newRow("backslash ends the name") << "m\\"_ba
                                             << "k"_ba
                                             << "v"_ba
                                             << "f"_ba << now << u"backslash"_s;
    QTest::newRow("backslash ends the field") << "m"_ba
                                              << "k"_ba
                                              << "v"_ba
                                              << "f\\"_ba << now << u"backslash"_s;
    QTest::newRow("tag named time") << "m"_ba
                                    << "time"_ba
                                    << "v"_ba
                                    << "f"_ba << now << u"reserved"_s;
    QTest::newRow("field named time") << "m"_ba
                                      << "k"_ba
                                      << "v"_ba
                                      << "time"_ba << now << u"reserved"_s;
    QTest::newRow("no field") << "m"_ba
                              << "k"_ba
                              << "v"_ba
                              << ""_ba << now << u"empty"_s;
    QTest::newRow("too early") << "m"_ba
                               << "k"_ba
                               << "v"_ba
                               << "f"_ba
                               << "1677-09-21T00:12:43.145224193Z"_ba << u"timestamp"_s;
    QTest::newRow("too late") << "m"_ba
                              << "k"_ba
                              << "v"_ba
                              << "f"_ba
                              << "9999-12-31T23:59:59Z"_ba << u"timestamp"_s;
    QTest::newRow("too long") << "m"_ba
                              << "k"_ba << QByteArray(65535, 'x') << "f"_ba << now << u"65535"_s;
}

void FluxLineEncoderTest::refusals()
{
    QFETCH(QByteArray, measurement);
    QFETCH(QByteArray, tagKey);
    QFETCH(QByteArray, tagValue);
    QFETCH(QByteArray, field);
    QFETCH(QByteArray, time);
    QFETCH(QString, reason);
    Bench bench(measurement);
    bench.schema(CsvType::Double, {tagKey});
    const std::string value = tagValue.toStdString();
    QVERIFY(bench.row(time.toStdString(), "1.5", field.toStdString(), {value}).has_value());
    QVERIFY(bench.row(time.toStdString(), "2.5", field.toStdString(), {value}).has_value());
    const LineBatch batch = bench.take();
    QCOMPARE(batch.lines, QByteArray());
    QCOMPARE(batch.refused.size(), 2);
    QVERIFY2(batch.refused[0].reason.contains(reason), qPrintable(batch.refused[0].reason));
    QCOMPARE(batch.refused[0].series, measurement + ',' + tagKey + '=' + tagValue + ' ' + field);
    QCOMPARE(batch.refused[1].value, "2.5"_ba);
}

void FluxLineEncoderTest::valuesOfTheWrongTypeAreErrors_data()
{
    QTest::addColumn<CsvType>("type");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("double") << CsvType::Double << "1.5.2"_ba;
    QTest::newRow("long") << CsvType::Long << "1.5"_ba;
    QTest::newRow("long too large") << CsvType::Long << "9223372036854775808"_ba;
    QTest::newRow("unsigned") << CsvType::UnsignedLong << "-1"_ba;
    QTest::newRow("boolean") << CsvType::Boolean << "1"_ba;
    QTest::newRow("injection") << CsvType::Double << "1 0\nother f=1"_ba;
}

void FluxLineEncoderTest::valuesOfTheWrongTypeAreErrors()
{
    QFETCH(CsvType, type);
    QFETCH(QByteArray, value);
    Bench bench;
    bench.schema(type);
    const Result<void> result = bench.row(epoch, value.toStdString());
    QVERIFY(!result.has_value());
    QCOMPARE(result.error().kind, Error::Kind::Malformed);
    QCOMPARE(bench.take().lines, QByteArray());
}

void FluxLineEncoderTest::nullsGiveNoLine()
{
    Bench bench;
    bench.schema(CsvType::Double);
    QVERIFY(bench.row(epoch, {}).has_value());
    QVERIFY(bench.row({}, "1").has_value());
    QCOMPARE(bench.take().lines, QByteArray());
    // Of a string, nothing may be an empty one.
    bench.schema(CsvType::String);
    QVERIFY(bench.row(epoch, {}).has_value());
    QVERIFY(bench.row(epoch, "").has_value());
    QCOMPARE(bench.take().lines, "weather f=\"\" 0\nweather f=\"\" 0\n"_ba);
    QCOMPARE(bench.encoder.ambiguousEmptyStrings(), 1);
    // A large unsigned value where integers are wanted.
    Bench signedBench("weather", true);
    signedBench.schema(CsvType::UnsignedLong);
    QVERIFY(signedBench.row(epoch, "9223372036854775808").has_value());
    const LineBatch batch = signedBench.take();
    QCOMPARE(batch.lines, QByteArray());
    QCOMPARE(batch.refused.size(), 1);
    QCOMPARE(batch.refused[0].value, "9223372036854775808"_ba);
    // Types that no field has.
    bench.schema(CsvType::Duration);
    QVERIFY(bench.row(epoch, "1h").has_value());
    QCOMPARE(bench.take().refused.size(), 1);
}

void FluxLineEncoderTest::answersOfAnotherShapeAreErrors()
{
    Bench bench;
    std::vector<CsvColumn> columns(2);
    columns[0].label = "_time";
    columns[1].label = "_value";
    bench.encoder.beginSchema(columns);
    const std::vector<std::string_view> cells{epoch, "1"};
    QCOMPARE(bench.encoder.row(cells).error().kind, Error::Kind::Malformed);

    Bench other;
    other.schema(CsvType::Double, {"_measurement"});
    QVERIFY(other.row(epoch, "1", "f", {"weather"}).has_value());
    QCOMPARE(other.row(epoch, "1", "f", {"other"}).error().kind, Error::Kind::Malformed);
    QCOMPARE(other.take().lines, "weather f=1 0\n"_ba);
}

void FluxLineEncoderTest::batchesAreBounded()
{
    Bench bench("m", false, {3, 1000});
    bench.schema(CsvType::Long);
    for (int i = 0; i < 7; ++i)
        QVERIFY(bench.row(epoch, "1").has_value());
    QCOMPARE(bench.batches.size(), 2);
    QCOMPARE(bench.batches[1].lineCount, 3);
    QVERIFY(bench.row(epoch, "1", "time").has_value());
    QVERIFY(bench.row(epoch, "1", "time").has_value());
    QCOMPARE(bench.batches.size(), 2);
    QVERIFY(bench.row(epoch, "1", "time").has_value());
    QCOMPARE(bench.batches.size(), 3); // by refused points alone
    QCOMPARE(bench.batches[2].lineCount, 1);

    Bench byBytes("m", false, {1000, 20});
    byBytes.schema(CsvType::Long);
    for (int i = 0; i < 3; ++i)
        QVERIFY(byBytes.row(epoch, "1").has_value()); // 9 bytes each
    QCOMPARE(byBytes.batches.size(), 1);
}

QTEST_GUILESS_MAIN(FluxLineEncoderTest)
#include "tst_flux_line_encoder.moc"
