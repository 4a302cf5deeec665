#pragma once

#include <xapian.h>

#include <array>
#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "schema/fields.hpp"
#include "schema/vocabulary.hpp"

namespace depeche::suggest {

/// The vocabulary of an index in memory. Who asks once waits only for the words that the question looks at;
/// who asks again gets all of them, read once and read again when the index has newer ones. It may lag behind
/// the index: what is shown of it is looked up there first.
class Vocabulary {
public:
    /// Whether a question looks at a word.
    using Wanted = std::function<bool(const schema::VocabularyWord& word)>;

    struct Word {
        std::string_view exact;
        std::string_view spelling;
        std::uint32_t frequency;
        /// Bit 0 for an `a` in the exact form, and so on; what is no letter sets bit 26.
        std::uint32_t letters;
    };

    /// Reads the words of `index` that are wanted, the first time; from then on all of them, when they are
    /// not those that were read before.
    void refresh(const Xapian::Database& index, const Wanted& wanted);

    /// In ascending order of the exact forms.
    std::span<const Word> words() const { return words_; }
    /// Those whose exact form starts so.
    std::span<const Word> with_prefix(std::string_view prefix) const;
    /// Null for a word it has not.
    const Word* find(std::string_view exact) const;

    /// The most frequent values of a facet of names, these first.
    std::span<const schema::VocabularyName> names(schema::FieldId facet) const;

private:
    void read(const Xapian::Database& index, const Wanted& wanted);
    std::string_view kept(std::string_view letters);

    bool is_asked_again_ = false;
    /// Of what was read whole, if anything was.
    std::optional<std::string> stamp_;
    /// What the words' views point into: none of them grows beyond what it reserved.
    std::deque<std::string> blocks_;
    std::vector<Word> words_;
    std::array<std::vector<schema::VocabularyName>, schema::name_facets.size()> names_;
};

/// As `Vocabulary::Word` has it.
std::uint32_t letters_of(std::string_view exact);

}  // namespace depeche::suggest
