#include "searcher/suggest/vocabulary.hpp"

#include <algorithm>
#include <utility>

namespace depeche::suggest {

namespace {

/// Piece by piece, so that they are not all held at once.
template <typename Visit>
void for_each_word(const Xapian::Database& index, Visit visit) {
    std::string piece;
    for (std::size_t at = 0; !(piece = index.get_metadata(schema::vocabulary_words_key(at))).empty(); ++at)
        schema::read_words(piece, visit);
}

}  // namespace

std::uint32_t letters_of(std::string_view exact) {
    std::uint32_t letters = 0;
    for (const char c : exact)
        letters |= 1U << (c >= 'a' && c <= 'z' ? c - 'a' : 26);
    return letters;
}

void Vocabulary::refresh(const Xapian::Database& index, const Wanted& wanted) {
    if (!is_asked_again_) {
        read(index, wanted);
        is_asked_again_ = true;
        return;
    }
    std::string stamp = index.get_metadata(std::string(schema::vocabulary_stamp_key));
    if (stamp == stamp_)
        return;
    words_.clear();
    std::size_t words = 0;
    for_each_word(index, [&](const schema::VocabularyWord&) { ++words; });
    words_.reserve(words);
    read(index, [](const schema::VocabularyWord&) { return true; });
    stamp_ = std::move(stamp);
}

void Vocabulary::read(const Xapian::Database& index, const Wanted& wanted) {
    words_.clear();
    blocks_.clear();
    for_each_word(index, [&](const schema::VocabularyWord& word) {
        if (!wanted(word))
            return;
        const std::string_view exact = kept(word.exact);
        words_.push_back({exact, word.spelling == word.exact ? exact : kept(word.spelling), word.frequency,
                          letters_of(exact)});
    });
    for (std::size_t facet = 0; facet < names_.size(); ++facet)
        names_[facet] = schema::decode_vocabulary_names(
            index.get_metadata(schema::vocabulary_names_key(schema::name_facets[facet])));
}

/// A copy that stays where it is until the next `read`.
std::string_view Vocabulary::kept(std::string_view letters) {
    constexpr std::size_t block_bytes = std::size_t{1} << 18;
    if (blocks_.empty() || blocks_.back().capacity() - blocks_.back().size() < letters.size())
        blocks_.emplace_back().reserve(std::max(block_bytes, letters.size()));
    std::string& block = blocks_.back();
    const std::size_t begin = block.size();
    block += letters;
    return std::string_view(block).substr(begin);
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
