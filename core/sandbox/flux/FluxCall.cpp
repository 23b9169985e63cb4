#include "sandbox/flux/FluxCall.h"

#include "sandbox/flux/FluxBuiltins.h"
#include "sandbox/flux/FluxErrors.h"
#include "sandbox/flux/FluxFunction.h"
#include "sandbox/flux/FluxTableMerger.h"

namespace telemirror::sandbox {

using namespace Qt::StringLiterals;

namespace {

Error wrongType(const QByteArray& name, const QString& expected, FluxType found)
{
    return fluxArgumentError(u"expected %1 but found %2 (argument %3)"_s.arg(
                                 expected, FluxValue::typeName(found), QString::fromUtf8(name)))
        .value();
}

} // namespace

FluxValue FluxCall::value(const QByteArray& name) const
{
    const auto found = m_arguments.find(name);
    return found == m_arguments.end() ? FluxValue() : found->second;
}

QByteArray FluxCall::missing() const
{
    for (const QByteArray& name : m_builtin.required()) {
        if (!has(name))
            return name;
    }
    return {};
}

template <typename T>
T FluxCall::typed(const QByteArray& name, T fallback, FluxType type)
{
    const auto found = m_arguments.find(name);
    if (found == m_arguments.end())
        return fallback;
    if (const T* held = found->second.as<T>())
        return *held;
    fail(wrongType(name, FluxValue::typeName(type), found->second.type()));
    return fallback;
}

QByteArray FluxCall::text(const QByteArray& name, const QByteArray& fallback)
{
    return typed(name, fallback, FluxType::String);
}

qint64 FluxCall::integer(const QByteArray& name, qint64 fallback)
{
    return typed(name, fallback, FluxType::Int);
}

bool FluxCall::boolean(const QByteArray& name, bool fallback)
{
    return typed(name, fallback, FluxType::Bool);
}

FluxDuration FluxCall::duration(const QByteArray& name, FluxDuration fallback)
{
    return typed(name, fallback, FluxType::Duration);
}

QList<QByteArray> FluxCall::texts(const QByteArray& name, const QList<QByteArray>& fallback)
{
    if (!has(name))
        return fallback;
    const FluxValue::Array array = typed(name, FluxValue::Array(), FluxType::Array);
    QList<QByteArray> items;
    if (!array)
        return items;
    for (const FluxValue& item : array->items) {
        if (item.as<QByteArray>())
            items.append(*item.as<QByteArray>());
        else
            fail(wrongType(name, u"[string]"_s, item.type()));
    }
    return items;
}

Timestamp FluxCall::instant(const QByteArray& name, Timestamp fallback)
{
    if (!has(name))
        return fallback;
    const FluxValue given = value(name);
    if (const FluxInstant* time = given.as<FluxInstant>())
        return std::clamp(time->time, minimumTimestamp, maximumTimestamp);
    if (const FluxDuration* distance = given.as<FluxDuration>()) {
        // Before or after now a month is a twelfth of 365.25 days, whatever the calendar says.
        constexpr Nanoseconds meanMonth = 2'629'800 * nanosecondsPerSecond;
        Nanoseconds length = 0;
        Timestamp time = 0;
        if (__builtin_mul_overflow(distance->months, meanMonth, &length) ||
            __builtin_add_overflow(length, distance->nanoseconds, &length) ||
            __builtin_add_overflow(m_context.now, length, &time))
            return distance->isNegative() ? minimumTimestamp : maximumTimestamp;
        return std::clamp(time, minimumTimestamp, maximumTimestamp);
    }
    if (const qint64* seconds = given.as<qint64>()) {
        Timestamp time = 0;
        if (__builtin_mul_overflow(*seconds, nanosecondsPerSecond, &time))
            return *seconds < 0 ? minimumTimestamp : maximumTimestamp;
        return std::clamp(time, minimumTimestamp, maximumTimestamp);
    }
    if (const auto* function = given.as<FluxValue::Function>();
        function && (*function)->builtin && (*function)->builtin->name == "now")
        return m_context.now;
    fail(fluxArgumentError(u"value is not a time, got %1"_s.arg(FluxValue::typeName(given.type()))).value());
    return fallback;
}

FluxValue::Function FluxCall::function(const QByteArray& name)
{
    return typed(name, FluxValue::Function(), FluxType::Function);
}

FluxValue::Stream FluxCall::stream(const QByteArray& name)
{
    return typed(name, FluxValue::Stream(), FluxType::Stream);
}

const FluxTables& FluxCall::tables()
{
    static const FluxTables none;
    const FluxValue::Stream from = stream();
    if (!from)
        return none;
    Result<const FluxTables*> read = from->tables(m_context);
    if (read)
        return **read;
    fail(std::move(read.error()));
    return none;
}

void FluxCall::fail(Error error)
{
    if (!m_error)
        m_error = std::move(error);
}

Result<FluxValue> FluxCall::answer(FluxTables tables) const
{
    if (m_error)
        return tl::unexpected(*m_error);
    return FluxValue(FluxValue::Stream(std::make_shared<FluxStream>(std::move(tables))));
}

Result<FluxValue> FluxCall::merged(FluxTables tables) const
{
    if (m_error)
        return tl::unexpected(*m_error);
    FluxTableMerger merger;
    for (FluxTable& table : tables) {
        if (Result<void> added = merger.add(std::move(table)); !added)
            return tl::unexpected(std::move(added.error()));
    }
    FluxTables collected = merger.take();
    sortByGroupKey(collected);
    return answer(std::move(collected));
}

} // namespace telemirror::sandbox
