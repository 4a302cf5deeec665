#pragma once

#include <string>
#include <utility>
#include <vector>

#include "depeche/searcher.hpp"
#include "tests/support/temporary_index.hpp"

namespace depeche {

inline Results search(const tests::TemporaryIndex& index, std::string text, Match match = Match::all) {
    return Searcher(index.path()).search({.text = std::move(text), .match = match, .limit = 100});
}

/// The ids of the hits, in their order.
inline std::vector<std::string> ids(const Results& results) {
    std::vector<std::string> result;
    for (const Hit& hit : results.hits)
        result.push_back(hit.id);
    return result;
}

inline std::vector<std::string> find(const tests::TemporaryIndex& index, std::string text,
                                     Match match = Match::all) {
    return ids(search(index, std::move(text), match));
}

/// The marked pieces of all snippets.
inline std::vector<std::string> marked(const Results& results) {
    std::vector<std::string> pieces;
    for (const Hit& hit : results.hits)
        for (const Snippet& snippet : hit.snippets)
            for (const Mark& mark : snippet.marks)
                pieces.push_back(snippet.text.substr(mark.begin, mark.end - mark.begin));
    return pieces;
}

}  // namespace depeche
