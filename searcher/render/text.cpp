#include "searcher/render/text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "searcher/render/code_points.hpp"
#include "searcher/render/facet_columns.hpp"
#include "searcher/render/histogram_bars.hpp"
#include "searcher/render/hit_text.hpp"
#include "searcher/render/match_words.hpp"
#include "searcher/render/messages.hpp"
#include "searcher/render/numbers.hpp"
#include "searcher/render/pen.hpp"

namespace depeche::render {

namespace {

void write_repairs(Pen& pen, const std::vector<Repair>& repairs, std::string_view query, Language language) {
    CodePointCounter counter(query);
    for (const Repair& repair : repairs)
        pen.paragraph(messages::repair(repair, counter.before(repair.begin) + 1, language),
                      {.ink = ink::notice});
    if (!repairs.empty())
        pen.blank_line();
}

/// Hits are numbered through all pages, the numbers right-aligned.
void write_hits(Pen& pen, const Results& results, Language language) {
    const std::size_t last = results.offset + results.hits.size();
    const std::size_t digits = std::to_string(last).size();
    for (std::size_t i = 0; i < results.hits.size(); ++i)
        write_hit(pen, results.hits[i], fmt::format("{:>{}}. ", results.offset + i + 1, digits), language);
}

void write_lines(Pen& pen, std::string_view text) {
    constexpr std::size_t indent = 4;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        pen.line(text.substr(0, end), {.indent = indent});
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

struct CountedLine {
    std::uint64_t count;
    std::string text;
};

/// Counts right-aligned, none for 0.
void write_counted(Pen& pen, const std::vector<CountedLine>& lines, Language language) {
    std::size_t width = 0;
    std::vector<std::string> counts;
    for (const CountedLine& line : lines) {
        counts.push_back(line.count == 0 ? "" : grouped(line.count, language));
        width = std::max(width, columns(counts.back()));
    }
    for (std::size_t at = 0; at < lines.size(); ++at) {
        const std::string blanks(width - columns(counts[at]), ' ');
        pen.line(fmt::format("{}{}  {}", blanks, counts[at], lines[at].text));
    }
}

void write_section(Pen& pen, const Text& heading, std::string_view text, Language language) {
    pen.line(heading.in(language), {.ink = ink::strong});
    write_lines(pen, text);
}

}  // namespace

std::string to_text(const Results& results, const TextStyle& style) {
    Pen pen(style);
    write_repairs(pen, results.repairs, results.text, style.language);
    if (results.relaxed)
        pen.paragraph(messages::relaxed(*results.relaxed, style.language), {.ink = ink::notice});
    pen.paragraph(messages::found(results, style.language), {.ink = ink::strong});
    if (results.match == Match::any)
        if (const std::string choice = match_in_words(results.match, results.match_reason, style.language);
            !choice.empty())
            pen.paragraph(choice, {.ink = ink::notice});
    for (const std::string& notice : {messages::suggestions(results.suggestions, style.language),
                                      messages::relaxations(results.relaxations, style.language)})
        if (!notice.empty())
            pen.paragraph(notice, {.ink = ink::notice});
    if (!results.also_found.empty())
        pen.paragraph(messages::also_found(results.also_found, style.language), {.ink = ink::notice});
    write_hits(pen, results, style.language);
    std::vector<FacetCounts> facets = results.facets;
    if (results.histogram) {
        write_histogram(pen, *results.histogram, style.language);
        std::erase_if(facets, [](const FacetCounts& counts) { return counts.facet == Facet::date; });
    }
    write_facets(pen, facets, style.language);
    return pen.take();
}

std::string to_text(const std::vector<SimilarDispatch>& similar, const TextStyle& style) {
    Pen pen(style);
    if (similar.empty())
        pen.line(messages::nothing_similar.in(style.language), {.ink = ink::strong});
    const std::size_t digits = std::to_string(similar.size()).size();
    for (std::size_t at = 0; at < similar.size(); ++at) {
        const std::string number = fmt::format("{:>{}}. ", at + 1, digits);
        write_hit(pen, similar[at].hit, number, style.language);
        pen.paragraph(messages::shared(similar[at].shared, style.language),
                      {.ink = ink::notice, .indent = number.size()});
    }
    return pen.take();
}

std::string to_text(const FacetCounts& counts, const TextStyle& style) {
    std::vector<CountedLine> lines;
    for (const FacetValue& value : counts.values)
        lines.push_back({value.count, value.label});
    Pen pen(style);
    write_counted(pen, lines, style.language);
    if (counts.distinct > counts.values.size())
        pen.line(messages::more_values(counts.distinct - counts.values.size(), style.language));
    return pen.take();
}

std::string to_text(const std::vector<Completion>& completions, const TextStyle& style) {
    std::vector<CountedLine> lines;
    for (const Completion& one : completions)
        lines.push_back({one.count, one.text});
    Pen pen(style);
    write_counted(pen, lines, style.language);
    return pen.take();
}

std::string to_text(const Explanation& explanation, const Request& request, const TextStyle& style) {
    Pen pen(style);
    write_repairs(pen, explanation.repairs, request.text, style.language);
    write_section(pen, messages::interpreted, explanation.interpreted, style.language);
    for (const std::string& line :
         {explanation.in_words, match_in_words(explanation.match, explanation.match_reason, style.language),
          recency_in_words(explanation.now, style.language)})
        write_lines(pen, line);
    pen.blank_line();
    write_section(pen, messages::tree, explanation.tree, style.language);
    pen.blank_line();
    write_section(pen, messages::engine_query, explanation.engine_query, style.language);
    return pen.take();
}

}  // namespace depeche::render
