#include "searcher/suggest/misspelling.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace depeche::suggest {

namespace {

constexpr double letter = 1;
constexpr double swapped = 0.6;
constexpr double similar_letter = 0.8;
constexpr double sound = 0.4;
constexpr double mute = 0.5;
/// What one gets wrong at the beginning of a word one rarely gets wrong.
constexpr double at_beginning = 0.3;

/// Two ways to write a sound.
struct Alike {
    std::string_view one;
    std::string_view other;
};

constexpr auto sounds = std::to_array<Alike>({
    {"ph", "f"},   {"qu", "k"},  {"qu", "c"},    {"c", "k"},    {"ck", "k"},   {"ch", "k"},   {"x", "ks"},
    {"x", "cs"},   {"y", "i"},   {"ch", "sh"},   {"sch", "ch"}, {"tch", "ch"}, {"ch", "c"},   {"ou", "u"},
    {"ou", "w"},   {"ou", "oo"}, {"w", "v"},     {"au", "o"},   {"eau", "o"},  {"eau", "au"}, {"ai", "e"},
    {"ei", "e"},   {"ai", "ei"}, {"an", "en"},   {"am", "em"},  {"an", "am"},  {"en", "em"},  {"in", "ain"},
    {"in", "ein"}, {"in", "im"}, {"s", "z"},     {"s", "c"},    {"ss", "c"},   {"ss", "t"},   {"s", "t"},
    {"ci", "ti"},  {"g", "j"},   {"ge", "j"},    {"gu", "g"},   {"dj", "j"},   {"th", "t"},   {"rh", "r"},
    {"kh", "h"},   {"kh", "k"},  {"gh", "g"},    {"f", "v"},    {"ff", "v"},   {"oe", "e"},   {"eu", "e"},
    {"ll", "y"},   {"ill", "y"}, {"il", "ille"}, {"gn", "ni"},  {"er", "e"},   {"ez", "e"},   {"es", "e"},
    {"h", ""},     {"d", "t"},
});

/// One way round.
struct Rule {
    std::string_view typed;
    std::string_view meant;
};

constexpr bool is_letter(char c) {
    return c >= 'a' && c <= 'z';
}

/// The rules, both ways round, by the last letter typed; those that type nothing are in the first place.
const std::vector<Rule>& rules_ending_in(char last) {
    static const auto rules = [] {
        std::array<std::vector<Rule>, 27> by_last;
        const auto add = [&](std::string_view typed, std::string_view meant) {
            by_last[typed.empty() ? 0 : static_cast<std::size_t>(typed.back() - 'a' + 1)].push_back(
                {typed, meant});
        };
        for (const auto& [one, other] : sounds) {
            add(one, other);
            add(other, one);
        }
        return by_last;
    }();
    return rules[is_letter(last) ? static_cast<std::size_t>(last - 'a' + 1) : 0];
}

/// For each letter, the bits of those beside, above and below it on a French keyboard.
constexpr std::array<std::uint32_t, 26> neighbours = [] {
    constexpr auto rows = std::to_array<std::string_view>({"azertyuiop", "qsdfghjklm", "wxcvbn"});
    std::array<std::uint32_t, 26> result{};
    for (std::size_t row = 0; row < rows.size(); ++row)
        for (std::size_t column = 0; column < rows[row].size(); ++column)
            for (std::size_t r = row == 0 ? 0 : row - 1; r <= row + 1 && r < rows.size(); ++r)
                for (std::size_t c = column == 0 ? 0 : column - 1; c <= column + 1 && c < rows[r].size(); ++c)
                    result[static_cast<std::size_t>(rows[row][column] - 'a')] |= 1U << (rows[r][c] - 'a');
    return result;
}();

bool are_neighbours(char a, char b) {
    return is_letter(a) && is_letter(b) &&
           (neighbours[static_cast<std::size_t>(a - 'a')] >> (b - 'a') & 1U) != 0;
}

bool is_vowel(char c) {
    return std::string_view("aeiouy").find(c) != std::string_view::npos;
}

/// As `word.ends_with(ending)`; for a few letters a loop is faster than a call.
bool ends_in(std::string_view word, std::string_view ending) {
    std::size_t same = 0;
    while (same < ending.size() && same < word.size() &&
           ending[ending.size() - 1 - same] == word[word.size() - 1 - same])
        ++same;
    return same == ending.size();
}

double replacing(char typed, char meant) {
    if (typed == meant)
        return 0;
    return (is_vowel(typed) && is_vowel(meant)) || are_neighbours(typed, meant) ? similar_letter : letter;
}

/// What it costs to have a letter too many in a word, or, the other way round, to have forgotten it.
double extra(std::string_view word, std::size_t at) {
    if (at > 0 && word[at] == word[at - 1])
        return sound;
    const bool is_last = at + 1 == word.size();
    return is_last && std::string_view("estxd").find(word[at]) != std::string_view::npos ? mute : letter;
}

/// The distances of all beginnings of two words.
class Distances {
public:
    Distances(std::string_view typed, std::string_view meant)
        : typed_(typed), meant_(meant), cells_((typed.size() + 1) * (meant.size() + 1)) {}

    double last(double limit) {
        for (std::size_t i = 0; i <= typed_.size(); ++i) {
            double least = std::numeric_limits<double>::max();
            for (std::size_t j = 0; j <= meant_.size(); ++j)
                least = std::min(least, cell(i, j) = at(i, j));
            least_[i % least_.size()] = least;
            // Rules reach back as far as their longest side.
            if (i >= least_.size() && std::ranges::min(least_) > limit)
                return limit + 1;
        }
        return cells_.back();
    }

private:
    double& cell(std::size_t i, std::size_t j) { return cells_[i * (meant_.size() + 1) + j]; }

    double at(std::size_t i, std::size_t j) {
        if (i == 0 && j == 0)
            return 0;
        double best = std::numeric_limits<double>::max();
        const auto consider = [&](std::size_t back_i, std::size_t back_j, double cost) {
            const bool begins = i == back_i || j == back_j;
            best =
                std::min(best, cell(i - back_i, j - back_j) + cost + (begins && cost > 0 ? at_beginning : 0));
        };
        if (i > 0)
            consider(1, 0, extra(typed_, i - 1));
        if (j > 0)
            consider(0, 1, extra(meant_, j - 1));
        if (i > 0 && j > 0)
            consider(1, 1, replacing(typed_[i - 1], meant_[j - 1]));
        if (i > 1 && j > 1 && typed_[i - 1] == meant_[j - 2] && typed_[i - 2] == meant_[j - 1])
            consider(2, 2, swapped);
        const std::string_view typed = typed_.substr(0, i);
        const std::string_view meant = meant_.substr(0, j);
        const auto apply = [&](std::span<const Rule> rules) {
            for (const auto& [one, other] : rules)
                if (ends_in(typed, one) && ends_in(meant, other))
                    consider(one.size(), other.size(), sound);
        };
        if (i > 0)
            apply(rules_ending_in(typed.back()));
        apply(rules_ending_in('\0'));
        return best;
    }

    std::string_view typed_;
    std::string_view meant_;
    std::vector<double> cells_;
    std::array<double, 4> least_{};
};

}  // namespace

double misspelling(std::string_view typed, std::string_view meant, double limit) {
    return Distances(typed, meant).last(limit);
}

}  // namespace depeche::suggest
