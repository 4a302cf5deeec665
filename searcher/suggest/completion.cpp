#include "searcher/suggest/completion.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <span>
#include <string>
#include <utility>

#include "depeche/date_label.hpp"
#include "schema/analysis/folding.hpp"
#include "schema/analysis/stop_words.hpp"
#include "schema/facet_values.hpp"
#include "schema/terms.hpp"
#include "searcher/query/ast.hpp"
#include "searcher/query/names.hpp"
#include "searcher/query/syntax.hpp"
#include "searcher/suggest/unfinished.hpp"
#include "searcher/suggest/written_form.hpp"

namespace depeche::suggest {

using query::NodeKind;
using schema::FieldId;
using schema::FieldKind;

namespace {

/// So many terms or keys of the index are looked at for a beginning that few share; more share it when they
/// do not end by then.
constexpr std::size_t most_scanned = 300;

/// Of the values of names found by their words in the index, so many are looked up.
constexpr std::size_t most_looked_up = 60;

/// Stop words that may begin alike.
constexpr std::size_t most_stop_words = 60;

/// So many of the most frequent words are looked for in a field such as the title.
constexpr std::size_t most_tried_in_field = 400;

constexpr auto facets_of_names = std::to_array<std::pair<FieldId, Facet>>(
    {{FieldId::actor, Facet::actor}, {FieldId::place, Facet::place}, {FieldId::source, Facet::source}});

bool is_more_frequent(const Completion& a, const Completion& b) {
    return a.count != b.count ? a.count > b.count : a.text < b.text;
}

std::string day_value(std::string_view digits) {
    std::string value(digits.substr(0, 4));
    for (std::size_t at = 4; at + 2 <= digits.size(); at += 2)
        value.append("-").append(digits.substr(at, 2));
    return value;
}

class Completer {
public:
    Completer(const CompletionRequest& request, const Unfinished& end, const Vocabulary& vocabulary,
              const Xapian::Database& index)
        : request_(request), end_(end), vocabulary_(vocabulary), index_(index) {}

    std::vector<Completion> run();

private:
    void add_operators();
    void add_fields();
    void add_values();
    void add_dates();
    void add_keywords(FieldId field);
    std::vector<Completion> names(FieldId field, Facet facet);
    void add_name(std::vector<Completion>& found, FieldId field, Facet facet, const schema::NameEntry& entry);
    std::vector<Completion> words(FieldId field);
    std::vector<Vocabulary::Word> candidates(std::size_t most) const;
    bool add_live_words(std::vector<Completion>& found, FieldId field);
    void add_word(std::vector<Completion>& found, std::string_view exact, std::string_view spelling,
                  std::uint64_t count);
    void merge(std::vector<Completion> names, std::vector<Completion> words);

    /// The query with `insertion` from byte `begin` on.
    std::string completed(std::size_t begin, std::string_view insertion) const {
        return request_.text.substr(0, begin).append(insertion);
    }
    void add(CompletionKind kind, std::string label, std::size_t begin, std::string_view insertion,
             std::uint64_t count) {
        if (std::string text = completed(begin, insertion); text != request_.text)
            found_.push_back({kind, std::nullopt, std::move(label), std::move(text), count});
    }
    std::string value_text(FieldId field, std::string value) const {
        return query::to_string({.kind = NodeKind::value, .field = field, .text = std::move(value)},
                                request_.language);
    }
    bool typed_capital() const {
        const char first = request_.text[end_.begin];
        return first >= 'A' && first <= 'Z';
    }

