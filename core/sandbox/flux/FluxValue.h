#pragma once

#include "model/Error.h"
#include "model/Point.h"
#include "sandbox/flux/FluxDuration.h"
#include "sandbox/flux/FluxRegexp.h"

#include <QtCore/QByteArray>

#include <memory>
#include <variant>
#include <vector>

namespace telemirror::sandbox {

class FluxStream;
struct FluxFunction;
struct FluxArray;
struct FluxRecord;

/// A point in time as Flux has it; a type of its own, so that it is no integer.
struct FluxInstant
{
    Timestamp time = 0;
    auto operator<=>(const FluxInstant&) const = default;
};

/// The types of values, in the order of the variant; columns have those from Bool to Time.
enum class FluxType
{
    Null,
    Bool,
    Int,
    UInt,
    Float,
    String,
    Time,
    Duration,
    Regexp,
    Array,
    Record,
    Function,
    Stream
};

/// A value of a script. Cheap to copy.
class FluxValue
{
public:
    using Array = std::shared_ptr<const FluxArray>;
    using Record = std::shared_ptr<const FluxRecord>;
    using Function = std::shared_ptr<const FluxFunction>;
    using Stream = std::shared_ptr<const FluxStream>;

    FluxValue() = default;
    template <typename T>
    requires(!std::is_same_v<std::remove_cvref_t<T>, FluxValue>) explicit FluxValue(T value)
        : m_data(std::in_place_type<T>, std::move(value))
    {}
    [[nodiscard]] static FluxValue fromField(const FieldValue& value);

    [[nodiscard]] FluxType type() const { return static_cast<FluxType>(m_data.index()); }
    [[nodiscard]] bool isNull() const { return m_data.index() == 0; }
    /// The value as `T`, or nothing where it is of another type.
    template <typename T>
    [[nodiscard]] const T* as() const
    {
        return std::get_if<T>(&m_data);
    }
    [[nodiscard]] bool isTrue() const { return m_data.index() == 1 && std::get<bool>(m_data); }

    /// "int", "uint", "float", "string", …: as error messages name a type.
    [[nodiscard]] static QString typeName(FluxType type);
    /// As string() writes it. BadRequest for what has no text.
    [[nodiscard]] Result<QByteArray> toText() const;

private:
    std::variant<std::monostate, bool, qint64, quint64, double, QByteArray, FluxInstant, FluxDuration,
        FluxRegexp::Pointer, Array, Record, Function, Stream>
        m_data;
};

struct FluxArray
{
    std::vector<FluxValue> items;
};

/// Names and values in the order written.
struct FluxRecord
{
    std::vector<std::pair<QByteArray, FluxValue>> members;

    [[nodiscard]] const FluxValue* find(const QByteArray& name) const
    {
        for (const auto& [key, value] : members) {
            if (key == name)
                return &value;
        }
        return nullptr;
    }
};

/// Appends a float as Go's 'f' format with the fewest digits that read back the same.
void appendFluxFloat(QByteArray& out, double value);

} // namespace telemirror::sandbox
