#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "indexer/metadata/language.hpp"
#include "indexer/metadata/name_words.hpp"
#include "indexer/metadata/sighting.hpp"
#include "schema/authority/authority.hpp"
#include "schema/authority/name_key.hpp"
#include "schema/terms.hpp"

namespace depeche::indexer {

/// Words `first` up to `last`, which is not one of them.
struct WordRange {
    std::size_t first = 0;
    std::size_t last = 0;

    std::size_t size() const { return last - first; }
};

/// The names of one text, found by what the tables know and by what stands around them. Its steps are parted
/// over files by what they go by: names of the tables, head words, runs of capitals.
class NameScan {
public:
    NameScan(std::string_view text, std::span<const analysis::Token> tokens,
             const authority::Authority& authority)
        : text_(text),
          authority_(authority),
          language_(language_of(tokens)),
          words_(name_words(text, tokens, authority)) {}

    std::vector<Sighting> scan();

private:
    // What stands where.
    const NameWord& word(std::size_t at) const { return words_[at]; }
    bool has(std::size_t at) const { return at < words_.size(); }
    /// Whether the word at `at` goes on what stands before it, within the same group of words.
    bool follows(std::size_t at) const { return has(at) && words_[at].follows(); }
    bool is_small(std::size_t at) const { return follows(at) && !words_[at].capital; }
    bool is_capital(std::size_t at) const { return has(at) && words_[at].capital && !words_[at].shouted; }
    std::string_view exact_before(std::size_t at) const {
        return at > 0 && words_[at].follows() ? words_[at - 1].exact : std::string_view{};
    }
    std::span<const NameWord> words_of(WordRange range) const {
        return std::span(words_).subspan(range.first, range.size());
    }
    std::string written(WordRange range) const {
        const std::uint32_t begin = words_[range.first].begin;
        return std::string(text_.substr(begin, words_[range.last - 1].end - begin));
    }
    authority::Case case_of(WordRange range) const {
        std::array<std::uint32_t, authority::most_words_of_name> begins;
        const std::size_t size = std::min(range.size(), begins.size());
        for (std::size_t at = 0; at < size; ++at)
            begins[at] = words_[range.first + at].begin;
        return authority::case_of(text_.substr(0, words_[range.last - 1].end), std::span(begins).first(size));
    }
    std::span<const authority::Claim> claims(WordRange range) const {
        return range.size() == 1 ? authority_.claims(words_[range.first].exact)
                                 : authority_.claims(key_of(words_of(range)));
    }

    // name_scanner.cpp: names that the tables know, and what stands around a name.
    void find_known();
    bool fits_text(WordRange range, std::span<const authority::Claim> candidates) const;
    bool is_head_of_other_name(WordRange range) const;
    bool cuts_compound(WordRange range) const;
    std::size_t compound_begin(std::size_t at) const;
    std::size_t compound_end(std::size_t end) const;
    void collect_small_words();
    // head_word_scan.cpp: organisations and places that a head word or an acronym shows.
    void find_defined_acronyms();
    void define_acronym(std::size_t acronym);
    void find_organisations();
    std::size_t organisation_end(std::size_t head, std::size_t head_size) const;
    std::size_t complement_end(std::size_t at) const;
    bool is_explained_by_known(std::size_t end) const;
    WordRange called_range(std::size_t head, std::size_t end) const;
    std::size_t associated_end(std::string_view head, std::size_t end) const;
    void find_natural_places();
    // name_run_scan.cpp: runs of capitalised words.
    void find_runs();
    WordRange run_from(std::size_t first) const;
    void read_run(WordRange run);
    WordRange without_titles(WordRange run, bool& titled);
    bool is_titled(std::size_t first) const;
    bool has_title_before(std::size_t first) const;
    bool is_weak(std::size_t at) const;
    bool is_nationality(std::size_t at) const;
    void emit_known(WordRange range, bool titled);
    void emit_known_at(std::size_t first, bool titled);
    bool read_unknown(WordRange run, bool titled);
    std::string_view person_method(WordRange run, bool titled) const;
    std::string_view method_behind(WordRange run) const;
    bool follows_role(std::size_t first) const;
    bool acts(WordRange run) const;
    std::string_view organisation_method(WordRange run) const;
    bool follows_article(std::size_t first) const;
    bool is_place_here(WordRange run) const;
    bool is_first_name(std::size_t at) const { return words_[at].info && words_[at].info->first_name; }
    bool claimed_by_person(std::size_t first) const;
    bool claimed_by_place(std::size_t first) const;

    Sighting& add(SightingKind kind, WordRange range, std::string_view method);
    std::span<const authority::Claim> located_in(std::size_t after) const;
    bool is_locative_before(std::size_t first) const;
    bool is_agent(WordRange range) const;
    bool is_language(WordRange range) const;
    bool is_clock(std::size_t first) const;
    bool is_acronym(WordRange range) const;
    bool is_agent_before(std::size_t end) const;
    bool is_region_of_several(std::size_t first) const;

    struct WordHash {
        std::size_t operator()(std::string_view word) const noexcept { return schema::hash64(word); }
    };
    using Words = std::unordered_set<std::string_view, WordHash>;

    std::string_view text_;
    const authority::Authority& authority_;
    std::string_view language_;
    std::vector<NameWord> words_;
    /// For each word, how many words the known name has that starts there.
    std::vector<std::uint8_t> known_;
    /// Words of an organisation or place that is already found.
    std::vector<bool> covered_;
    /// Of the words whose capital says nothing, those that stand somewhere in small letters: no names.
    Words small_;
    std::vector<Sighting> found_;
};

}  // namespace depeche::indexer
