#include "searcher/match/highlighter.hpp"

#include <algorithm>
#include <functional>
#include <numeric>
#include <span>
#include <tuple>

namespace depeche::match {

using analysis::Token;
using analysis::TokenKind;

namespace {

/// A snippet takes further sentences up to this many bytes, and longer sentences are cut to it.
constexpr std::uint32_t snippet_bytes = 300;
/// What a cut sentence shows before its first match.
constexpr std::uint32_t lead_in_bytes = 80;

// What a window is worth, in different words found.
constexpr double repeat_worth = 0.15;
constexpr double phrase_worth = 1.0;
/// A word that a better window shows already.
constexpr double shown_worth = 0.3;
/// Everything in a heading, which says less than a sentence.
constexpr double heading_worth = 0.5;

template <typename Strings>
bool has(const Strings& strings, std::string_view wanted) {
    return std::ranges::find(strings, wanted) != strings.end();
}

bool is_hyphen(std::string_view text) {
    return text == "-" || text == "\u2010" || text == "\u2011";
}

bool is_white(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/// A short line that does not end as sentences do.
bool is_heading(std::string_view line) {
    return line.size() <= 80 && !line.empty() &&
           std::string_view(".!?").find(line.back()) == std::string_view::npos;
}

std::uint32_t without_trailing_white(std::string_view text, std::uint32_t begin, std::uint32_t end) {
    while (end > begin && is_white(text[end - 1]))
        --end;
    return end;
}

}  // namespace

/// A candidate snippet: whole sentences of one paragraph, and what they show.
struct Highlighter::Window {
    std::uint32_t begin;
    std::uint32_t end;
    /// Matches that begin in it, as a range of the sorted matches.
    std::size_t first_match;
    std::size_t last_match;
    bool is_heading;