    const CompletionRequest& request_;
    const Unfinished& end_;
    const Vocabulary& vocabulary_;
    const Xapian::Database& index_;
    std::vector<Completion> found_;
};

std::vector<Completion> Completer::run() {
    if (end_.scope) {
        add_values();
    } else {
        if (end_.is_bare) {
            add_operators();
            add_fields();
        }
        std::vector<Completion> all_names;
        for (const auto& [field, facet] : facets_of_names)
            if (!end_.is_quoted)
                std::ranges::move(names(field, facet), std::back_inserter(all_names));
        merge(std::move(all_names), words(FieldId::text));
    }
    found_.resize(std::min(found_.size(), request_.limit));
    return std::move(found_);
}

/// In capitals, as operators are typed.
void Completer::add_operators() {
    const std::string typed = request_.text.substr(end_.begin);
    if (!end_.has_left_side || typed.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") != typed.npos)
        return;
    for (const Text& word : {query::conjunction_word, query::disjunction_word, query::exclusion_word,
                             query::near_word, query::followed_word})
        if (const std::string_view name = word.in(request_.language); name.starts_with(typed))
            add(CompletionKind::operator_word, std::string(name), end_.begin, std::string(name) + ' ', 0);
}

void Completer::add_fields() {
    constexpr std::size_t shortest = 2;
    if (end_.exact.size() < shortest)
        return;
    const auto consider = [&](const Text& name) {
        const auto begins = [&](std::string_view one) { return analysis::fold(one).starts_with(end_.exact); };
        if (begins(name.french) || begins(name.english)) {
            const std::string label = std::string(name.in(request_.language)) + ':';
            add(CompletionKind::field, label, end_.begin, label, 0);
        }
    };
    for (const schema::Field& field : schema::fields)
        consider(field.name);
    for (const query::DateWord& word : query::date_words)
        consider(word.name);
}

void Completer::add_values() {
    const schema::Field& field = schema::field(end_.scope->field);
    switch (field.kind) {
        case FieldKind::text:
            found_ = words(field.id);
            break;
        case FieldKind::date:
            add_dates();
            break;
        case FieldKind::name:
            for (const auto& [name_field, facet] : facets_of_names)
                if (name_field == field.id)
                    found_ = names(field.id, facet);
            break;
        case FieldKind::keyword:
        case FieldKind::identifier:
            add_keywords(field.id);
            break;
    }
    std::ranges::stable_sort(found_,
                             field.kind == FieldKind::date
                                 ? [](const Completion& a, const Completion& b) { return a.text > b.text; }
                                 : is_more_frequent);
}

/// Years, then the months of a year, then the days of a month, the latest first.
void Completer::add_dates() {
    std::string digits = end_.value;
    std::erase(digits, '-');
    if (digits.find_first_not_of("0123456789") != digits.npos)
        return;
    const char unit = digits.size() < 4   ? schema::year_prefix
                      : digits.size() < 6 ? schema::month_prefix
                                          : schema::day_prefix;
    const std::string prefix = unit + digits;
    std::size_t scanned = 0;
    for (auto term = index_.allterms_begin(prefix);
         term != index_.allterms_end(prefix) && scanned < most_scanned; ++term, ++scanned) {
        const std::string value = day_value((*term).substr(1));
        const auto interval = parse_date(value);
        if (interval)
            add(CompletionKind::value, date_label(*interval, request_.language),
                request_.text.size() - end_.value.size(), value, term.get_termfreq());
    }
}

void Completer::add_keywords(FieldId field) {
    const bool is_id = schema::field(field).kind == FieldKind::identifier;
    const std::string none = is_id ? schema::id_term("") : schema::name_term(field, "");
    const bool is_empty = end_.value.empty();
    const std::string prefix = none + (is_id || is_empty ? end_.value : schema::slug(end_.value));
    if (prefix.size() > schema::max_term_bytes)
        return;
    std::size_t scanned = 0;
    for (auto term = index_.allterms_begin(prefix);
         term != index_.allterms_end(prefix) && scanned < most_scanned; ++term, ++scanned) {
        std::string value = (*term).substr(none.size());
        std::string text = value_text(field, value);
        add(CompletionKind::value, std::move(value), end_.field_begin, text, term.get_termfreq());
    }
}

/// Takes a value when the words before the last one are its own, as far as they are typed.
void Completer::add_name(std::vector<Completion>& found, FieldId field, Facet facet,
                         const schema::NameEntry& entry) {
    const std::uint64_t count = index_.get_termfreq(schema::name_term(field, entry.name.id));
    if (count == 0)
        return;
    std::set<std::string> own;
    for (std::string& word : analysis::folded_words(entry.name.label))
        own.insert(std::move(word));
    for (const std::string& alias : entry.aliases)
        for (std::string& word : analysis::folded_words(alias))
            own.insert(std::move(word));
    std::size_t begin = end_.scope ? end_.field_begin : end_.term_begin;
    for (const Unfinished::Before& word : end_.before) {
        const bool is_own = own.contains(word.exact);
        if (end_.scope && !is_own)
            return;
        if (!is_own)
            break;
        if (!end_.scope)
            begin = word.begin;
    }
    // A label with a quotation mark in it cannot be quoted.
    const bool is_quotable = entry.name.label.find('"') == std::string::npos;
    std::string text = completed(begin, value_text(field, is_quotable ? entry.name.label : entry.name.id));
    const auto is_same = [&](const Completion& other) { return other.text == text; };
    if (text != request_.text && std::ranges::none_of(found, is_same))
        found.push_back({CompletionKind::name, facet, entry.name.label, std::move(text), count});
}

/// The values of a facet that have a word beginning as typed: of the most frequent ones that the vocabulary
/// has, else of those that the index finds by their words.
std::vector<Completion> Completer::names(FieldId field, Facet facet) {
    std::vector<Completion> found;
    const std::string begins = ' ' + end_.exact;
    for (const schema::VocabularyName& name : vocabulary_.names(field)) {
        if (found.size() >= request_.limit)
            return found;
        if (name.words.find(begins) != std::string::npos)
            add_name(found, field, facet, query::name_entry(index_, field, name.key));
    }
    const std::string prefix = schema::name_word_key(field, end_.exact);
    std::set<std::string> ids;
    std::size_t scanned = 0;
    for (auto key = index_.metadata_keys_begin(prefix);
         key != index_.metadata_keys_end(prefix) && scanned < most_scanned && ids.size() < most_looked_up;
         ++key, ++scanned) {
        const std::string word = (*key).substr(prefix.size() - end_.exact.size());
        if (analysis::is_stop_word(word))
            continue;
        for (std::string& id : query::ids_with_every_word(index_, field, std::span(&word, 1)))
            if (ids.size() < most_looked_up)
                ids.insert(std::move(id));
    }
    for (const std::string& id : ids)
        add_name(found, field, facet, query::name_entry(index_, field, schema::facet_key(id)));
    std::ranges::sort(found, is_more_frequent);
    found.resize(std::min(found.size(), request_.limit));
    return found;
}

/// The most frequent words of the vocabulary that begin as typed.
std::vector<Vocabulary::Word> Completer::candidates(std::size_t most) const {
    std::vector<Vocabulary::Word> best(most);
    const auto all = vocabulary_.with_prefix(end_.exact);
    const auto end = std::ranges::partial_sort_copy(all, best, [](const auto& a, const auto& b) {
                         return a.frequency != b.frequency ? a.frequency > b.frequency : a.exact < b.exact;
                     }).out;
    best.erase(end, best.end());
    return best;
}

/// Adds the words of the index itself, when few begin so; those that came since the vocabulary was made are
/// found here.
bool Completer::add_live_words(std::vector<Completion>& found, FieldId field) {
    const std::string_view field_prefix = schema::field(field).prefix;
    const std::string prefix = schema::exact_term(field_prefix, end_.exact);
    std::vector<std::pair<std::string, Xapian::doccount>> terms;
    for (auto term = index_.allterms_begin(prefix); term != index_.allterms_end(prefix); ++term) {
        if (terms.size() == most_scanned)
            return false;
        terms.emplace_back((*term).substr(field_prefix.size()), term.get_termfreq());
    }
    std::ranges::sort(terms, [](const auto& a, const auto& b) {
        return a.second != b.second ? a.second > b.second : a.first < b.first;
    });
    for (const auto& [exact, count] : terms) {
        const Vocabulary::Word* known = vocabulary_.find(exact);
        add_word(found, exact, known == nullptr ? std::string_view(exact) : known->spelling, count);
    }
    return true;
}

void Completer::add_word(std::vector<Completion>& found, std::string_view exact, std::string_view spelling,
                         std::uint64_t count) {
    if (count == 0 || found.size() >= request_.limit || analysis::is_stop_word(exact))
        return;
    std::string written = written_form(index_, std::string(exact), std::string(spelling), typed_capital());
    if (std::string text = completed(end_.begin, written); text != request_.text)
        found.push_back({CompletionKind::word, std::nullopt, std::move(written), std::move(text), count});
}

std::vector<Completion> Completer::words(FieldId field) {
    std::vector<Completion> found;
    if (end_.exact.empty() || add_live_words(found, field))
        return found;
    const std::string_view prefix = schema::field(field).prefix;
    for (const Vocabulary::Word& word :
         candidates(prefix.empty() ? request_.limit + most_stop_words : most_tried_in_field))
        if (found.size() < request_.limit)
            add_word(found, word.exact, word.spelling,
                     index_.get_termfreq(schema::exact_term(prefix, word.exact)));
    std::ranges::sort(found, is_more_frequent);
    return found;
}

/// Words are mostly more frequent than names, which are to have two places in five all the same.
void Completer::merge(std::vector<Completion> names, std::vector<Completion> words) {
    std::ranges::sort(names, is_more_frequent);
    const std::size_t room = request_.limit - std::min(request_.limit, found_.size());
    const std::size_t reserved = (2 * room + 4) / 5;
    names.resize(std::min(names.size(), std::max(reserved, room - std::min(room, words.size()))));
    words.resize(std::min(words.size(), room - std::min(room, names.size())));
    const auto first = static_cast<std::ptrdiff_t>(found_.size());
    std::ranges::move(names, std::back_inserter(found_));
    std::ranges::move(words, std::back_inserter(found_));
    std::ranges::stable_sort(found_.begin() + first, found_.end(), std::ranges::greater{},
                             &Completion::count);
}

}  // namespace

std::vector<Completion> complete(const CompletionRequest& request, Vocabulary& vocabulary,
                                 const Xapian::Database& index, analysis::Analyzer& analyzer) {
    constexpr std::size_t most_completions = 100;
    CompletionRequest bounded = request;
    bounded.limit = std::min(bounded.limit, most_completions);
    const auto end = unfinished(request.text, analyzer);
    if (!end)
        return {};
    vocabulary.refresh(index, [&](const schema::VocabularyWord& word) {
        return !end->exact.empty() && word.exact.starts_with(end->exact);
    });
    return Completer(bounded, *end, vocabulary, index).run();
}

}  // namespace depeche::suggest
