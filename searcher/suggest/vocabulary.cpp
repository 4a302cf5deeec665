#include "searcher/suggest/vocabulary.hpp"

#include <algorithm>

namespace depeche::suggest {

std::uint32_t letters_of(std::string_view exact) {
    std::uint32_t letters = 0;
    for (const char c : exact)
        letters |= 1U << (c >= 'a' && c <= 'z' ? c - 'a' : 26);
    return letters;
}

void Vocabulary::refresh(const Xapian::Database& index) {
    std::string stamp = index.get_metadata(std::string(schema::vocabulary_stamp_key));
    if (stamp == stamp_)
        return;
    read(index);
    stamp_ = std::move(stamp);
}

void Vocabulary::read(const Xapian::Database& index) {
    letters_of_words_.clear();
    words_.clear();
    std::vector<std::string> pieces;
    for (std::string piece;
         !(piece = index.get_metadata(schema::vocabulary_words_key(pieces.size()))).empty();)
        pieces.push_back(std::move(piece));

    // Words keep offsets until all letters are in their place.
    struct Place {
        std::size_t exact_size;
        std::size_t spelling_size;
    };
    std::vector<Place> places;
    for (const std::string& piece : pieces)
        schema::read_words(piece, [&](const schema::VocabularyWord& word) {
            const bool is_plain = word.spelling == word.exact;
            letters_of_words_ += word.exact;
            letters_of_words_ += is_plain ? std::string_view{} : word.spelling;
            places.push_back({word.exact.size(), is_plain ? 0 : word.spelling.size()});
            words_.push_back({{}, {}, word.frequency, letters_of(word.exact)});
        });
    std::string_view letters = letters_of_words_;
    for (std::size_t at = 0; at < words_.size(); ++at) {
        const auto [exact_size, spelling_size] = places[at];
        words_[at].exact = letters.substr(0, exact_size);
        words_[at].spelling =
            spelling_size == 0 ? words_[at].exact : letters.substr(exact_size, spelling_size);
        letters.remove_prefix(exact_size + spelling_size);
    }
    for (std::size_t facet = 0; facet < names_.size(); ++facet)
        names_[facet] = schema::decode_vocabulary_names(
            index.get_metadata(schema::vocabulary_names_key(schema::name_facets[facet])));
}

std::span<const Vocabulary::Word> Vocabulary::with_prefix(std::string_view prefix) const {
    const auto begin = std::ranges::lower_bound(words_, prefix, {}, &Word::exact);
    const auto end = std::partition_point(begin, words_.end(),
                                          [&](const Word& word) { return word.exact.starts_with(prefix); });
    return {begin, end};
}

const Vocabulary::Word* Vocabulary::find(std::string_view exact) const {
    const auto found = std::ranges::lower_bound(words_, exact, {}, &Word::exact);
    return found == words_.end() || found->exact != exact ? nullptr : &*found;
}

std::span<const schema::VocabularyName> Vocabulary::names(schema::FieldId facet) const {
    const auto at = std::ranges::find(schema::name_facets, facet) - schema::name_facets.begin();
    return names_.at(static_cast<std::size_t>(at));
}

}  // namespace depeche::suggest
