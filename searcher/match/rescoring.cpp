#include "searcher/match/rescoring.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

#include "schema/analysis/stop_words.hpp"
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
constexpr std::uint32_t lead_words = 100;
constexpr double title_k1 = 1.2;
constexpr double title_b = 0.75;
constexpr double usual_title_words = 10;

/// A longer query is a text: its first words tell what it is about.
constexpr std::size_t most_words = 64;

/// Of more stems of one word some hash would too often be that of another word of a dispatch.
constexpr std::size_t most_stems = 1000;

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
                   const WalkedIndex& index, analysis::Analyzer& analyzer, query::WordMemory& looked_up)
    : analyzer_(analyzer), memory_(index.memory) {
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
    for (const Word& word : words_)
        word.term->add_to(wanted_);
    add_stems(query::Vocabulary(index.database, analyzer, &looked_up));
}

std::size_t Rescorer::add_word(const query::HighlightTerm& term, const WalkedIndex& index) {
    const auto known = std::ranges::find(words_, &term, &Word::term);
    if (known != words_.end())
        return static_cast<std::size_t>(known - words_.begin());
    const auto frequency_of = [&](const std::string& wanted) {
        return index.memory.lists.frequency(index.database, wanted);
    };
    Xapian::doccount frequency = 0;
    for (const std::string& stem : term.stems)
        frequency = std::max(frequency, frequency_of(schema::stem_term("", stem)));
    for (const std::string& exact : term.exact)
        frequency = std::max(frequency, frequency_of(schema::exact_term("", exact)));
    for (const query::WordStart& start : term.starts)
        frequency = std::max(frequency, start.frequency);
    words_.push_back({&term,
                      idf(index.database.get_doccount(), frequency),
                      std::ranges::any_of(term.exact, analysis::is_stop_word),
                      {}});
    return words_.size() - 1;
}

bool Rescorer::is_told_by_stems(const Word& word) const {
    const query::HighlightTerm& term = *word.term;
    const bool has_other_spellings = std::ranges::any_of(term.exact, [&](const std::string& exact) {
        return std::ranges::find(term.stems, analyzer_.form(exact).stem) == term.stems.end();
    });
    return !word.is_stop_word && term.accented.empty() && !has_other_spellings;
}

/// Whether the word has stems that tell it, which are added.
bool Rescorer::add_stems(std::size_t word, const query::Vocabulary& vocabulary) {
    if (!is_told_by_stems(words_[word]))
        return false;
    const query::HighlightTerm& term = *words_[word].term;
    for (const std::string& stem : term.stems)
        stems_.push_back({schema::forward_hash(stem), word, false});
    for (const query::WordStart& start : term.starts) {
        const std::vector<std::string> started = vocabulary.stems_of_start(start.letters);
        if (started.empty() || started.size() > most_stems)
            return false;
        for (const std::string& stem : started)
            stems_.push_back({schema::forward_hash(stem), word, !stem.starts_with(start.letters)});
    }
    return !term.stems.empty() || !term.starts.empty();
}

/// Fills `stems_` if all words are told by their stems.
void Rescorer::add_stems(const query::Vocabulary& vocabulary) {
    for (std::size_t word = 0; word < words_.size(); ++word)
        if (!add_stems(word, vocabulary)) {
            stems_.clear();
            return;
        }
    // Of words with the same stem the first counts.
    std::ranges::stable_sort(stems_, {}, &Stem::hash);
    for (const Stem& stem : stems_)
        stem_bits_[stem.hash % stem_bits_.size()] = true;
}

void Rescorer::forget_places() {
    for (Word& word : words_) {
        word.positions.clear();
        word.in_lead = false;
        word.in_title = 0;
    }
}

void Rescorer::note(Word& word, schema::WordPlace place, bool is_title, std::uint32_t lead) {
    word.positions.push_back(place.position + (is_title ? schema::title_position : schema::body_position));
    word.in_lead |= place.rank < lead;
    word.in_title += is_title ? 1 : 0;
}

/// Notes where the words are in a text, of which the first `lead` words are of the lead; gives the number of
/// its words.
std::uint32_t Rescorer::find_words(std::string_view text, bool is_title, std::uint32_t lead) {
    std::uint32_t count = 0;
    schema::visit_places(analyzer_.analyze(text, wanted_), [&](const Token& token, schema::WordPlace place) {
        count += token.kind == TokenKind::word ? 1 : 0;
        if (token.form == nullptr)
            return;
        const auto word = std::ranges::find_if(
            words_, [&](const Word& wanted) { return wanted.term->matches(*token.form); });
        if (word != words_.end() && (word->is_stop_word || !analysis::is_stop_word(token.form->exact)))
            note(*word, place, is_title, lead);
    });
    return count;
}

/// Pairs may be anywhere; without any the lead is all that counts.
void Rescorer::find_in_body(std::string_view body, std::uint32_t lead) {
    const std::string_view read = pairs_.empty() ? beginning(body, lead) : body;
    if (find_words(read, false, lead) < lead && read.size() < body.size())
        find_words(body, false, lead);
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

ScoreParts Rescorer::score(const Dispatch& dispatch) {
    forget_places();
    const std::string_view title = dispatch.title_derived ? std::string_view{} : dispatch.title;
    const std::uint32_t title_words = find_words(title, true, lead_words);
    find_in_body(dispatch.body, lead_words - std::min(lead_words, title_words));
    return parts(title_words);
}

std::optional<ScoreParts> Rescorer::score(std::string_view forward_list) {
    forget_places();
    bool is_told = true;
    bool is_title = true;
    std::uint32_t lead = lead_words;
    std::uint32_t title_words = 0;
    schema::visit_forward_list(
        forward_list,
        [&](std::uint32_t hash, schema::WordPlace place) {
            if (!stem_bits_[hash % stem_bits_.size()])
                return;
            const auto stem = std::ranges::lower_bound(stems_, hash, {}, &Stem::hash);
            if (stem == stems_.end() || stem->hash != hash)
                return;
            is_told = is_told && !stem->may_be_other;
            note(words_[stem->word], place, is_title, lead);
        },
        [&](std::uint32_t words) {
            is_title = false;
            title_words = words;
            lead -= std::min(lead, words);
        });
    return is_told ? std::optional(parts(title_words)) : std::nullopt;
}

/// What the noted places are worth.
ScoreParts Rescorer::parts(std::uint32_t title_words) {
    // Of a compound the joined form comes last, and stands first.
    for (Word& word : words_)
        std::ranges::sort(word.positions);
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
