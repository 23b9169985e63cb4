#pragma once

#include "sandbox/flux/FluxContext.h"

#include <map>

namespace telemirror::sandbox {

/// A call of a library function: its arguments by name. The first argument of a wrong type is
/// kept as the call's error; the getters then answer the fallback.
class FluxCall
{
public:
    FluxCall(FluxContext& context, const FluxBuiltin& builtin)
        : m_context(context)
        , m_builtin(builtin)
    {}

    void set(const QByteArray& name, const FluxValue& value) { m_arguments.insert_or_assign(name, value); }
    [[nodiscard]] bool has(const QByteArray& name) const { return m_arguments.contains(name); }
    [[nodiscard]] FluxValue value(const QByteArray& name) const;
    /// The first required argument that is absent; empty if none.
    [[nodiscard]] QByteArray missing() const;
    [[nodiscard]] FluxContext& context() const { return m_context; }

    [[nodiscard]] QByteArray text(const QByteArray& name, const QByteArray& fallback = {});
    [[nodiscard]] qint64 integer(const QByteArray& name, qint64 fallback = 0);
    [[nodiscard]] bool boolean(const QByteArray& name, bool fallback = false);
    [[nodiscard]] FluxDuration duration(const QByteArray& name, FluxDuration fallback = {});
    [[nodiscard]] QList<QByteArray> texts(const QByteArray& name, const QList<QByteArray>& fallback = {});
    /// A time, a duration counted from now, or whole seconds since the epoch.
    [[nodiscard]] Timestamp instant(const QByteArray& name, Timestamp fallback);
    [[nodiscard]] FluxValue::Function function(const QByteArray& name);
    [[nodiscard]] FluxValue::Stream stream(const QByteArray& name = "tables");
    /// The tables piped in; empty after an error.
    [[nodiscard]] const FluxTables& tables();

    void fail(Error error);
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }
    /// The call's value: the tables, or the error.
    [[nodiscard]] Result<FluxValue> answer(FluxTables tables) const;
    /// The same after merging tables of one group key.
    [[nodiscard]] Result<FluxValue> merged(FluxTables tables) const;

private:
    template <typename T>
    [[nodiscard]] T typed(const QByteArray& name, T fallback, FluxType type);

    FluxContext& m_context;
    const FluxBuiltin& m_builtin;
    std::map<QByteArray, FluxValue> m_arguments;
    std::optional<Error> m_error;
};

} // namespace telemirror::sandbox
