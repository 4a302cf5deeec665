#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "depeche/results.hpp"
#include "schema/analysis/analyzer.hpp"
#include "schema/analysis/sentences.hpp"
#include "schema/analysis/word_filter.hpp"
#include "searcher/query/highlight_terms.hpp"

namespace depeche::match {

/// Finds where a dispatch matches a query, by analysing its text again with the very chain that indexed it:
/// so it marks `Ukraine` in `l’Ukraine` and `négociations` for `negociateur`. `analyzer` must outlive it; not
/// for two threads at once.
class Highlighter {
public:
    Highlighter(std::vector<query::HighlightTerm> terms, analysis::Analyzer& analyzer);

    /// The matching characters of a title.
    std::vector<Mark> title_marks(std::string_view title);

    /// The matching characters of a whole body.
    std::vector<Mark> body_marks(std::string_view body);

    /// The best places of a body, at most `limit`, in the order of the text: whole sentences, those with
    /// phrases and with most different words first. Without any match the first sentences, unmarked.
    std::vector<Snippet> snippets(std::string_view body, std::size_t limit);

private:
    /// A stretch of text that matches one of the terms.
    struct Match {
        std::uint32_t begin;
        std::uint32_t end;
        std::uint32_t term;
        bool is_phrase;
    };
    struct Window;

    std::vector<Match> matches(std::string_view text, bool in_title);
    std::pair<std::uint32_t, std::uint32_t> cut(std::string_view body, std::uint32_t begin, std::uint32_t end,
                                                std::uint32_t focus);
    void add_spans(std::uint32_t term, bool in_title, std::vector<Match>& found) const;
    void add_phrases(std::uint32_t term, std::vector<Match>& found) const;
    static std::vector<Mark> marks(const std::vector<Match>& matches, std::string_view text);
    static std::vector<Window> lines(std::string_view body, const std::vector<Match>& found);
    void add_windows(std::string_view body, const Window& line, const std::vector<Match>& found,
                     std::vector<Window>& result);
    std::optional<Window> lede(std::string_view body);
    std::optional<Window> take_best(std::string_view body, const std::vector<Match>& found,
                                    const std::vector<bool>& shown, std::vector<Window>& lines,
                                    std::vector<Window>& windows);

    std::vector<query::HighlightTerm> terms_;
    analysis::WordFilter wanted_;
    analysis::Analyzer& analyzer_;
    analysis::SentenceBreaker sentences_;
    /// Whether what stands near each other may stand in several lines.
    bool reaches_over_lines_ = false;
    /// Of the text last looked at, as the analyzer has them.
    std::span<const analysis::Token> tokens_;
};

}  // namespace depeche::match
