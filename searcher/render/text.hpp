#pragma once

#include <cstddef>
#include <string>

#include "depeche/completion.hpp"
#include "depeche/language.hpp"
#include "depeche/results.hpp"

namespace depeche::render {

/// How text for people is laid out. Matches are shown by colour only: without it (a pipe, a file) the text is
/// exactly that of the dispatches, so that grep finds what was written.
struct TextStyle {
    /// Columns of a line; less than 40 counts as 40.
    std::size_t width = 80;
    /// Bold and colours by SGR escape sequences.
    bool colour = false;
    /// Titles and paths lead to their page or file (OSC 8).
    bool hyperlinks = false;
    Language language = Language::french;
};

/// The answer for people: what was repaired in the query, the number of matches, the hits, then the facets.
/// Nothing in a dispatch can send the terminal an escape sequence.
std::string to_text(const Results& results, const TextStyle& style);

/// What is like a dispatch, each with what it shares.
std::string to_text(const std::vector<SimilarDispatch>& similar, const TextStyle& style);

/// The values of one facet, a line each: the count, then the label and what selects it where that differs.
std::string to_text(const FacetCounts& counts, const TextStyle& style);

/// How a text goes on, a line each: the count, then the whole text.
std::string to_text(const std::vector<Completion>& completions, const TextStyle& style);

/// How the query of a request was understood, for people.
std::string to_text(const Explanation& explanation, const Request& request, const TextStyle& style);

}  // namespace depeche::render