    double worth(const std::vector<Match>& matches, const std::vector<bool>& shown) const {
        std::vector<std::uint32_t> seen;
        double sum = 0;
        for (std::size_t at = first_match; at < last_match; ++at) {
            const Match& match = matches[at];
            if (match.is_phrase)
                sum += phrase_worth;
            if (std::ranges::find(seen, match.term) != seen.end()) {
                sum += repeat_worth;
                continue;
            }
            seen.push_back(match.term);
            sum += shown[match.term] ? shown_worth : 1;
        }
        return is_heading ? sum * heading_worth : sum;
    }
};

Highlighter::Highlighter(std::vector<query::HighlightTerm> terms, analysis::Analyzer& analyzer)
    : terms_(std::move(terms)), analyzer_(analyzer) {
    for (const query::HighlightTerm& term : terms_)
        term.add_to(wanted_);
    reaches_over_lines_ =
        std::ranges::any_of(terms_, [](const query::HighlightTerm& term) { return term.spans.has_value(); });
}

std::vector<Highlighter::Match> Highlighter::matches(std::string_view text, bool in_title) {
    tokens_ = reaches_over_lines_ ? analyzer_.analyze(text, wanted_) : analyzer_.find(text, wanted_);
    std::vector<Match> found;
    for (std::uint32_t at = 0; at < terms_.size(); ++at) {
        const query::HighlightTerm& term = terms_[at];
        if (term.field != schema::FieldId::text && !(in_title && term.field == schema::FieldId::title))
            continue;
        if (term.spans) {
            add_spans(at, in_title, found);
            continue;
        }
        for (const Token& token : tokens_)
            if (token.form != nullptr && term.matches(*token.form))
                found.push_back({token.begin, token.end, at, false});
        add_phrases(at, found);
    }
    std::ranges::sort(found, [](const Match& a, const Match& b) {
        return a.begin != b.begin ? a.begin < b.begin : a.end < b.end;
    });
    return found;
}

void Highlighter::add_phrases(std::uint32_t term, std::vector<Match>& found) const {
    if (terms_[term].phrases.empty())
        return;
    std::vector<const Token*> words;
    for (const Token& token : tokens_)
        if (token.kind == TokenKind::word)
            words.push_back(&token);
    for (const auto& phrase : terms_[term].phrases)
        for (std::size_t from = 0; from + phrase.size() <= words.size(); ++from) {
            std::size_t in_row = 0;
            while (in_row < phrase.size() &&
                   words[from + in_row]->position == words[from]->position + in_row &&
                   words[from + in_row]->form != nullptr &&
                   has(phrase[in_row], words[from + in_row]->form->exact))
                ++in_row;
            if (in_row == phrase.size())
                found.push_back({words[from]->begin, words[from + in_row - 1]->end, term, true});
        }
}

/// The words of the term's nearness, where they stand near each other.
void Highlighter::add_spans(std::uint32_t term, bool in_title, std::vector<Match>& found) const {
    const query::SpanTree& tree = *terms_[term].spans;
    const auto has_form = [&](const query::SpanTree::Leaf& leaf, const Token& token) {
        return token.form != nullptr &&
               (leaf.field == schema::FieldId::text || (in_title && leaf.field == schema::FieldId::title)) &&
               std::ranges::binary_search(leaf.forms, token.form->exact, std::less<>{});
    };
    std::vector<std::vector<std::uint32_t>> positions(tree.leaves.size());
    std::vector<const Token*> candidates;
    for (const Token& token : tokens_) {
        bool is_candidate = false;
        for (std::size_t leaf = 0; leaf < tree.leaves.size(); ++leaf)
            if (has_form(tree.leaves[leaf], token)) {
                is_candidate = true;
                if (positions[leaf].empty() || positions[leaf].back() != token.position)
                    positions[leaf].push_back(token.position);
            }
        if (is_candidate)
            candidates.push_back(&token);
    }
    std::vector<std::uint32_t> firsts;
    std::vector<std::uint32_t> all;
    for (const query::Span& span : query::find_spans(tree, positions)) {
        firsts.push_back(span.front());
        all.insert(all.end(), span.begin(), span.end());
    }
    std::ranges::sort(firsts);
    std::ranges::sort(all);
    for (const Token* token : candidates)
        if (std::ranges::binary_search(all, token->position))
            found.push_back(
                {token->begin, token->end, term, std::ranges::binary_search(firsts, token->position)});
}

/// Overlapping matches as one mark, and so the parts of a compound: `Maison-Blanche` for `maison blanche`.
std::vector<Mark> Highlighter::marks(const std::vector<Match>& matches, std::string_view text) {
    std::vector<Mark> result;
    for (const Match& match : matches) {
        if (!result.empty()) {
            Mark& last = result.back();
            if (match.begin <= last.end || is_hyphen(text.substr(last.end, match.begin - last.end))) {
                last.end = std::max(last.end, match.end);
                continue;
            }
        }
        result.push_back({match.begin, match.end});
    }
    return result;
}

std::vector<Mark> Highlighter::title_marks(std::string_view title) {
    return marks(matches(title, true), title);
}

std::vector<Mark> Highlighter::body_marks(std::string_view body) {
    return marks(matches(body, false), body);
}

/// The lines with a match; all lines when nothing matches.
std::vector<Highlighter::Window> Highlighter::lines(std::string_view body, const std::vector<Match>& found) {
    std::vector<Window> result;
    std::size_t match = 0;
    for (std::uint32_t begin = 0, end = 0; begin < body.size(); begin = end) {
        end = static_cast<std::uint32_t>(std::min(body.find('\n', begin), body.size() - 1) + 1);
        const std::size_t first = match;
        while (match < found.size() && found[match].begin < end)
            ++match;
        if (found.empty() || match > first)
            result.push_back({begin, end, first, match, false});
    }
    return result;
}

/// Adds one window from each sentence of a line with a match, as far as following sentences fit; from every
/// sentence when nothing matches.
void Highlighter::add_windows(std::string_view body, const Window& line, const std::vector<Match>& found,
                              std::vector<Window>& result) {
    // A line end ends a sentence.
    std::vector<std::uint32_t> starts = sentences_.starts(body.substr(line.begin, line.end - line.begin));
    starts.push_back(line.end - line.begin);
    std::size_t match = line.first_match;
    const auto end_of = [&](std::size_t sentence) {
        return without_trailing_white(body, line.begin + starts[sentence], line.begin + starts[sentence + 1]);
    };
    for (std::size_t sentence = 0; sentence + 1 < starts.size(); ++sentence) {
        const std::uint32_t begin = line.begin + starts[sentence];
        std::uint32_t end = end_of(sentence);
        while (match < found.size() && found[match].begin < begin)
            ++match;
        const bool has_match = match < found.size() && found[match].begin < end;
        if (end == begin || (!found.empty() && !has_match))
            continue;
        for (std::size_t next = sentence + 1;
             next + 1 < starts.size() && end_of(next) - begin <= snippet_bytes; ++next)
            end = end_of(next);
        std::size_t last = match;
        while (last < found.size() && found[last].begin < end)
            ++last;
        result.push_back({begin, end, match, last, is_heading(body.substr(begin, end - begin))});
    }
}

/// The part of a long window that is shown: whole words around what stands at `focus`.
std::pair<std::uint32_t, std::uint32_t> Highlighter::cut(std::string_view body, std::uint32_t begin,
                                                         std::uint32_t end, std::uint32_t focus) {
    std::vector<Mark> words;
    for (const Token& token : analyzer_.analyze(body.substr(begin, end - begin), analysis::WordFilter()))
        words.push_back({begin + token.begin, begin + token.end});
    const auto from =
        std::ranges::find_if(words, [&](const Mark& word) { return word.end + lead_in_bytes >= focus; });
    if (from != words.end() && focus > begin + lead_in_bytes)
        begin = from->begin;
    std::uint32_t last = begin;
    for (const Mark& word : words)
        if (word.begin >= begin && word.end <= std::min(end, begin + snippet_bytes))
            last = std::max(last, word.end);
    return {begin, last > begin ? last : end};
}

/// The lede: the first sentence of a paragraph rather than a heading.
std::optional<Highlighter::Window> Highlighter::lede(std::string_view body) {
    std::vector<Window> windows;
    for (const Window& line : lines(body, {})) {
        const std::size_t before = windows.size();
        add_windows(body, line, {}, windows);
        const auto found = std::ranges::find_if_not(windows.begin() + static_cast<std::ptrdiff_t>(before),
                                                    windows.end(), &Window::is_heading);
        if (found != windows.end())
            return *found;
    }
    return windows.empty() ? std::nullopt : std::optional(windows.front());
}

/// The best window, of equals the first, that no better one overlaps: taken out of `windows`, to which those
/// of a line come only when it may have the best.
std::optional<Highlighter::Window> Highlighter::take_best(std::string_view body,
                                                          const std::vector<Match>& found,
                                                          const std::vector<bool>& shown,
                                                          std::vector<Window>& lines,
                                                          std::vector<Window>& windows) {
    struct Worth {
        double worth;
        std::uint32_t begin;
        bool operator<(const Worth& other) const {
            return worth != other.worth ? worth < other.worth : begin > other.begin;
        }
    };
    // No window is worth more than its line.
    const auto worth = [&](const Window& window) { return Worth{window.worth(found, shown), window.begin}; };
    for (;;) {
        const auto line = std::ranges::max_element(lines, std::less{}, worth);
        const auto best = std::ranges::max_element(windows, std::less{}, worth);
        if (line != lines.end() && (best == windows.end() || worth(*best) < worth(*line))) {
            add_windows(body, *line, found, windows);
            lines.erase(line);
            continue;
        }
        if (best == windows.end())
            return std::nullopt;
        const Window taken = *best;
        std::erase_if(windows, [&](const Window& window) {
            return window.begin < taken.end && taken.begin < window.end;
        });
        return taken;
    }
}

std::vector<Snippet> Highlighter::snippets(std::string_view body, std::size_t limit) {
    if (limit == 0)
        return {};
    const std::vector<Match> found = matches(body, false);
    std::vector<Window> chosen;
    if (found.empty()) {
        if (const auto shown = lede(body))
            chosen.push_back(*shown);
    } else {
        std::vector<Window> unbroken = lines(body, found);
        std::vector<Window> windows;
        std::vector<bool> shown(terms_.size());
        while (chosen.size() < limit) {
            const auto best = take_best(body, found, shown, unbroken, windows);
            if (!best)
                break;
            for (std::size_t at = best->first_match; at < best->last_match; ++at)
                shown[found[at].term] = true;
            chosen.push_back(*best);
        }
    }
    std::ranges::sort(chosen, {}, &Window::begin);

    std::vector<Snippet> result;
    for (const Window& window : chosen) {
        std::uint32_t begin = window.begin;
        std::uint32_t end = window.end;
        const auto first = found.begin() + static_cast<std::ptrdiff_t>(window.first_match);
        const auto last = found.begin() + static_cast<std::ptrdiff_t>(window.last_match);
        if (end - begin > snippet_bytes)
            std::tie(begin, end) = cut(body, begin, end, first == last ? begin : first->begin);
        std::vector<Match> inside;
        std::copy_if(first, last, std::back_inserter(inside),
                     [&](const Match& match) { return match.begin >= begin && match.end <= end; });
        Snippet snippet{std::string(body.substr(begin, end - begin)), marks(inside, body),
                        begin > window.begin, end < window.end};
        for (Mark& mark : snippet.marks) {
            mark.begin -= begin;
            mark.end -= begin;
        }
        result.push_back(std::move(snippet));
    }
    return result;
}

}  // namespace depeche::match
