#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "schema/fields.hpp"
#include "schema/packing.hpp"

namespace depeche::schema {

/// A word that an index has in its texts.
struct VocabularyWord {
    /// Its exact form: lower case, no accents.
    std::string_view exact;
    /// As it is mostly spelled, in lower case: with its accents, a compound with its hyphens.
    std::string_view spelling;
    /// How many dispatches have it.
    std::uint32_t frequency = 0;
};

/// A value of a facet as completion looks for it: by any word of its names.
struct VocabularyName {
    /// Of the facet value: see `facet_key`.
    std::uint64_t key = 0;
    std::uint32_t frequency = 0;
    /// The folded words of its label and aliases, stop words aside, a blank before each: ` iouri ouchakov
    /// yuri ushakov`.
    std::string words;
};

/// The vocabulary of an index is a list of its words, stored in its metadata beside the terms: it can be read
/// whole in milliseconds, where walking the terms takes a second for every million. It is made anew when the
/// index has changed enough, so that a few words may be missing and frequencies be a little old.
///
/// Stored in pieces, the words of each being in order and front-coded. A piece is read with `read_words`.
class VocabularyPacker {
public:
    /// Words in ascending order of their exact forms.
    void add(const VocabularyWord& word);
    std::size_t size() const { return size_; }
    /// The piece so far; the next one starts.
    std::string take();

private:
    Packer packer_;
    std::string previous_;
    std::size_t size_ = 0;
};

/// Calls `visit` with each word of a piece, valid during the call. Damaged bytes end it early.
template <typename Visit>
void read_words(std::string_view piece, Visit visit) {
    Unpacker in(piece);
    std::string exact;
    while (!in.at_end() && in.ok()) {
        const std::uint64_t shared = in.number();
        if (shared > exact.size())
            return;
        exact.resize(shared);
        exact += in.text();
        const auto frequency = static_cast<std::uint32_t>(in.number());
        const std::string_view spelling = in.text();
        if (in.ok())
            visit(VocabularyWord{exact, spelling.empty() ? std::string_view(exact) : spelling, frequency});
    }
}

std::string encode(const std::vector<VocabularyName>& names);
/// Reads them back; of damaged bytes, what could be read.
std::vector<VocabularyName> decode_vocabulary_names(std::string_view bytes);

/// Some 50 KB, so that each piece is read into the memory that the one before it had. Older indexes have
/// longer ones.
inline constexpr std::size_t words_per_piece = 2'000;

/// An index of more words leaves out those of one dispatch.
inline constexpr std::size_t most_vocabulary_words = 1'000'000;

/// The most frequent names of a facet; the others are found by their words in the metadata.
inline constexpr std::size_t most_vocabulary_names = 5'000;

/// Metadata keys: of the pieces, counted from 0 without a gap; of the names of a facet, most frequent first;
/// of how many dispatches were written since they were made; and of a text that tells two vocabularies
/// apart.
std::string vocabulary_words_key(std::size_t piece);
std::string vocabulary_names_key(FieldId facet);
inline constexpr std::string_view vocabulary_age_key = "vocabulary/age";
inline constexpr std::string_view vocabulary_stamp_key = "vocabulary/stamp";

}  // namespace depeche::schema
