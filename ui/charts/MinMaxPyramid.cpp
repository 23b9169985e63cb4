#include "ui/charts/MinMaxPyramid.h"

#include <algorithm>
#include <cmath>

namespace telemirror {

namespace {

constexpr auto fan = static_cast<std::size_t>(MinMaxPyramid::fanOut);

double at(std::span<const double> values, qsizetype index)
{
    return values[static_cast<std::size_t>(index)];
}

/// Takes the value at `index` in, in whatever order they come.
void consider(std::span<const double> values, MinMaxPyramid::Extremes& best, qsizetype index)
{
    const double value = at(values, index);
    if (best.isEmpty()) {
        best = {index, index};
        return;
    }
    const double lowest = at(values, best.lowest);
    const double highest = at(values, best.highest);
    if (value < lowest || (value == lowest && index < best.lowest))
        best.lowest = index;
    if (value > highest || (value == highest && index < best.highest))
        best.highest = index;
}

} // namespace

MinMaxPyramid::Node MinMaxPyramid::leaf(std::span<const double> values, qsizetype begin)
{
    Node node;
    for (qsizetype index = begin; index < begin + fanOut; ++index) {
        const double value = at(values, index);
        const auto place = static_cast<quint32>(index);
        if (!std::isfinite(value)) {
            node.gaps = 1;
        } else if (node.lowest == nowhere) {
            node.lowest = node.highest = place;
        } else {
            if (value < values[node.lowest])
                node.lowest = place;
            if (value > values[node.highest])
                node.highest = place;
        }
    }
    return node;
}

/// `from` lies behind `into`.
void MinMaxPyramid::merge(std::span<const double> values, Node& into, const Node& from)
{
    into.gaps |= from.gaps;
    if (from.lowest == nowhere)
        return;
    if (into.lowest == nowhere || values[from.lowest] < values[into.lowest])
        into.lowest = from.lowest;
    if (into.highest == nowhere || values[from.highest] > values[into.highest])
        into.highest = from.highest;
}

void MinMaxPyramid::extend(std::span<const double> values)
{
    const std::size_t leaves = values.size() / fan;
    if (leaves == 0)
        return;
    if (m_levels.empty())
        m_levels.emplace_back();
    m_levels[0].reserve(leaves);
    while (m_levels[0].size() < leaves)
        m_levels[0].push_back(leaf(values, static_cast<qsizetype>(m_levels[0].size()) * fanOut));
    for (std::size_t level = 1;; ++level) {
        const std::size_t nodes = m_levels[level - 1].size() / fan;
        if (nodes == 0)
            return;
        if (m_levels.size() == level)
            m_levels.emplace_back();
        const std::vector<Node>& below = m_levels[level - 1];
        std::vector<Node>& here = m_levels[level];
        while (here.size() < nodes) {
            const std::size_t first = here.size() * fan;
            Node node = below[first];
            for (std::size_t index = first + 1; index < first + fan; ++index)
                merge(values, node, below[index]);
            here.push_back(node);
        }
    }
}

qsizetype MinMaxPyramid::size() const
{
    return m_levels.empty() ? 0 : static_cast<qsizetype>(m_levels[0].size()) * fanOut;
}

void MinMaxPyramid::take(
    std::span<const double> values, std::size_t level, qsizetype begin, qsizetype end, Extremes& best) const
{
    for (qsizetype index = begin; index < end; ++index) {
        if (level == 0) {
            if (std::isfinite(at(values, index)))
                consider(values, best, index);
            continue;
        }
        const Node& node = m_levels[level - 1][static_cast<std::size_t>(index)];
        if (node.lowest == nowhere)
            continue;
        consider(values, best, node.lowest);
        consider(values, best, node.highest);
    }
}

MinMaxPyramid::Extremes MinMaxPyramid::extremes(
    std::span<const double> values, qsizetype begin, qsizetype end) const
{
    Extremes best;
    for (std::size_t level = 0;; ++level) {
        // What fills no node of the level above is taken here, at both ends; the rest above.
        const qsizetype nodes = level < m_levels.size() ? static_cast<qsizetype>(m_levels[level].size()) : 0;
        const qsizetype upBegin = (begin + fanOut - 1) / fanOut;
        const qsizetype upEnd = std::min(end / fanOut, nodes);
        if (upBegin >= upEnd) {
            take(values, level, begin, end, best);
            return best;
        }
        take(values, level, begin, upBegin * fanOut, best);
        take(values, level, upEnd * fanOut, end, best);
        begin = upBegin;
        end = upEnd;
    }
}

qsizetype MinMaxPyramid::firstGap(std::span<const double> values, qsizetype begin, qsizetype end) const
{
    qsizetype index = begin;
    while (index < end) {
        // The largest node that begins here, lies within and has no gap is stepped over.
        std::size_t level = 0;
        qsizetype step = 1;
        for (qsizetype length = fanOut; level < m_levels.size() && index % length == 0; length *= fanOut) {
            const auto node = static_cast<std::size_t>(index / length);
            if (index + length > end || node >= m_levels[level].size() || m_levels[level][node].gaps != 0)
                break;
            step = length;
            ++level;
        }
        if (level == 0 && !std::isfinite(at(values, index)))
            return index;
        index += step;
    }
    return end;
}

} // namespace telemirror
