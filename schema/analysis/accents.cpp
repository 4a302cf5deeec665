#include "schema/analysis/accents.hpp"

#include <algorithm>
#include <array>

namespace depeche::analysis {

namespace {

constexpr std::size_t max_candidates = 32;

/// Snowball's rules look at accents only in endings, and the index is folded after it: an accent in the first
/// letters changes no stem. The longest endings that matter, `-issement` aside, lie in the last eight
/// letters.
constexpr std::size_t ending_bytes = 8;

struct Accents {
    char bare;
    std::array<std::string_view, 3> accented;
};

// Most frequent first: when there are too many candidates, the last ones are left out.
constexpr auto accents = std::to_array<Accents>({
    {'e', {"é", "è", "ê"}},
    {'a', {"â", "à", ""}},
    {'i', {"î", "ï", ""}},
    {'o', {"ô", "", ""}},
    {'u', {"û", "ù", "ü"}},
    {'c', {"ç", "", ""}},
});

std::string with(std::string_view word, std::size_t at, std::string_view letter) {
    std::string result(word);
    return result.replace(at, 1, letter);
}

/// Puts each accent in turn on each letter of `word` from `first` on, the last letters first.
template <typename Add>
void accent_one(std::string_view word, std::size_t first, Add add) {
    for (std::size_t rank = 0; rank < 3; ++rank)
        for (std::size_t at = word.size(); at-- > first;)
            for (const auto& [bare, accented] : accents)
                if (word[at] == bare && !accented[rank].empty())
                    add(with(word, at, accented[rank]), at);
}

}  // namespace

std::vector<std::string> accent_candidates(std::string_view lower_word) {
    std::vector<std::string> candidates{std::string(lower_word)};
    const bool bare = std::ranges::all_of(lower_word, [](char c) { return c >= 'a' && c <= 'z'; });
    if (!bare)
        return candidates;
    const std::size_t first = lower_word.size() > ending_bytes ? lower_word.size() - ending_bytes : 0;
    accent_one(lower_word, first,
               [&](std::string word, std::size_t) { candidates.push_back(std::move(word)); });
    // Two accents: an é in the last three letters ("-é", "-ée", "-és", "-ées") and another before it.
    const std::size_t tail = lower_word.size() > 3 ? lower_word.size() - 3 : 0;
    for (std::size_t at = lower_word.size(); at-- > tail;)
        if (lower_word[at] == 'e')
            accent_one(lower_word.substr(0, at), first, [&](const std::string& head, std::size_t) {
                candidates.push_back(head + "é" + std::string(lower_word.substr(at + 1)));
            });
    if (candidates.size() > max_candidates)
        candidates.resize(max_candidates);
    return candidates;
}

}  // namespace depeche::analysis
