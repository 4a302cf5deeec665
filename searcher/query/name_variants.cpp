#include "searcher/query/name_variants.hpp"

#include <algorithm>
#include <array>
#include <numeric>

#include "schema/analysis/folding.hpp"
#include "schema/analysis/stop_words.hpp"
#include "schema/facet_values.hpp"
#include "schema/terms.hpp"
#include "searcher/query/names.hpp"

namespace depeche::query {

using schema::FieldId;

namespace {

using Words = std::vector<std::string>;

/// A word that more values than this have in their names names none of them.
constexpr std::size_t most_values = 300;
/// So many dispatches with a word tell whether it is a name there.
constexpr std::size_t most_looked_at = 500;
/// Shorter surnames are too near to each other to be spellings of one.
constexpr std::size_t shortest_surname = 4;
/// `Youri`, `Yuri`, `Iouri`… by `Ouchakov`, `Ushakov`: the whole names made of the parts of those listed.
constexpr std::size_t most_combinations = 24;

/// Places and actors are what texts speak of; a source is where they come from.
constexpr auto spoken_of = std::to_array<FieldId>({FieldId::actor, FieldId::place});

bool starts_with_capital(std::string_view word) {
    return !word.empty() && analysis::lower(word) != word;
}

template <typename Range>
bool has(const Range& words, const std::string& wanted) {
    return std::ranges::find(words, wanted) != std::ranges::end(words);
}

bool has_all(const Words& words, std::span<const std::string> wanted) {
    return std::ranges::all_of(wanted, [&](const std::string& word) { return has(words, word); });
}

/// Letters to change, add or drop to make one word of the other.
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (const char letter : a) {
        std::size_t diagonal = row[0]++;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t replaced = diagonal + (letter == b[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({replaced, diagonal + 1, row[j] + 1});
        }
    }
    return row.back();
}

/// Whether two forms of one name may be one word in two transliterations: `ouchakov`, `ushakov`.
bool is_spelled_like(std::string_view a, std::string_view b) {
    return std::min(a.size(), b.size()) >= shortest_surname &&
           distance(a, b) * 3 <= std::max(a.size(), b.size());
}

/// What a query keeps of a name: its words without `de`, `la`…, in no order.
Words sorted_content(std::span<const std::string> words) {
    Words content;
    std::ranges::copy_if(words, std::back_inserter(content),
                         [](const std::string& word) { return !analysis::is_stop_word(word); });
    std::ranges::sort(content);
    return content;
}

}  // namespace

bool NameVariants::Name::has_surname() const {
    return words.size() > 1 && words.back().size() >= shortest_surname && starts_with_capital(written.back());
}

bool NameVariants::Name::all_capitalised() const {
    return std::ranges::all_of(written, starts_with_capital);
}

/// Takes the spellings that the index has in its texts, each once.
class NameVariants::Collector {
public:
    Collector(const Xapian::Database& index, std::span<const std::string> asked)
        : index_(index), asked_(asked.begin(), asked.end()) {}

    void add(std::string spelling, Words words, const std::string& label) {
        const auto is_in_index = [&](const std::string& word) {
            return index_.term_exists(schema::exact_term("", word));
        };
        if (words != asked_ && variants.size() < max_name_variants &&
            std::ranges::find(variants, words, &NameVariant::words) == variants.end() &&
            std::ranges::all_of(words, is_in_index))
            variants.push_back({std::move(spelling), std::move(words), label});
    }

    /// Whatever has these words is found by a spelling that is taken already, or by what was asked.
    bool covers(const Words& words) const {
        return has_all(words, asked_) || std::ranges::any_of(variants, [&](const NameVariant& variant) {
                   return variant.words.size() == 1 && has(words, variant.words.front());
               });
    }

