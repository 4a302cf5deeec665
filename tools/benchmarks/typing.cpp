#include "tools/benchmarks/typing.hpp"

#include <fmt/format.h>

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "depeche/searcher.hpp"
#include "schema/analysis/folding.hpp"
#include "searcher/render/facet_names.hpp"
#include "tools/benchmarks/clock.hpp"

namespace depeche::bench {

namespace {

constexpr std::size_t names_a_facet = 100;
constexpr std::size_t titles_read = 200;

/// What is typed in the end, a kind a list.
struct Typed {
    std::string_view kind;
    std::set<std::string> texts;
};

std::string words_of(std::string_view text) {
    return fmt::format("{}", fmt::join(analysis::folded_words(text), " "));
}

std::vector<Typed> what_people_type(Searcher& searcher) {
    Typed names{"names", {}};
    Typed values{"values of fields", {}};
    Typed words{"words", {}};
    Typed letters{"single letters", {}};
    const Request newest{
        .sort = Sort::newest, .limit = titles_read, .facet_limit = names_a_facet, .snippets = 0};
    const Results results = searcher.search(newest);
    for (const FacetCounts& counts : results.facets)
        for (const FacetValue& value : counts.values) {
            if (counts.facet != Facet::date)
                names.texts.insert(words_of(value.label));
            values.texts.insert(
                fmt::format("{}:{}", render::facet_name(counts.facet),
                            counts.facet == Facet::date ? value.value : words_of(value.label)));
        }
    for (const Hit& hit : results.hits)
        for (const std::string& word : analysis::folded_words(hit.title))
            words.texts.insert(word);
    for (char letter = 'a'; letter <= 'z'; ++letter)
        letters.texts.insert(std::string(1, letter));
    return {names, values, words, letters};
}

/// A text letter by letter; one of several beginnings that are the same counts once.
std::set<std::string> beginnings(const std::set<std::string>& texts) {
    std::set<std::string> all;
    for (const std::string& text : texts)
        for (std::size_t length = 1; length <= text.size(); ++length)
            if (text[length - 1] != ' ')
                all.insert(text.substr(0, length));
    return all;
}

}  // namespace

void bench_typing(const std::filesystem::path& index) {
    Searcher searcher(index);
    fmt::print("\ncompletion of what is typed into {} dispatches, ms of processor time\n\n", searcher.size());
    fmt::print("{:<18}{:>12}{:>10}{:>10}{:>10}{:>10}{:>12}\n", "", "beginnings", "p50", "p95", "p99",
               "longest", "completed");
    for (const Typed& typed : what_people_type(searcher)) {
        std::vector<double> times;
        std::size_t completed = 0;
        // Once each and cold but for the tables of the index: nobody types the same twice.
        for (const std::string& text : beginnings(typed.texts)) {
            std::size_t found = 0;
            times.push_back(milliseconds([&] { found = searcher.complete({.text = text}).size(); }));
            completed += found > 0 ? 1 : 0;
        }
        fmt::print("{:<18}{:>12}{:>10.2f}{:>10.2f}{:>10.2f}{:>10.2f}{:>11.0f}%\n", typed.kind, times.size(),
                   percentile(times, 0.5), percentile(times, 0.95), percentile(times, 0.99),
                   percentile(times, 1),
                   100.0 * static_cast<double>(completed) / static_cast<double>(times.size()));
    }
}

}  // namespace depeche::bench
