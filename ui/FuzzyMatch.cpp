#include "ui/FuzzyMatch.h"

#include <vector>

namespace telemirror {

namespace {

constexpr int wordStartBonus = 8;
constexpr int rowBonus = 6;
constexpr int hit = 2;
constexpr int gapCost = 1;
constexpr int never = -1'000'000;

/// Letter for letter, so that positions in the result are those in the text.
QString folded(const QString& text)
{
    QString result = text;
    for (QChar& character : result) {
        // "é" is "e" and an accent.
        const QString parts = character.decomposition();
        const QChar base =
            parts.isEmpty() || character.decompositionTag() != QChar::Canonical ? character : parts.front();
        character = base.toCaseFolded();
    }
    return result;
}

bool beginsWord(const QString& text, qsizetype position)
{
    return position == 0 || !text.at(position - 1).isLetterOrNumber();
}

} // namespace

std::optional<FuzzyMatch> fuzzyMatch(const QString& pattern, const QString& text)
{
    QString wanted = folded(pattern);
    wanted.removeIf([](QChar character) { return character.isSpace(); });
    const QString given = folded(text);
    const auto letters = static_cast<std::size_t>(wanted.size());
    const auto places = static_cast<std::size_t>(given.size());
    if (letters == 0)
        return FuzzyMatch{};
    if (letters > places)
        return std::nullopt;

    // best[i][j]: the score of the first i + 1 letters, the last of them at place j.
    std::vector<std::vector<int>> best(letters, std::vector<int>(places, never));
    std::vector<std::vector<std::size_t>> before(letters, std::vector<std::size_t>(places, 0));
    for (std::size_t i = 0; i < letters; ++i) {
        int reach = never; // the best of the letters before, gaps paid for
        std::size_t reachedFrom = 0;
        for (std::size_t j = i; j < places; ++j) {
            if (i > 0 && j > 0) {
                reach -= gapCost;
                if (best[i - 1][j - 1] > reach) {
                    reach = best[i - 1][j - 1];
                    reachedFrom = j - 1;
                }
            }
            if (wanted.at(static_cast<qsizetype>(i)) != given.at(static_cast<qsizetype>(j)))
                continue;
            const int own = hit + (beginsWord(given, static_cast<qsizetype>(j)) ? wordStartBonus : 0);
            if (i == 0) {
                best[i][j] = own;
                continue;
            }
            int score = reach > never / 2 ? reach + own : never;
            std::size_t from = reachedFrom;
            if (best[i - 1][j - 1] > never / 2 && best[i - 1][j - 1] + own + rowBonus > score) {
                score = best[i - 1][j - 1] + own + rowBonus;
                from = j - 1;
            }
            best[i][j] = score;
            before[i][j] = from;
        }
    }
    const auto& last = best.back();
    const auto found = std::max_element(last.begin(), last.end());
    if (*found < never / 2)
        return std::nullopt;
    FuzzyMatch match;
    match.score = *found * 4 - static_cast<int>(places) / 4;
    match.positions.resize(static_cast<qsizetype>(letters));
    auto place = static_cast<std::size_t>(found - last.begin());
    for (std::size_t i = letters; i-- > 0;) {
        match.positions[static_cast<qsizetype>(i)] = static_cast<qsizetype>(place);
        place = before[i][place];
    }
    return match;
}

} // namespace telemirror
