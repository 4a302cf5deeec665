#include "searcher/query/inversion.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "schema/analysis/folding.hpp"

namespace depeche::query {

namespace {

constexpr auto subjects =
    std::to_array<std::string_view>({"ce", "elle", "elles", "il", "ils", "je", "nous", "on", "tu", "vous"});

/// Nouns that only look like it.
constexpr auto nouns = std::to_array<std::string_view>({"garde-a-vous", "rendez-vous"});

}  // namespace

std::string_view without_inverted_subject(std::string_view word) {
    const std::size_t hyphen = word.rfind('-');
    if (hyphen == std::string_view::npos || hyphen == 0)
        return word;
    const std::string folded = analysis::fold(word);
    if (std::ranges::find(subjects, std::string_view(folded).substr(folded.rfind('-') + 1)) ==
            subjects.end() ||
        std::ranges::find(nouns, folded) != nouns.end())
        return word;
    const std::string_view verb = word.substr(0, hyphen);
    return verb.size() > 2 && (verb.ends_with("-t") || verb.ends_with("-T")) ? verb.substr(0, verb.size() - 2)
                                                                             : verb;
}

}  // namespace depeche::query