    std::vector<NameVariant> variants;

private:
    const Xapian::Database& index_;
    Words asked_;
};

NameVariants::Name NameVariants::name(std::string_view text) {
    Name result;
    result.text = text;
    for (const analysis::Token& token : analyzer_.analyze(text)) {
        if (token.kind != analysis::TokenKind::word)
            continue;
        result.words.emplace_back(token.form->exact);
        result.written.emplace_back(text.substr(token.begin, token.end - token.begin));
    }
    return result;
}

const NameVariants::Value& NameVariants::value(FieldId facet, const std::string& id) {
    const auto [known, is_new] = values_.try_emplace({facet, id});
    Value& value = known->second;
    if (!is_new)
        return value;
    const schema::NameEntry entry = name_entry(index_, facet, schema::facet_key(id));
    // What tells homonyms apart is not said in a text: `Tripoli (Liban)`.
    const std::string bare = entry.name.label.substr(0, entry.name.label.find(" ("));
    value = {facet, id, entry.name.label, {name(bare)}};
    for (const std::string& alias : entry.aliases)
        value.names.push_back(name(alias));
    std::erase_if(value.names, [](const Name& name) { return name.words.empty(); });
    return value;
}

const std::vector<std::string>& NameVariants::ids_with(FieldId facet, const std::string& word) {
    const auto [known, is_new] = ids_.try_emplace({facet, word});
    if (is_new)
        known->second = ids_with_every_word(index_, facet, {&word, 1});
    return known->second;
}

std::vector<const NameVariants::Value*> NameVariants::values_with(std::span<const std::string> words) {
    std::vector<const Value*> result;
    for (const FieldId facet : spoken_of) {
        Words ids = ids_with(facet, words.front());
        for (const std::string& word : words.subspan(1)) {
            // Most words are in no name.
            if (ids.empty())
                break;
            Words both;
            std::ranges::set_intersection(ids, ids_with(facet, word), std::back_inserter(both));
            ids = std::move(both);
        }
        if (ids.size() <= most_values)
            for (const std::string& id : ids)
                result.push_back(&value(facet, id));
    }
    return result;
}

/// Whether at least every second dispatch with the word, of the first ones, speaks of one of the values.
bool NameVariants::stands_for(const std::string& word, std::span<const Value* const> values) const {
    std::vector<std::pair<Xapian::PostingIterator, Xapian::PostingIterator>> tagged;
    for (const Value* value : values) {
        const std::string term = schema::name_term(value->facet, value->id);
        tagged.emplace_back(index_.postlist_begin(term), index_.postlist_end(term));
    }
    std::size_t looked_at = 0;
    std::size_t named = 0;
    const std::string term = schema::exact_term("", word);
    for (auto at = index_.postlist_begin(term); at != index_.postlist_end(term); ++at) {
        if (looked_at++ == most_looked_at)
            break;
        named += std::ranges::any_of(tagged, [&](auto& list) {
            auto& [tag, end] = list;
            if (tag != end)
                tag.skip_to(*at);
            return tag != end && *tag == *at;
        });
    }
    return named * 2 >= std::min(looked_at, most_looked_at);
}

std::vector<NameVariant> NameVariants::of(std::span<const std::string> words) {
    if (words.empty())
        return {};
    if (memory_ == nullptr)
        return look_up(words);
    if (const std::vector<NameVariant>* known = memory_->find(words))
        return *known;
    std::vector<NameVariant> variants = look_up(words);
    memory_->keep(words, variants);
    return variants;
}

std::vector<NameVariant> NameVariants::look_up(std::span<const std::string> words) {
    return words.size() == 1 ? of_word(words.front()) : of_whole_name(words);
}

std::vector<NameVariant> NameVariants::of_word(const std::string& word) {
    const auto is_whole = [&](const Name& name) { return name.words.size() == 1 && name.words[0] == word; };
    const auto is_surname = [&](const Name& name) { return name.has_surname() && name.words.back() == word; };
    std::vector<const Value*> meant;
    std::size_t whole = 0;
    for (const Value* value : values_with({&word, 1})) {
        const bool named = std::ranges::any_of(value->names, is_whole);
        whole += named;
        if (named || std::ranges::any_of(value->names, is_surname))
            meant.push_back(value);
    }
    if (meant.empty() || !stands_for(word, meant))
        return {};

    Collector found(index_, {&word, 1});
    for (const Value* value : meant) {
        const bool is_only_name = whole == 1 && std::ranges::any_of(value->names, is_whole);
        for (const Name& name : value->names) {
            const bool is_other_name = is_only_name && name.words.size() == 1;
            const bool may_be_surname = name.words.size() == 1 || name.has_surname();
            if (is_other_name || (may_be_surname && is_spelled_like(word, name.words.back())))
                add_word(name, *value, word, found);
        }
        if (is_only_name)
            for (const Name& name : value->names)
                if (name.words.size() > 1 && !found.covers(name.words))
                    found.add(name.text, name.words, value->label);
    }
    return found.variants;
}

/// Adds the last word of a name, if it is not an everyday word nor an inflection of what was asked.
void NameVariants::add_word(const Name& name, const Value& value, const std::string& asked,
                            Collector& found) const {
    const std::string& word = name.words.back();
    const Value* const only = &value;
    if (analyzer_.form(word).stem != analyzer_.form(asked).stem && stands_for(word, {&only, 1}))
        found.add(name.written.back(), {word}, value.label);
}

std::vector<NameVariant> NameVariants::of_whole_name(std::span<const std::string> words) {
    const Words content = sorted_content(words);
    const auto is_asked = [&](const Name& name) { return sorted_content(name.words) == content; };
    std::vector<const Value*> meant;
    if (!content.empty())
        for (const Value* value : values_with(content))
            if (std::ranges::any_of(value->names, is_asked))
                meant.push_back(value);

    Collector found(index_, words);
    for (const Value* value : meant) {
        add_combinations(*value, *std::ranges::find_if(value->names, is_asked), found);
        if (meant.size() > 1)
            continue;
        for (const Name& name : value->names) {
            // A surname alone is less than was asked.
            const bool is_part = name.words.size() == 1 && std::ranges::any_of(words, [&](const auto& word) {
                                     return word == name.words[0] || is_spelled_like(word, name.words[0]);
                                 });
            if (!is_part && !is_asked(name) && !found.covers(name.words) &&
                (name.words.size() > 1 || stands_for(name.words[0], {&value, 1})))
                found.add(name.text, name.words, value->label);
        }
    }
    return found.variants;
}

namespace {

/// Calls `visit` with each choice of one item of every column, up to a number of them.
template <typename Columns, typename Visit>
void for_each_combination(const Columns& columns, Visit visit) {
    std::vector<std::size_t> chosen(columns.size(), 0);
    for (std::size_t count = 0; count < most_combinations; ++count) {
        visit(chosen);
        std::size_t at = 0;
        while (at < columns.size() && ++chosen[at] == columns[at].size())
            chosen[at++] = 0;
        if (at == columns.size())
            return;
    }
}

}  // namespace

/// Adds first names and surnames each in its spellings, from the names made like the one that was asked for.
void NameVariants::add_combinations(const Value& value, const Name& asked, Collector& found) {
    const auto is_alike = [&](const Name& name) {
        return name.words.size() == asked.words.size() && name.all_capitalised() &&
               (name.words.back() == asked.words.back() ||
                is_spelled_like(name.words.back(), asked.words.back()));
    };
    struct Spelling {
        std::string word;
        std::string written;
    };
    std::vector<std::vector<Spelling>> columns(asked.words.size());
    for (const Name& name : value.names)
        if (is_alike(name))
            for (std::size_t at = 0; at < columns.size(); ++at)
                if (std::ranges::find(columns[at], name.words[at], &Spelling::word) == columns[at].end())
                    columns[at].push_back({name.words[at], name.written[at]});
    if (columns.front().empty())
        return;
    for_each_combination(columns, [&](const std::vector<std::size_t>& chosen) {
        Words row;
        std::string text;
        for (std::size_t at = 0; at < chosen.size(); ++at) {
            const Spelling& spelling = columns[at][chosen[at]];
            row.push_back(spelling.word);
            text.append(at == 0 ? "" : " ").append(spelling.written);
        }
        if (!found.covers(row))
            found.add(std::move(text), std::move(row), value.label);
    });
}

}  // namespace depeche::query
