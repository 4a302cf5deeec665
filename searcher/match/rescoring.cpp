#include "searcher/match/rescoring.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

#include "schema/terms.hpp"

namespace depeche::match {

using analysis::Token;
using analysis::TokenKind;

namespace {

constexpr double in_order_weight = 0.6;
constexpr double near_weight = 0.4;
constexpr double lead_weight = 0.5;
constexpr double title_weight = 0.5;

/// Occurrences of a pair that are worth half of endless many.
constexpr double pair_saturation = 0.5;
constexpr std::uint32_t near_words = 12;
constexpr std::size_t lead_words = 100;
constexpr double title_k1 = 1.2;
constexpr double title_b = 0.75;
constexpr double usual_title_words = 10;

/// A longer query is a text: its first words tell what it is about.
constexpr std::size_t most_words = 64;

/// As `Xapian::BM25Weight` has it: never below 0.
double idf(Xapian::doccount size, Xapian::doccount frequency) {
    double odds = (static_cast<double>(size) - frequency + 0.5) / (frequency + 0.5);
    if (odds < 2)
        odds = odds * 0.5 + 1;
    return std::log(odds);
}

double saturated(std::size_t count) {
    const auto n = static_cast<double>(count);
    return n / (n + pair_saturation);
}

/// How many of `first` have one of `second` at this distance behind them. Both ascend.
std::size_t count_in_order(const std::vector<std::uint32_t>& first, const std::vector<std::uint32_t>& second,
                           std::uint32_t gap) {
    std::size_t count = 0;
    auto other = second.begin();
    for (const std::uint32_t position : first) {
        other = std::lower_bound(other, second.end(), position + gap);
        count += other != second.end() && *other == position + gap ? 1 : 0;
    }
    return count;
}

/// How many of `first` have one of `second` within `near_words`, on either side.
std::size_t count_near(const std::vector<std::uint32_t>& first, const std::vector<std::uint32_t>& second) {
    std::size_t count = 0;
    auto other = second.begin();
    for (const std::uint32_t position : first) {
        const std::uint32_t from = position > near_words ? position - near_words : 0;
        other = std::lower_bound(other, second.end(), from);
        count += other != second.end() && *other <= position + near_words ? 1 : 0;
    }
    return count;
}

/// The beginning of a text that likely has so many words: most of what stands between blanks is one.
std::string_view beginning(std::string_view text, std::size_t words) {
    std::size_t end = 0;
    for (std::size_t left = words + words / 4 + 8; left > 0; --left) {
        end = text.find_first_of(" \n", end + 1);
        if (end == std::string_view::npos)
            return text;
    }
    return text.substr(0, end);
}

}  // namespace

Rescorer::Rescorer(std::string_view text, const std::vector<query::HighlightTerm>& terms,
                   const Xapian::Database& index, analysis::Analyzer& analyzer)
    : analyzer_(analyzer) {
    std::optional<std::size_t> previous;
    std::uint32_t previous_position = 0;
    for (const Token& token : analyzer.analyze(text)) {
        const auto term = std::ranges::find_if(terms, [&](const query::HighlightTerm& wanted) {
            return wanted.field == schema::FieldId::text && wanted.matches(*token.form);
        });
        if (term == terms.end() || words_.size() == most_words)
            continue;
        const std::size_t word = add_word(*term, index);
        if (previous && *previous != word && token.position > previous_position)
            pairs_.push_back({*previous, word, token.position - previous_position});
        previous = word;
        previous_position = token.position;
    }
    index_first_bytes();
}

std::size_t Rescorer::add_word(const query::HighlightTerm& term, const Xapian::Database& index) {
    const auto known = std::ranges::find(words_, &term, &Word::term);
    if (known != words_.end())
        return static_cast<std::size_t>(known - words_.begin());
    Xapian::doccount frequency = 0;
    for (const std::string& stem : term.stems)
        frequency = std::max(frequency, index.get_termfreq(schema::stem_term("", stem)));
    for (const std::string& exact : term.exact)
        frequency = std::max(frequency, index.get_termfreq(schema::exact_term("", exact)));
    words_.push_back({&term, idf(index.get_doccount(), frequency), {}});
    return words_.size() - 1;
}

void Rescorer::index_first_bytes() {
    const auto add = [&](const std::vector<std::string>& forms) {
        for (const std::string& form : forms)
            if (!form.empty())
                may_begin_[static_cast<unsigned char>(form.front())] = true;
    };
    for (const Word& word : words_) {
        add(word.term->exact);
        add(word.term->stems);
        add(word.term->accented);
        add(word.term->prefixes);
    }
}

/// Notes where the words are in a text; gives the number of its words.
std::uint32_t Rescorer::find_words(std::string_view text, std::uint32_t first_position, std::size_t lead,
                                   bool is_title) {
    const auto may_begin = [&](std::string_view form) {
        return !form.empty() && may_begin_[static_cast<unsigned char>(form.front())];
    };
    std::uint32_t count = 0;
    for (const Token& token : analyzer_.analyze(text)) {
        count += token.kind == TokenKind::word ? 1 : 0;
        const analysis::WordForm& form = *token.form;
        if (!may_begin(form.exact) && !may_begin(form.stem) && !may_begin(form.accented))
            continue;
        const auto word =
            std::ranges::find_if(words_, [&](const Word& wanted) { return wanted.term->matches(form); });
        if (word == words_.end())
            continue;
        word->positions.push_back(first_position + token.position);
        word->in_lead |= count <= lead;
        word->in_title += is_title ? 1 : 0;
    }
    return count;
}

/// Pairs may be anywhere; without any the lead is all that counts.
void Rescorer::find_in_body(std::string_view body, std::size_t lead) {
    const std::string_view read = pairs_.empty() ? beginning(body, lead) : body;
    if (find_words(read, schema::body_position, lead, false) < lead && read.size() < body.size())
        find_words(body, schema::body_position, lead, false);
}

double Rescorer::pairs() const {
    double sum = 0;
    for (const Pair& pair : pairs_) {
        const Word& first = words_[pair.first];
        const Word& second = words_[pair.second];
        if (first.positions.empty() || second.positions.empty())
            continue;
        sum += std::min(first.idf, second.idf) *
               (in_order_weight * saturated(count_in_order(first.positions, second.positions, pair.gap)) +
                near_weight * saturated(count_near(first.positions, second.positions)));
    }
    return sum;
}

ScoreParts Rescorer::score(const schema::RecordTexts& texts) {
    for (Word& word : words_) {
        word.positions.clear();
        word.in_lead = false;
        word.in_title = 0;
    }
    const std::string_view title = texts.title_derived ? std::string_view{} : texts.title;
    const std::uint32_t title_words = find_words(title, schema::title_position, lead_words, true);
    find_in_body(texts.body, lead_words - std::min<std::size_t>(lead_words, title_words));
    ScoreParts parts{.pairs = pairs()};
    const double length_norm = title_k1 * (1 - title_b + title_b * title_words / usual_title_words);
    for (const Word& word : words_) {
        parts.lead += word.in_lead ? lead_weight * word.idf : 0;
        parts.title +=
            title_weight * word.idf * word.in_title * (title_k1 + 1) / (word.in_title + length_norm);
    }
    return parts;
}

}  // namespace depeche::match
