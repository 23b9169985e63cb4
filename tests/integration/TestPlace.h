#pragma once

#include "influx/ConnectionSettings.h"
#include "support/StoredValues.h"

#include <memory>

namespace telemirror::test {

/// The kinds of server between which the main job is tested.
enum class PlaceKind
{
    Sandbox,  ///< embedded, started for the test
    Influx1,  ///< a real InfluxDB 1.x
    Influx2,  ///< a real InfluxDB 2.x
    Influx2V1 ///< the same, spoken to through its v1 API, in InfluxQL
};

/// A bucket on some server, made for one test and removed after it, with a way in and out that is
/// not the product's.
class TestPlace
{
public:
    /// Nothing where the environment names no such server. `name` is the bucket's in the sandbox;
    /// real servers get it with random letters behind, and 1.x random letters alone.
    [[nodiscard]] static std::unique_ptr<TestPlace> make(
        PlaceKind kind, const QString& name = QStringLiteral("test "));
    virtual ~TestPlace() = default;

    [[nodiscard]] virtual QString bucket() const = 0;
    [[nodiscard]] virtual ConnectionSettings connection(const QString& id) const = 0;
    /// Line protocol in `precision`; the HTTP status.
    virtual int write(const QByteArray& lines, const QString& precision = QStringLiteral("ns")) = 0;
    /// Everything that the bucket holds.
    [[nodiscard]] virtual StoredValues values() const = 0;

    int write(const QList<Point>& points);
};

[[nodiscard]] const char* nameOf(PlaceKind kind);

} // namespace telemirror::test

Q_DECLARE_METATYPE(telemirror::test::PlaceKind)
