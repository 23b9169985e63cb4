#pragma once

#include <QtCore/QtGlobal>

#include <span>
#include <vector>

namespace telemirror {

/// Where the lowest and the highest of many values are, in any stretch of them, without a look at
/// each: per 32 values, per 32 of those, and so on, it keeps both places and whether one of the
/// values is no number. A stretch of millions costs a few hundred comparisons; the pyramid itself
/// takes about 0.4 bytes a value.
///
/// It keeps no values: every function is given the ones it was built from. Values behind the last
/// that it covers are looked at one by one. Building reads only its arguments, so that it may be
/// done on any thread.
class MinMaxPyramid
{
public:
    static constexpr qsizetype fanOut = 32;

    /// Indices; both -1 where there is no finite value. Of equal values the first counts.
    struct Extremes
    {
        qsizetype lowest = -1;
        qsizetype highest = -1;
        [[nodiscard]] bool isEmpty() const { return lowest < 0; }
        bool operator==(const Extremes&) const = default;
    };

    MinMaxPyramid() = default;
    explicit MinMaxPyramid(std::span<const double> values) { extend(values); }

    /// Takes in what stands behind the values it covers already, which must be as they were.
    void extend(std::span<const double> values);
    /// How many values it covers, but for the last, less than fanOut.
    [[nodiscard]] qsizetype size() const;

    [[nodiscard]] Extremes extremes(std::span<const double> values, qsizetype begin, qsizetype end) const;
    /// Index of the first value in [begin, end) that is NaN or infinite; `end` if there is none.
    [[nodiscard]] qsizetype firstGap(std::span<const double> values, qsizetype begin, qsizetype end) const;

private:
    static constexpr quint32 nowhere = 0xffffffff;
    struct Node
    {
        quint32 lowest = nowhere;
        quint32 highest = nowhere;
        quint32 gaps = 0; ///< 1 if one of the values is not finite
    };
    [[nodiscard]] static Node leaf(std::span<const double> values, qsizetype begin);
    static void merge(std::span<const double> values, Node& into, const Node& from);
    void take(std::span<const double> values, std::size_t level, qsizetype begin, qsizetype end,
        Extremes& best) const;

    std::vector<std::vector<Node>> m_levels; ///< complete nodes only; the finest first
};

} // namespace telemirror
